package org.slewd.mount;

import java.util.EnumMap;
import java.util.Map;
import java.util.StringJoiner;
import org.slewd.rotator.Pointing;

/**
 * How the axes of a real mount have to stand so that the beam looks where an ideal mount would look. Immutable; any thread.
 *
 * <p>The angles of the ideal mount are axis angles too: azimuth unwrapped, elevation above 90 where the antenna looks
 * backwards. A look angle becomes one by the plan of the pass, which chooses turn and flip; this comes after it, and the
 * envelope is asked after this.
 */
public final class MountModel {

    /** The ideal mount. */
    public static final MountModel IDEAL = new MountModel(Map.of());

    /** A thousandth of what the finest encoder tells apart. */
    private static final double EXACT_DEG = 1e-9;

    /** Newton doubles the digits each time; more than this means that the terms are beyond what is believed. */
    private static final int MOST_ROUNDS = 30;

    private static final double DIFFERENCE_DEG = 1e-4;

    private final EnumMap<MountTerm, Double> constants = new EnumMap<>(MountTerm.class);

    /**
     * A model with the stated constants; those not stated are 0.
     *
     * @throws IllegalArgumentException when one is greater than is believed of its term
     */
    public MountModel(Map<MountTerm, Double> constants) {
        constants.forEach((term, value) -> {
            if (!(Math.abs(value) <= term.most())) {
                throw new IllegalArgumentException(term + " = " + value + " is beyond +-" + term.most());
            }
            if (value != 0) {
                this.constants.put(term, value);
            }
        });
    }

    /** The constant of {@code term}, in degrees or degrees per degree; 0 when it plays no part. */
    public double constant(MountTerm term) {
        return constants.getOrDefault(term, 0.0);
    }

    /** Whether this changes nothing. */
    public boolean isIdeal() {
        return constants.isEmpty();
    }

    /** Where the axes have to stand for the beam to look where an ideal mount looks with its axes at {@code ideal}. */
    public Pointing toAxis(Pointing ideal) {
        double azimuthDeg = ideal.azimuthDeg();
        double elevationDeg = ideal.elevationDeg();
        for (Map.Entry<MountTerm, Double> constant : constants.entrySet()) {
            MountTerm term = constant.getKey();
            azimuthDeg += constant.getValue() * term.azimuth(ideal.azimuthDeg(), ideal.elevationDeg());
            elevationDeg += constant.getValue() * term.elevation(ideal.azimuthDeg(), ideal.elevationDeg());
        }
        return new Pointing(azimuthDeg, elevationDeg);
    }

    /**
     * Where the beam looks, as the axis angles of an ideal mount, when the real axes stand at {@code axis}: the inverse of
     * {@link #toAxis} to better than a millionth of a degree.
     */
    public Pointing toSky(Pointing axis) {
        if (constants.isEmpty()) {
            return axis;
        }
        Pointing guess = new Pointing(
                (axis.azimuthDeg() - constant(MountTerm.IA)) / (1 + constant(MountTerm.SA)),
                (axis.elevationDeg() - constant(MountTerm.IE)) / (1 + constant(MountTerm.SE)));
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Pointing there = toAxis(guess);
            double azimuthOff = axis.azimuthDeg() - there.azimuthDeg();
            double elevationOff = axis.elevationDeg() - there.elevationDeg();
            if (Math.max(Math.abs(azimuthOff), Math.abs(elevationOff)) < EXACT_DEG) {
                return guess;
            }
            guess = closer(guess, there, azimuthOff, elevationOff);
        }
        return guess;
    }

    /** One step of Newton's method; near the zenith azimuth depends strongly on elevation, which defeats simpler ones. */
    private Pointing closer(Pointing guess, Pointing there, double azimuthOff, double elevationOff) {
        Pointing byAzimuth = toAxis(new Pointing(guess.azimuthDeg() + DIFFERENCE_DEG, guess.elevationDeg()));
        Pointing byElevation = toAxis(new Pointing(guess.azimuthDeg(), guess.elevationDeg() + DIFFERENCE_DEG));
        double aa = (byAzimuth.azimuthDeg() - there.azimuthDeg()) / DIFFERENCE_DEG;
        double ea = (byAzimuth.elevationDeg() - there.elevationDeg()) / DIFFERENCE_DEG;
        double ae = (byElevation.azimuthDeg() - there.azimuthDeg()) / DIFFERENCE_DEG;
        double ee = (byElevation.elevationDeg() - there.elevationDeg()) / DIFFERENCE_DEG;
        double determinant = aa * ee - ae * ea;
        return new Pointing(
                guess.azimuthDeg() + (azimuthOff * ee - elevationOff * ae) / determinant,
                guess.elevationDeg() + (elevationOff * aa - azimuthOff * ea) / determinant);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MountModel model && model.constants.equals(constants);
    }

    @Override
    public int hashCode() {
        return constants.hashCode();
    }

    @Override
    public String toString() {
        StringJoiner terms = new StringJoiner(", ", "mount [", "]");
        constants.forEach((term, value) -> terms.add(term + " " + value));
        return terms.toString();
    }
}
