package org.slewd.station;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.slewd.condition.Action;
import org.slewd.condition.ConditionInput;
import org.slewd.condition.Conditions;
import org.slewd.condition.Verdict;
import org.slewd.guard.Rest;

/**
 * What the safety inputs mean for the antenna: whether it has to rest or to stand still, and whether it is at rest, as its own
 * reports say. It sends the antenna nowhere; {@link Helm} does that by the way on which it is parked. Belongs to the loop.
 */
final class Shelter {

    /** On top of what the axes need by the configuration: for a stop before, a start, and a way around something. */
    private static final double MARGIN_SECONDS = 15;

    /** Motors are slower in a storm and in the cold. */
    private static final double SLOWER_BY = 1.25;

    private final Conditions conditions;
    private final RotatorPart rotator;
    private final Safety safety;
    private final Alerts alerts;
    private final Consumer<StationEvent> tell;

    private Verdict verdict;
    private Optional<Action> action;
    private Instant since = Instant.EPOCH;
    private Snapshot.Stow stow = Snapshot.Stow.NOT_WANTED;
    private boolean everJudged;
    private boolean stopDue;
    private long dueNanos;

    Shelter(
            List<ConditionInput> inputs,
            RotatorPart rotator,
            Safety safety,
            Alerts alerts,
            Consumer<StationEvent> tell) {
        this.conditions = new Conditions(inputs);
        this.rotator = rotator;
        this.safety = safety;
        this.alerts = alerts;
        this.tell = tell;
        this.verdict = conditions.judge(0); // nothing has been heard, whatever the time
        this.action = verdict.action();
    }

    Outcome heard(String input, String text, long nanos) {
        conditions.heard(input, text, nanos);
        return new Outcome.Accepted();
    }

    Outcome missed(String input, String why) {
        conditions.missed(input, why);
        return new Outcome.Accepted();
    }

    /** @param held whether a person has stopped the antenna since it is not safe: then it is not sent to rest by itself */
    void tick(boolean held, long nowNanos, Instant utc) {
        verdict = conditions.judge(nowNanos);
        Optional<Action> now = verdict.action();
        if (!now.equals(action) || !everJudged) {
            since = utc;
            change(now, utc);
            everJudged = true;
        }
        stow(held, nowNanos, utc);
    }

    private void change(Optional<Action> now, Instant utc) {
        if (now.isPresent()) {
            String sentence = verdict.sentence().orElseThrow();
            tell.accept(new StationEvent.Unsafe(utc, now.get(), sentence));
            if (everJudged) {
                alerts.warn(utc, "unsafe", sentence);
            } else {
                alerts.note(utc, "unsafe", sentence); // nothing can have been heard yet
            }
        } else if (everJudged) {
            tell.accept(new StationEvent.SafeAgain(utc));
            alerts.note(utc, "safe-again", "all safety inputs are safe; slewd takes orders again");
        }
        stopDue = now.filter(Action.STOP::equals).isPresent();
        stow = Snapshot.Stow.NOT_WANTED;
        action = now;
    }

    private void stow(boolean held, long nowNanos, Instant utc) {
        if (action.filter(Action.STOW::equals).isEmpty()) {
            return;
        }
        if (isAtRest(nowNanos)) {
            if (stow != Snapshot.Stow.STOWED) {
                stow = Snapshot.Stow.STOWED;
                tell.accept(new StationEvent.Stowed(utc));
                alerts.note(utc, "stowed", "the antenna is at its place of rest, as its position reports say");
            }
        } else if (held) {
            if (stow != Snapshot.Stow.HELD) {
                stow = Snapshot.Stow.HELD;
                alerts.warn(
                        utc,
                        "stow-held",
                        "it is not safe, and the antenna is not at its place of rest, as somebody stopped it; slewd does not"
                                + " move it by itself; 'slewd park' sends it on");
            }
        } else if (stow != Snapshot.Stow.UNDER_WAY && stow != Snapshot.Stow.UNCONFIRMED) {
            stow = Snapshot.Stow.UNDER_WAY;
            dueNanos = nowNanos + Math.round(1e9 * travelSeconds());
        } else if (stow == Snapshot.Stow.UNDER_WAY && nowNanos - dueNanos > 0) {
            stow = Snapshot.Stow.UNCONFIRMED;
            String sentence = unconfirmed();
            tell.accept(new StationEvent.StowFailed(utc, sentence));
            alerts.warn(utc, "stow-failed", sentence);
        }
    }

    private boolean isAtRest(long nowNanos) {
        return rotator.isFresh(nowNanos)
                && rotator.isStill()
                && rotator.axis()
                        .filter(read -> Rest.isAt(rotator.config().park(), read.pointing()))
                        .isPresent();
    }

    private double travelSeconds() {
        double byConfiguration = rotator.axis()
                .map(read -> Rest.seconds(
                        rotator.rest(), read.pointing(), rotator.config().park()))
                .orElseGet(() -> Rest.acrossSeconds(rotator.rest()));
        return MARGIN_SECONDS + SLOWER_BY * byConfiguration;
    }

    private String unconfirmed() {
        String where = rotator.lastKnown()
                .map(at -> String.format(
                        Locale.ROOT,
                        "it was seen last at azimuth %.1f, elevation %.1f",
                        at.azimuthDeg(),
                        at.elevationDeg()))
                .orElse("it has not been seen at all");
        String why = safety.fault().map(fault -> " (" + fault.message() + ")").orElse("");
        return "it is not safe, and the antenna is not at its place of rest in the time that it needs for that: "
                + where + why + "; slewd goes on trying as far as it may; look after the antenna";
    }

    /** Whether anything but the way to the place of rest is forbidden. */
    boolean isUnsafe() {
        return action.isPresent();
    }

    /** Whether even that is. */
    boolean forbidsMotion() {
        return action.filter(Action.STOP::equals).isPresent();
    }

    /** Whether the antenna has to go to its place of rest. */
    boolean wantsRest() {
        return action.filter(Action.STOW::equals).isPresent();
    }

    /** Whether the antenna has to be stopped; once. */
    boolean takeStop() {
        boolean due = stopDue;
        stopDue = false;
        return due;
    }

    /** Why nothing may move; empty when it may. */
    Optional<Outcome.Refused> refusal(boolean parking) {
        return action.filter(wanted -> wanted == Action.STOP || !parking)
                .map(wanted -> new Outcome.Refused(
                        "not-ready",
                        verdict.sentence().orElseThrow(),
                        "orders are taken again when all safety inputs have been safe for their hold times"));
    }

    /** @param refusal why nothing but the way to rest may begin, whoever said so */
    Snapshot.Conditions snapshot(Optional<String> refusal) {
        return new Snapshot.Conditions(verdict, since, stow, refusal);
    }
}
