package dev.consilium.cli.score;

import dev.consilium.quality.agreement.RatingSheet;
import dev.consilium.quality.agreement.Ratings;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Recorded labels as a table of units by raters, both in the order of their names. Of a rater who labelled a unit more than once the
 * first label counts; all labels of such a rater and unit are kept apart, to say how well raters agree with themselves.
 */
final class RatingTable {

    private static final int MOST_REPEATS = 1_000_000;

    private final Recorded recorded;
    private final Domain.Ordered domain;
    private final int[] unitOrder;
    private final int[] raterOrder;
    private final int[][] values;
    private final RatingSheet repeated = new RatingSheet();
    private final Set<Long> repeatedCells = new HashSet<>();
    private int repeats;

    RatingTable(Recorded recorded, Domain.Ordered domain) {
        this.recorded = recorded;
        this.domain = domain;
        this.unitOrder = recorded.units.order();
        this.raterOrder = recorded.raters.order();
        this.values = new int[unitOrder.length][raterOrder.length];
        fill();
    }

    Ratings ratings() {
        int[] ones = new int[values.length];
        Arrays.fill(ones, 1);
        return new Ratings(domain.categories(), domain.numbers(), values, ones);
    }

    List<String> raters() {
        return Arrays.stream(raterOrder).mapToObj(recorded.raters::get).toList();
    }

    /** Labels beyond the first of a rater for a unit. */
    int repeats() {
        return repeats;
    }

    /** What raters labelled more than once, and only that. */
    RatingSheet repeated() {
        return repeated;
    }

    /** For each unit in order the number of its cluster. */
    int[] clusters() {
        return Arrays.stream(unitOrder).map(recorded.clusterOfUnit::get).toArray();
    }

    private void fill() {
        int[] unitPlace = inverse(unitOrder);
        int[] raterPlace = inverse(raterOrder);
        Arrays.stream(values).forEach(row -> Arrays.fill(row, Ratings.MISSING));
        for (int i = 0; i < recorded.unit.size(); i++) {
            int unit = unitPlace[recorded.unit.get(i)];
            int rater = raterPlace[recorded.rater.get(i)];
            int value = domain.placeOf()[recorded.value.get(i)];
            if (values[unit][rater] == Ratings.MISSING) {
                values[unit][rater] = value;
            } else {
                again(unit, rater, value);
            }
        }
    }

    private void again(int unit, int rater, int value) {
        repeats++;
        Limits.require(repeats, MOST_REPEATS, "repeated labels");
        if (repeatedCells.add((long) unit * raterOrder.length + rater)) {
            keep(unit, rater, values[unit][rater]);
        }
        keep(unit, rater, value);
    }

    private void keep(int unit, int rater, int value) {
        repeated.add(
                recorded.units.get(unitOrder[unit]),
                recorded.raters.get(raterOrder[rater]),
                domain.categories().get(value));
    }

    static int[] inverse(int[] order) {
        int[] place = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            place[order[i]] = i;
        }
        return place;
    }
}
