package org.slewd.station;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slewd.station.AgendaMemory.Held;
import org.slewd.time.Clock;

/** What a person has done with the antenna, for which the agenda leaves it alone. Any thread. */
final class Interruption {

    /** A person who points or parks has gone away when nothing more has come for so long. */
    private static final Duration OVER_AFTER = Duration.ofHours(1);

    /** Who goes on pointing is noted so often. */
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    /** What a person asks has begun by then, or was refused: a pass is planned within some seconds. */
    private static final Duration BEGINS_WITHIN = Duration.ofSeconds(30);

    private final Clock clock;

    private Optional<Standing> held;

    /** What of it was noted last. */
    private Optional<Standing> noted;

    /** What a person has asked and nobody has answered yet. */
    private Optional<Standing> wanted = Optional.empty();

    /** The person whose pass is followed. */
    private Optional<Held> pass = Optional.empty();

    /**
     * What stands for a time.
     *
     * @param untilNanos the end of {@code held} on the monotonic clock, lest it comes and goes as the clock is set
     */
    private record Standing(Held held, long untilNanos) {

        boolean isOver(long nowNanos) {
            return held.until().isPresent() && nowNanos - untilNanos >= 0;
        }
    }

    /** @param before what was so before a restart */
    Interruption(Optional<Held> before, Clock clock) {
        this.clock = clock;
        this.held = before.filter(one -> StationControl.isPerson(one.who()))
                .map(one -> new Standing(
                        one,
                        clock.nanos()
                                + one.until()
                                        .map(until -> Duration.between(clock.utc(), until)
                                                .toNanos())
                                        .orElse(0L)));
        this.noted = held;
    }

    /** What holds the agenda up over a restart, or did until it was over by itself; a pass that a person wants does not. */
    synchronized Optional<Held> held() {
        return held.map(Standing::held);
    }

    /** A person asks something of the antenna that may be refused. */
    synchronized void asked(StationOrder what, String who) {
        wanted = Optional.of(standing(what, who, BEGINS_WITHIN));
    }

    /** It was refused. */
    synchronized void refused() {
        wanted = Optional.empty();
    }

    /**
     * A person does something with the antenna that is no pass.
     *
     * @return whether that changes what is to be known after a restart by more than a moment
     */
    synchronized boolean begun(StationOrder what, String who) {
        wanted = Optional.empty();
        if (what.isStop()) {
            held = Optional.of(new Standing(new Held(what, who, Optional.empty()), 0));
        } else if (held.flatMap(one -> one.held().until()).isPresent() || held.isEmpty()) {
            // Who stopped the antenna and points it then has not said that the agenda may go on.
            held = Optional.of(standing(what, who, OVER_AFTER));
        }
        boolean isNews = !isNearly(noted, held);
        noted = isNews ? held : noted;
        return isNews;
    }

    private Standing standing(StationOrder what, String who, Duration lasts) {
        return new Standing(new Held(what, who, Optional.of(clock.utc().plus(lasts))), clock.nanos() + lasts.toNanos());
    }

    private static boolean isNearly(Optional<Standing> before, Optional<Standing> now) {
        if (before.isEmpty() || now.isEmpty()) {
            return before.equals(now);
        }
        Held one = before.get().held();
        Held other = now.get().held();
        return one.what() == other.what()
                && one.who().equals(other.who())
                && one.until().isPresent() == other.until().isPresent()
                && now.get().untilNanos() - before.get().untilNanos() < NOTED_EVERY.toNanos();
    }

    /** The pass that a person wanted has begun: the agenda waits until it is over. */
    synchronized void passBegun() {
        pass = wanted.map(Standing::held)
                .filter(one -> one.what() == StationOrder.TRACK)
                .or(() -> pass);
        wanted = Optional.empty();
    }

    /** The pass that a person wanted is over. */
    synchronized void passEnded() {
        pass = Optional.empty();
    }

    synchronized void end() {
        held = Optional.empty();
        noted = held;
        wanted = Optional.empty();
        pass = Optional.empty();
    }

    /** Why the agenda leaves the antenna alone now; empty when it does not. */
    synchronized Optional<String> why() {
        long nowNanos = clock.nanos();
        return wanted.filter(one -> !one.isOver(nowNanos))
                .map(Standing::held)
                .filter(one -> one.what() == StationOrder.TRACK)
                .or(() -> pass)
                .map(one -> words(one) + "until that pass is over")
                .or(() -> wanted.filter(one -> !one.isOver(nowNanos))
                        .or(() -> held.filter(one -> !one.isOver(nowNanos)))
                        .map(Standing::held)
                        .map(one -> words(one) + "until 'slewd resume'"
                                + one.until().map(until -> " or " + until).orElse("")));
    }

    /**
     * Gives an order of the agenda, unless a person has the antenna. What one asks meanwhile comes after it, and outdates it.
     *
     * @param order hands it over and returns at once
     * @param otherwise makes the answer of the reason why not
     */
    synchronized <T> T unless(Supplier<T> order, Function<String, T> otherwise) {
        return why().map(otherwise).orElseGet(order);
    }

    private static String words(Held held) {
        return held.who() + ' ' + held.what().words() + "; the agenda leaves the antenna alone ";
    }
}
