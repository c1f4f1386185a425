package org.slewd.receiver;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * One line of the table of receivers in {@code Wiring}.
 *
 * @param name what it is called in the configuration and by {@code slewd simulate}: {@code ic-r8600}
 * @param title what it is called by people
 * @param defaultBaud speed of the serial line unless the configuration says otherwise; 0 for a network protocol
 * @param stopBits of the serial line, 1 or 2
 * @param driver makes a driver, given the monotonic time
 * @param simulator makes a simulated radio
 * @param fitting how it is fitted to what its owner has set; empty for a radio on which nothing of that kind can be set
 */
public record ReceiverKind(
        String name,
        String title,
        int defaultBaud,
        int stopBits,
        LongFunction<ReceiverDriver> driver,
        Supplier<SimulatedReceiver> simulator,
        Optional<Fitting> fitting) {

    public ReceiverKind {
        if (stopBits != 1 && stopBits != 2) {
            throw new IllegalArgumentException("no serial line has " + stopBits + " stop bits");
        }
    }

    /**
     * How a kind is fitted to what its owner has set.
     *
     * @param hasCivAddress whether it has an address on an Icom bus
     * @param hasHalves whether it has two receivers
     * @param fit makes the kind that is fitted
     */
    public record Fitting(boolean hasCivAddress, boolean hasHalves, Function<ReceiverOptions, ReceiverKind> fit) {}

    /** A radio whose line has one stop bit, as most have. */
    public ReceiverKind(
            String name,
            String title,
            int defaultBaud,
            LongFunction<ReceiverDriver> driver,
            Supplier<SimulatedReceiver> simulator,
            Optional<Fitting> fitting) {
        this(name, title, defaultBaud, 1, driver, simulator, fitting);
    }

    /** A radio on which nothing can be set that slewd would have to know. */
    public ReceiverKind(
            String name,
            String title,
            int defaultBaud,
            LongFunction<ReceiverDriver> driver,
            Supplier<SimulatedReceiver> simulator) {
        this(name, title, defaultBaud, driver, simulator, Optional.empty());
    }

    /** The same radio on a line with two stop bits. */
    public ReceiverKind withTwoStopBits() {
        return new ReceiverKind(name, title, defaultBaud, 2, driver, simulator, fitting);
    }

    /** This kind with what its owner has set; the same where there is nothing to set. */
    public ReceiverKind fitted(ReceiverOptions options) {
        return fitting.map(how -> how.fit().apply(options)).orElse(this);
    }

    /** Whether it has an address on an Icom bus. */
    public boolean hasCivAddress() {
        return fitting.map(Fitting::hasCivAddress).orElse(false);
    }

    /** Whether it has two receivers, of which either may hear the downlink. */
    public boolean hasHalves() {
        return fitting.map(Fitting::hasHalves).orElse(false);
    }
}
