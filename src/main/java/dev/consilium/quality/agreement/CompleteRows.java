package dev.consilium.quality.agreement;

import dev.consilium.quality.metric.MetricResult.Status;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The rows of patterns in which these raters all gave a number. */
final class CompleteRows {

    private final int[] places;
    private final double[][] numbers;
    private final int raters;

    CompleteRows(Patterns rows, double[] positions, int... raters) {
        this.raters = raters.length;
        this.places = IntStream.range(0, rows.rows().length)
                .filter(i -> Arrays.stream(raters).allMatch(rater -> rows.rows()[i][rater] != Ratings.MISSING))
                .toArray();
        this.numbers = Arrays.stream(places)
                .mapToObj(i -> Arrays.stream(raters)
                        .mapToDouble(rater -> positions[rows.rows()[i][rater]])
                        .toArray())
                .toArray(double[][]::new);
    }

    double[][] numbers() {
        return numbers;
    }

    int raters() {
        return raters;
    }

    /** Of the weights of all patterns those of the complete ones. */
    int[] weights(int[] all) {
        return Arrays.stream(places).map(i -> all[i]).toArray();
    }

    /** Nothing to compare, or too little to tell variation from chance. */
    Status status(int[] weights) {
        int targets = Arrays.stream(weights).sum();
        if (targets == 0 || raters < 2) {
            return Status.UNDEFINED_NO_PAIRS;
        }
        return targets < 2 ? Status.INSUFFICIENT_DATA : Status.OK;
    }

    long cells() {
        return (long) places.length * raters;
    }
}
