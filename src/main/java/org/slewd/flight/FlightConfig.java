package org.slewd.flight;

import org.slewd.config.Section;

/**
 * The section {@code flight} of the configuration: the flight recorder.
 *
 * @param record whether it records
 * @param mostBytes what its files may take on the disk; the oldest are deleted above it
 */
public record FlightConfig(boolean record, long mostBytes) {

    /** On, with room for some days. */
    public static final FlightConfig USUAL = new FlightConfig(true, 64L << 20);

    /** Eight files of a few minutes. */
    private static final long LEAST_BYTES = 1L << 20;

    private static final long MOST_BYTES = 64L << 30;

    public FlightConfig {
        if (mostBytes < LEAST_BYTES || mostBytes > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "mostBytes " + mostBytes + " is outside [" + LEAST_BYTES + ", " + MOST_BYTES + "]");
        }
    }

    /** Reads the section; a fault of it is told and the usual taken meanwhile. */
    public static FlightConfig read(Section flight) {
        return new FlightConfig(
                flight.optionalFlag("record").orElse(USUAL.record),
                flight.optionalInteger("mostBytes", LEAST_BYTES, MOST_BYTES).orElse(USUAL.mostBytes));
    }
}
