package org.slewd.station;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slewd.guard.TurnKnowledge;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorTraits;
import org.slewd.sky.Angles;
import org.slewd.station.AxisMemory.Remembered;

/**
 * In which turn the azimuth axis is, and with it how far the cable is wound. A box that reports compass bearings says 10 at
 * 370 too; which it is follows from where the axis was, from what was kept over a restart, or from a person. Belongs to the
 * loop.
 */
final class Turns {

    /** Nearer than this to what is kept already is not worth a write to a disk that wears. */
    private static final double WORTH_KEEPING_DEG = 0.3;

    private final RotatorTraits traits;
    private final AxisRange travel;
    private final AxisMemory memory;

    private Optional<TurnKnowledge> knowledge = Optional.empty();
    private OptionalDouble lastDeg = OptionalDouble.empty();
    private Optional<Remembered> kept;

    /** @param travel of the azimuth axis */
    Turns(RotatorTraits traits, AxisRange travel, AxisMemory memory) {
        this.traits = traits;
        this.travel = travel;
        this.memory = memory;
        this.kept = memory.recalled();
    }

    /** Where an axis stands that reports {@code report}, in true turns; while nobody knows, in one of the turns it may be in. */
    Pointing unwrap(Pointing report) {
        if (knowledge.isEmpty()) {
            knowledge = Optional.of(TurnKnowledge.atStart(
                    report.azimuthDeg(), traits.reportsTrueTurns(), travel, savedDeg(report.azimuthDeg())));
            lastDeg = OptionalDouble.of(guess(knowledge.get()));
        }
        if (traits.reportsTrueTurns()) {
            return report;
        }
        return new Pointing(Angles.nearest(report.azimuthDeg(), lastDeg.orElseThrow()), report.elevationDeg());
    }

    private static double guess(TurnKnowledge knowledge) {
        if (knowledge instanceof TurnKnowledge.Known known) {
            return known.azimuthDeg();
        }
        return ((TurnKnowledge.Unknown) knowledge).candidatesDeg().get(0);
    }

    /**
     * Where the axis stood, in the light of a report: the saved place, or one on the way that it was on when slewd ended.
     */
    private OptionalDouble savedDeg(double reportDeg) {
        if (kept.isEmpty()) {
            return OptionalDouble.empty();
        }
        double fromDeg = kept.get().from().azimuthDeg();
        double toDeg = kept.get().to().azimuthDeg();
        double middleDeg = (fromDeg + toDeg) / 2;
        double nearDeg = Angles.nearest(reportDeg, middleDeg);
        boolean onTheWay =
                Math.abs(nearDeg - middleDeg) <= Math.abs(toDeg - fromDeg) / 2 + TurnKnowledge.AGREES_WITHIN_DEG;
        // Of a way of more than half a turn both ends may read alike.
        return onTheWay && Math.abs(toDeg - fromDeg) < 180 ? OptionalDouble.of(nearDeg) : OptionalDouble.empty();
    }

    /** A report was believed; the next is near it. */
    void believed(Pointing unwrapped) {
        lastDeg = OptionalDouble.of(unwrapped.azimuthDeg());
    }

    /** What is known; before the first report, that whatever it says is true. */
    TurnKnowledge knowledge() {
        if (knowledge.isPresent() && knowledge.get() instanceof TurnKnowledge.Unknown unknown) {
            return unknown;
        }
        return new TurnKnowledge.Known(lastDeg.orElse(0));
    }

    boolean isKnown() {
        return knowledge() instanceof TurnKnowledge.Known;
    }

    /** The reading jumped: nothing is known any more but what the next report says by itself. */
    void forget() {
        if (!traits.reportsTrueTurns()) {
            knowledge = Optional.empty();
            kept = Optional.empty();
        }
    }

    /**
     * A person has looked.
     *
     * @param azimuthDeg where the axis stands, unwrapped
     * @return whether that agrees with what is reported
     */
    boolean settle(double azimuthDeg) {
        if (knowledge.isEmpty() || !(knowledge.get() instanceof TurnKnowledge.Unknown unknown)) {
            return lastDeg.isPresent() && Math.abs(lastDeg.getAsDouble() - azimuthDeg) <= TurnKnowledge.BEYOND_STOP_DEG;
        }
        Optional<TurnKnowledge.Known> settled = unknown.settledAt(azimuthDeg);
        settled.ifPresent(known -> {
            knowledge = Optional.of(known);
            lastDeg = OptionalDouble.of(known.azimuthDeg());
        });
        return settled.isPresent();
    }

    /** Keeps where the axes are and whereto they are on the way, if that is news. What is not known is not kept. */
    void keep(Pointing from, Pointing to, Instant utc) {
        boolean known = kept.filter(old -> isNear(old.from(), from) && isNear(old.to(), to))
                .isPresent();
        if (isKnown() && !known) {
            kept = Optional.of(new Remembered(from, to, utc));
            memory.keep(kept.get());
        }
    }

    private static boolean isNear(Pointing a, Pointing b) {
        return Math.abs(a.azimuthDeg() - b.azimuthDeg()) < WORTH_KEEPING_DEG
                && Math.abs(a.elevationDeg() - b.elevationDeg()) < WORTH_KEEPING_DEG;
    }
}
