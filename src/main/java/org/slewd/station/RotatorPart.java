package org.slewd.station;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slewd.guard.AxisHealth;
import org.slewd.guard.Envelope;
import org.slewd.guard.Finding;
import org.slewd.guard.Motion;
import org.slewd.guard.Stillness;
import org.slewd.guard.Verdict;
import org.slewd.link.Contact;
import org.slewd.link.Link;
import org.slewd.link.LinkStatus;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorConfig;
import org.slewd.rotator.RotatorDriver;
import org.slewd.rotator.RotatorState;

/**
 * The rotator as the loop has it: wire, driver and envelope in one, so that no target can reach the driver past the
 * envelope. Everything belongs to the loop, but {@link #stopNow}.
 */
final class RotatorPart {

    /** A position older than this is not known. */
    private static final long FRESH_NANOS = 2_000_000_000L;

    /** What a way of several moves may get around. */
    private static final Set<Verdict.Kind> ON_THE_WAY = EnumSet.of(Verdict.Kind.FORBIDDEN_WAY, Verdict.Kind.SUN);

    /** After this time a motor goes where it was last sent, also if it had to turn round. */
    private static final long OBEYED_NANOS = 2_000_000_000L;

    private final RotatorConfig config;
    private final RotatorDriver driver;
    private final Link link;
    private final Envelope envelope;
    private final Stillness stillness;
    private final AxisHealth health;
    private final Turns turns;

    private long seenConnects;
    private Optional<RotatorState.Measured> axis = Optional.empty();
    private Optional<RotatorState.Measured> axisBefore = Optional.empty();
    private Optional<RotatorState.Measured> lastReport = Optional.empty();
    private Optional<Pointing> aimed = Optional.empty();
    private Optional<Pointing> lastKnown = Optional.empty();
    private Optional<RotatorState.Commanded> lastCommanded = Optional.empty();
    private long aimedNanos;
    private final ArrayDeque<Pointing> legs = new ArrayDeque<>();
    private boolean stopped;
    private List<Finding> findings = List.of();

    RotatorPart(Station.RotatorUnit unit, Envelope envelope) {
        this.config = unit.config();
        this.driver = unit.driver();
        this.link = unit.link();
        this.envelope = envelope;
        this.turns = new Turns(driver.traits(), envelope.azimuth(), unit.memory());
        this.stillness = new Stillness(driver.traits().readBackStepDeg());
        this.health = new AxisHealth(
                config.azimuth(), config.elevation(), driver.traits().readBackStepDeg());
    }

    RotatorConfig config() {
        return config;
    }

    RotatorDriver driver() {
        return driver;
    }

    Envelope envelope() {
        return envelope;
    }

    Link link() {
        return link;
    }

    /** Sends a stop past everything. From any thread; waits for nothing. */
    void stopNow() {
        link.sendUrgent(driver.stopBytes());
    }

    /**
     * Takes in what the wire brought.
     *
     * @return true when the wire came up anew since the last call: everything known about the controller is void
     */
    boolean receive(long nowNanos) {
        boolean reconnected = link.status().connects() != seenConnects;
        if (reconnected) {
            seenConnects = link.status().connects();
            stillness.restart();
            health.restart();
            axis = Optional.empty();
            axisBefore = Optional.empty();
            driver.onConnect(nowNanos);
        }
        tellHealth(nowNanos);
        for (Link.Received piece : link.receive()) {
            driver.onBytes(piece.bytes(), piece.nanos());
        }
        Optional<RotatorState.Measured> report = driver.state(nowNanos).measured();
        if (report.isPresent() && !report.equals(lastReport)) {
            take(turns.unwrap(report.get().pointing()), report.get().nanos());
        }
        lastReport = report;
        return reconnected;
    }

    /** Orders go out between two calls, in this order: a stop voids what was sent before it. */
    private void tellHealth(long nowNanos) {
        if (stopped) {
            stopped = false;
            health.onStop(nowNanos);
        }
        Optional<RotatorState.Commanded> commanded = driver.state(nowNanos).commanded();
        if (commanded.isPresent() && !commanded.equals(lastCommanded)) {
            health.onCommand(commanded.get().pointing(), commanded.get().nanos());
        }
        lastCommanded = commanded;
    }

