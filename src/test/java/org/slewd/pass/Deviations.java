package org.slewd.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;

/** How far many predictions are from the truth, whatever the sign. */
final class Deviations {

    private final String of;
    private final double[] sizes;

    private Deviations(String of, double[] sizes) {
        this.of = of;
        this.sizes = sizes;
    }

    static Deviations of(String what, List<Double> signed) {
        return new Deviations(
                what, signed.stream().mapToDouble(Math::abs).sorted().toArray());
    }

    Deviations areAsManyAs(int count) {
        assertThat(sizes).as(toString()).hasSize(count);
        return this;
    }

    void areWithin(double median, double greatest) {
        assertThat(part(0.5)).as("median of " + this).isLessThanOrEqualTo(median);
        assertThat(part(1)).as("greatest of " + this).isLessThanOrEqualTo(greatest);
    }

    /** The size that this part of all do not exceed. */
    private double part(double part) {
        return sizes[(int) Math.ceil(part * sizes.length) - 1];
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: %d, median %.3f, 90 %% %.3f, greatest %.3f",
                of,
                sizes.length,
                part(0.5),
                part(0.9),
                part(1));
    }
}
