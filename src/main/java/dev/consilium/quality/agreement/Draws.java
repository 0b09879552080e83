package dev.consilium.quality.agreement;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Samples of as many units, or clusters, drawn with replacement: how many of the drawn each pattern stands for. */
interface Draws {

    /** The next sample, one weight per pattern. */
    int[] next(Randomness random);

    /** How many are drawn from. */
    int size();

    /** Samples that leave out one each; the second list tells how many are alike. */
    Iterable<LeftOut> leavingOut();

    /** @param alike how many units leave the same behind */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a record
    record LeftOut(int[] weights, int alike) {}

    /** How many evaluations {@link #leavingOut} asks for. */
    int distinct();

    static Draws of(Patterns patterns, int[] clusters) {
        if (clusters.length > 0) {
            return new ClusterDraws(patterns, clusters);
        }
        boolean few = patterns.rows().length * 16L < patterns.units();
        return few ? new MultinomialDraws(patterns.weights()) : new UnitDraws(patterns.weights());
    }

    /** One after the other, for patterns that are about as many as the units. */
    final class UnitDraws implements Draws {

        private final int[] weights;
        private final int[] patternOf;

        UnitDraws(int[] weights) {
            this.weights = weights;
            this.patternOf = IntStream.range(0, weights.length)
                    .flatMap(i -> IntStream.generate(() -> i).limit(weights[i]))
                    .toArray();
        }

        @Override
        public int[] next(Randomness random) {
            int[] drawn = new int[weights.length];
            for (int unit = 0; unit < patternOf.length; unit++) {
                drawn[patternOf[random.below(patternOf.length)]]++;
            }
            return drawn;
        }

        @Override
        public int size() {
            return patternOf.length;
        }

        @Override
        public int distinct() {
            return weights.length;
        }

        @Override
        public Iterable<LeftOut> leavingOut() {
            return oneLess(weights);
        }
    }

    /** Pattern by pattern from binomials, so that the cost does not grow with the units. */
    final class MultinomialDraws implements Draws {

        private final int[] weights;
        private final int units;

        MultinomialDraws(int[] weights) {
            this.weights = weights;
            this.units = Arrays.stream(weights).sum();
        }

        @Override
        public int[] next(Randomness random) {
            int[] drawn = new int[weights.length];
            int left = units;
            int among = units;
            for (int i = 0; i < weights.length && left > 0; i++) {
                drawn[i] = among == weights[i] ? left : Binomial.draw(left, (double) weights[i] / among, random);
                left -= drawn[i];
                among -= weights[i];
            }
            return drawn;
        }

        @Override
        public int size() {
            return units;
        }

        @Override
        public int distinct() {
            return weights.length;
        }

        @Override
        public Iterable<LeftOut> leavingOut() {
            return oneLess(weights);
        }
    }

    private static Iterable<LeftOut> oneLess(int[] weights) {
        return () -> IntStream.range(0, weights.length)
                .mapToObj(i -> {
                    int[] less = weights.clone();
                    less[i]--;
                    return new LeftOut(less, weights[i]);
                })
                .iterator();
    }
}
