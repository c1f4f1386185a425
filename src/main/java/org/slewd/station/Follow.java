package org.slewd.station;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slewd.doppler.Residuals;
import org.slewd.mount.MountModel;
import org.slewd.orbit.ElementSet;
import org.slewd.pass.Pass;
import org.slewd.plan.PointingPlan;
import org.slewd.receiver.Leg;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorState;
import org.slewd.sky.Angles;
import org.slewd.sky.LookAngle;
import org.slewd.sky.Refraction;
import org.slewd.sky.SiteFrame;
import org.slewd.track.PointingLaw;
import org.slewd.track.Satellite;

/** One pass being followed, from the moment it was asked for until it sets. Belongs to the loop. */
final class Follow {

    private final Pass pass;
    private final SiteFrame site;
    private final MountModel mount;
    private final Refraction refraction;
    private final Replanning replanning;
    private final Map<Leg, Tuner> tuners;
    private final String by;
    private final PassQuality quality;

    private PointingLaw law;
    private ElementSet elements;
    private Duration late;
    private Snapshot.LateSource lateSource = Snapshot.LateSource.ELEMENTS;
    private Optional<HeardSignal> heard = Optional.empty();
    private Satellite target;
    private PointingPlan plan;
    private int plans;
    private RadioWish wish;
    private boolean lostByClock;
    private boolean missedItsSet;
    private Optional<RotatorState.Measured> judged = Optional.empty();
    private Optional<Double> errorDeg = Optional.empty();

    Follow(
            Preparation.Ready ready,
            SiteFrame site,
            PointingLaw law,
            MountModel mount,
            Refraction refraction,
            Replanning replanning,
            RadioWish wish,
            Map<Leg, Tuner> tuners,
            PassQuality quality,
            String by) {
        this.pass = ready.pass();
        this.site = site;
        this.law = law;
        this.mount = mount;
        this.refraction = refraction;
        this.replanning = replanning;
        this.wish = wish;
        this.tuners = tuners;
        this.quality = quality;
        this.by = by;
        use(ready);
    }

    /** From now on goes by another plan for the same pass. */
    void use(Preparation.Ready ready) {
        elements = ready.elements();
        late = ready.late();
        target = new Satellite(elements, site, late);
        plan = ready.plan();
        plans++;
    }

    /** From now on goes by another plan, as somebody or something says when the object comes. */
    void use(Preparation.Ready ready, Snapshot.LateSource source) {
        use(ready);
        lateSource = ready.late().isZero() ? Snapshot.LateSource.ELEMENTS : source;
    }

    /**
     * The clock was set.
     *
     * @return whether the pass can still be followed: it is neither over by the new time nor farther off than one that may be
     *     asked for
     */
    boolean survives(Instant utc) {
        lostByClock = hasSet(utc) || rise().isAfter(utc.plus(Predictions.HORIZON));
        return !lostByClock;
    }

    /** Whether it ended because the clock was set. */
    boolean isLostByClock() {
        return lostByClock;
    }

    /** slewd did not run when the object set. */
    void missItsSet() {
        missedItsSet = true;
    }

    /** Whether it was followed until the object had set, at {@code utc}. */
    boolean isComplete(Instant utc) {
        return hasSet(utc) && !missedItsSet;
    }

    /** Takes what its signal says; that of another pass is left alone. */
    void hear(HeardSignal signal) {
        boolean mine = signal.catalogNumber() == pass.catalogNumber()
                && Pass.isSame(signal.rise(), pass.aos().utc());
        if (mine) {
            heard = Optional.of(signal);
        }
    }

    /** What its signal says of its orbit; empty before anything was looked at. */
    Optional<HeardSignal> heard() {
        return heard;
    }

    /** Who says how late it comes. */
    Snapshot.LateSource lateSource() {
        return lateSource;
    }

    /** From now on goes by another law. */
    void use(PointingLaw other) {
        law = other;
    }

    /** What is followed by. */
    ElementSet elements() {
        return elements;
    }

    Replanning replanning() {
        return replanning;
    }

    PointingPlan plan() {
        return plan;
    }

    /** How much later than its elements say the object is taken to come. */
    Duration late() {
        return late;
    }

    Instant rise() {
        return pass.aos().utc().plus(late);
    }

    Instant set() {
        return pass.los().utc().plus(late);
    }

    Instant culmination() {
        return pass.tca().utc().plus(late);
    }

    Pass pass() {
        return pass;
    }

