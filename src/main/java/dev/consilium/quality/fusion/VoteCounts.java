package dev.consilium.quality.fusion;

/**
 * How many voxels of the field of view have each pattern of labels. A pattern is one number: the label of rater {@code r} stands in its
 * {@code bits} bits from {@code r * bits} on. They ascend; the first is 0, what nobody marked.
 */
record VoteCounts(int raters, int bits, long[] patterns, long[] counts) {

    int size() {
        return patterns.length;
    }

    int label(int pattern, int rater) {
        return (int) ((patterns[pattern] >>> (rater * bits)) & ((1L << bits) - 1));
    }

    boolean held(int pattern, int rater) {
        return label(pattern, rater) != 0;
    }

    /** Raters of two labels who hold it. */
    int votes(int pattern) {
        return Long.bitCount(patterns[pattern]);
    }

    /** Of two labels, the shares of the raters who hold each pattern. */
    double[] shares() {
        double[] shares = new double[size()];
        for (int k = 0; k < shares.length; k++) {
            shares[k] = (double) votes(k) / raters;
        }
        return shares;
    }

    /** Voxels somebody marked. */
    long marked() {
        return voxels() - counts[0];
    }

    /** Voxels of the field of view. */
    long voxels() {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    /** Sum of values over the voxels of the field of view. */
    double total(double[] perPattern) {
        double sum = 0;
        for (int k = 0; k < perPattern.length; k++) {
            sum += counts[k] * perPattern[k];
        }
        return sum;
    }
}
