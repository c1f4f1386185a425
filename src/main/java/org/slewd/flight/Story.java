package org.slewd.flight;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.slewd.link.Transcript;
import org.slewd.station.Order;
import org.slewd.station.Outcome;
import org.slewd.station.StationEvent;
import org.slewd.station.Turn;

/** Turns as lines for people: one for each thing that was asked, decided or happened, in order. */
public final class Story {

    private Story() {}

    /**
     * A line for a note; empty for what is no news to a person.
     *
     * @param bytes whether bytes are news
     */
    public static Optional<String> line(Instant utc, Turn.Note note, boolean bytes) {
        return words(note, bytes).map(words -> utc + "  " + words);
    }

    /** What a note says, whether it is news or not. */
    public static String words(Turn.Note note) {
        return words(note, true)
                .orElseGet(() -> note instanceof Turn.Marked marked
                        ? String.format(Locale.ROOT, "state      mark %02x", marked.mark())
                        : note.toString());
    }

    private static Optional<String> words(Turn.Note note, boolean bytes) {
        if (note instanceof Turn.Sent sent && bytes) {
            return Optional.of(wire(sent.line(), ">", sent.bytes()) + (sent.taken() ? "" : "  not taken"));
        }
        if (note instanceof Turn.Received received && bytes) {
            return Optional.of(wire(received.line(), "<", received.bytes()));
        }
        if (note instanceof Turn.Overtook overtook && bytes) {
            return Optional.of(wire(overtook.line(), ">>", overtook.bytes()));
        }
        if (note instanceof Turn.Wire wire) {
            return Optional.of("wire       " + name(wire.line()) + ' '
                    + wire.status().state() + ' ' + wire.status().detail());
        }
        if (note instanceof Turn.Ordered ordered) {
            return Optional.of("ordered    " + words(ordered.order()));
        }
        if (note instanceof Turn.Stopped stopped) {
            return Optional.of("ordered    STOP by " + stopped.by());
        }
        if (note instanceof Turn.Answered answered) {
            return Optional.of("answered   "
                    + (answered.outcome() instanceof Outcome.Refused refused
                            ? "refused, " + refused.kind() + ": " + refused.message()
                            : "accepted"));
        }
        if (note instanceof Turn.Happened happened) {
            return Optional.of("happened   " + words(happened.event()));
        }
        if (note instanceof Turn.Failed failed) {
            return Optional.of("failed     " + failed.error());
        }
        return Optional.empty();
    }

    private static String words(Order order) {
        return order instanceof Order.Follow follow
                ? "Follow " + follow.asked().elements().name() + " by " + follow.who()
                : order.toString();
    }

    private static String words(StationEvent event) {
        if (event instanceof StationEvent.Told told) {
            return "told: " + told.message();
        }
        if (event instanceof StationEvent.OfPass ofPass) {
            return event.word() + ": " + ofPass.pass().pass().name();
        }
        if (event instanceof StationEvent.Stopped stopped) {
            return event.word() + ": by " + stopped.by();
        }
        if (event instanceof StationEvent.FaultRaised raised) {
            return event.word() + ": " + raised.fault().kind();
        }
        if (event instanceof StationEvent.FaultCleared cleared) {
            return event.word() + ": " + cleared.fault().kind();
        }
        return event.word();
    }

    private static String wire(Turn.Line line, String direction, byte[] bytes) {
        return String.format(Locale.ROOT, "%-10s %s \"%s\"", name(line), direction, Transcript.escape(bytes));
    }

    private static String name(Turn.Line line) {
        return line.name().toLowerCase(Locale.ROOT);
    }
}