    /** A report that cannot be true is not used at all: it would mislead about the turn, and about what comes next. */
    private void take(Pointing unwrapped, long nanos) {
        AxisHealth.Assessment assessment = health.onReport(unwrapped, nanos);
        findings =
                Stream.concat(findings.stream(), assessment.finding().stream()).toList();
        if (assessment.believed()) {
            axisBefore = axis;
            axis = Optional.of(new RotatorState.Measured(unwrapped, nanos));
            turns.believed(unwrapped);
            lastKnown = Optional.of(unwrapped);
            stillness.add(unwrapped, nanos);
        }
    }

    /**
     * A person has said in which turn the azimuth axis is. What was reckoned in another turn is void, lest the difference be
     * taken for a motion.
     *
     * @return whether that agrees with what is reported
     */
    boolean settleTurn(double azimuthDeg) {
        boolean wasKnown = turns.isKnown();
        boolean settled = turns.settle(azimuthDeg);
        if (settled && !wasKnown) {
            judgeAfresh();
            stillness.restart();
            aimed = Optional.empty();
            axis = Optional.empty();
            axisBefore = Optional.empty();
            lastKnown = Optional.empty();
            lastReport = Optional.empty(); // it is taken in once more, in the right turn
        }
        return settled;
    }

    /** A person has looked at the antenna: what it does from now on is judged afresh. */
    void judgeAfresh() {
        health.restart();
        findings = List.of();
    }

    /** What was noticed about the axes since this was last asked. */
    List<Finding> takeFindings() {
        List<Finding> taken = findings;
        findings = List.of();
        return taken;
    }

    /** Lets the driver say what is due. */
    void step(long nowNanos) {
        if (link.takesBytes()) {
            driver.step(nowNanos, link::send);
        }
    }

    /**
     * Sends the antenna straight to {@code wanted}, if the envelope allows it: the only way to a motion.
     *
     * @return why not; empty when it was handed to the driver
     */
    Optional<Verdict.Refused> aim(Pointing wanted, Instant utc, long nowNanos) {
        Optional<Verdict.Refused> refusal = refusal(wanted, utc, nowNanos);
        if (refusal.isEmpty()) {
            legs.clear();
            send(wanted, utc, nowNanos);
        }
        return refusal;
    }

    /** As {@link #aim}, by several moves where the straight way is not free. */
    Optional<Verdict.Refused> travel(Pointing to, Instant utc, long nowNanos) {
        Optional<Verdict.Refused> refusal = aim(to, utc, nowNanos);
        if (refusal.isEmpty() || !ON_THE_WAY.contains(refusal.get().kind())) {
            return refusal;
        }
        Optional<List<Pointing>> route = axis.flatMap(
                read -> envelope.route(read.pointing(), driver.traits().onGrid(to), utc));
        if (route.isEmpty()) {
            return refusal;
        }
        if (!isStill()) {
            stop();
        }
        legs.clear();
        legs.addAll(route.get());
        return Optional.empty();
    }

