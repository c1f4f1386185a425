package org.slewd.station;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slewd.guard.Envelope;
import org.slewd.guard.Motion;
import org.slewd.guard.Verdict;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorConfig;
import org.slewd.rotator.RotatorDriver;
import org.slewd.rotator.RotatorState;

/**
 * The way of the antenna to where it is bound, by one move or by several, each of which the envelope is asked about before the
 * driver hears of it. Belongs to the loop.
 */
final class Travel {

    /** What a way of several moves may get around. */
    private static final Set<Verdict.Kind> ON_THE_WAY = EnumSet.of(Verdict.Kind.FORBIDDEN_WAY, Verdict.Kind.SUN);

    /** After this time a motor goes where it was last sent, also if it had to turn round. */
    private static final long OBEYED_NANOS = 2_000_000_000L;

    /** Where there is no way there may be one later, as the Sun moves on; until then the search is not begun anew. */
    private static final long NO_WAY_NANOS = 10_000_000_000L;

    /** Has ways looked for on another thread. */
    @FunctionalInterface
    interface Reckoner {
        CompletableFuture<Optional<List<Pointing>>> reckon(Supplier<Optional<List<Pointing>>> work);
    }

    /**
     * A way that is looked for.
     *
     * @param straight why the straight one is not free
     */
    private record Search(Pointing to, Verdict.Refused straight, CompletableFuture<Optional<List<Pointing>>> route) {}

    private final RotatorConfig config;
    private final RotatorDriver driver;
    private final Envelope envelope;
    private final Turns turns;
    private final Whereabouts whereabouts;
    private final Reckoner reckoner;
    private final Runnable stop;

    private final ArrayDeque<Pointing> legs = new ArrayDeque<>();
    private Optional<Search> search = Optional.empty();
    private Optional<Pointing> noWayTo = Optional.empty();
    private long noWayNanos;
    private Optional<Pointing> aimed = Optional.empty();
    private long aimedNanos;

    /** @param stop stops an antenna that moves, before a way of several moves */
    Travel(
            RotatorConfig config,
            RotatorDriver driver,
            Envelope envelope,
            Turns turns,
            Whereabouts whereabouts,
            Reckoner reckoner,
            Runnable stop) {
        this.config = config;
        this.driver = driver;
        this.envelope = envelope;
        this.turns = turns;
        this.whereabouts = whereabouts;
        this.reckoner = reckoner;
        this.stop = stop;
    }

    /**
     * Sends the antenna straight to {@code wanted}, if the envelope allows it: the only way to a motion.
     *
     * @return why not; empty when it was handed to the driver
     */
    Optional<Verdict.Refused> aim(Pointing wanted, Instant utc, long nowNanos) {
        Optional<Verdict.Refused> refusal = refusal(wanted, utc, nowNanos);
        if (refusal.isEmpty()) {
            goNoFurther();
            send(wanted, utc, nowNanos);
        }
        return refusal;
    }

    /**
     * As {@link #aim}, by several moves where the straight way is not free. Those take longer to find than a tick, and are
     * begun by {@link #goOn}, from a stand.
     *
     * @return why not, if that is known already
     */
    Optional<Verdict.Refused> travel(Pointing to, Instant utc, long nowNanos) {
        Optional<Verdict.Refused> refusal = aim(to, utc, nowNanos);
        Optional<RotatorState.Measured> read = whereabouts.axis();
        if (refusal.isEmpty() || !ON_THE_WAY.contains(refusal.get().kind()) || read.isEmpty()) {
            return refusal;
        }
        Pointing place = driver.traits().onGrid(to);
        if (noWayTo.filter(place::equals).isPresent() && nowNanos - noWayNanos < NO_WAY_NANOS) {
            return refusal;
        }
        goNoFurther();
        search = Optional.of(new Search(
                place,
                refusal.get(),
                reckoner.reckon(() -> envelope.route(read.get().pointing(), place, utc))));
        return takeRoute(nowNanos);
    }

    /** Takes up what was found, if the search is over. */
    private Optional<Verdict.Refused> takeRoute(long nowNanos) {
        if (search.isEmpty() || !search.get().route.isDone()) {
            return Optional.empty();
        }
        Search over = search.get();
        // A search that failed has found nothing; a loop that fell over it would move nothing at all.
        Optional<List<Pointing>> route = over.route.isCompletedExceptionally() ? Optional.empty() : over.route.join();
        search = Optional.empty();
        if (route.isEmpty()) {
            noWayTo = Optional.of(over.to);
            noWayNanos = nowNanos;
            return Optional.of(over.straight);
        }
        if (!whereabouts.isStill()) {
            stop.run();
        }
        legs.addAll(route.get());
        return Optional.empty();
    }

