package dev.consilium.quality.agreement;

import dev.consilium.common.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Ratings as they were recorded, one by one. The first of a rater on a unit counts between raters; the further ones are that rater's
 * own repeats and stay out of it.
 */
public final class RatingSheet {

    /** A table beyond this does not fit a small machine. */
    private static final long MOST_CELLS = 50_000_000;

    private static final Comparator<String> IDS = RatingSheet::compareIds;

    private final Map<String, Integer> units = new LinkedHashMap<>();
    private final Map<String, Integer> raters = new LinkedHashMap<>();
    private final Map<String, Integer> values = new LinkedHashMap<>();
    private int[] cells = new int[3 * 1024];
    private int size;

    /** @param value null where the rater could not tell: the unit and the rater are known, the rating is missing */
    public void add(String unit, String rater, @Nullable String value) {
        if (3 * (size + 1) > cells.length) {
            cells = Arrays.copyOf(cells, cells.length * 2);
        }
        cells[3 * size] = place(units, unit);
        cells[3 * size + 1] = place(raters, rater);
        cells[3 * size + 2] = value == null ? Ratings.MISSING : place(values, value);
        size++;
    }

    private static int place(Map<String, Integer> places, String id) {
        return places.computeIfAbsent(id, unseen -> places.size());
    }

    /** Ids of whole numbers by their size, others by their characters: the order of the rows of {@link #ratings}. */
    public List<String> units() {
        return units.keySet().stream().sorted(IDS).toList();
    }

    /** The order of the columns. */
    public List<String> raters() {
        return raters.keySet().stream().sorted(IDS).toList();
    }

    /** The first rating of each rater on each unit. @throws Refusal as {@link AgreementReport} tells */
    public Ratings ratings(Scale scale, @Nullable List<String> domain) {
        if ((long) units.size() * raters.size() > MOST_CELLS) {
            throw new Refusal(
                    Refusal.Kind.TOO_LARGE,
                    "TOO_MANY_RATINGS",
                    "More than 50 million cells of units and raters; compare fewer units or raters at a time.");
        }
        int[] rowOf = ranks(units, units());
        int[] columnOf = ranks(raters, raters());
        RatingDomain categories = domain(scale, domain);
        int[][] table = new int[units.size()][raters.size()];
        Arrays.stream(table).forEach(row -> Arrays.fill(row, Ratings.MISSING));
        for (int i = 0; i < size; i++) {
            int[] row = table[rowOf[cells[3 * i]]];
            int column = columnOf[cells[3 * i + 1]];
            if (row[column] == Ratings.MISSING && cells[3 * i + 2] != Ratings.MISSING) {
                row[column] = categories.of(cells[3 * i + 2]);
            }
        }
        return categories.ratings(table);
    }

    /** A rater's first and second rating of one unit. */
    record Repeat(String rater, int first, int second) {}

    /** In the order of units and raters; what was rated once is left out. @param further third ratings and later ones are counted there */
    List<Repeat> repeats(RatingDomain categories, int[] further) {
        int[] rowOf = ranks(units, units());
        int[] columnOf = ranks(raters, raters());
        List<String> names = raters();
        Map<Long, int[]> given = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            if (cells[3 * i + 2] != Ratings.MISSING) {
                long cell = (long) rowOf[cells[3 * i]] * names.size() + columnOf[cells[3 * i + 1]];
                int[] both = given.computeIfAbsent(cell, first -> new int[] {Ratings.MISSING, Ratings.MISSING});
                if (both[0] == Ratings.MISSING) {
                    both[0] = categories.of(cells[3 * i + 2]);
                } else if (both[1] == Ratings.MISSING) {
                    both[1] = categories.of(cells[3 * i + 2]);
                } else {
                    further[0]++;
                }
            }
        }
        return given.entrySet().stream()
                .filter(cell -> cell.getValue()[1] != Ratings.MISSING)
                .sorted(Map.Entry.comparingByKey())
                .map(cell -> new Repeat(
                        names.get((int) (cell.getKey() % names.size())), cell.getValue()[0], cell.getValue()[1]))
                .toList();
    }

    RatingDomain domain(Scale scale, @Nullable List<String> given) {
        return RatingDomain.of(scale, given, new ArrayList<>(values.keySet()));
    }

    /** Per place of first sight the place in the sorted order. */
    private static int[] ranks(Map<String, Integer> seen, List<String> sorted) {
        int[] ranks = new int[sorted.size()];
        for (int rank = 0; rank < ranks.length; rank++) {
            ranks[Objects.requireNonNull(seen.get(sorted.get(rank)))] = rank;
        }
        return ranks;
    }

    static int compareIds(String a, String b) {
        boolean numbers = digits(a) && digits(b) && a.length() != b.length();
        return numbers ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
    }

    private static boolean digits(String id) {
        return !id.isEmpty() && id.charAt(0) != '0' && id.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
