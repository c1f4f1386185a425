package org.slewd.station;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slewd.guard.AxisHealth;
import org.slewd.guard.Envelope;
import org.slewd.guard.Finding;
import org.slewd.guard.Stillness;
import org.slewd.link.Contact;
import org.slewd.link.Link;
import org.slewd.link.LinkStatus;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorConfig;
import org.slewd.rotator.RotatorDriver;
import org.slewd.rotator.RotatorState;
import org.slewd.sky.Angles;

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
    private final Stillness stillness;
    private final AxisHealth health;

    private long seenConnects;
    private Optional<RotatorState.Measured> axis = Optional.empty();
    private Optional<RotatorState.Measured> lastReport = Optional.empty();
    private Optional<Pointing> aimed = Optional.empty();
    private Optional<Pointing> lastKnown = Optional.empty();
    private Optional<RotatorState.Commanded> lastCommanded = Optional.empty();
    private boolean stopped;
    private List<Finding> findings = List.of();

    RotatorPart(RotatorConfig config, RotatorDriver driver, Link link) {
        this.config = config;
        this.driver = driver;
        this.link = link;
        this.envelope = new Envelope(config, driver.traits());
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
            driver.onConnect(nowNanos);
        }
        tellHealth(nowNanos);
        for (Link.Received piece : link.receive()) {
            driver.onBytes(piece.bytes(), piece.nanos());
        }
        Optional<RotatorState.Measured> report = driver.state(nowNanos).measured();
        if (report.isPresent() && !report.equals(lastReport)) {
            take(unwrap(report.get().pointing()), report.get().nanos());
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
            axis = Optional.of(new RotatorState.Measured(unwrapped, nanos));
            lastKnown = Optional.of(unwrapped);
            stillness.add(unwrapped, nanos);
        }
    }

    /** What was noticed about the axes since this was last asked. */
    List<Finding> takeFindings() {
        List<Finding> taken = findings;
        findings = List.of();
        return taken;
    }

    /** A box that reports compass bearings says 10 at 370 too; which it is follows from where the axis was or was sent. */
    private Pointing unwrap(Pointing report) {
        if (driver.traits().reportsTrueTurns()) {
            return report;
        }
        double nearDeg = lastKnown.or(() -> aimed).orElse(report).azimuthDeg();
        double azimuthDeg = Angles.nearest(report.azimuthDeg(), nearDeg);
        for (double turn : new double[] {0, 360, -360}) {
            Pointing candidate = new Pointing(azimuthDeg + turn, report.elevationDeg());
            if (envelope.admitsReport(candidate)) {
                return candidate;
            }
        }
        return new Pointing(azimuthDeg, report.elevationDeg());
    }

    /** Lets the driver say what is due. */
    void step(long nowNanos) {
        if (link.status().isUp()) {
            driver.step(nowNanos, link::send);
        }
    }

    /**
     * Sends the antenna to {@code wanted}, if the envelope admits it: the only way to a motion.
     *
     * @return why not, as a sentence; empty when it was handed to the driver
     */
    Optional<String> aim(Pointing wanted) {
        Optional<String> refusal = envelope.refusal(wanted);
        if (refusal.isEmpty()) {
            aimed = Optional.of(driver.traits().onGrid(wanted));
            driver.aim(wanted);
        }
        return refusal;
    }

    /** Makes the driver forget its target and send a stop; ends the hold of a {@link #stopNow}. */
    void stop() {
        aimed = Optional.empty();
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
