package org.slewd.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Makes a {@link Network}: goes through all moments in the order of time, with the pieces at hand that may be left. */
final class Sweep {

    /** Moments nearer than this are the same: times come out of sums of seconds. */
    private static final long SAME_MICROS = 2;

    private static final int NONE = -1;

    private final Network network;
    private final List<Piece> pieces;
    private final SetUp setUp;
    private final long atMostMicros;
    private final boolean isBound;
    private final List<Progress> all;

    /** Pieces that have begun and are not so long over that the antenna can be anywhere. */
    private final List<Progress> open = new ArrayList<>();

    private int free = Network.ROOT;

    Sweep(Network network, List<Piece> pieces, SetUp setUp, Instant from) {
        this.network = network;
        this.pieces = pieces;
        this.setUp = setUp;
        this.atMostMicros = micros(setUp.atMostS());
        this.isBound = pieces.stream().anyMatch(Piece::committed);
        this.all = pieces.stream().map(piece -> new Progress(piece, from)).toList();
    }

    /** Adds all nodes between the borders. @return the last one that stands for a free antenna; the root when there is none */
    int run() {
        for (Network.Node node : nodes()) {
            int number = network.node(node);
            Progress progress = all.get(node.piece());
            switch (node.kind()) {
                case LEAVE -> leave(progress, node.moment(), number);
                case FREE -> free(progress, number);
                case BEGIN -> begin(progress, node, number);
                case BORDER -> throw new IllegalStateException("a border between moments");
            }
        }
        return free;
    }

    private List<Network.Node> nodes() {
        List<Network.Node> nodes = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            Progress progress = all.get(i);
            int lastBegin = piece.whole() || piece.committed() ? piece.first() : piece.last() - 1;
            for (int moment = piece.first(); moment <= lastBegin && progress.isLong(moment, piece.last()); moment++) {
                nodes.add(new Network.Node(progress.atMicros[moment], Network.Kind.BEGIN, i, moment));
            }
            for (int moment = piece.first() + 1; moment <= piece.last(); moment++) {
                if (progress.isLong(piece.first(), moment)) {
                    nodes.add(new Network.Node(progress.atMicros[moment], Network.Kind.LEAVE, i, moment));
                }
            }
            nodes.add(new Network.Node(
                    progress.atMicros[piece.last()] + atMostMicros, Network.Kind.FREE, i, piece.last()));
        }
        nodes.sort(Comparator.comparingLong(Network.Node::micros).thenComparing(Network.Node::kind));
        return nodes;
    }

    private void leave(Progress progress, int moment, int number) {
        Piece piece = progress.piece;
        if (progress.reached == NONE) {
            open.add(progress);
        } else {
            network.arc(progress.nodeAt[moment - 1], piece.upToMin(moment) - piece.upToMin(moment - 1));
        }
        while (progress.nextBegin < moment
                && progress.beginAt[progress.nextBegin] != NONE
                && progress.isLong(progress.nextBegin, moment)) {
            int begin = progress.nextBegin++;
            network.arc(progress.beginAt[begin], piece.upToMin(moment) - piece.upToMin(begin));
        }
        progress.nodeAt[moment] = number;
        progress.reached = moment;
    }

    private void free(Progress progress, int number) {
        if (free != Network.ROOT) {
            network.arc(free, 0);
        }
        free = number;
        if (progress.reached != NONE) {
            Piece piece = progress.piece;
            network.arc(progress.nodeAt[piece.last()], piece.leavingMin(piece.last()));
            open.remove(progress);
        }
    }

    private void begin(Progress progress, Network.Node node, int number) {
        Piece piece = progress.piece;
        progress.beginAt[node.moment()] = number;
        boolean mayBeFirst =
                piece.committed() || !isBound || piece.candidate().wish().preempts();
        double gain = piece.beginningMin(node.moment());
        if (mayBeFirst && node.moment() == piece.first()) {
            network.arc(Network.ROOT, gain);
        }
        if (piece.committed()) {
            return;
        }
        if (free != Network.ROOT) {
            network.arc(free, gain);
        }
        for (Progress left : open) {
            if (left != progress) {
                int moment = latest(left, piece, node);
                if (moment != NONE) {
                    network.arc(left.nodeAt[moment], gain + left.piece.leavingMin(moment));
                }
            }
        }
    }

    /** The latest moment at which {@code left} may be left to begin {@code piece} at {@code node}; {@link #NONE} for none. */
    private int latest(Progress left, Piece piece, Network.Node node) {
        boolean onlyWhole = left.piece.whole()
                || (left.piece.committed() && !piece.candidate().wish().preempts());
        int least = onlyWhole ? left.piece.last() : left.piece.first();
        for (int moment = left.reached; moment >= least && left.nodeAt[moment] != NONE; moment--) {
            long leftMicros = left.atMicros[moment];
            if (leftMicros + atMostMicros <= node.micros()
                    || leftMicros + micros(setUp.seconds(left.piece.curve(), moment, piece.curve(), node.moment()))
                            <= node.micros() + SAME_MICROS) {
                return moment;
            }
        }
        return NONE;
    }

    private static long micros(double seconds) {
        return Math.round(seconds * 1e6);
    }

    /** How far the sweep has come with a piece. */
    private static final class Progress {
        final Piece piece;
        final long[] atMicros;

        /** Nodes by moment, {@link #NONE} where there is none yet. */
        final int[] beginAt;

        final int[] nodeAt;

        /** The first beginning from which no part was long enough yet. */
        int nextBegin;

        /** The latest moment at which it may be left. */
        int reached = NONE;

        Progress(Piece piece, Instant from) {
            this.piece = piece;
            int size = piece.curve().size();
            double riseS =
                    PassCurve.seconds(from, piece.candidate().pass().aos().utc());
            this.atMicros = new long[size];
            Arrays.setAll(atMicros, i -> micros(riseS + piece.curve().sinceRiseS(i)));
            this.beginAt = new int[size];
            this.nodeAt = new int[size];
            Arrays.fill(beginAt, NONE);
            Arrays.fill(nodeAt, NONE);
            this.nextBegin = piece.first();
        }

        boolean isLong(int begin, int end) {
            return atMicros[end] - atMicros[begin] >= micros(piece.leastS()) - SAME_MICROS;
        }
    }
}
