package org.slewd.station;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.slewd.link.Link;
import org.slewd.orbit.Catalogue;
import org.slewd.orbit.ElementSet;
import org.slewd.time.Clock;
import org.slewd.time.ClockLimits;
import org.slewd.time.ClockTrust;
import org.slewd.time.VirtualClock;
import org.slewd.transmitter.Listed;
import org.slewd.transmitter.Transmitters;

/**
 * Turns the loop of a station once more through turns that were recorded: the same code takes the same inputs, and what it makes
 * of them is there to be compared. The station is built upon {@link #time}, {@link #link} and predictions that work by {@link
 * #planner}, in the place of real ones. One thread.
 */
public final class Playback {

    private final PlayedLink rotator;
    private final PlayedLink receiver;
    private final List<Runnable> work = new ArrayList<>();
    private final Set<Long> atOnce = new HashSet<>();
    private final Map<Integer, ElementSet> sets = new LinkedHashMap<>();
    private final Map<Integer, List<Listed>> sends = new LinkedHashMap<>();
    private final List<Turn> made = new ArrayList<>();

    private VirtualClock now;
    private ClockTrust trust;
    private Optional<Station> station = Optional.empty();
    private Optional<Predictions> predictions = Optional.empty();

    /**
     * Begins at the first turn of a recording, in which the station was made.
     *
     * @param addresses what the wires were called
     */
    public Playback(Turn first, Map<Turn.Line, String> addresses) {
        this.now = new VirtualClock(first.utc(), first.nanos());
        this.trust = ClockTrust.stated(first.nanos());
        this.rotator = new PlayedLink(addresses.getOrDefault(Turn.Line.ROTATOR, ""));
        this.receiver = new PlayedLink(addresses.getOrDefault(Turn.Line.RECEIVER, ""));
    }

    /** The time of the recording. */
    public Timekeeping time(ClockLimits limits) {
        Clock clock = new Clock() {
            @Override
            public Instant utc() {
                return now.utc();
            }

            @Override
            public long nanos() {
                return now.nanos();
            }
        };
        return new Timekeeping(clock, () -> trust, limits);
    }

    /** A wire that brings what was recorded and takes what is sent. */
    public Link link(Turn.Line line) {
        return line == Turn.Line.ROTATOR ? rotator : receiver;
    }

    /** Does work when it was done in the recording. */
    public Executor planner() {
        return task -> {
            work.add(task);
            if (atOnce.contains((long) work.size() - 1)) {
                task.run();
            }
        };
    }

    /** From now on {@link #play} plays to {@code played}, which thinks by {@code thinking}. */
    public void begin(Station played, Predictions thinking) {
        station = Optional.of(played);
        predictions = Optional.of(thinking);
        played.record(made::add);
        made.clear();
    }

    /**
     * Plays a turn that comes after the first.
     *
     * @return what the code makes of it now
     * @throws IllegalStateException when the turn asks for something that never was begun
     */
    public Turn play(Turn recorded) {
        Station played = station.orElseThrow();
        now = new VirtualClock(recorded.utc(), recorded.nanos());
        atOnce.clear();
        rotator.clear();
        receiver.clear();
        boolean opens = false;
        boolean closes = false;
        for (Turn.Note note : recorded.notes()) {
            opens |= note instanceof Turn.Opened;
            closes |= note instanceof Turn.Closed;
            feed(note, played);
        }
        if (opens) {
            played.open(() -> {});
        } else if (closes) {
            played.close();
        } else {
            step(played);
        }
        Turn turn = made.get(made.size() - 1);
        made.clear();
        return turn;
    }

    private static void step(Station played) {
        try {
            played.step();
        } catch (RuntimeException | Error e) {
            // It is in the turn, as it was in the recording, or was not.
            if (e instanceof VirtualMachineError) {
                throw e;
            }
        }
    }

    private void feed(Turn.Note note, Station played) {
        if (note instanceof Turn.Wire wire) {
            played(wire.line()).become(wire);
        } else if (note instanceof Turn.Received received) {
            played(received.line()).bring(received, now.nanos());
        } else if (note instanceof Turn.Sent sent) {
            played(sent.line()).willTake(sent.taken());
        } else if (note instanceof Turn.Trusted trusted) {
            trust = trusted.trust();
        } else if (note instanceof Turn.Stopped stopped) {
            played.stop(stopped.by());
        } else if (note instanceof Turn.Ordered ordered) {
            played.order(ordered.order());
        } else if (note instanceof Turn.Reckoned reckoned) {
            reckon(reckoned);
        } else if (note instanceof Turn.Elements elements) {
            know(elements);
        } else if (note instanceof Turn.Sends known) {
            sends.put(known.catalogNumber(), known.listed());
            predictions
                    .orElseThrow()
                    .use(Transmitters.ofListed(
                            sends.values().stream().flatMap(List::stream).toList()));
        }
    }

    private PlayedLink played(Turn.Line line) {
        return line == Turn.Line.ROTATOR ? rotator : receiver;
    }

    private void reckon(Turn.Reckoned reckoned) {
        if (reckoned.atOnce()) {
            atOnce.add(reckoned.number());
        } else if (reckoned.number() < work.size()) {
            work.get((int) reckoned.number()).run();
        } else {
            throw new IllegalStateException(
                    "the recording has work " + reckoned.number() + " done, and it was never begun");
        }
    }

    private void know(Turn.Elements elements) {
        elements.set()
                .ifPresentOrElse(
                        set -> sets.put(elements.catalogNumber(), set), () -> sets.remove(elements.catalogNumber()));
        predictions.orElseThrow().use(Catalogue.empty().with(sets.values()));
    }
}
