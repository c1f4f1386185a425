package org.slewd.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All that one antenna or receiver can do with some pieces, as a network in the order of time. A way through it from node
 * {@link #ROOT} to the last one is a chain of parts of pieces, and what its arcs bring adds up to what the chain is worth to the search.
 *
 * <p>A piece is begun at one node and may be left at others, which come one after another from where the part is long enough. From
 * there arcs lead to the beginnings of other pieces, each from the latest moment that leaves enough time for the way. A piece that is over leads to
 * a node that stands for a free antenna, which reaches every later beginning. The way is asked for while the network is made, and
 * never again. One thread makes it; then any.
 */
final class Network {

    static final int ROOT = 0;

    /** What happens at a node. They come in this order when they come at the same time. */
    enum Kind {
        /** A piece may be left from here. */
        LEAVE,
        /** It is over, and the antenna has had time to get anywhere. */
        FREE,
        /** A piece is begun. */
        BEGIN,
        /** Before everything, and after everything. */
        BORDER
    }

    /** A node. The moment is of the curve of the piece; both count but for {@link Kind#BORDER}. */
    record Node(long micros, Kind kind, int piece, int moment) {}

    private static final Node BORDER = new Node(0, Kind.BORDER, -1, -1);

    private final List<Piece> pieces;
    private final List<Node> nodes = new ArrayList<>();
    private int[] firstArc = new int[1 << 8];
    private int[] arcFrom = new int[1 << 10];
    private double[] arcGain = new double[1 << 10];
    private int arcs;

    private Network(List<Piece> pieces) {
        this.pieces = pieces;
    }

    /**
     * The network of {@code pieces}.
     *
     * @param from no moment of a piece that may be taken is before it
     */
    static Network of(List<Piece> pieces, SetUp setUp, Instant from) {
        Network network = new Network(pieces);
        network.node(BORDER);
        int free = new Sweep(network, pieces, setUp, from).run();
        network.node(BORDER);
        network.arc(ROOT, 0);
        if (free != ROOT) {
            network.arc(free, 0);
        }
        network.firstArc[network.size()] = network.arcs;
        return network;
    }

    /** Adds a node; arcs that are added from now on lead to it. @return its number */
    int node(Node node) {
        if (nodes.size() + 2 > firstArc.length) {
            firstArc = Arrays.copyOf(firstArc, 2 * firstArc.length);
        }
        firstArc[nodes.size()] = arcs;
        nodes.add(node);
        return nodes.size() - 1;
    }

    /** Adds an arc to the latest node. */
    void arc(int from, double gain) {
        if (arcs == arcFrom.length) {
            arcFrom = Arrays.copyOf(arcFrom, 2 * arcs);
            arcGain = Arrays.copyOf(arcGain, 2 * arcs);
        }
        arcFrom[arcs] = from;
        arcGain[arcs++] = gain;
    }

    /** How many nodes there are. Arcs lead from lower to higher ones. */
    int size() {
        return nodes.size();
    }

    /** The first arc that leads to {@code node}; those of the next node come after its last. */
    int firstArc(int node) {
        return firstArc[node];
    }

    /** The node from which {@code arc} comes. */
    int from(int arc) {
        return arcFrom[arc];
    }

    /** What {@code arc} brings, in minutes of the zenith times weight. */
    double gain(int arc) {
        return arcGain[arc];
    }

    /** The index of the piece that is begun at {@code node}; negative when none is. */
    int begun(int node) {
        return nodes.get(node).kind == Kind.BEGIN ? nodes.get(node).piece : -1;
    }

    List<Piece> pieces() {
        return pieces;
    }

    /** The chain of a way through {@code way}, nodes in the order of time. */
    List<Part> parts(List<Integer> way) {
        List<Part> parts = new ArrayList<>();
        Node begin = BORDER;
        Node last = BORDER;
        for (int number : way) {
            Node node = nodes.get(number);
            if (node.kind != Kind.LEAVE && begin.kind == Kind.BEGIN) {
                parts.add(new Part(pieces.get(begin.piece), begin.moment, last.moment));
            }
            begin = node.kind == Kind.LEAVE ? begin : node;
            last = node;
        }
        return parts;
    }
}
