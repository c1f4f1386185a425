package org.slewd.station;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slewd.doppler.FitOutcome;
import org.slewd.guard.Verdict;
import org.slewd.mount.Axis;
import org.slewd.mount.MountModel;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Judgement;
import org.slewd.plan.PointingPlan;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorConfig;
import org.slewd.rotator.RotatorState;
import org.slewd.sky.Refraction;
import org.slewd.time.Clock;
import org.slewd.track.PointingLaw;
import org.slewd.track.ReversalBudget;

/**
 * The work on passes: prepared off the loop, begun, followed tick by tick, planned anew when there is a reason. Belongs to
 * the loop, but for {@link #question} and {@link #prepare}.
 */
final class Tracking {

    /** A decaying object is this far off its elements within days. */
    private static final Duration MOST_LATE = Duration.ofMinutes(10);

    /** What is pointed and tuned, and the newest snapshot of it. */
    record Antenna(RotatorPart rotator, Optional<ReceiverPart> receiver, MountModel mount, Supplier<Snapshot> newest) {}

    private final Predictions predictions;
    private final Reckoning reckoning;
    private final TurnLog log;
    private final Antenna antenna;
    private final RotatorPart rotator;
    private final Optional<ReceiverPart> receiver;
    private final RadioDesk desk;
    private final PointingLaw law;
    private final ReversalBudget reversals;
    private final Refraction refraction;
    private final Alerts alerts;
    private final Clock clock;

    /** As they were when they were looked at last. */
    private Optional<Turn.Elements> elements = Optional.empty();

    /** Of the plan that was asked for last. */
    private Optional<Lateness> asked = Optional.empty();

    Tracking(
            StationConfig config,
            Predictions predictions,
            Reckoning reckoning,
            TurnLog log,
            Antenna antenna,
            Alerts alerts,
            Clock clock) {
        this.predictions = predictions;
        this.reckoning = reckoning;
        this.log = log;
        this.antenna = antenna;
        this.rotator = antenna.rotator();
        this.receiver = antenna.receiver();
        this.refraction = config.refraction() ? Refraction.STANDARD : Refraction.NONE;
        this.alerts = alerts;
        this.clock = clock;
        this.desk = new RadioDesk(config, receiver, predictions::transmitters);
        this.law = new PointingLaw(
                rotator.driver().traits(),
                rotator.config().azimuth().within(rotator.envelope().azimuth()),
                rotator.config().elevation().within(rotator.envelope().elevation()),
                rotator.config().beamWidthDeg(),
                Station.PERIOD_NANOS / 1e9);
        this.reversals = new ReversalBudget(
                rotator.config().azimuth(),
                rotator.config().elevation(),
                rotator.config().beamWidthDeg());
    }

    /** As {@link Helm#question}. From any thread. */
    Optional<PlanQuestion> question(int catalogNumber, Instant utc) {
        return predictions.elements(catalogNumber).map(set -> new PlanQuestion(set, utc, present()));
    }

    /** Finds the pass and plans it. From any thread. */
    CompletionStage<Preparation> prepare(PlanQuestion asked) {
        return predictions.prepare(asked.elements(), asked.utc(), basis(asked.present()));
    }

    /** The same at once. */
    Preparation prepareNow(PlanQuestion asked) {
        return predictions.prepareNow(asked.elements(), asked.utc(), basis(asked.present()));
    }

    /** The elements in use for an object now. */
    private Optional<ElementSet> elements(int catalogNumber) {
        Optional<ElementSet> set = predictions.elements(catalogNumber);
        Turn.Elements now = new Turn.Elements(catalogNumber, set);
        if (elements.filter(now::equals).isEmpty()) {
            elements = Optional.of(now);
            log.note(now);
        }
        return set;
    }

    /** The law for the axes as they are known now. */
    private PointingLaw law() {
        return law.withStartDelays(
                rotator.delays().seconds(Axis.AZIMUTH), rotator.delays().seconds(Axis.ELEVATION));
    }

    /** Where the axes stand by the newest snapshot, as those of an ideal mount would. From any thread. */
    private Optional<Pointing> present() {
        return antenna.newest()
                .get()
                .rotator()
                .measured()
                .map(Snapshot.Aged::value)
                .map(antenna.mount()::toSky);
    }

    private PlanBasis basis(Optional<Pointing> present) {
        RotatorConfig axes = rotator.config();
        return new PlanBasis(
                axes.azimuth().within(rotator.envelope().azimuth()),
                axes.elevation().within(rotator.envelope().elevation()),
                axes.beamWidthDeg(),
                present,
                (middle, marginS) -> rotator.envelope().standing(middle, marginS)::allows);
    }