    PassQuality quality() {
        return quality;
    }

    boolean hasRisen(Instant utc) {
        return !utc.isBefore(rise());
    }

    boolean hasSet(Instant utc) {
        return !utc.isBefore(set());
    }

    /** Where the axes should be now: on the plan, or before the rise at the place where it begins. */
    Pointing reference(Instant utc) {
        return law.reference(this::axes, utc);
    }

    /** Where the axes of this mount have to be to look where the plan says; before the envelope is asked. */
    private Pointing axes(Instant utc) {
        return mount.toAxis(plan.at(utc));
    }

    /** What to command now, if anything. */
    Optional<Pointing> command(Instant utc, Optional<Pointing> last) {
        if (hasRisen(utc)) {
            return law.command(this::axes, utc, last);
        }
        return law.waitingPlace(this::axes, rise(), last);
    }

    /** Keeps the dials on the carrier, the first setting before the rise. */
    void tune(long nowNanos, Instant utc) {
        boolean risen = hasRisen(utc);
        Instant when = risen ? utc : rise();
        for (Tuner tuner : tuners.values()) {
            tuner.tick(wish, target::look, when, risen, nowNanos, (leg, byHz) -> wish = wish.turned(leg, byHz));
        }
    }

    /** Compares a new position report with where the object was at the moment of the report. */
    void judge(Optional<RotatorState.Measured> axis, long nowNanos, Instant utc) {
        if (axis.isEmpty() || axis.equals(judged) || !hasRisen(utc)) {
            return;
        }
        judged = axis;
        Instant then = utc.minusNanos(nowNanos - axis.get().nanos());
        Pointing at = mount.toSky(axis.get().pointing());
        errorDeg = target.look(then)
                .map(look -> Angles.separation(
                        look.azimuthDeg(),
                        look.elevationDeg() + refraction.liftDeg(look.elevationDeg()),
                        at.azimuthDeg(),
                        at.elevationDeg()));
        errorDeg.ifPresent(error -> quality.addPointingError(error, axis.get().nanos()));
    }

    /** Angle on the sky between object and antenna at the last report. */
    Optional<Double> errorDeg() {
        return errorDeg;
    }

    /** Where the carrier of a leg arrives now, or has to leave from; empty where that leg is not tuned. */
    Optional<Double> exactHz(Leg leg, Instant utc) {
        OptionalDouble hz =
                tuners.containsKey(leg) ? tuners.get(leg).exactHz(wish, target::look, utc) : OptionalDouble.empty();
        return hz.isPresent() ? Optional.of(hz.getAsDouble()) : Optional.empty();
    }

    /** How well a leg was tuned so far, for people; empty where it is not tuned. */
    Optional<Residuals> residuals(Leg leg) {
        return Optional.ofNullable(tuners.get(leg)).map(Tuner::residuals);
    }

    /** How the pass went, for people. */
    String report() {
        StringBuilder text = new StringBuilder(quality.toString());
        tuners.forEach((leg, tuner) -> text.append("; ")
                .append(leg.name().toLowerCase(Locale.ROOT))
                .append(' ')
                .append(tuner.residuals()));
        return text.toString();
    }

    RadioWish wish() {
        return wish;
    }

    /** The pass as others hear of it. */
    StationEvent.FollowedPass followed() {
        return new StationEvent.FollowedPass(pass, elements, rise(), set(), by);
    }

    /** The plan as others hear of it. */
    Snapshot.Plan summary() {
        return new Snapshot.Plan(
                plan.style(),
                plan.prePosition(),
                plan.lastPosition(),
                plan.azimuthRange(),
                plan.greatestErrorDeg(),
                plan.offTargetS(),
                plan.meanLossDb(),
                plan.unwinds(),
                plans,
                late.toMillis() / 1e3,
                lateSource);
    }

    /** The object as the snapshot shows it; empty where the orbit model is silent. */
    Optional<Snapshot.Target> snapshot(Instant utc) {
        Optional<LookAngle> look = target.look(utc);
        double ageSeconds = Duration.between(target.elements().epoch(), utc).toMillis() / 1e3;
        return look.map(at -> new Snapshot.Target(
                pass.catalogNumber(),
                pass.name(),
                at,
                pass,
                ageSeconds,
                wish.roundedHz(Leg.DOWNLINK),
                summary(),
                heard.map(signal -> new Snapshot.Aged<>(
                        signal, Math.max(0, Duration.between(signal.utc(), utc).toMillis() / 1e3)))));
    }
}
