package dev.consilium.quality.consensus;

import java.util.stream.IntStream;

/** Votes in the order item, rater, label, by stable counting sorts from the least key to the first: linear in the votes. */
final class VoteOrder {

    private VoteOrder() {}

    static int[] of(int[] item, int[] rater, int[] label) {
        int[] order = IntStream.range(0, item.length).toArray();
        return sorted(sorted(sorted(order, label), rater), item);
    }

    static int[] apply(int[] order, int[] values) {
        int[] ordered = new int[order.length];
        for (int at = 0; at < order.length; at++) {
            ordered[at] = values[order[at]];
        }
        return ordered;
    }

    private static int[] sorted(int[] order, int[] key) {
        int[] next = new int[IntStream.of(key).max().orElse(0) + 2];
        for (int value : key) {
            next[value + 1]++;
        }
        for (int value = 1; value < next.length; value++) {
            next[value] += next[value - 1];
        }
        int[] sorted = new int[order.length];
        for (int vote : order) {
            sorted[next[key[vote]]++] = vote;
        }
        return sorted;
    }
}
