package org.slewd.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.slewd.doppler.DopplerCurve;
import org.slewd.doppler.DopplerCurve.Sample;

/**
 * A measured carrier from a CSV file with a header. The time is in a column named {@code utc}, {@code timestamp} or {@code
 * time}, the frequency in {@code received_hz}, {@code measured_freq} or {@code frequency_hz}, the ratio of signal to noise,
 * if any, in {@code snr_db}. Other columns are passed over; a row that is not sound is named and left out.
 */
final class CurveFile {

    private static final List<String> TIME = List.of("utc", "timestamp", "time");
    private static final List<String> FREQUENCY = List.of("received_hz", "measured_freq", "frequency_hz");
    private static final List<String> SNR = List.of("snr_db");

    /** Rows that are named one by one. */
    private static final int MAX_PROBLEMS = 10;

    private CurveFile() {}

    /**
     * Reads {@code file}, packed or not.
     *
     * @param problems hears a sentence about rows that were left out
     * @throws Failure when it cannot be read or holds no curve
     */
    static DopplerCurve read(Path file, Consumer<String> problems) {
        List<String> lines = new String(ElementFiles.content(file), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        if (lines.isEmpty()) {
            throw new Failure(file + " is empty; it needs a header and a row for each measurement.");
        }
        List<String> header = fields(lines.get(0)).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        int time = column(file, header, TIME);
        int frequency = column(file, header, FREQUENCY);
        int snr = header.stream().anyMatch(SNR::contains) ? column(file, header, SNR) : -1;
        List<Sample> samples = new ArrayList<>();
        int leftOut = 0;
        for (int i = 1; i < lines.size(); i++) {
            try {
                samples.add(sample(fields(lines.get(i)), time, frequency, snr, samples));
            } catch (IllegalArgumentException | DateTimeParseException | IndexOutOfBoundsException e) {
                if (++leftOut <= MAX_PROBLEMS) {
                    problems.accept(file + ": row " + i + " is no measurement and was left out: "
                            + Text.printable(lines.get(i)
                                    .substring(0, Math.min(80, lines.get(i).length()))));
                }
            }
        }
        if (leftOut > MAX_PROBLEMS) {
            problems.accept(file + ": " + (leftOut - MAX_PROBLEMS) + " more rows were left out");
        }
        if (samples.isEmpty() || samples.size() > DopplerCurve.MAX_SAMPLES) {
            throw new Failure(file + " holds " + samples.size() + " measurements; from 1 to " + DopplerCurve.MAX_SAMPLES
                    + " make a curve.");
        }
        return new DopplerCurve(samples);
    }

    private static List<String> fields(String line) {
        return Arrays.stream(line.split(",", -1)).map(String::strip).toList();
    }

    private static int column(Path file, List<String> header, List<String> names) {
        for (String name : names) {
            if (header.contains(name)) {
                return header.indexOf(name);
            }
        }
        throw new Failure(
                file + " has no column named " + String.join(" or ", names) + "; its first line must name them.");
    }

    private static Sample sample(List<String> fields, int time, int frequency, int snr, List<Sample> before) {
        Instant utc = Instant.parse(fields.get(time));
        if (!before.isEmpty() && utc.isBefore(before.get(before.size() - 1).utc())) {
            throw new IllegalArgumentException("goes back in time");
        }
        double weight = snr < 0 ? 1 : Math.pow(10, Double.parseDouble(fields.get(snr)) / 10);
        return new Sample(utc, Double.parseDouble(fields.get(frequency)), weight);
    }
}