    /**
     * Begins to follow a pass, or to wait for it.
     *
     * @param start takes it as what the station is at from now on
     * @return why not
     */
    Optional<Outcome.Refused> begin(Preparation.Ready ready, RadioChoice choice, String who, Consumer<Follow> start) {
        int number = ready.pass().catalogNumber();
        log.note(new Turn.Sends(number, predictions.transmitters().of(number)));
        Optional<Outcome.Refused> refusal = desk.refusal(number, choice);
        if (refusal.isPresent()) {
            return refusal;
        }
        RadioWish wish = desk.wish(number, choice);
        Follow follow = new Follow(
                ready,
                predictions.site(),
                law(),
                antenna.mount(),
                refraction,
                new Replanning(rotator.config().azimuth(), rotator.config().elevation()),
                wish,
                desk.tuners(wish, sentence -> alerts.note(clock.utc(), sentence)),
                new PassQuality(rotator.config().beamWidthDeg()),
                who);
        start.accept(follow);
        alerts.note(
                clock.utc(),
                "pass-begun",
                "%s follows %s: rises %s, highest %.1f deg, sets %s%s%s"
                        .formatted(
                                who,
                                ready.pass().name(),
                                ready.pass().aos().utc().truncatedTo(ChronoUnit.SECONDS),
                                ready.pass().maxElevationDeg(),
                                ready.pass().los().utc().truncatedTo(ChronoUnit.SECONDS),
                                doubts(ready.elements()),
                                expectation(ready.plan())));
        return Optional.empty();
    }

    /** What an operator should expect of a plan, to follow the sentence about it. */
    private static String expectation(PointingPlan plan) {
        StringBuilder text = new StringBuilder();
        if (plan.style() != PointingPlan.Style.NORMAL) {
            text.append(plan.style() == PointingPlan.Style.FLIPPED ? "; over its back" : "; through the zenith");
        }
        plan.caughtUp().ifPresent(utc -> text.append("; catches up by ").append(utc.truncatedTo(ChronoUnit.SECONDS)));
        for (PointingPlan.Unwind unwind : plan.unwinds()) {
            text.append("; the azimuth axis has to unwind from ")
                    .append(unwind.from().truncatedTo(ChronoUnit.SECONDS))
                    .append(" to ")
                    .append(unwind.to().truncatedTo(ChronoUnit.SECONDS));
        }
        if (plan.offTargetS() > 0) {
            text.append("; off target for %.0f s".formatted(plan.offTargetS()));
        }
        return text.append("; greatest error %.1f deg".formatted(plan.greatestErrorDeg()))
                .toString();
    }

    /** What an operator should know of the elements of a pass, to follow the sentence about it; empty when all is well. */
    private String doubts(ElementSet elements) {
        Judgement judgement = Judgement.of(elements, clock.utc());
        return judgement.findings().isEmpty()
                ? ""
                : "; its elements " + String.join(", ", judgement.sentences()) + "; fetch newer ones";
    }

    /**
     * Goes on with a pass.
     *
     * @return whether it is over
     */
    boolean tick(Follow follow, boolean mayMove, long nowNanos, Instant utc) {
        follow.tune(nowNanos, utc);
        follow.judge(rotator.axis(), nowNanos, utc);
        if (follow.hasSet(utc)) {
            alerts.note(utc, "pass-ended", "pass of " + follow.pass().name() + " ended: " + follow.report());
            return true;
        }
        if (!follow.hasRisen(utc)) {
            follow.use(law()); // the way to where it will rise may have shown how late the axes start
        }
        follow.replanning().take(nowNanos).ifPresent(made -> takeUp(follow, made));
        if (mayMove) {
            reconsider(follow, nowNanos, utc);
            // On the way to where it will rise there is time to get around what is in the way.
            Optional<Pointing> last = rotator.bound();
            Optional<Pointing> wanted = follow.command(utc, last);
            Optional<Verdict.Refused> refusal = follow.hasRisen(utc)
                    ? wanted.flatMap(place -> reversals.within(place, last, follow.reference(utc), nowNanos))
                            .flatMap(place -> chase(place, last, nowNanos, utc))
                    : wanted.flatMap(place -> rotator.travel(place, utc, nowNanos));
            refusal.ifPresent(why -> alerts.noteOnce(utc, why.sentence() + "; slewd did not move there"));
        }
        return false;
    }

    /**
     * The clock was set.
     *
     * @return whether the pass goes on
     */
    boolean clockStepped(Follow follow, Duration step, Instant utc) {
        String name = follow.pass().name();
        if (!follow.survives(utc)) {
            alerts.warn(
                    utc,
                    "the pass of " + name + " is not followed any more: by the new time it "
                            + (follow.hasSet(utc) ? "is over" : "is more than a day away"));
            return false;
        }
        planAnew(follow, String.format(Locale.ROOT, "the clock was set by %+.1f s", step.toMillis() / 1e3), utc);
        return true;
    }

