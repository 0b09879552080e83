package dev.consilium.quality.agreement;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The distinct rows of ratings and how many units each stands for, in an order of their own: sums over them do not depend on the
 * order of the units. Units nobody rated are left out.
 */
final class Patterns {

    private static final int NONE = -1;

    private final int[][] rows;
    private final int[] weights;
    private final int[] ofRow;
    private final int[] repeats;

    private Patterns(int[][] rows, int[] weights, int[] ofRow, int[] repeats) {
        this.rows = rows;
        this.weights = weights;
        this.ofRow = ofRow;
        this.repeats = repeats;
    }

    /** Told apart by how many raters gave each category: the ratings of a unit, ascending, without the missing. */
    static Patterns counts(Ratings ratings) {
        return of(ratings, Patterns::ascending, Patterns::byCounts);
    }

    /** Told apart by who gave what: one value per rater, with the missing. */
    static Patterns rows(Ratings ratings) {
        return of(ratings, row -> allMissing(row) ? new int[0] : row, Arrays::compare);
    }

    private interface Form {
        int[] of(int[] row);
    }

    private static Patterns of(Ratings ratings, Form form, Comparator<int[]> order) {
        DistinctRows distinct = new DistinctRows();
        int[] found = new int[ratings.values().length];
        for (int row = 0; row < found.length; row++) {
            int[] formed = form.of(ratings.values()[row]);
            found[row] = formed.length == 0 ? NONE : distinct.add(formed, ratings.repeats()[row]);
        }
        int[] sorted = IntStream.range(0, distinct.size())
                .boxed()
                .sorted((a, b) -> order.compare(distinct.row(a), distinct.row(b)))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] place = new int[sorted.length];
        IntStream.range(0, sorted.length).forEach(i -> place[sorted[i]] = i);
        return new Patterns(
                Arrays.stream(sorted).mapToObj(distinct::row).toArray(int[][]::new),
                Arrays.stream(sorted).map(distinct::weight).toArray(),
                Arrays.stream(found).map(i -> i == NONE ? NONE : place[i]).toArray(),
                ratings.repeats());
    }

    private static boolean allMissing(int[] row) {
        return Arrays.stream(row).allMatch(value -> value == Ratings.MISSING);
    }

    private static int[] ascending(int[] row) {
        int[] given = new int[row.length];
        int count = 0;
        for (int value : row) {
            if (value != Ratings.MISSING) {
                given[count++] = value;
            }
        }
        Arrays.sort(given, 0, count);
        return count == row.length ? given : Arrays.copyOf(given, count);
    }

    /** The lexicographic order of the vectors of counts: who has more of the first category comes last. */
    private static int byCounts(int[] a, int[] b) {
        int differ = Arrays.mismatch(a, b);
        if (differ < 0) {
            return 0;
        }
        return differ == Math.min(a.length, b.length)
                ? Integer.compare(a.length, b.length)
                : Integer.compare(b[differ], a[differ]);
    }

    /** The distinct rows. */
    int[][] rows() {
        return rows;
    }

    /** Units per distinct row. */
    int[] weights() {
        return weights;
    }

    /** For each row of the ratings the place of its pattern, -1 where nobody rated. */
    int[] ofRow() {
        return ofRow;
    }

    /** Units each row of the ratings stands for. */
    int[] repeats() {
        return repeats;
    }

    /** Ratings in all distinct rows: what one pass over them costs. */
    long cells() {
        return Arrays.stream(rows).mapToLong(row -> row.length).sum();
    }

    int units() {
        return Arrays.stream(weights).sum();
    }
}
