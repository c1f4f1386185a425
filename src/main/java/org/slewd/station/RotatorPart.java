package org.slewd.station;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slewd.guard.AxisHealth;
import org.slewd.guard.Envelope;
import org.slewd.guard.Finding;
import org.slewd.guard.Rest;
import org.slewd.guard.Verdict;
import org.slewd.link.Contact;
import org.slewd.link.Link;
import org.slewd.link.LinkStatus;
import org.slewd.mount.Axis;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.AxisRange;
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

    private final RotatorConfig config;
    private final RotatorDriver driver;
    private final Link link;
    private final Envelope envelope;
    private final Whereabouts whereabouts;
    private final AxisHealth health;
    private final Turns turns;
    private final Travel travel;
    private final StartDelays delays;

    private long seenConnects;
    private Optional<RotatorState.Measured> lastReport = Optional.empty();
    private Optional<RotatorState.Commanded> lastCommanded = Optional.empty();
    private boolean stopped;
    private List<Finding> findings = List.of();

    RotatorPart(RotatorUnit unit, Envelope envelope, Travel.Reckoner reckoner) {
        this.config = unit.config();
        this.driver = unit.driver();
        this.link = unit.link();
        this.envelope = envelope;
        this.turns = new Turns(driver.traits(), envelope.azimuth(), unit.memory());
        this.whereabouts = new Whereabouts(driver.traits(), config);
        this.travel = new Travel(config, driver, envelope, turns, whereabouts, reckoner, this::stop);
        this.delays = new StartDelays(config, driver.traits().readBackStepDeg());
        this.health = new AxisHealth(
                config.azimuth(), config.elevation(), driver.traits().readBackStepDeg());
    }

    RotatorConfig config() {
        return config;
    }

    /** Where it rests, and how its axes move. */
    Rest.Place rest() {
        return new Rest.Place(config.park(), config.azimuth(), config.elevation());
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

    /**
     * Sends a stop past everything. From any thread; waits for nothing.
     *
     * @return whether there is a wire that takes it
     */
    boolean stopNow() {
        return link.sendUrgent(driver.stopBytes());
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
            whereabouts.lose();
            health.restart();
            delays.restart();
            driver.onConnect(nowNanos);
        }
        tellOrders(nowNanos);
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
    private void tellOrders(long nowNanos) {
        if (stopped) {
            stopped = false;
            health.onStop(nowNanos);
            delays.onStop();
        }
        Optional<RotatorState.Commanded> commanded = driver.state(nowNanos).commanded();
        if (commanded.isPresent() && !commanded.equals(lastCommanded)) {
            health.onCommand(commanded.get().pointing(), commanded.get().nanos());
            delays.onCommand(commanded.get().pointing(), commanded.get().nanos());
        }
        lastCommanded = commanded;
    }

    /** A report that cannot be true is not used at all: it would mislead about the turn, and about what comes next. */
    private void take(Pointing unwrapped, long nanos) {
        AxisHealth.Assessment assessment = health.onReport(unwrapped, nanos);
        findings =
                Stream.concat(findings.stream(), assessment.finding().stream()).toList();
        if (assessment.believed()) {
            turns.believed(unwrapped);
            whereabouts.take(unwrapped, nanos);
            delays.onReport(unwrapped, nanos);
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
            travel.end();
            whereabouts.forget();
            delays.restart();
            lastReport = Optional.empty(); // it is taken in once more, in the right turn
        }
        return settled;
    }

    /** A person has looked at the antenna: what it does from now on is judged afresh. */
    void judgeAfresh() {
        health.restart();
        findings = List.of();
    }

    /** Nobody has looked for a while: where the antenna is now is not known, and how it came there says nothing of its health. */
    void lookAfresh() {
        whereabouts.lose();
        delays.restart();
        judgeAfresh();
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
     * Sends the antenna straight to {@code wanted}, if the envelope allows it.
     *
     * @return why not; empty when it was handed to the driver
     */
    Optional<Verdict.Refused> aim(Pointing wanted, Instant utc, long nowNanos) {
        return travel.aim(wanted, utc, nowNanos);
    }

    /** As {@link #aim}, by several moves where the straight way is not free. */
    Optional<Verdict.Refused> travel(Pointing to, Instant utc, long nowNanos) {
        return travel.travel(to, utc, nowNanos);
    }

    /**
     * Begins the next move of a {@link #travel}, if the antenna stands where the one before ended.
     *
     * @return why it ends here, if it does
     */
    Optional<Verdict.Refused> goOn(Instant utc, long nowNanos) {
        return travel.goOn(utc, nowNanos);
    }

    /** Whether the way of a {@link #travel} is still looked for, from a stand. */
    boolean seeksWay() {
        return travel.seeksWay();
    }

    /** Forgets what is left of a {@link #travel}. */
    void goNoFurther() {
        travel.goNoFurther();
    }

    /** Why the antenna has to be stopped now, lest it run out of the envelope; empty when it need not. */
    Optional<Verdict.Refused> mustStop(long nowNanos) {
        return travel.mustStop(nowNanos);
    }

    /** What is wrong with where the antenna stands, if anything. */
    Optional<Verdict.Refused> trouble(Instant utc) {
        return whereabouts.axis().flatMap(read -> envelope.trouble(read.pointing(), utc));
    }

    /** How long the axes take to start. */
    StartDelays delays() {
        return delays;
    }

    /** In which turn the azimuth axis is. */
    Turns turns() {
        return turns;
    }

    /** Makes the driver forget its target and send a stop; ends the hold of a {@link #stopNow}. */
    void stop() {
        travel.end();
        stopped = true;
        whereabouts.watchAnew();
        link.release();
        driver.stop();
    }

    /** Sends the stop once more, without starting the watch for stillness anew. */
    void repeatStop() {
        driver.stop();
    }

    /** The position of the axes, unwrapped, and when it was read; empty before the first report of a connection. */
    Optional<RotatorState.Measured> axis() {
        return whereabouts.axis();
    }

    /**
     * Where an axis is after {@code seconds} at full speed, as far as its travel goes and by more than the controller can tell apart; the other
     * stays. Empty at the end of the travel, and where the position is not known.
     */
    Optional<Pointing> next(Axis axis, boolean forward, double seconds) {
        boolean isAzimuth = axis == Axis.AZIMUTH;
        AxisModel model = isAzimuth ? config.azimuth() : config.elevation();
        AxisRange travel = isAzimuth ? envelope.azimuth() : envelope.elevation();
        double leastDeg = 2 * driver.traits().readBackStepDeg() + model.deadBandDeg();
        double stepDeg = Math.max(leastDeg, model.rateDegPerS() * seconds);
        return axis().map(RotatorState.Measured::pointing).flatMap(now -> {
            double toDeg = travel.clamp(axis.of(now) + (forward ? stepDeg : -stepDeg));
            return Math.abs(toDeg - axis.of(now)) < driver.traits().readBackStepDeg() / 2
                    ? Optional.empty()
                    : Optional.of(
                            isAzimuth
                                    ? new Pointing(toDeg, now.elevationDeg())
                                    : new Pointing(now.azimuthDeg(), toDeg));
        });
    }

    /** The last position ever read, however long ago. */
    Optional<Pointing> lastKnown() {
        return whereabouts.lastKnown();
    }

    /** Where it is bound for in the end, on the grid; empty after a stop. */
    Optional<Pointing> bound() {
        return travel.bound();
    }

    /** The latest target since the last stop, on the grid. */
    Optional<Pointing> aimed() {
        return travel.aimed();
    }

    /** Whether the position is known now. */
    boolean isFresh(long nowNanos) {
        return link.status().isUp()
                && whereabouts
                        .axis()
                        .filter(read -> nowNanos - read.nanos() < FRESH_NANOS)
                        .isPresent();
    }

    /** Whether the reports show that nothing moves. */
    boolean isStill() {
        return whereabouts.isStill();
    }

    /** Whether the antenna stands where {@code target} says, as exactly as the controller can tell. */
    boolean isAt(Pointing target) {
        return whereabouts.isAt(target);
    }

    /** What is wrong with contact to the controller, as a sentence; empty when all is well. */
    Optional<String> commTrouble(long nowNanos) {
        LinkStatus status = link.status();
        if (!status.isUp()) {
            return Optional.of(status.detail().isEmpty() ? "the wire is down; slewd keeps trying" : status.detail());
        }
        if (driver.state(nowNanos).contact() == Contact.SILENT || (axis().isPresent() && !isFresh(nowNanos))) {
            return Optional.of(
                    "no valid reply for 2 s; slewd sends stop and keeps asking; check power, cable and speed");
        }
        return Optional.empty();
    }
}