    /**
     * Begins the next move of a {@link #travel}, if the antenna stands where the one before ended.
     *
     * @return why it ends here, if it does
     */
    Optional<Verdict.Refused> goOn(Instant utc, long nowNanos) {
        if (legs.isEmpty() || !isStill() || !aimed.map(this::isAt).orElse(true)) {
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
        if (axis.isEmpty()) {
            return envelope.judge(Motion.still(wanted), wanted, turns.knowledge(), utc)
                            instanceof Verdict.Refused refused
                    ? Optional.of(refused)
                    : Optional.empty();
        }
        return envelope.judge(motion(nowNanos), wanted, turns.knowledge(), utc) instanceof Verdict.Refused refused
                ? Optional.of(refused)
                : Optional.empty();
    }

    private void send(Pointing wanted, Instant utc, long nowNanos) {
        aimed = Optional.of(driver.traits().onGrid(wanted));
        aimedNanos = nowNanos;
        axis.ifPresent(read -> turns.keep(read.pointing(), aimed.get(), utc, Optional.empty()));
        driver.aim(wanted);
    }

    /** How the antenna moves, so far as the envelope has to reckon with it. */
    private Motion motion(long nowNanos) {
        RotatorState.Measured read = axis.orElseThrow();
        double ageSeconds = Math.max(0, (nowNanos - read.nanos()) / 1e9);
        if (isStill() && aimed.map(this::isAt).orElse(true)) {
            return Motion.still(read.pointing());
        }
        return aimed.isPresent() && mustHaveObeyed(nowNanos)
                ? Motion.towards(read.pointing(), aimed.get(), config.azimuth(), config.elevation(), ageSeconds)
                : Motion.turning(read.pointing(), config.azimuth(), config.elevation(), ageSeconds);
    }

    /** Why the antenna has to be stopped now, lest it run out of the envelope; empty when it need not. */
    Optional<Verdict.Refused> mustStop(long nowNanos) {
        if (axis.isEmpty() || axisBefore.isEmpty() || isStill() || !mustHaveObeyed(nowNanos)) {
            return Optional.empty();
        }
        double seconds = (axis.get().nanos() - axisBefore.get().nanos()) / 1e9;
        if (!(seconds > 0)) {
            return Optional.empty();
        }
        Pointing at = axis.get().pointing();
        Pointing before = axisBefore.get().pointing();
        return envelope.mustStop(
                new Motion(
                        at,
                        rate(at.azimuthDeg() - before.azimuthDeg(), seconds),
                        rate(at.elevationDeg() - before.elevationDeg(), seconds),
                        Math.max(0, (nowNanos - axis.get().nanos()) / 1e9),
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

    /** What is wrong with where the antenna stands, if anything. */
    Optional<Verdict.Refused> trouble(Instant utc) {
        return axis.flatMap(read -> envelope.trouble(read.pointing(), utc));
    }

    /** In which turn the azimuth axis is. */
    Turns turns() {
        return turns;
    }

    /** Makes the driver forget its target and send a stop; ends the hold of a {@link #stopNow}. */
    void stop() {
        aimed = Optional.empty();
        legs.clear();
        stopped = true;
        stillness.restart();
        link.release();
        driver.stop();
    }

    /** Sends the stop once more, without starting the watch for stillness anew. */
    void repeatStop() {
        driver.stop();
    }

    /** The position of the axes, unwrapped, and when it was read; empty before the first report of a connection. */
    Optional<RotatorState.Measured> axis() {
        return axis;
    }

    /** The last position ever read, however long ago. */
    Optional<Pointing> lastKnown() {
        return lastKnown;
    }

    /** Where it is bound for in the end, on the grid; empty after a stop. */
    Optional<Pointing> bound() {
        return legs.isEmpty() ? aimed : Optional.of(legs.getLast());
    }

    /** The latest target since the last stop, on the grid. */
    Optional<Pointing> aimed() {
        return aimed;
    }

    /** Whether the position is known now. */
    boolean isFresh(long nowNanos) {
        return link.status().isUp()
                && axis.filter(read -> nowNanos - read.nanos() < FRESH_NANOS).isPresent();
    }

    /** Whether the reports show that nothing moves. */
    boolean isStill() {
        return stillness.isStill();
    }

    /** Whether the antenna stands where {@code target} says, as exactly as the controller can tell. */
    boolean isAt(Pointing target) {
        double toleranceDeg =
                Math.max(driver.traits().readBackStepDeg(), driver.traits().commandStepDeg()) + 0.5;
        return axis.map(RotatorState.Measured::pointing)
                .filter(at -> Math.abs(at.azimuthDeg() - target.azimuthDeg()) <= toleranceDeg
                        && Math.abs(at.elevationDeg() - target.elevationDeg()) <= toleranceDeg)
                .isPresent();
    }

    /** What is wrong with contact to the controller, as a sentence; empty when all is well. */
    Optional<String> commTrouble(long nowNanos) {
        LinkStatus status = link.status();
        if (!status.isUp()) {
            return Optional.of(status.detail().isEmpty() ? "the wire is down; slewd keeps trying" : status.detail());
        }
        if (driver.state(nowNanos).contact() == Contact.SILENT || (axis.isPresent() && !isFresh(nowNanos))) {
            return Optional.of(
                    "no valid reply for 2 s; slewd sends stop and keeps asking; check power, cable and speed");
        }
        return Optional.empty();
    }
}
