package org.slewd.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The search for the best chain of parts of passes on one antenna or receiver.
 *
 * <p>Worth adds up along a pass, so what the best chain is worth that <em>begins</em> a pass at one of its moments says also
 * what the best is worth that <em>leaves</em> it at a later one. The search goes through all beginnings in the order of time; to each
 * lead the chains that have left another pass as late as the way from there allows. Of those only such are kept as are not worse in worth
 * and in what is left of every quota. Without quotas that is one for each beginning, and the outcome is the best
 * there is; so it is with quotas unless more than {@link #MOST_LABELS} had to be kept at a beginning.
 */
final class Chain {

    /** Chains that are kept for one beginning. */
    static final int MOST_LABELS = 16;

    /** Seconds and minutes are told apart down to here. */
    private static final double EPSILON = 1e-9;

    private final List<Piece> pieces;
    private final SetUp setUp;
    private final double[][] atS;
    private final List<Labels[]> begun = new ArrayList<>();
    private final List<Labels[]> admitted = new ArrayList<>();
    private final int[] admittedUntil;
    private final int[] counted;
    private final int[] leftOf;
    private final double[] lastUseS;
    private boolean best = true;

    /**
     * Chains of {@code pieces}.
     *
     * @param from no moment of a piece that may be taken is before it
     */
    Chain(List<Piece> pieces, SetUp setUp, Quotas quotas, Instant from) {
        this.pieces = pieces;
        this.setUp = setUp;
        this.atS = pieces.stream().map(piece -> piece.atS(from)).toArray(double[][]::new);
        this.admittedUntil = new int[pieces.size()];
        for (int i = 0; i < pieces.size(); i++) {
            begun.add(new Labels[pieces.get(i).curve().size()]);
            admitted.add(new Labels[pieces.get(i).curve().size()]);
            admittedUntil[i] = pieces.get(i).first() - 1;
        }
        this.counted = pieces.stream()
                .flatMapToInt(piece -> Arrays.stream(piece.counters()))
                .distinct()
                .sorted()
                .toArray();
        this.leftOf = Arrays.stream(counted).map(quotas::left).toArray();
        this.lastUseS = new double[counted.length];
        for (int i = 0; i < pieces.size(); i++) {
            for (int counter : pieces.get(i).counters()) {
                int at = Arrays.binarySearch(counted, counter);
                lastUseS[at] = Math.max(lastUseS[at], atS[i][pieces.get(i).last()]);
            }
        }
    }

    /** A part of a piece, from moment {@code begin} to moment {@code end} of its curve. */
    record Part(Piece piece, int begin, int end) {

        /** In the reckoning of people, without what was put on top. */
        double worth() {
            PassCurve curve = piece.curve();
            return piece.candidate().wish().weight() * (curve.usefulMin(end) - curve.usefulMin(begin));
        }

        double price() {
            return piece.price() * (piece.curve().usefulMin(end) - piece.curve().usefulMin(begin));
        }

        double beginS() {
            return piece.curve().sinceRiseS(begin);
        }
    }

    /**
     * What was found.
     *
     * @param parts in the order of time
     * @param price what they are worth to the search
     * @param isBest whether it is known that nothing is worth more
     */
    record Found(List<Part> parts, double price, boolean isBest) {}

    private record Beginning(int piece, int moment, double atS) {}

    Found find() {
        List<Beginning> beginnings = beginnings();
        Integer[] byFirst =
                order(Comparator.comparingDouble(i -> atS[i][pieces.get(i).first()]));
        Integer[] byLast =
                order(Comparator.comparingDouble(i -> atS[i][pieces.get(i).last()]));
        boolean bound = pieces.stream().anyMatch(Piece::committed);
        Labels closed = new Labels();
        boolean[] isClosed = new boolean[pieces.size()];
        int nextToClose = 0;
        List<Integer> open = new ArrayList<>();
        int nextToOpen = 0;
        Label root = new Label(null, -1, -1, -1, 0, new int[counted.length]);
        for (Beginning beginning : beginnings) {
            while (nextToClose < byLast.length
                    && atS[byLast[nextToClose]][pieces.get(byLast[nextToClose]).last()] + setUp.atMostS()
                            <= beginning.atS + EPSILON) {
                int i = byLast[nextToClose++];
                isClosed[i] = true;
                open.remove((Integer) i);
                for (Label label : leaving(i, pieces.get(i).last())) {
                    closed.add(new Label(
                            label,
                            i,
                            pieces.get(i).last(),
                            -1,
                            worthAt(label, i, pieces.get(i).last()),
                            alive(label.counts, beginning.atS)));
                }
            }
            while (nextToOpen < byFirst.length
                    && atS[byFirst[nextToOpen]][pieces.get(byFirst[nextToOpen]).first()] < beginning.atS) {
                int i = byFirst[nextToOpen++];
                if (!isClosed[i]) {
                    open.add(i);
                }
            }
            Piece piece = pieces.get(beginning.piece);
            Labels here = new Labels();
            begun.get(beginning.piece)[beginning.moment] = here;
            boolean mayBeFirst = !bound || piece.candidate().wish().preempts();
            if (piece.committed() || (mayBeFirst && beginning.moment == piece.first())) {
                begin(here, beginning, root, -1, -1, 0);
            }
            if (!piece.committed()) {
                for (Label label : closed.kept) {
                    if (label.leftPiece != beginning.piece) {
                        begin(here, beginning, label.previous, label.leftPiece, label.leftMoment, label.value);
                    }
                }
                for (int i : open) {
                    if (i != beginning.piece) {
                        follow(here, beginning, i);
                    }
                }
            }
        }
        return ending(root);
    }

    private List<Beginning> beginnings() {
        List<Beginning> beginnings = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            int lastBegin = piece.whole() || piece.committed() ? piece.first() : piece.last() - 1;
            for (int moment = piece.first(); moment <= lastBegin; moment++) {
                if (isLong(i, moment, piece.last())) {
                    beginnings.add(new Beginning(i, moment, atS[i][moment]));
                }
            }
        }
        beginnings.sort(Comparator.comparingDouble(Beginning::atS));
        return beginnings;
    }

    private Integer[] order(Comparator<Integer> by) {
        Integer[] order = new Integer[pieces.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, by);
        return order;
    }

    private boolean isLong(int i, int begin, int end) {
        return atS[i][end] - atS[i][begin] >= pieces.get(i).leastS() - EPSILON;
    }

    /** Chains that leave piece {@code i} as late as the way to {@code beginning} allows, and begin there. */
    private void follow(Labels here, Beginning beginning, int i) {
        Piece left = pieces.get(i);
        Piece piece = pieces.get(beginning.piece);
        int last = left.last();
        boolean onlyWhole =
                left.whole() || (left.committed() && !piece.candidate().wish().preempts());
        int moment = last;
        while (moment > left.first() && atS[i][moment] > beginning.atS + EPSILON) {
            moment--;
        }
        if (moment < last && onlyWhole) {
            return;
        }
        Labels possible = leavingNow(i, moment);
        if (possible.kept.isEmpty() || isHopeless(here, beginning, possible, i, moment)) {
            return;
        }
        while (moment > left.first()
                && atS[i][moment] + setUp.atMostS() > beginning.atS + EPSILON
                && atS[i][moment] + setUp.seconds(left.curve(), moment, piece.curve(), beginning.moment)
                        > beginning.atS + EPSILON) {
            moment--;
            if (onlyWhole) {
                return;
            }
        }
        if (moment > left.first()) {
            for (Label label : leavingNow(i, moment).kept) {
                begin(here, beginning, label, i, moment, worthAt(label, i, moment));
            }
        }
    }

    /** Whether chains that are there already are worth more than these could be: without quotas nothing else counts. */
    private boolean isHopeless(Labels here, Beginning beginning, Labels possible, int i, int moment) {
        if (counted.length > 0) {
            return false;
        }
        double most = worthAt(possible.kept.get(0), i, moment);
        boolean isBehind = !here.kept.isEmpty() && here.kept.get(0).value >= most;
        return isBehind || earlierIsBetter(beginning, most);
    }

    private boolean earlierIsBetter(Beginning beginning, double most) {
        if (beginning.moment == pieces.get(beginning.piece).first()) {
            return false;
        }
        Labels earlier = begun.get(beginning.piece)[beginning.moment - 1];
        if (earlier == null || earlier.kept.isEmpty()) {
            return false;
        }
        return earlier.kept.get(0).value >= most; // and has begun earlier, too
    }

    private void begin(Labels here, Beginning beginning, Label previous, int leftPiece, int leftMoment, double value) {
        Piece piece = pieces.get(beginning.piece);
        int[] counts = previous.counts;
        if (counted.length > 0) {
            counts = alive(counts, beginning.atS);
            for (int counter : piece.counters()) {
                int at = Arrays.binarySearch(counted, counter);
                counts[at]++;
                if (counts[at] > leftOf[at] && !piece.committed()) {
                    return;
                }
            }
        }
        Label label = new Label(previous, leftPiece, leftMoment, beginning.moment, value, counts);
        best &= here.add(label);
    }

    /** Counters that no later beginning asks for count no more. */
    private int[] alive(int[] counts, double atSeconds) {
        int[] alive = counts.clone();
        for (int i = 0; i < alive.length; i++) {
            alive[i] = lastUseS[i] <= atSeconds ? 0 : alive[i];
        }
        return alive;
    }

    private List<Label> leaving(int i, int moment) {
        return leavingNow(i, moment).kept;
    }

    /** Chains that may leave piece {@code i} at {@code moment}; all of its beginnings before that have been looked at. */
    private Labels leavingNow(int i, int moment) {
        Piece piece = pieces.get(i);
        Labels[] known = admitted.get(i);
        while (admittedUntil[i] < moment) {
            int next = ++admittedUntil[i];
            Labels labels = next > piece.first() ? known[next - 1] : new Labels();
            // Those that became long enough since the moment before.
            for (int begin = piece.first(); begin < next; begin++) {
                boolean admits = isLong(i, begin, next);
                boolean before = next - 1 > begin && isLong(i, begin, next - 1);
                if (admits && !before && begun.get(i)[begin] != null && !begun.get(i)[begin].kept.isEmpty()) {
                    labels = labels == (next > piece.first() ? known[next - 1] : null) ? labels.copy() : labels;
                    for (Label label : begun.get(i)[begin].kept) {
                        best &= labels.addBy(label, piece);
                    }
                }
            }
            known[next] = labels;
        }
        return known[moment];
    }

    private double worthAt(Label label, int i, int moment) {
        return base(label, pieces.get(i))
                + pieces.get(i).price() * pieces.get(i).curve().usefulMin(moment);
    }

    private static double base(Label label, Piece piece) {
        return label.value - piece.price() * piece.curve().usefulMin(label.begin);
    }

    private Found ending(Label root) {
        double most = 0;
        Label chosen = root;
        int chosenPiece = -1;
        for (int i = 0; i < pieces.size(); i++) {
            for (Label label : leaving(i, pieces.get(i).last())) {
                double worth = worthAt(label, i, pieces.get(i).last());
                if (worth > most) {
                    most = worth;
                    chosen = label;
                    chosenPiece = i;
                }
            }
        }
        List<Part> parts = new ArrayList<>();
        int piece = chosenPiece;
        int end = piece < 0 ? -1 : pieces.get(piece).last();
        for (Label label = chosen; label.begin >= 0; label = label.previous) {
            parts.add(0, new Part(pieces.get(piece), label.begin, end));
            piece = label.leftPiece;
            end = label.leftMoment;
        }
        return new Found(parts, most, best);
    }

    /**
     * The best known chain that ends with the beginning of a piece.
     *
     * @param previous of the piece before; null for none
     * @param leftPiece the piece before, {@code leftMoment} when it was left
     * @param begin the moment of the beginning; -1 for none
     * @param value what all before is worth
     * @param counts by counter, this piece included
     */
    private record Label(Label previous, int leftPiece, int leftMoment, int begin, double value, int[] counts) {}

    /** Chains of which none is as good as another in everything. */
    private static final class Labels {
        final List<Label> kept = new ArrayList<>(1);

        Labels copy() {
            Labels copy = new Labels();
            copy.kept.addAll(kept);
            return copy;
        }

        /** Adds a label that begins where the others do. @return whether nothing had to be left out for want of room */
        boolean add(Label label) {
            return add(label, label.value, null);
        }

        /** Adds a label that begins {@code piece} elsewhere than the others. */
        boolean addBy(Label label, Piece piece) {
            return add(label, base(label, piece), piece);
        }

        private boolean add(Label label, double value, Piece piece) {
            for (Label other : kept) {
                if (valueOf(other, piece) >= value && isNotAbove(other.counts, label.counts)) {
                    return true;
                }
            }
            kept.removeIf(other -> value >= valueOf(other, piece) && isNotAbove(label.counts, other.counts));
            kept.add(label);
            if (kept.size() <= MOST_LABELS) {
                return true;
            }
            kept.remove(kept.stream()
                    .min(Comparator.comparingDouble(other -> valueOf(other, piece)))
                    .orElseThrow());
            return false;
        }

        private static double valueOf(Label label, Piece piece) {
            return piece == null ? label.value : base(label, piece);
        }

        private static boolean isNotAbove(int[] counts, int[] others) {
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] > others[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
