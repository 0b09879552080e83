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
        return of(ratings, Patterns::whole, Arrays::compare);
    }

    /** What of a row is told apart: the answer is its length, 0 for nothing. */
    private interface Form {
        int of(int[] row, int[] formed);
    }

    private static Patterns of(Ratings ratings, Form form, Comparator<int[]> order) {
        DistinctRows distinct = new DistinctRows();
        int[] found = new int[ratings.values().length];
        int[] formed = new int[ratings.raters()];
        for (int row = 0; row < found.length; row++) {
            int length = form.of(ratings.values()[row], formed);
            found[row] = length == 0 ? NONE : distinct.add(formed, length, ratings.repeats()[row]);
        }
        int[] sorted = IntStream.range(0, distinct.size())
                .boxed()
                .sorted((a, b) -> order.compare(distinct.row(a), distinct.row(b)))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] place = new int[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            place[sorted[i]] = i;
        }
        for (int row = 0; row < found.length; row++) {
            found[row] = found[row] == NONE ? NONE : place[found[row]];
        }
        return new Patterns(
                Arrays.stream(sorted).mapToObj(distinct::row).toArray(int[][]::new),
                Arrays.stream(sorted).map(distinct::weight).toArray(),
                found,
                ratings.repeats());
    }

    private static int whole(int[] row, int[] formed) {
        boolean rated = false;
        for (int rater = 0; rater < row.length; rater++) {
            formed[rater] = row[rater];
            rated |= row[rater] != Ratings.MISSING;
        }
        return rated ? row.length : 0;
    }

    private static int ascending(int[] row, int[] formed) {
        int count = 0;
        for (int value : row) {
            if (value != Ratings.MISSING) {
                formed[count++] = value;
            }
        }
        Arrays.sort(formed, 0, count);
        return count;
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
