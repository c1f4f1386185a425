package org.slewd.station;

import java.util.Optional;
import org.slewd.link.Link;
import org.slewd.receiver.Leg;
import org.slewd.receiver.Mode;
import org.slewd.receiver.ReceiverConfig;
import org.slewd.receiver.ReceiverDriver;
import org.slewd.receiver.ReceiverTraits;
import org.slewd.receiver.Tuning;

/** The receiver as the loop has it: wire and driver in one. Everything belongs to the loop. */
final class ReceiverPart {

    private final ReceiverConfig config;
    private final ReceiverDriver driver;
    private final Link link;
    private long seenConnects;

    ReceiverPart(ReceiverConfig config, ReceiverDriver driver, Link link) {
        this.config = config;
        this.driver = driver;
        this.link = link;
    }

    ReceiverConfig config() {
        return config;
    }

    ReceiverDriver driver() {
        return driver;
    }

    Link link() {
        return link;
    }

    /** Takes in what the wire brought. */
    void receive(long nowNanos) {
        if (link.status().connects() != seenConnects) {
            seenConnects = link.status().connects();
            driver.onConnect(nowNanos);
        }
        for (Link.Received piece : link.receive()) {
            driver.onBytes(piece.bytes(), piece.nanos());
        }
    }

    /** Lets the driver say what is due. */
    void step(long nowNanos) {
        if (link.status().isUp()) {
            driver.step(nowNanos, link::send);
        }
    }

    /** Gives the radio back to its owner and closes the wire. */
    void close() {
        if (link.status().isUp()) {
            driver.takeLeave(link::send);
        }
        link.close();
    }

    /** Why the radio cannot be tuned to {@code hz} or {@code mode}; empty when it can. */
    Optional<Outcome.Refused> refusal(Optional<Long> hz, Optional<Mode> mode) {
        ReceiverTraits traits = driver.traits();
        return hz.filter(wanted -> !traits.contains(wanted))
                .map(wanted -> new Outcome.Refused(
                        "invalid",
                        "%d Hz is outside the range of the receiver, %d to %d Hz"
                                .formatted(wanted, traits.minHz(), traits.maxHz()),
                        "choose a frequency inside"))
                .or(() -> mode.filter(wanted -> !traits.modes().contains(wanted))
                        .map(wanted -> new Outcome.Refused(
                                "invalid",
                                "the receiver has no mode " + wanted,
                                "choose another mode or leave it out")));
    }

    /** Tunes; a setting that the radio cannot take was refused before. */
    void tune(Leg leg, Tuning tuning) {
        driver.tune(leg, tuning);
    }

    /** Nobody wants anything of a leg any more. */
    void release(Leg leg) {
        driver.release(leg);
    }

    /** How often the wire has come up. */
    long connects() {
        return seenConnects;
    }
}
