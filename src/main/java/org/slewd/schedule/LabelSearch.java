package org.slewd.schedule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The search for the best way through a {@link Network} that keeps its limits. At each node several ways up to there are kept, of
 * which none is as good as another both in worth and in what it has used of every limit. A way is given up when by the bound
 * of a {@link Relaxation} it cannot become better than one that is known.
 */
final class LabelSearch {

    /** Minutes of the zenith are told apart down to here. */
    static final double EPSILON = 1e-9;

    /** When so many ways have been looked into, one is kept at a node from there on: they take memory. */
    private static final int MOST_LABELS = 100_000;

    private final Network network;
    private final Limits limits;
    private final double[] prices;
    private final double[] ahead;

    /** By node, what all limits cost that still count after it. */
    private final double[] allAhead;

    private final int most;
    private final double known;
    private final List<List<Label>> kept;
    private boolean isComplete = true;
    private int made;

    /**
     * @param most how many ways are kept at a node; the more promising ones where there are more
     * @param known what some way is worth; only better ones are looked for
     */
    LabelSearch(Network network, Limits limits, Relaxation relaxation, int most, double known) {
        this.network = network;
        this.limits = limits;
        this.prices = relaxation.prices();
        this.ahead = relaxation.ahead();
        this.allAhead = limits.worthAhead(network, prices);
        this.most = most;
        this.known = known;
        this.kept = new ArrayList<>(Collections.nCopies(network.size(), List.of()));
    }

    /**
     * A way up to a node.
     *
     * @param previous one node before; null at the root
     * @param value what it is worth so far
     * @param promise at most so much it will be worth
     * @param usage of limits
     */
    private record Label(Label previous, int node, double value, double promise, Usage usage) {}

    /**
     * What was found.
     *
     * @param way nodes in the order of time; empty when none is better than what was known
     * @param isComplete whether no better one can have been missed
     */
    record Found(List<Integer> way, double value, boolean isComplete) {}

    Found find() {
        kept.set(Network.ROOT, List.of(new Label(null, Network.ROOT, 0, 0, Usage.NONE)));
        for (int node = 1; node < network.size(); node++) {
            List<Label> here = new ArrayList<>(0);
            for (int arc = network.firstArc(node); arc < network.firstArc(node + 1); arc++) {
                for (Label label : kept.get(network.from(arc))) {
                    goOn(here, label, node, network.gain(arc));
                }
            }
            if (!here.isEmpty()) {
                kept.set(node, here);
            }
        }
        return kept.get(network.size() - 1).stream()
                .max(Comparator.comparingDouble(Label::value))
                .map(label -> new Found(way(label), label.value, isComplete))
                .orElse(new Found(List.of(), known, isComplete));
    }

    private static List<Integer> way(Label last) {
        List<Integer> way = new ArrayList<>();
        for (Label label = last; label != null; label = label.previous) {
            way.add(label.node);
        }
        Collections.reverse(way);
        return way;
    }

    private void goOn(List<Label> here, Label label, int node, double gain) {
        double value = label.value + gain;
        int begun = network.begun(node);
        Usage usage = label.usage;
        if (begun >= 0 && limits.of(begun).length > 0) {
            usage = usage.after(limits, node);
            for (int limit : limits.of(begun)) {
                usage = usage.plus(limit);
                if (usage.of(limit) > limits.left(limit)) {
                    return;
                }
            }
        }
        double promise = value + ahead[node] + allAhead[node] - usage.cost(prices, limits, node + 1);
        if (promise > known + EPSILON) {
            add(here, new Label(label, node, value, promise, usage));
        }
    }

    private void add(List<Label> here, Label label) {
        int next = label.node + 1;
        for (Label other : here) {
            if (other.value >= label.value && other.usage.isWithin(label.usage, limits, next)) {
                return;
            }
        }
        here.removeIf(other -> label.value >= other.value && label.usage.isWithin(other.usage, limits, next));
        here.add(label);
        made++;
        if (here.size() > (made > MOST_LABELS ? 1 : most)) {
            isComplete = false;
            here.remove(Collections.min(here, Comparator.comparingDouble(Label::promise)));
        }
    }
}
