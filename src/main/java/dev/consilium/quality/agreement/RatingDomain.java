package dev.consilium.quality.agreement;

import dev.consilium.common.Refusal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The categories of recorded values, in order, each with its number; of a numeric scale every number that occurs. */
final class RatingDomain {

    private final List<String> categories;
    private final double @Nullable [] numbers;
    private final int[] categoryOf;

    private RatingDomain(List<String> categories, double @Nullable [] numbers, int[] categoryOf) {
        this.categories = categories;
        this.numbers = numbers;
        this.categoryOf = categoryOf;
    }

    /** @param seen the values as recorded, in the order of first sight */
    static RatingDomain of(Scale scale, @Nullable List<String> given, List<String> seen) {
        return scale.numeric() && given == null ? line(seen) : schema(scale, given, seen);
    }

    /** Two ways to write a number are one. */
    private static RatingDomain line(List<String> seen) {
        double[] parsed = seen.stream().mapToDouble(RatingDomain::required).toArray();
        Ratings line = Ratings.ofNumbers(
                Arrays.stream(parsed).mapToObj(v -> new double[] {v}).toArray(double[][]::new));
        return new RatingDomain(
                line.categories(),
                line.numbers(),
                Arrays.stream(line.values()).mapToInt(row -> row[0]).toArray());
    }

    private static RatingDomain schema(Scale scale, @Nullable List<String> given, List<String> seen) {
        List<String> categories =
                given == null ? sorted(seen) : given.stream().distinct().toList();
        Map<String, Integer> places = new LinkedHashMap<>();
        categories.forEach(category -> places.put(category, places.size()));
        int[] categoryOf = seen.stream()
                .mapToInt(value -> {
                    Integer place = places.get(value);
                    if (place == null) {
                        throw Refusal.unprocessable(
                                "UNKNOWN_CATEGORY", "A label is not among the categories; name them all.");
                    }
                    return place;
                })
                .toArray();
        return new RatingDomain(categories, numbers(scale, categories), categoryOf);
    }

    /** Of numbers the numbers, else the places. */
    private static double @Nullable [] numbers(Scale scale, List<String> categories) {
        if (scale.numeric()) {
            return categories.stream().mapToDouble(RatingDomain::required).toArray();
        }
        double[] parsed = categories.stream().mapToDouble(RatingDomain::parsed).toArray();
        return Arrays.stream(parsed).allMatch(Double::isFinite) && parsed.length > 0 ? parsed : null;
    }

    private static List<String> sorted(List<String> seen) {
        boolean numbers = seen.stream().mapToDouble(RatingDomain::parsed).allMatch(Double::isFinite);
        Comparator<String> order = numbers ? Comparator.comparingDouble(RatingDomain::parsed) : RatingSheet::compareIds;
        return seen.stream()
                .sorted(order.thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static double required(String value) {
        double parsed = parsed(value);
        if (!Double.isFinite(parsed)) {
            throw Refusal.unprocessable(
                    "NUMBER_EXPECTED", "A value is no number; compare names on the nominal or ordinal scale.");
        }
        return parsed;
    }

    /** NaN for what is none; a type suffix of Java is none. */
    private static double parsed(String value) {
        if (value.isEmpty() || !value.chars().allMatch(c -> "+-.0123456789eE".indexOf(c) >= 0)) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** @param value by its place of first sight */
    int of(int value) {
        return categoryOf[value];
    }

    Ratings ratings(int[][] table) {
        int[] ones = IntStream.range(0, table.length).map(row -> 1).toArray();
        return numbers == null ? new Ratings(categories, table, ones) : new Ratings(categories, numbers, table, ones);
    }
}
