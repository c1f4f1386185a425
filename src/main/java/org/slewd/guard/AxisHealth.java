package org.slewd.guard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.Pointing;

/**
 * Judges from the position reports whether both axes do what they are told, and which reports to believe. Tell it of every
 * target as it is sent, of every stop, and of every report in the order of their times; it decides, the station acts.
 *
 * <p>What it takes as given: a reading that wavers by one step to both sides, a potentiometer that is a few percent off a
 * straight line, whole degrees, a report each half second or so, a late start and a long coast.
 *
 * <p>Times are monotonic nanoseconds; angles are of the axes, unwrapped. One thread.
 */
public final class AxisHealth {

    /** So many reports in a row that agree with one another, but not with what was known, are believed to be the reading. */
    private static final int AGREEING_REPORTS = 3;

    private final AxisWatch azimuth;
    private final AxisWatch elevation;

    /** Both axes may be at fault in one report: the graver of the two is told, and the other one with the next report. */
    private final List<Finding> waiting = new ArrayList<>();

    private int rejected;
    private Pointing lastRejected = new Pointing(0, 0);
    private long lastRejectedNanos;

    /**
     * What to make of a report.
     *
     * @param believed whether it may be used
     * @param finding what was noticed by it, or by the one before it
     */
    public record Assessment(boolean believed, Optional<Finding> finding) {}

    /** @param stepDeg of the read-back */
    public AxisHealth(AxisModel azimuth, AxisModel elevation, double stepDeg) {
        this.azimuth = new AxisWatch("azimuth", azimuth, stepDeg);
        this.elevation = new AxisWatch("elevation", elevation, stepDeg);
    }

    /** Forgets reports and orders: the wire came up anew, or a person has looked and takes over from here. */
    public void restart() {
        azimuth.restart();
        elevation.restart();
        waiting.clear();
        rejected = 0;
    }

    /** A target was sent. */
    public void onCommand(Pointing target, long nanos) {
        azimuth.onCommand(target.azimuthDeg(), nanos);
        elevation.onCommand(target.elevationDeg(), nanos);
    }

    /** A stop was sent. Repeating it changes nothing. */
    public void onStop(long nanos) {
        azimuth.onStop(nanos);
        elevation.onStop(nanos);
    }

    /** A report came in. */
    public Assessment onReport(Pointing report, long nanos) {
        if (azimuth.canBeAt(report.azimuthDeg(), nanos) && elevation.canBeAt(report.elevationDeg(), nanos)) {
            rejected = 0;
            Optional<Finding> ofAzimuth = azimuth.onReport(report.azimuthDeg(), nanos);
            Optional<Finding> ofElevation = elevation.onReport(report.elevationDeg(), nanos);
            ofAzimuth.ifPresent(finding -> waiting.add(orSwapped(finding, azimuth, elevation, nanos)));
            ofElevation.ifPresent(finding -> waiting.add(orSwapped(finding, elevation, azimuth, nanos)));
            return new Assessment(true, nextFinding());
        }
        boolean agrees = rejected > 0
                && azimuth.agree(lastRejected.azimuthDeg(), report.azimuthDeg(), nanos - lastRejectedNanos)
                && elevation.agree(lastRejected.elevationDeg(), report.elevationDeg(), nanos - lastRejectedNanos);
        rejected = agrees ? rejected + 1 : 1;
        lastRejected = report;
        lastRejectedNanos = nanos;
        if (rejected < AGREEING_REPORTS) {
            return new Assessment(false, Optional.empty());
        }
        Finding finding = jumped(report, nanos);
        restart();
        azimuth.onReport(report.azimuthDeg(), nanos);
        elevation.onReport(report.elevationDeg(), nanos);
        return new Assessment(true, Optional.of(finding));
    }

    /** What is gravest of what was noticed and not told yet. */
    private Optional<Finding> nextFinding() {
        Optional<Finding> gravest = waiting.stream()
                .min(Comparator.comparing(finding -> finding.kind().effect()));
        gravest.ifPresent(waiting::remove);
        return gravest;
    }

    private Finding jumped(Pointing report, long nanos) {
        boolean anew = Math.max(azimuth.silenceBefore(nanos), elevation.silenceBefore(nanos)) > 0
                && Math.abs(report.azimuthDeg()) <= azimuth.stepDeg()
                && Math.abs(report.elevationDeg()) <= elevation.stepDeg();
        String what = "the reading jumped from %s to %s"
                .formatted(
                        text(azimuth.lastDeg(), elevation.lastDeg()), text(report.azimuthDeg(), report.elevationDeg()));
        return new Finding(
                Finding.Kind.REFERENCE,
                what
                        + (anew ? " after a silence: the controller started anew and forgot where it stands" : "")
                        + "; slewd sent stop and moves nothing; look where the antenna points and how the cable lies,"
                        + " set the controller right"
                        + azimuth.perhapsFast(report.azimuthDeg(), nanos).orElse("")
                        + elevation.perhapsFast(report.elevationDeg(), nanos).orElse("")
                        + ", then clear the fault reference");
    }

    /** An axis that moves where the other one should, while that one stands, has its wires on the wrong motor. */
    private static Finding orSwapped(Finding finding, AxisWatch moving, AxisWatch other, long nanos) {
        boolean unwanted = finding.kind() == Finding.Kind.DIRECTION || finding.kind() == Finding.Kind.RUNAWAY;
        // An axis that was sent itself and turns the other way is more likely to have its own wires crossed.
        boolean surely = finding.kind() == Finding.Kind.DIRECTION;
        if (!unwanted || !other.standsThoughSent(nanos, surely)) {
            return finding;
        }
        return new Finding(
                Finding.Kind.SWAPPED,
                "the " + other.name() + " was sent, and the " + moving.name()
                        + " turned; slewd sent stop and moves nothing; look whether the motor cables are exchanged,"
                        + " then clear the fault swapped");
    }

    private static String text(double azimuthDeg, double elevationDeg) {
        return "azimuth %.1f, elevation %.1f".formatted(azimuthDeg, elevationDeg);
    }
}