    /**
     * Begins the next move of a {@link #travel}, if the antenna stands where the one before ended.
     *
     * @return why it ends here, if it does
     */
    Optional<Verdict.Refused> goOn(Instant utc, long nowNanos) {
        Optional<Verdict.Refused> noWay = takeRoute(nowNanos);
        if (noWay.isPresent()) {
            return noWay;
        }
        if (legs.isEmpty()
                || !whereabouts.isStill()
                || !aimed.map(whereabouts::isAt).orElse(true)) {
            return Optional.empty();
        }
        Optional<Verdict.Refused> refusal = refusal(legs.getFirst(), utc, nowNanos);
        if (refusal.isPresent()) {
            legs.clear();
        } else {
            send(legs.removeFirst(), utc, nowNanos);
        }
        return refusal;
    }

    private Optional<Verdict.Refused> refusal(Pointing wanted, Instant utc, long nowNanos) {
        Motion present = whereabouts.axis().isEmpty() ? Motion.still(wanted) : motion(nowNanos);
        return envelope.judge(present, wanted, turns.knowledge(), utc) instanceof Verdict.Refused refused
                ? Optional.of(refused)
                : Optional.empty();
    }

    private void send(Pointing wanted, Instant utc, long nowNanos) {
        aimed = Optional.of(driver.traits().onGrid(wanted));
        aimedNanos = nowNanos;
        whereabouts.axis().ifPresent(read -> turns.keep(read.pointing(), aimed.get(), utc));
        driver.aim(wanted);
    }

    /** How the antenna moves, so far as the envelope has to reckon with it. */
    private Motion motion(long nowNanos) {
        RotatorState.Measured read = whereabouts.axis().orElseThrow();
        double ageSeconds = Math.max(0, (nowNanos - read.nanos()) / 1e9);
        if (whereabouts.isStill() && aimed.map(whereabouts::isAt).orElse(true)) {
            return Motion.still(read.pointing());
        }
        return aimed.isPresent() && mustHaveObeyed(nowNanos)
                ? Motion.towards(read.pointing(), aimed.get(), config.azimuth(), config.elevation(), ageSeconds)
                : Motion.turning(read.pointing(), config.azimuth(), config.elevation(), ageSeconds);
    }

    /** Why the antenna has to be stopped now, lest it run out of the envelope; empty when it need not. */
    Optional<Verdict.Refused> mustStop(long nowNanos) {
        Optional<RotatorState.Measured> before = whereabouts.axisBefore();
        if (before.isEmpty() || whereabouts.isStill() || !mustHaveObeyed(nowNanos)) {
            return Optional.empty();
        }
        RotatorState.Measured read = whereabouts.axis().orElseThrow();
        double seconds = (read.nanos() - before.get().nanos()) / 1e9;
        if (!(seconds > 0)) {
            return Optional.empty();
        }
        Pointing at = read.pointing();
        Pointing was = before.get().pointing();
        return envelope.mustStop(
                new Motion(
                        at,
                        rate(at.azimuthDeg() - was.azimuthDeg(), seconds),
                        rate(at.elevationDeg() - was.elevationDeg(), seconds),
                        Math.max(0, (nowNanos - read.nanos()) / 1e9),
                        false),
                aimed,
                seconds);
    }

    private boolean mustHaveObeyed(long nowNanos) {
        return nowNanos - aimedNanos > OBEYED_NANOS;
    }

    /** What it moves for certain: a reading may be a step off. */
    private double rate(double wayDeg, double seconds) {
        double sureDeg = Math.max(0, Math.abs(wayDeg) - driver.traits().readBackStepDeg());
        return Math.signum(wayDeg) * sureDeg / seconds;
    }

    /** Whether a way is being looked for. */
    boolean seeksWay() {
        return search.isPresent();
    }

    /** Forgets where it was bound; what it was sent to last is void. */
    void end() {
        aimed = Optional.empty();
        goNoFurther();
    }

    /** Forgets what is left of the way; the move that is under way ends where it ends. */
    void goNoFurther() {
        legs.clear();
        search = Optional.empty();
    }

    /** Where it is bound for in the end, on the grid; empty after a stop. */
    Optional<Pointing> bound() {
        return search.map(Search::to)
                .or(() -> Optional.ofNullable(legs.peekLast()))
                .or(() -> aimed);
    }

    /** The latest target since the last stop, on the grid. */
    Optional<Pointing> aimed() {
        return aimed;
    }
}
