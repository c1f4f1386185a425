package org.slewd.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What chrony says of the clock, by {@code chronyc -c tracking}.
 *
 * @param synchronised whether it follows a source
 * @param mostErrorS the error that the clock has at most, while it is synchronised
 */
record ChronyTracking(boolean synchronised, double mostErrorS) {

    private static final List<String> COMMAND = List.of("chronyc", "-n", "-c", "tracking");

    /** It answers from its own memory; a daemon that hangs is none. */
    private static final long WITHIN_MS = 2000;

    // Fields of the line, by chronyc(1), section "tracking"; the first is 0.
    private static final int FIELDS = 14;
    private static final int SYSTEM_TIME = 4;
    private static final int ROOT_DELAY = 10;
    private static final int ROOT_DISPERSION = 11;
    private static final int LEAP_STATUS = 13;

    /** Asks, for two seconds at most; empty where chrony is not installed or does not answer. */
    static Optional<ChronyTracking> ask() {
        try {
            Process chronyc = new ProcessBuilder(COMMAND)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                chronyc.getOutputStream().close();
                if (!chronyc.waitFor(WITHIN_MS, TimeUnit.MILLISECONDS) || chronyc.exitValue() != 0) {
                    return Optional.empty();
                }
                byte[] answer = chronyc.getInputStream().readNBytes(1000);
                return read(new String(answer, StandardCharsets.US_ASCII));
            } finally {
                chronyc.destroyForcibly();
            }
        } catch (IOException e) {
            return Optional.empty(); // not installed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Reads a line of it; empty when it is not one. The bound is that of chronyc(1): |offset| + dispersion + delay / 2. */
    static Optional<ChronyTracking> read(String line) {
        String[] fields = line.strip().split(",", -1);
        if (fields.length < FIELDS) {
            return Optional.empty();
        }
        try {
            double mostErrorS = Math.abs(Double.parseDouble(fields[SYSTEM_TIME]))
                    + Double.parseDouble(fields[ROOT_DISPERSION])
                    + Double.parseDouble(fields[ROOT_DELAY]) / 2;
            boolean synchronised = !fields[LEAP_STATUS].equals("Not synchronised");
            return mostErrorS >= 0 ? Optional.of(new ChronyTracking(synchronised, mostErrorS)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
