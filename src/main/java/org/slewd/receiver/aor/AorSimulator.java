package org.slewd.receiver.aor;

import java.nio.charset.StandardCharsets;
import org.slewd.link.ByteSink;
import org.slewd.receiver.Leg;
import org.slewd.receiver.Mode;
import org.slewd.receiver.PendingCommands;
import org.slewd.receiver.RadioFaults;
import org.slewd.receiver.SimulatedReceiver;

/**
 * A receiver that speaks in lines. It knows the commands that slewd and Hamlib use and says {@code ?} to all others. There
 * is no transmitter in it; whatever could key one on other radios is counted all the same.
 */
final class AorSimulator implements SimulatedReceiver {

    private static final long THINKING_NANOS = 5_000_000L;
    private static final String REFUSED = "?";

    private final AorProfile profile;
    private final LineCutter cutter = new LineCutter();
    private final RadioFaults faults = new RadioFaults();
    private final PendingCommands pending = new PendingCommands();

    private final long[] hz = {145_900_000, 145_900_000};
    private final char[] modes;
    private int vfo;
    private char attenuator = '0';
    private boolean remote;
    private int keyingAttempts;

    AorSimulator(AorProfile profile) {
        this.profile = profile;
        char fm = profile.modeDigits().get(Mode.FM);
        this.modes = new char[] {fm, fm};
    }

    @Override
    public void onBytes(byte[] received, long nowNanos) {
        cutter.push(received, line -> onLine(line, nowNanos));
    }

    @Override
    public void step(long nowNanos, ByteSink out) {
        pending.step(nowNanos, out);
    }

    @Override
    public long tunedHz(Leg leg) {
        return hz[vfo];
    }

    @Override
    public void turnDial(long wantedHz, long nowNanos) {
        long onGrid = profile.traits().onGrid((double) wantedHz);
        if (!profile.traits().contains(onGrid)) {
            throw new IllegalArgumentException("the dial does not go to " + wantedHz + " Hz");
        }
        hz[vfo] = onGrid;
    }

    @Override
    public RadioFaults faults() {
        return faults;
    }

    @Override
    public int keyingAttempts() {
        return keyingAttempts;
    }

    /** The digit of its mode. */
    char mode() {
        return modes[vfo];
    }

    /** Whether it has been spoken to and not been left since, so that its keys are locked. */
    boolean isRemote() {
        return remote;
    }

    private void onLine(String line, long nowNanos) {
        if (line.startsWith("TX")) {
            keyingAttempts++;
        }
        if (faults.hears()) {
            pending.add(atNanos -> answer(line), faults.latencyNanos(THINKING_NANOS), nowNanos);
        }
    }

    private byte[] answer(String line) {
        if (line.equals(AorProfile.LEAVE)) {
            remote = false;
            return new byte[0];
        }
        remote = true;
        return (obey(line) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private String obey(String line) {
        boolean tunes = line.matches("RF.+|MD.");
        if (faults.refuses() && tunes) {
            return REFUSED;
        }
        return switch (line) {
            case "" -> "";
            case AorProfile.READ -> everything();
            case AorProfile.READ_MODE -> AorProfile.READ_MODE + modes[vfo];
            case AorProfile.READ_METER -> profile.hasMeter() ? "LM084" : REFUSED;
            case "VA", "VB" -> {
                vfo = line.charAt(1) - 'A';
                yield "";
            }
            case "BW" -> "BW2";
            case "AT" -> "AT" + attenuator;
            case "AC" -> "AC0";
            default -> set(line);
        };
    }

    private String set(String line) {
        if (line.matches("RF[0-9]{10}")) {
            long wantedHz = Long.parseLong(line.substring(2));
            if (!profile.traits().contains(wantedHz)
                    || wantedHz % profile.traits().stepHz() != 0) {
                return REFUSED;
            }
            hz[vfo] = wantedHz;
            return profile.repeatsFrequency() ? line : "";
        }
        if (line.matches("MD.") && profile.knownDigits().indexOf(line.charAt(2)) >= 0) {
            modes[vfo] = line.charAt(2);
            return "";
        }
        if (line.matches("AT[0-3]")) {
            attenuator = line.charAt(2);
            return "";
        }
        return line.matches("BW[0-9]|AC[012F]|ST[0-9]{6}") ? "" : REFUSED;
    }

    private String everything() {
        return "V" + (char) ('A' + vfo) + " " + AorProfile.frequency(hz[vfo]) + " ST012500 AU0 MD" + modes[vfo] + " AT"
                + attenuator;
    }
}
