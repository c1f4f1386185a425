package org.slewd.guard;

import java.util.Optional;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.Pointing;

/** What an antenna does that nobody wants anything of. */
public sealed interface Rest {

    /** Nothing. */
    record Stay() implements Rest {}

    /**
     * It would, and there is no time before the next pass.
     *
     * @param why as a sentence
     */
    record Wait(String why) implements Rest {}

    /**
     * It is sent to its place of rest.
     *
     * @param why as half a sentence: the pass is over
     */
    record Park(Pointing to, String why) implements Rest {}

    /** It is turned back to where its cable is wound less, to look the same way. */
    record Unwind(Pointing to) implements Rest {}

    /**
     * What is known when the question is asked, with the antenna at a stand.
     *
     * @param at where it stands
     * @param passEnded whether a pass has ended since it last was asked to move
     * @param idleSeconds since anybody last wanted something of it
     * @param unsafe whether a safety input says so, or has not been heard of for too long
     * @param shuttingDown whether slewd is about to end
     * @param next the pass that it has to be ready for, if any
     */
    record Situation(
            Pointing at,
            boolean passEnded,
            double idleSeconds,
            boolean unsafe,
            boolean shuttingDown,
            Optional<Next> next) {}

    /**
     * A pass to be ready for.
     *
     * @param seconds until it begins
     * @param start where the antenna has to stand then; empty when it is not planned yet
     */
    record Next(double seconds, Optional<Pointing> start) {}

    /** Where an antenna rests and how its axes move. */
    record Place(Pointing park, AxisModel azimuth, AxisModel elevation) {}

    /** Nearer than this it counts as being there: a box that reads whole degrees stands a degree off its target. */
    double THERE_WITHIN_DEG = 1.5;

    /** For the start of the motors, a route of more than one move, and the look of whoever stands beside it. */
    double RESERVE_SECONDS = 60;

    /** An unwinding has to be worth its wear. */
    double LEAST_GAIN_DEG = 90;

    /**
     * What to do now. Only a safety input takes no regard of the next pass; nothing here starts a motion from a fault, and
     * whatever it answers, the envelope is asked about the way.
     */
    static Rest decide(ParkPolicy policy, Place place, Situation now) {
        boolean there = isAt(place.park(), now.at());
        if (now.unsafe() && policy.onSafetyInput()) {
            return there ? new Stay() : new Park(place.park(), "a safety input says that it is not safe");
        }
        if (now.unsafe()) {
            return new Stay();
        }
        if (now.shuttingDown()) {
            return policy.atShutdown() && !there ? new Park(place.park(), "slewd is about to end") : new Stay();
        }
        Optional<String> parkWhy = there ? Optional.empty() : parkWhy(policy, now);
        if (parkWhy.isPresent()) {
            return inTime(place, now, new Park(place.park(), parkWhy.get()), place.park());
        }
        Optional<Pointing> unwound = isOver(policy.unwindIdleMinutes().orElse(Double.POSITIVE_INFINITY), now)
                ? unwound(place.azimuth(), now.at())
                : Optional.empty();
        return unwound.map(to -> inTime(place, now, new Unwind(to), to)).orElseGet(Stay::new);
    }

    private static Optional<String> parkWhy(ParkPolicy policy, Situation now) {
        if (policy.afterPass() && now.passEnded()) {
            return Optional.of("the pass is over");
        }
        return isOver(policy.idleMinutes().orElse(Double.POSITIVE_INFINITY), now)
                ? Optional.of("nobody has wanted anything of it for a while")
                : Optional.empty();
    }

    private static boolean isOver(double minutes, Situation now) {
        return now.idleSeconds() >= 60 * minutes;
    }

    /** Whether an antenna that stands at {@code at} counts as being at {@code place}. */
    static boolean isAt(Pointing place, Pointing at) {
        return Math.abs(place.azimuthDeg() - at.azimuthDeg()) <= THERE_WITHIN_DEG
                && Math.abs(place.elevationDeg() - at.elevationDeg()) <= THERE_WITHIN_DEG;
    }

    /** The same direction, nearest to the middle of the travel, where a cable hangs free both ways. */
    private static Optional<Pointing> unwound(AxisModel azimuth, Pointing at) {
        double middleDeg = (azimuth.travel().minDeg() + azimuth.travel().maxDeg()) / 2;
        double turns = Math.rint((at.azimuthDeg() - middleDeg) / 360);
        double toDeg = at.azimuthDeg() - 360 * turns;
        boolean worth = Math.abs(at.azimuthDeg() - middleDeg) - Math.abs(toDeg - middleDeg) >= LEAST_GAIN_DEG;
        return worth && azimuth.travel().contains(toDeg)
                ? Optional.of(new Pointing(toDeg, at.elevationDeg()))
                : Optional.empty();
    }

    private static Rest inTime(Place place, Situation now, Rest wanted, Pointing to) {
        if (now.next().isEmpty()) {
            return wanted;
        }
        Next next = now.next().get();
        double needed = seconds(place, now.at(), to)
                + next.start().map(start -> seconds(place, to, start)).orElseGet(() -> acrossSeconds(place))
                + RESERVE_SECONDS;
        return needed <= next.seconds()
                ? wanted
                : new Wait("the next pass begins in %.0f s, and going to rest and back takes up to %.0f s"
                        .formatted(next.seconds(), needed));
    }

    /** How long a move takes, one axis after the other, as on a way around something. */
    static double seconds(Place place, Pointing from, Pointing to) {
        return place.azimuth().slewSeconds(to.azimuthDeg() - from.azimuthDeg())
                + place.elevation().slewSeconds(to.elevationDeg() - from.elevationDeg());
    }

    /** How long the longest move takes. */
    static double acrossSeconds(Place place) {
        return place.azimuth().slewSeconds(place.azimuth().travel().spanDeg())
                + place.elevation().slewSeconds(place.elevation().travel().spanDeg());
    }
}
