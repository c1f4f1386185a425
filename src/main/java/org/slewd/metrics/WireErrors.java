package org.slewd.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.slewd.link.Contact;

/**
 * Counts what goes wrong between slewd and one device, by comparing each snapshot with the one before. {@link #look} runs on
 * the station loop: all counters are there beforehand.
 */
final class WireErrors {

    /** What can go wrong. */
    private enum Kind {
        /** The wire went down: unplugged, refused, cut off. */
        LOST,
        /** Several questions in a row were not answered, or none for two seconds. */
        UNANSWERED,
        /** The device complained, or said what no such device says. */
        COMPLAINT
    }

    private final Map<Kind, Counter> counters = new EnumMap<>(Kind.class);
    private boolean wasUp;
    private boolean wasAnswering;
    private Optional<String> trouble = Optional.empty();

    WireErrors(String device, MeterRegistry registry) {
        for (Kind kind : Kind.values()) {
            counters.put(
                    kind,
                    Counter.builder("slewd.device.errors")
                            .description("What went wrong between slewd and a device: the wire was lost, questions"
                                    + " stayed unanswered, the device complained or was not understood.")
                            .tag("device", device)
                            .tag("kind", StationMetrics.word(kind))
                            .register(registry));
        }
    }

    void look(StationMetrics.Device device) {
        count(Kind.LOST, wasUp && !device.link().isUp());
        // A lost wire answers nothing; that is one thing that went wrong, not two.
        count(Kind.UNANSWERED, wasAnswering && device.link().isUp() && isMissed(device.contact()));
        count(Kind.COMPLAINT, device.trouble().isPresent() && !device.trouble().equals(trouble));
        wasUp = device.link().isUp();
        wasAnswering = device.contact() == Contact.ANSWERING;
        trouble = device.trouble();
    }

    private static boolean isMissed(Contact contact) {
        return contact == Contact.DEGRADED || contact == Contact.SILENT;
    }

    private void count(Kind kind, boolean happened) {
        if (happened) {
            counters.get(kind).increment();
        }
    }
}
