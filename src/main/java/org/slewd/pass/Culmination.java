package org.slewd.pass;

import org.slewd.orbit.ElementSet;
import org.slewd.pass.Pass.Clipped;
import org.slewd.pass.Pass.Moment;

/**
 * Describes the pass between a rise and a set: when it stands highest and when it is nearest. Both from positions, as
 * the velocity of SGP4, which is not their derivative, is off by up to 75 ms there. One thread.
 */
final class Culmination {

    /** Looks at a pass, at least; enough for a low orbit, whose elevation has one summit. */
    private static final int LEAST_LOOKS = 4;

    /** Looks a revolution; a high orbit may stand still, turn round and have several summits in one pass. */
    private static final double LOOKS_PER_REVOLUTION = 64;

    /** Where the velocity says that the summit is has to be known to this only, as positions have the last word. */
    private static final double ROUGH_S = 0.2;

    /**
     * Positions are compared over this part of the time in which the direction changes much, the range over the speed:
     * far above their noise, far below the scale on which they curve. Not a part of the revolution: an object that is
     * near its perigee for minutes may be away for a day.
     */
    private static final double SPACING = 1 / 1000.0;

    private static final double LEAST_SPACING_S = 0.25;
    private static final double MOST_SPACING_S = 10.0;

    /** What is left after a move is about its square over the time in which the direction changes: here, 0.1 ms. */
    private static final double LAST_MOVE_S = 0.1;

    private static final int MAX_ROUGH = 24;
    private static final int MAX_FINE = 6;

    private final Geometry geometry;
    private final ElementSet elements;
    private final double periodS;

    private double tca;
    private double greatest;
    private double least;

    /** What is looked for the greatest value of. */
    private enum Of {
        ELEVATION {
            @Override
            double value(Geometry g) {
                return g.sinElevation;
            }

            @Override
            double rate(Geometry g) {
                return g.sinElevationRate;
            }
        },
        NEARNESS {
            @Override
            double value(Geometry g) {
                return -g.rangeM;
            }

            @Override
            double rate(Geometry g) {
                return -g.rangeRateMps;
            }
        };

        abstract double value(Geometry g);

        abstract double rate(Geometry g);
    }

    Culmination(Geometry geometry, ElementSet elements) {
        this.geometry = geometry;
        this.elements = elements;
        this.periodS = elements.periodSeconds();
    }

    /** The pass from {@code rise} to {@code set}, at both of which the object is known. */
    Pass describe(double rise, double set, Clipped clipped) {
        Moment aos = geometry.moment(rise);
        tca = rise;
        greatest = geometry.sinElevation;
        least = geometry.rangeM;
        double looks = Math.max(LEAST_LOOKS, Math.ceil(LOOKS_PER_REVOLUTION * (set - rise) / periodS));
        double before = rise;
        double climbBefore = geometry.sinElevationRate;
        double approachBefore = -geometry.rangeRateMps;
        for (int i = 1; i <= looks; i++) {
            double t = i == looks ? set : rise + (set - rise) * i / looks;
            geometry.at(t);
            double climb = geometry.sinElevationRate;
            double approach = -geometry.rangeRateMps;
            offer(t);
            if (climbBefore > 0 && climb <= 0) {
                summit(Of.ELEVATION, before, t, rise, set);
            }
            if (approachBefore > 0 && approach <= 0) {
                summit(Of.NEARNESS, before, t, rise, set);
            }
            before = t;
            climbBefore = climb;
            approachBefore = approach;
        }
        Moment los = geometry.moment(set);
        Moment highest = tca == rise ? aos : tca == set ? los : geometry.moment(tca);
        return new Pass(elements.catalogNumber(), elements.name(), elements.epoch(), aos, highest, los, least, clipped);
    }

    /** Takes the geometry as it stands at {@code t} as highest or nearest so far, if it is. */
    private void offer(double t) {
        if (geometry.known && geometry.sinElevation > greatest) {
            greatest = geometry.sinElevation;
            tca = t;
        }
        if (geometry.known && geometry.rangeM < least) {
            least = geometry.rangeM;
        }
    }

    private void summit(Of of, double left, double right, double rise, double set) {
        double t = rough(of, left, right);
        double spacingS = spacingS(geometry);
        for (int i = 0; i < MAX_FINE; i++) {
            double before = value(of, t - spacingS);
            double after = value(of, t + spacingS);
            // Where a high orbit stands nearly still, the third derivative would shift the summit by 20 ms; with the
            // positions twice as far away it cancels out.
            double slope = 8 * (after - before) - (value(of, t + 2 * spacingS) - value(of, t - 2 * spacingS));
            double bend = before - 2 * value(of, t) + after;
            if (!(bend < 0)) {
                break; // nothing to go by but noise
            }
            double move = -spacingS * slope / (12 * bend);
            t = Math.min(set, Math.max(rise, t + move));
            if (Math.abs(move) < LAST_MOVE_S) {
                break;
            }
        }
        geometry.at(t);
        offer(t);
    }

    private double value(Of of, double t) {
        geometry.at(t);
        return of.value(geometry);
    }

    /** How far apart positions near the last look are to be compared. */
    static double spacingS(Geometry geometry) {
        double spacingS = SPACING * geometry.rangeM / geometry.local().speedMps();
        return Math.min(MOST_SPACING_S, Math.max(LEAST_SPACING_S, spacingS));
    }

    /** Where the velocity says that the climb ends, by bisection helped with secants. */
    private double rough(Of of, double left, double right) {
        double a = left;
        double b = right;
        geometry.at(a);
        double rateA = of.rate(geometry);
        geometry.at(b);
        double rateB = of.rate(geometry);
        for (int i = 0; i < MAX_ROUGH && b - a > ROUGH_S; i++) {
            double t = i % 3 == 2 ? (a + b) / 2 : a + (b - a) * (rateA / (rateA - rateB));
            t = Math.min(b - ROUGH_S / 4, Math.max(a + ROUGH_S / 4, t));
            geometry.at(t);
            double rate = of.rate(geometry);
            if (rate > 0) {
                a = t;
                rateA = rate;
            } else {
                b = t;
                rateB = rate;
            }
        }
        return a + (b - a) * (rateA / (rateA - rateB));
    }
}
