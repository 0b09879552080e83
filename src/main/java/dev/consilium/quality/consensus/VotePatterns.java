package dev.consilium.quality.consensus;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Items with the same votes and the same known truth are one pattern with a weight, so that a fit costs what the distinct
 * patterns cost. Patterns are ordered by their votes: the order of the items does not change the last digit.
 *
 * @param start votes of pattern {@code p} are {@code cell[start[p]] .. cell[start[p + 1] - 1]}
 * @param cell {@code rater * classes + label} of a vote
 * @param weight units of a pattern
 * @param truth known class of a pattern, or {@link Votes#UNKNOWN}
 * @param ofItem pattern of an item
 */
@SuppressWarnings("ArrayRecordComponent") // numeric working set, never compared as a record
record VotePatterns(int classes, int raters, int[] start, int[] cell, double[] weight, int[] truth, int[] ofItem) {

    static VotePatterns of(Votes votes) {
        int classes = votes.classes().size();
        int[] cell = IntStream.range(0, votes.size())
                .map(vote -> votes.rater()[vote] * classes + votes.label()[vote])
                .toArray();
        int[] start = starts(votes);
        Distinct distinct = Distinct.of(start, cell, votes.truth());
        Integer[] order = IntStream.range(0, distinct.count()).boxed().toArray(Integer[]::new);
        int[] first = distinct.first();
        Comparator<Integer> byVotes = (a, b) -> compare(start, cell, first[a], first[b]);
        Arrays.sort(order, byVotes.thenComparingInt(pattern -> votes.truth()[first[pattern]]));
        return collect(votes, order, distinct, start, cell);
    }

    int size() {
        return truth.length;
    }

    int votesOf(int pattern) {
        return start[pattern + 1] - start[pattern];
    }

    /** Whether anything is known of the pattern: a vote or the truth. */
    boolean informed(int pattern) {
        return votesOf(pattern) > 0 || truth[pattern] != Votes.UNKNOWN;
    }

    /** The same patterns with no truth known. */
    VotePatterns blind() {
        int[] unknown = new int[size()];
        Arrays.fill(unknown, Votes.UNKNOWN);
        return new VotePatterns(classes, raters, start, cell, weight, unknown, ofItem);
    }

    /** The same patterns, by index, without what one rater said. */
    VotePatterns without(int rater) {
        int[] kept = new int[cell.length];
        int[] starts = new int[start.length];
        int count = 0;
        for (int pattern = 0; pattern < size(); pattern++) {
            for (int vote = start[pattern]; vote < start[pattern + 1]; vote++) {
                if (cell[vote] / classes != rater) {
                    kept[count++] = cell[vote];
                }
            }
            starts[pattern + 1] = count;
        }
        return new VotePatterns(classes, raters, starts, Arrays.copyOf(kept, count), weight, truth, ofItem);
    }

    /** Share of each class among the votes, {@code patterns x classes}: the known truth where there is one, uniform without votes. */
    double[] shares() {
        double[] shares = new double[size() * classes];
        for (int pattern = 0; pattern < size(); pattern++) {
            int base = pattern * classes;
            if (truth[pattern] != Votes.UNKNOWN) {
                shares[base + truth[pattern]] = 1;
            } else {
                share(pattern, shares, base);
            }
        }
        return shares;
    }

    private void share(int pattern, double[] shares, int base) {
        int votes = votesOf(pattern);
        if (votes == 0) {
            Arrays.fill(shares, base, base + classes, 1.0 / classes);
            return;
        }
        for (int vote = start[pattern]; vote < start[pattern + 1]; vote++) {
            shares[base + cell[vote] % classes]++;
        }
        for (int k = 0; k < classes; k++) {
            shares[base + k] /= votes;
        }
    }

    private static int[] starts(Votes votes) {
        int[] start = new int[votes.items().size() + 1];
        for (int item : votes.item()) {
            start[item + 1]++;
        }
        Arrays.parallelPrefix(start, Integer::sum);
        return start;
    }

    private static int compare(int[] start, int[] cell, int a, int b) {
        return Arrays.compare(cell, start[a], start[a + 1], cell, start[b], start[b + 1]);
    }

    private static VotePatterns collect(Votes votes, Integer[] order, Distinct distinct, int[] start, int[] cell) {
        int count = order.length;
        int[] rank = new int[count];
        int[] starts = new int[count + 1];
        for (int at = 0; at < count; at++) {
            int item = distinct.first()[order[at]];
            rank[order[at]] = at;
            starts[at + 1] = starts[at] + start[item + 1] - start[item];
        }
        int[] cells = new int[starts[count]];
        int[] truth = new int[count];
        double[] weight = new double[count];
        for (int at = 0; at < count; at++) {
            int item = distinct.first()[order[at]];
            truth[at] = votes.truth()[item];
            System.arraycopy(cell, start[item], cells, starts[at], start[item + 1] - start[item]);
        }
        int[] ofItem = new int[votes.items().size()];
        for (int item = 0; item < ofItem.length; item++) {
            ofItem[item] = rank[distinct.of()[item]];
            weight[ofItem[item]] += votes.repeats()[item];
        }
        return new VotePatterns(votes.classes().size(), votes.raters().size(), starts, cells, weight, truth, ofItem);
    }
}
