package org.slewd.schedule;

import java.util.Arrays;
import java.util.List;

/** The quotas that count pieces of a {@link Network}, numbered from 0, and how much each has left. */
final class Limits {

    private final int[] left;

    /** By piece, the limits that count it. */
    private final int[][] of;

    /** By limit, the last node at which it counts. */
    private final int[] lastNode;

    Limits(Network network, Quotas quotas) {
        List<Piece> pieces = network.pieces();
        // What the antenna is at takes what there is, and is not refused where there is nothing.
        int[][] counters = pieces.stream()
                .map(piece -> Arrays.stream(piece.counters())
                        .filter(counter -> !piece.committed() || quotas.left(counter) > 0)
                        .toArray())
                .toArray(int[][]::new);
        int[] all = Arrays.stream(counters)
                .flatMapToInt(Arrays::stream)
                .distinct()
                .sorted()
                .toArray();
        this.left = Arrays.stream(all).map(quotas::left).toArray();
        this.of = Arrays.stream(counters)
                .map(own -> Arrays.stream(own)
                        .map(counter -> Arrays.binarySearch(all, counter))
                        .toArray())
                .toArray(int[][]::new);
        this.lastNode = new int[all.length];
        for (int node = 0; node < network.size(); node++) {
            int begun = network.begun(node);
            if (begun >= 0) {
                for (int limit : of[begun]) {
                    lastNode[limit] = node;
                }
            }
        }
    }

    int size() {
        return left.length;
    }

    int left(int limit) {
        return left[limit];
    }

    /** Those that count piece {@code index}. */
    int[] of(int index) {
        return of[index];
    }

    /** Whether it may count at {@code node} or later. */
    boolean matters(int limit, int node) {
        return lastNode[limit] >= node;
    }

    /** What all that is left would cost at {@code prices}. */
    double worthOfAll(double[] prices) {
        double worth = 0;
        for (int i = 0; i < left.length; i++) {
            worth += prices[i] * left[i];
        }
        return worth;
    }

    /** By node, what all would cost at {@code prices} that may count after it. */
    double[] worthAhead(Network network, double[] prices) {
        double[] worth = new double[network.size()];
        for (int i = 0; i < left.length; i++) {
            if (lastNode[i] > 0) {
                worth[lastNode[i] - 1] += prices[i] * left[i];
            }
        }
        for (int node = worth.length - 2; node >= 0; node--) {
            worth[node] += worth[node + 1];
        }
        return worth;
    }

    /** Puts into {@code cost} what the beginning of each piece costs at {@code prices}. */
    void entryCost(Network network, double[] prices, double[] cost) {
        for (int i = 0; i < cost.length; i++) {
            cost[i] = 0;
            for (int limit : of[i]) {
                cost[i] += prices[limit];
            }
        }
    }

    /** How much of each a way takes. */
    int[] used(Network network, List<Integer> way) {
        int[] used = new int[left.length];
        for (int node : way) {
            int begun = network.begun(node);
            if (begun >= 0) {
                for (int limit : of[begun]) {
                    used[limit]++;
                }
            }
        }
        return used;
    }
}
