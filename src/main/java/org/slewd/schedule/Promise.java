package org.slewd.schedule;

import java.util.List;

/**
 * What counts on top of what a piece is worth because there is a standing agenda. All of it is in minutes of the zenith.
 *
 * <p>Of a part that stands its minutes count for more, by a share of what they are worth; keeping it counts for {@link #KEPT_MIN},
 * and each of its ends that stays where it was for {@link #END_MIN}. To begin a pass that was declined costs as much as one that
 * is kept brings. The share outweighs that by other elements a pass is a little better or worse; the constants, that some seconds more or
 * less are there for two passes that contend for them.
 */
final class Promise {

    /** Shifts of five seconds at both ends of two passes come to less, which is measured in the tests. */
    static final double KEPT_MIN = 0.25;

    /** What an end that stays counts for. More would rather have a neighbour dropped than a heavy pass cut by some seconds. */
    static final double END_MIN = 0.1;

    /** Nothing is promised. */
    static final Promise NONE = new Promise(List.of(), new double[0], 0);

    /** Of what is kept, from moment to moment of a curve. */
    record Kept(int begin, int end) {

        /** Who has this and the moment before takes the middle of it. */
        int middle() {
            return (begin + end + 1) / 2;
        }
    }

    private final List<Kept> kept;
    private final double[] upToMin;
    private final double fineMin;

    private Promise(List<Kept> kept, double[] upToMin, double fineMin) {
        this.kept = kept;
        this.upToMin = upToMin;
        this.fineMin = fineMin;
    }

    /** @param margin by which share of its worth what is kept counts for more, at least 0 */
    static Promise of(PassCurve curve, List<Kept> kept, double margin) {
        double[] upToMin = new double[curve.size()];
        for (int i = 0; i < upToMin.length; i++) {
            for (Kept part : kept) {
                int within = Math.max(part.begin, Math.min(i, part.end));
                upToMin[i] += margin * (curve.usefulMin(within) - curve.usefulMin(part.begin));
                upToMin[i] += i >= part.middle() ? KEPT_MIN : 0;
            }
        }
        return new Promise(List.copyOf(kept), upToMin, 0);
    }

    /** For a pass that was declined: it has to bring something, but not more than half of what it is worth. */
    static Promise declined(PassCurve curve) {
        return new Promise(
                List.of(), new double[curve.size()], Math.min(KEPT_MIN, curve.usefulMin(curve.size() - 1) / 2));
    }

    /** Whether parts of it stand. */
    boolean isKept() {
        return !kept.isEmpty();
    }

    /** From the rise to moment {@code i}. */
    double upToMin(int i) {
        return this == NONE ? 0 : upToMin[i];
    }

    /** For beginning at moment {@code i}. */
    double beginningMin(int i) {
        return kept.stream().anyMatch(part -> part.begin == i) ? END_MIN : -fineMin;
    }

    /** For leaving at moment {@code i}. */
    double leavingMin(int i) {
        return kept.stream().anyMatch(part -> part.end == i) ? END_MIN : 0;
    }
}
