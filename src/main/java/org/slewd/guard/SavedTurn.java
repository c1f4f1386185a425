package org.slewd.guard;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is kept of the cable over a restart: written at every stop.
 *
 * @param azimuthDeg of the axis, unwrapped
 * @param utc when it stood there
 */
public record SavedTurn(double azimuthDeg, Instant utc) {

    private static final Pattern LINE = Pattern.compile("azimuthDeg=(-?\\d{1,4}(?:\\.\\d{1,3})?) utc=(\\S{20,40}) end");

    /** No axis turns further; a file that says so is not ours. */
    private static final double FURTHEST_DEG = 720;

    public SavedTurn {
        if (!(Math.abs(azimuthDeg) <= FURTHEST_DEG + TurnKnowledge.BEYOND_STOP_DEG)) {
            throw new IllegalArgumentException("no axis stands at azimuth " + azimuthDeg);
        }
    }

    /** One line of text, without a line end. It closes with a word, so that a line cut short is not taken for a whole one. */
    public String line() {
        return String.format(Locale.ROOT, "azimuthDeg=%.3f utc=%s end", azimuthDeg, utc);
    }

    /** What {@link #line} wrote; empty for anything else. */
    public static Optional<SavedTurn> read(String line) {
        Matcher matcher = LINE.matcher(line.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SavedTurn(Double.parseDouble(matcher.group(1)), Instant.parse(matcher.group(2))));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
