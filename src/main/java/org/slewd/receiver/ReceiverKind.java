package org.slewd.receiver;

import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * One line of the table of receivers in {@code Wiring}.
 *
 * @param name what it is called in the configuration and by {@code slewd simulate}: {@code ic-r8600}
 * @param title what it is called by people
 * @param defaultBaud speed of the serial line unless the configuration says otherwise; 0 for a network protocol
 * @param driver makes a driver, given the monotonic time
 * @param simulator makes a simulated radio
 */
public record ReceiverKind(
        String name,
        String title,
        int defaultBaud,
        LongFunction<ReceiverDriver> driver,
        Supplier<SimulatedReceiver> simulator) {}
