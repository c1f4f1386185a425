package org.slewd.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slewd.rotator.Pointing;
import org.slewd.sky.Angles;
import org.slewd.sky.LocalState;
import org.slewd.sky.LookAngle;
import org.slewd.sky.Site;
import org.slewd.sky.SiteFrame;
import org.slewd.sky.SunPosition;
import org.slewd.sky.TemeState;

/** How far the beam keeps from the Sun while it is up. Immutable; any thread. */
final class SunGuard {

    private static final Instant J2000 = Instant.parse("2000-01-01T12:00:00Z");

    /** The turn of the sky; no point of it moves faster. */
    private static final double SKY_DEG_PER_S = 360 / 86_164.0;

    /** Refraction lifts the Sun by half a degree, its disc is as wide again. */
    private static final double RISEN_DEG = -1;

    /** Of the disc; an antenna that leaves it may cross as much of it, since the Sun moves too. */
    private static final double WIDTH_DEG = 2 * SunPosition.HALF_WIDTH_DEG;

    /** A plan for hours cannot keep clear of all the way that the Sun makes; the envelope minds it. */
    private static final double MOST_MARGIN_DEG = 5;

    private final SiteFrame site;
    private final double avoidanceDeg;

    SunGuard(Site site, double avoidanceDeg) {
        this.site = new SiteFrame(site);
        this.avoidanceDeg = avoidanceDeg;
    }

    /**
     * Where an antenna may stand for some time around {@code utc}, for whoever asks very often.
     *
     * @param marginS how long before and after
     */
    Envelope.Standing standing(Instant utc, double marginS) {
        LookAngle sun = look(utc);
        double keepDeg = avoidanceDeg + Math.min(MOST_MARGIN_DEG, SKY_DEG_PER_S * marginS);
        return (azimuthDeg, elevationDeg) -> sun.elevationDeg() < RISEN_DEG
                || Angles.separation(azimuthDeg, elevationDeg, sun.azimuthDeg(), sun.elevationDeg()) >= keepDeg;
    }

    /** Why the antenna must not stand at {@code at}. */
    Optional<Verdict.Refused> trouble(Pointing at, Instant utc) {
        return intrusionDeg(AxisBox.at(at), utc, 0) > 0
                ? refused("the antenna stands at " + Sentences.place(at) + " and comes nearer to the Sun than "
                        + Sentences.angle(avoidanceDeg)
                        + " degrees; slewd does not move it by itself; send it to another place")
                : Optional.empty();
    }

    /**
     * Why the antenna must not be sent to {@code to} now. One that is too near the Sun already may be moved away from it.
     *
     * @param swept all that it may pass
     * @param seconds until it arrives
     */
    Optional<Verdict.Refused> way(Pointing from, AxisBox swept, Pointing to, double seconds, Instant utc) {
        double sweptDeg = intrusionDeg(swept, utc, seconds);
        if (sweptDeg <= 0) {
            return Optional.empty();
        }
        if (intrusionDeg(AxisBox.at(to), utc, seconds) > 0) {
            return refused(Sentences.place(to) + " is nearer to the Sun than " + Sentences.angle(avoidanceDeg)
                    + " degrees; slewd did not move the antenna; choose another target or wait");
        }
        double hereDeg = intrusionDeg(AxisBox.at(from), utc, seconds);
        return hereDeg > 0 && intrusionDeg(AxisBox.between(from, to), utc, seconds) <= hereDeg + WIDTH_DEG
                ? Optional.empty()
                : refused("on the way from " + Sentences.place(from) + " to " + Sentences.place(to)
                        + " the antenna may come nearer to the Sun than " + Sentences.angle(avoidanceDeg)
                        + " degrees; slewd did not move it; turn one axis first, or go by a target in between");
    }

    private static Optional<Verdict.Refused> refused(String sentence) {
        return Optional.of(new Verdict.Refused(Verdict.Kind.SUN, sentence));
    }

    /**
     * How much nearer than it may anything in {@code box} comes to the Sun from {@code utc} on for some seconds.
     *
     * @return degrees; 0 or less when it keeps off
     */
    double intrusionDeg(AxisBox box, Instant utc, double seconds) {
        double now = nearestDeg(box, utc);
        double then = seconds == 0 ? now : nearestDeg(box, utc.plusMillis(Math.round(seconds * 1000)));
        // In between the Sun cannot be nearer than at the ends by more than half of the way that it makes.
        return avoidanceDeg - Math.min(now, then) + SKY_DEG_PER_S * seconds / 2;
    }

    private double nearestDeg(AxisBox box, Instant utc) {
        LookAngle sun = look(utc);
        if (sun.elevationDeg() < RISEN_DEG) {
            return Double.POSITIVE_INFINITY;
        }
        double[] nearest = {180};
        box.anyPatch(patch -> {
            nearest[0] = Math.min(nearest[0], separationDeg(patch, sun));
            return false;
        });
        return nearest[0];
    }

    private LookAngle look(Instant utc) {
        Duration since = Duration.between(J2000, utc);
        TemeState sun = new TemeState();
        SunPosition.at(since.getSeconds() + since.getNano() * 1e-9, sun);
        LocalState local = new LocalState();
        site.toLocal(sun, site.gmstRad(utc), local);
        return SiteFrame.look(local);
    }

    private static double separationDeg(SkyPatch patch, LookAngle sun) {
        double from = patch.elevationFromDeg();
        double to = patch.elevationToDeg();
        double eastwards = Angles.wrap360(sun.azimuthDeg() - patch.azimuthFromDeg());
        if (eastwards <= patch.azimuthToDeg() - patch.azimuthFromDeg()) {
            return Math.abs(Math.max(from, Math.min(to, sun.elevationDeg())) - sun.elevationDeg());
        }
        // At every elevation the side that is nearer in azimuth is nearer in angle.
        return Math.min(fromSide(patch.azimuthFromDeg(), from, to, sun), fromSide(patch.azimuthToDeg(), from, to, sun));
    }

    /** Along a meridian the cosine of the separation is a sine of elevation: its peak, or else one of the ends. */
    private static double fromSide(double azimuthDeg, double from, double to, LookAngle sun) {
        double elevation = Math.toRadians(sun.elevationDeg());
        double turn = Math.toRadians(sun.azimuthDeg() - azimuthDeg);
        double peak = Math.toDegrees(Math.atan2(Math.sin(elevation), Math.cos(elevation) * Math.cos(turn)));
        double nearest = Math.min(separation(azimuthDeg, from, sun), separation(azimuthDeg, to, sun));
        return peak > from && peak < to ? Math.min(nearest, separation(azimuthDeg, peak, sun)) : nearest;
    }

    private static double separation(double azimuthDeg, double elevationDeg, LookAngle sun) {
        return Angles.separation(azimuthDeg, elevationDeg, sun.azimuthDeg(), sun.elevationDeg());
    }
}
