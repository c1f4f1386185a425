package org.slewd.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slewd.pass.Pass;
import org.slewd.pass.PassFacts;
import org.slewd.pass.TimingError;
import org.slewd.sky.Daylight;
import org.slewd.sky.LookAngle;
import org.slewd.station.PassPath;
import org.slewd.track.DescribedPass;
import org.slewd.track.Reach;

/** A pass of the right shape and length: a straight line 420 km above a slightly bent Earth. */
final class FakePass {

    static final int DURATION_S = 620;

    private static final double HEIGHT_KM = 420;
    private static final double SPEED_KM_S = 7.2;

    private final int catalogNumber;
    private final String name;
    private final Instant aos;
    private final double headingDeg;
    private final double missKm;

    /** @param missKm how far from overhead it goes by, positive to the right of the way */
    FakePass(int catalogNumber, String name, Instant aos, double headingDeg, double missKm) {
        this.catalogNumber = catalogNumber;
        this.name = name;
        this.aos = aos;
        this.headingDeg = headingDeg;
        this.missKm = missKm;
    }

    static FakePass of(Instant aos) {
        return new FakePass(25544, "ISS (ZARYA)", aos, 62, 180);
    }

    PassPath path() {
        List<PassPath.Point> points = new ArrayList<>();
        for (int s = 0; s <= DURATION_S; s += 5) {
            LookAngle look = look(s);
            points.add(new PassPath.Point(aos.plusSeconds(s), look.azimuthDeg(), look.elevationDeg()));
        }
        return new PassPath(described(), points);
    }

    /** Without the points of its way, for lists that are long. */
    PassPath bare() {
        return new PassPath(described(), List.of());
    }

    private DescribedPass described() {
        PassFacts facts = new PassFacts(
                0.9,
                -6900,
                6900,
                95,
                List.of(new PassFacts.Interval(aos, aos.plusSeconds(300))),
                Daylight.CIVIL_TWILIGHT,
                Daylight.NAUTICAL_TWILIGHT,
                Daylight.NAUTICAL_TWILIGHT,
                List.of(),
                new PassFacts.Body(-8, 120, 90),
                new PassFacts.Body(30, 60, 22),
                0.4);
        return new DescribedPass(
                pass(),
                Optional.of(facts),
                new TimingError.Timing(0.6, 0.8, true),
                Optional.of(new Reach(12.5, Optional.of(Reach.Reason.TOO_FAST))),
                OptionalDouble.empty());
    }

    Pass pass() {
        return new Pass(
                catalogNumber,
                name,
                aos.minusSeconds(50_000),
                moment(0),
                moment(DURATION_S / 2),
                moment(DURATION_S),
                look(DURATION_S / 2.0).rangeM(),
                Pass.Clipped.NONE);
    }

    private Pass.Moment moment(int secondsAfterAos) {
        return new Pass.Moment(aos.plusSeconds(secondsAfterAos), look(secondsAfterAos));
    }

    /** Where the object is {@code seconds} after rise; below the horizon outside the pass. */
    LookAngle look(double seconds) {
        double alongKm = (seconds - DURATION_S / 2.0) * SPEED_KM_S;
        double rangeRate = SPEED_KM_S * alongKm / rangeKm(alongKm);
        double heading = Math.toRadians(headingDeg);
        double eastKm = alongKm * Math.sin(heading) + missKm * Math.cos(heading);
        double northKm = alongKm * Math.cos(heading) - missKm * Math.sin(heading);
        double azimuthDeg = (Math.toDegrees(Math.atan2(eastKm, northKm)) + 360) % 360;
        double groundKm = Math.hypot(alongKm, missKm);
        return new LookAngle(
                azimuthDeg,
                Math.toDegrees(Math.atan2(upKm(groundKm), groundKm)),
                rangeKm(alongKm) * 1000,
                rangeRate * 1000);
    }

    private double rangeKm(double alongKm) {
        double groundKm = Math.hypot(alongKm, missKm);
        return Math.hypot(groundKm, upKm(groundKm));
    }

    private static double upKm(double groundKm) {
        return HEIGHT_KM - groundKm * groundKm / 12_742;
    }
}
