package org.slewd.schedule;

/**
 * What may be taken of a candidate, as the search reckons with it. Moments are those of {@code curve}.
 *
 * @param curve that of the candidate, perhaps with more moments
 * @param first the first moment at which it may be begun
 * @param last the last one at which it may be left
 * @param promise what counts on top of its worth
 * @param leastS least length of a part, in seconds
 * @param whole whether it is taken from {@code first} to {@code last} or not at all
 * @param committed whether it is what the antenna is at
 * @param counters those of {@link Quotas} that count it
 */
record Piece(
        Candidate candidate,
        PassCurve curve,
        int first,
        int last,
        Promise promise,
        double leastS,
        boolean whole,
        boolean committed,
        int[] counters) {

    double seconds() {
        return curve.sinceRiseS(last) - curve.sinceRiseS(first);
    }

    /** What the search counts from the rise to moment {@code i}, in minutes of the zenith times weight. */
    double upToMin(int i) {
        return candidate.wish().weight() * (curve.usefulMin(i) + promise.upToMin(i));
    }

    /** What it counts on top for beginning at moment {@code i}. */
    double beginningMin(int i) {
        return candidate.wish().weight() * promise.beginningMin(i);
    }

    /** What it counts on top for leaving at moment {@code i}. */
    double leavingMin(int i) {
        return candidate.wish().weight() * promise.leavingMin(i);
    }

    /** The same between other moments. */
    Piece between(int otherFirst, int otherLast) {
        return new Piece(candidate, curve, otherFirst, otherLast, promise, leastS, whole, committed, counters);
    }

    /** The same that nothing was promised of. */
    Piece unpromised() {
        return new Piece(candidate, curve, first, last, Promise.NONE, leastS, whole, committed, counters);
    }
}
