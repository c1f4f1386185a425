package org.slewd.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A network without its quotas, which are sold instead: to begin a piece costs the price of each quota that counts it. At any prices the best way, with what
 * all quotas would cost added, is worth as much at least as the best way that keeps them (Lagrange's relaxation). Prices rise where the best way takes too
 * much and fall where it leaves some (the subgradient method with steps after Polyak), which brings the bound down.
 */
final class Relaxation {

    private static final double HOPELESS = Double.NEGATIVE_INFINITY;

    /** Steps are as long as if some way were worth so much less than the bound, as a share of it: too long at first, and halved then. */
    private static final double SUPPOSED_GAP = 0.05;

    /** Steps that were halved so often lead nowhere. */
    private static final double LEAST_EAGERNESS = 0.01;

    /** A lower bound counts as lower by this share of it. */
    private static final double NOTABLE = 1e-5;

    /** So often in a row may the bound stay where it is before steps are halved. */
    private static final int PATIENCE = 4;

    private final Network network;
    private final Limits limits;
    private double[] prices;

    /** Of the prices that are being tried. */
    private final double[] entryCost;

    private final double[] best;
    private final int[] bestArc;

    private double[] bestPrices;
    private double bound = Double.POSITIVE_INFINITY;
    private double eagerness = 1;
    private int fruitless;

    Relaxation(Network network, Limits limits) {
        this.network = network;
        this.limits = limits;
        this.prices = new double[limits.size()];
        this.bestPrices = prices.clone();
        this.entryCost = new double[network.pieces().size()];
        this.best = new double[network.size()];
        this.bestArc = new int[network.size()];
    }

    /** No way that keeps the quotas is worth more. */
    double bound() {
        return bound;
    }

    /** What each quota costs where the bound is lowest. */
    double[] prices() {
        return bestPrices.clone();
    }

    /**
     * Tries other prices to bring the bound down.
     *
     * @param steps how often, at most
     * @return whether the bound is reached by the way that is now the best, which keeps the quotas then
     */
    boolean tighten(int steps) {
        for (int step = 0; step < steps && eagerness > LEAST_EAGERNESS; step++) {
            double reached = walk();
            int[] used = limits.used(network, way());
            double worth = reached + limits.worthOfAll(prices);
            if (worth < bound * (1 - NOTABLE)) {
                fruitless = 0;
            } else if (++fruitless >= PATIENCE) {
                fruitless = 0;
                eagerness /= 2;
            }
            if (worth < bound) {
                bound = worth;
                bestPrices = prices.clone();
            }
            if (isExact(used)) {
                return true;
            }
            move(used, worth - bound * (1 - SUPPOSED_GAP));
        }
        return false;
    }

    /** Whether the quotas are kept, and those that cost anything are used up. */
    private boolean isExact(int[] used) {
        for (int i = 0; i < used.length; i++) {
            int left = limits.left(i) - used[i];
            if (left < 0 || (left > 0 && prices[i] > 0)) {
                return false;
            }
        }
        return true;
    }

    private void move(int[] used, double gap) {
        double square = 0;
        for (int i = 0; i < used.length; i++) {
            int left = limits.left(i) - used[i];
            square += left > 0 && prices[i] == 0 ? 0 : (double) left * left;
        }
        double step = eagerness * gap / square;
        for (int i = 0; i < used.length; i++) {
            prices[i] = Math.max(0, prices[i] - step * (limits.left(i) - used[i]));
        }
    }

    /** Finds the best way at the present prices. @return what it is worth, less what it costs */
    private double walk() {
        limits.entryCost(network, prices, entryCost);
        best[Network.ROOT] = 0;
        for (int node = 1; node < network.size(); node++) {
            double most = HOPELESS;
            int chosen = -1;
            for (int arc = network.firstArc(node); arc < network.firstArc(node + 1); arc++) {
                double worth = best[network.from(arc)] + network.gain(arc);
                if (worth > most) {
                    most = worth;
                    chosen = arc;
                }
            }
            int begun = network.begun(node);
            best[node] = begun < 0 ? most : most - entryCost[begun];
            bestArc[node] = chosen;
        }
        return best[network.size() - 1];
    }

    /** The way that {@link #walk} found, in the order of time. */
    List<Integer> way() {
        List<Integer> way = new ArrayList<>();
        int node = network.size() - 1;
        way.add(node);
        while (node != Network.ROOT) {
            node = network.from(bestArc[node]);
            way.add(node);
        }
        Collections.reverse(way);
        return way;
    }

    /** What can be gained from each node on at most, less what it costs at {@link #prices}. */
    double[] ahead() {
        limits.entryCost(network, bestPrices, entryCost);
        double[] ahead = new double[network.size()];
        Arrays.fill(ahead, HOPELESS);
        ahead[network.size() - 1] = 0;
        for (int node = network.size() - 1; node > 0; node--) {
            int begun = network.begun(node);
            double here = begun < 0 ? ahead[node] : ahead[node] - entryCost[begun];
            for (int arc = network.firstArc(node); arc < network.firstArc(node + 1); arc++) {
                int from = network.from(arc);
                ahead[from] = Math.max(ahead[from], here + network.gain(arc));
            }
        }
        return ahead;
    }
}
