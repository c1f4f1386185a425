package org.slewd.rotator;

import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * One line of the table of rotators in {@code Wiring}.
 *
 * @param name what it is called in the configuration and by {@code slewd simulate}: {@code gs232a}
 * @param title what it is called by people
 * @param defaultBaud speed of the serial line unless the configuration says otherwise; 0 for a network protocol
 * @param driver makes a driver, given the monotonic time
 * @param simulator makes a simulated controller with the given motors
 */
public record RotatorKind(
        String name,
        String title,
        int defaultBaud,
        LongFunction<RotatorDriver> driver,
        Function<SimulatedAxes, SimulatedRotator> simulator) {}