    /** Has a pass that goes on planned anew: nothing of what the plan rested on is sure any more. */
    void planAnew(Follow follow, String why, Instant utc) {
        if (follow.hasRisen(utc) || follow.replanning().isMaking()) {
            replan(
                    follow,
                    asked.filter(lateness -> follow.replanning().isMaking())
                            .orElseGet(() -> new Lateness(follow.late(), follow.lateSource())),
                    why);
        }
    }

    private Optional<Verdict.Refused> chase(Pointing place, Optional<Pointing> last, long nowNanos, Instant utc) {
        Optional<Verdict.Refused> refusal = rotator.aim(place, utc, nowNanos);
        if (refusal.isEmpty()) {
            reversals.commanded(place, last, nowNanos);
        }
        return refusal;
    }

    /** Has the pass planned anew if there is a reason to; the loop goes on by the old plan until the new one is there. */
    private void reconsider(Follow follow, long nowNanos, Instant utc) {
        if (!follow.hasRisen(utc)) {
            return;
        }
        Optional<RotatorState.Measured> axis = rotator.axis();
        Instant then = axis.map(read -> utc.minusNanos(nowNanos - read.nanos())).orElse(utc);
        follow.replanning()
                .reason(follow, elements(follow.pass().catalogNumber()), axis, follow.reference(then), nowNanos)
                .ifPresent(why -> replan(follow, new Lateness(follow.late(), follow.lateSource()), why));
    }

    /** How late an object is taken to come, and who says so. */
    private record Lateness(Duration late, Snapshot.LateSource source) {}

    private void replan(Follow follow, Lateness lateness, String why) {
        asked = Optional.of(lateness);
        ElementSet best = elements(follow.pass().catalogNumber()).orElse(follow.elements());
        Instant utc = clock.utc();
        PlanBasis basis = basis(present());
        follow.replanning()
                .begun(
                        reckoning.begin(() -> predictions.replan(follow.pass(), best, lateness.late(), utc, basis)),
                        lateness.source(),
                        why);
    }

    private void takeUp(Follow follow, Replanning.Made made) {
        follow.use(made.ready(), made.source());
        alerts.note(
                clock.utc(),
                "the pass of " + follow.pass().name() + " is planned anew, as " + made.why()
                        + expectation(made.ready().plan()));
    }

    /** Takes the object to come later than its elements say, or earlier, and has its pass planned anew. */
    Outcome adjust(Follow follow, Duration late, String who) {
        if (late.abs().compareTo(MOST_LATE) > 0) {
            return new Outcome.Refused(
                    "invalid",
                    "an object more than " + MOST_LATE.toMinutes() + " minutes off its elements has other elements",
                    "get newer elements");
        }
        replan(
                follow,
                new Lateness(late, Snapshot.LateSource.OPERATOR),
                "%s takes it to be %.1f s %s"
                        .formatted(who, late.abs().toMillis() / 1e3, late.isNegative() ? "early" : "late"));
        return new Outcome.Accepted();
    }

    /** The same by what the signal of the pass says; refused while that is not sure. */
    Outcome adjustBySignal(Follow follow, String who) {
        String name = follow.pass().name();
        if (follow.heard().isEmpty()) {
            return new Outcome.Refused(
                    "not-ready",
                    "the signal of " + name + " was not looked at in this pass",
                    "configure samples, wait for the rise, or say the seconds yourself");
        }
        HeardSignal heard = follow.heard().get();
        if (heard.outcome() instanceof FitOutcome.NotObservable silent) {
            return new Outcome.Refused(
                    "not-ready",
                    "the signal of " + name + " does not tell how late it comes: " + silent.why(),
                    "wait, or say the seconds yourself");
        }
        FitOutcome.Fitted fit = (FitOutcome.Fitted) heard.outcome();
        if (!heard.isApplicable()) {
            return new Outcome.Refused(
                    "not-ready",
                    "the signal of %s says %+.2f s, to %.2f s only; %.2f s is needed"
                            .formatted(name, fit.lateS().value(), fit.lateS().sigma(), heard.applicableSigmaS()),
                    "wait until more of the pass was heard, or say the seconds yourself");
        }
        if (!heard.epoch().equals(follow.elements().epoch())) {
            return new Outcome.Refused(
                    "not-ready",
                    "newer elements of " + name + " came, and its signal was not compared with them yet",
                    "ask again in a few seconds");
        }
        replan(
                follow,
                new Lateness(Duration.ofNanos(Math.round(fit.lateS().value() * 1e9)), Snapshot.LateSource.SIGNAL),
                "%s takes it to be as late as its signal says, %+.2f s to %.2f s"
                        .formatted(who, fit.lateS().value(), fit.lateS().sigma()));
        return new Outcome.Accepted();
    }
}
