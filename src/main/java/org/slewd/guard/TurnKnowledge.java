package org.slewd.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.slewd.rotator.AxisRange;
import org.slewd.sky.Angles;

/**
 * Whether it is known in which of several turns the azimuth axis is, and so how far its cable is wound. A controller that
 * reports compass bearings says 10 at 370 too; what tells them apart is what was saved at the last stop, or a person.
 */
public sealed interface TurnKnowledge {

    /** How far from where it was saved an antenna that nobody moved may be found, in degrees. */
    double AGREES_WITHIN_DEG = 2;

    /** A potentiometer reads a degree or two beyond an end stop that it stands on. */
    double BEYOND_STOP_DEG = 3;

    /**
     * It is known.
     *
     * @param azimuthDeg of the axis, unwrapped
     */
    record Known(double azimuthDeg) implements TurnKnowledge {}

    /**
     * It could be any of several.
     *
     * @param candidatesDeg unwrapped azimuths inside the travel that are reported alike, rising
     */
    record Unknown(List<Double> candidatesDeg) implements TurnKnowledge {
        public Unknown {
            candidatesDeg = List.copyOf(candidatesDeg);
        }

        /** What a person is told. */
        public String sentence() {
            return "the azimuth axis may stand at "
                    + candidatesDeg.stream().map(Sentences::angle).collect(Collectors.joining(" or at "))
                    + " degrees, and the report does not tell which; slewd moves it by no more than a degree; look at the"
                    + " cable and say at which of them it stands";
        }

        /** What a person's word makes of it; empty when it is none of the candidates. */
        public Optional<Known> settledAt(double azimuthDeg) {
            return candidatesDeg.stream()
                    .filter(candidate -> Math.abs(candidate - azimuthDeg) <= BEYOND_STOP_DEG)
                    .map(Known::new)
                    .findFirst();
        }
    }

    /**
     * What the first report after a start says.
     *
     * @param reportDeg reported azimuth
     * @param reportsTrueTurns whether the controller tells the turns apart
     * @param travel of the azimuth axis
     * @param savedDeg where it stood when slewd ended, unwrapped, if that was kept
     */
    static TurnKnowledge atStart(
            double reportDeg, boolean reportsTrueTurns, AxisRange travel, OptionalDouble savedDeg) {
        if (reportsTrueTurns) {
            return new Known(reportDeg);
        }
        List<Double> candidates = candidates(reportDeg, travel);
        Optional<Double> remembered = savedDeg.stream()
                .boxed()
                .filter(stoodDeg -> Math.abs(Angles.turn(stoodDeg, reportDeg)) <= AGREES_WITHIN_DEG)
                .map(stoodDeg -> Angles.nearest(reportDeg, stoodDeg))
                .filter(candidate -> candidates.stream().anyMatch(known -> Math.abs(known - candidate) < 1e-6))
                .findFirst();
        if (remembered.isPresent()) {
            return new Known(remembered.get());
        }
        if (candidates.size() == 1) {
            return new Known(candidates.get(0));
        }
        if (travel.spanDeg() <= 360) {
            // At the stop of a single turn both ends read alike, or the report is off the travel; the nearest place in
            // it is meant, and no cable is wound further either way.
            return new Known(nearestInside(reportDeg, travel));
        }
        return new Unknown(candidates);
    }

    private static List<Double> candidates(double reportDeg, AxisRange travel) {
        List<Double> candidates = new ArrayList<>();
        double firstDeg = travel.minDeg() - BEYOND_STOP_DEG;
        firstDeg += Angles.wrap360(reportDeg - firstDeg);
        for (double at = firstDeg; at <= travel.maxDeg() + BEYOND_STOP_DEG; at += 360) {
            candidates.add(at);
        }
        return candidates;
    }

    private static double nearestInside(double reportDeg, AxisRange travel) {
        double nearDeg = Angles.nearest(reportDeg, (travel.minDeg() + travel.maxDeg()) / 2);
        return candidates(reportDeg, travel).stream()
                .filter(travel::contains)
                .findFirst()
                .orElse(nearDeg);
    }
}
