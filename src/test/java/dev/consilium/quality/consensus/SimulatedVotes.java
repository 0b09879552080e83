package dev.consilium.quality.consensus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Readers with confusions of their own and one who spams, over items of known truth.
 *
 * @param truth per item
 */
@SuppressWarnings("ArrayRecordComponent")
public record SimulatedVotes(Votes votes, int[] truth) {

    /** Diagonals around {@code accuracy}, errors uneven; the last rater guesses. Each item is labelled by some of the raters. */
    public static SimulatedVotes of(int classes, int items, int raters, int perItem, double accuracy, long seed) {
        Random random = new Random(seed);
        double[][][] confusion = IntStream.range(0, raters)
                .mapToObj(rater -> rater == raters - 1 && raters > 2
                        ? uniform(classes)
                        : confusion(classes, accuracy + .1 * (random.nextDouble() - .5), random))
                .toArray(double[][][]::new);
        int[] truth = IntStream.range(0, items)
                .map(item -> drawn(uniform(classes)[0], random))
                .toArray();
        int[] rater = new int[items * perItem];
        int[] label = new int[items * perItem];
        List<Integer> all = new ArrayList<>(IntStream.range(0, raters).boxed().toList());
        for (int item = 0; item < items; item++) {
            Collections.shuffle(all, random);
            for (int n = 0; n < perItem; n++) {
                rater[item * perItem + n] = all.get(n);
                label[item * perItem + n] = drawn(confusion[all.get(n)][truth[item]], random);
            }
        }
        int[] item =
                IntStream.range(0, items * perItem).map(vote -> vote / perItem).toArray();
        return new SimulatedVotes(
                new Votes(named("c", classes), named("i", items), named("r", raters), item, rater, label), truth);
    }

    /** Share of the units whose label is the truth; none counts as wrong. */
    double accuracy(LabelConsensus consensus) {
        long right = IntStream.range(0, truth.length)
                .filter(item -> votes.classes()
                        .get(truth[item])
                        .equals(consensus.labels().get(item).label()))
                .count();
        return (double) right / truth.length;
    }

    static List<String> named(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(n -> prefix + n).toList();
    }

    private static double[][] uniform(int classes) {
        double[][] uniform = new double[classes][classes];
        for (double[] row : uniform) {
            Arrays.fill(row, 1.0 / classes);
        }
        return uniform;
    }

    private static double[][] confusion(int classes, double accuracy, Random random) {
        double[][] confusion = new double[classes][classes];
        for (int k = 0; k < classes; k++) {
            double[] errors = random.doubles(classes).toArray();
            errors[k] = 0;
            double sum = Arrays.stream(errors).sum();
            for (int said = 0; said < classes; said++) {
                confusion[k][said] = said == k ? accuracy : (1 - accuracy) * errors[said] / sum;
            }
        }
        return confusion;
    }

    private static int drawn(double[] shares, Random random) {
        double at = random.nextDouble();
        int drawn = 0;
        while (drawn < shares.length - 1 && at >= shares[drawn]) {
            at -= shares[drawn++];
        }
        return drawn;
    }
}
