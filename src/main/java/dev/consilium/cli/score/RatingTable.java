package dev.consilium.cli.score;

import dev.consilium.quality.agreement.Ratings;
import java.util.Arrays;
import java.util.List;

/**
 * Recorded labels as a table of units by raters, both in the order of their names. Of a rater who labelled a unit more than once the
 * first label counts; the others are the repeats, which say how well raters agree with themselves.
 */
@SuppressWarnings("ArrayRecordComponent") // numeric input, never compared as a record
record RatingTable(Ratings ratings, List<String> raters, List<Repeat> repeats, int[] clusterOfRow) {

    /** One more label of a rater for a unit, by their places. @param first the label that counts; @param again this one */
    record Repeat(int unit, int rater, int first, int again) {}

    static RatingTable of(Recorded recorded, Domain.Ordered domain) {
        Limits.require(
                (long) recorded.units.size() * recorded.raters.size(),
                Limits.SCORE.cells(),
                "units times raters");
        int[] unitOrder = recorded.units.order();
        int[] raterOrder = recorded.raters.order();
        int[] unitPlace = inverse(unitOrder);
        int[] raterPlace = inverse(raterOrder);
        int[][] values = new int[unitOrder.length][raterOrder.length];
        Arrays.stream(values).forEach(row -> Arrays.fill(row, Ratings.MISSING));
        List<Repeat> repeats = new java.util.ArrayList<>();
        for (int i = 0; i < recorded.unit.size(); i++) {
            int unit = unitPlace[recorded.unit.get(i)];
            int rater = raterPlace[recorded.rater.get(i)];
            int value = domain.placeOf()[recorded.value.get(i)];
            if (values[unit][rater] == Ratings.MISSING) {
                values[unit][rater] = value;
            } else {
                repeats.add(new Repeat(unit, rater, values[unit][rater], value));
            }
        }
        int[] ones = new int[values.length];
        Arrays.fill(ones, 1);
        return new RatingTable(
                new Ratings(domain.categories(), domain.numbers(), values, ones),
                Arrays.stream(raterOrder).mapToObj(recorded.raters::get).toList(),
                List.copyOf(repeats),
                recorded.clusterOfUnit.size() == 0
                        ? new int[0]
                        : Arrays.stream(unitOrder).map(recorded.clusterOfUnit::get).toArray());
    }

    private static int[] inverse(int[] order) {
        int[] place = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            place[order[i]] = i;
        }
        return place;
    }
}
