package org.slewd.schedule;

import java.time.Instant;

/**
 * What may be taken of a candidate, as the search reckons with it. Moments are those of its curve.
 *
 * @param first the first moment at which it may be begun
 * @param last the last one at which it may be left
 * @param price what a minute of it is worth to the search: its weight, and something on top where it was promised
 * @param leastS least length of a part
 * @param whole whether it is taken from {@code first} to {@code last} or not at all
 * @param committed whether it is what the antenna is at
 * @param counters those of {@link Quotas} that count it
 */
record Piece(
        Candidate candidate,
        int first,
        int last,
        double price,
        double leastS,
        boolean whole,
        boolean committed,
        int[] counters) {

    PassCurve curve() {
        return candidate.curve();
    }

    double seconds() {
        return curve().sinceRiseS(last) - curve().sinceRiseS(first);
    }

    /** The moments in seconds since {@code from}. */
    double[] atS(Instant from) {
        double riseS = PassCurve.seconds(from, candidate.pass().aos().utc());
        double[] atS = new double[curve().size()];
        for (int i = 0; i < atS.length; i++) {
            atS[i] = riseS + curve().sinceRiseS(i);
        }
        return atS;
    }

    /** The same between other moments. */
    Piece between(int otherFirst, int otherLast) {
        return new Piece(candidate, otherFirst, otherLast, price, leastS, whole, committed, counters);
    }

    /** The same at another price. */
    Piece at(double otherPrice) {
        return new Piece(candidate, first, last, otherPrice, leastS, whole, committed, counters);
    }

    /** The same that no quota counts. */
    Piece uncounted() {
        return new Piece(candidate, first, last, price, leastS, whole, committed, new int[0]);
    }
}
