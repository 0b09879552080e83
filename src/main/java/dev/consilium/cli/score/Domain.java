package dev.consilium.cli.score;

import dev.consilium.common.Refusal;
import dev.consilium.quality.agreement.Scale;
import dev.consilium.quality.csv.CsvRows;
import dev.consilium.quality.csv.LabelOrder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;

/**
 * The values that may occur: those given in their order, or whatever does occur, in order of number or text. Of an ordinal, interval or
 * ratio scale they are numbers where nobody gave their order, and the same number is the same value however it is written.
 */
final class Domain {

    /** A decimal number; words such as NaN and Infinity are none. */
    private static final String NUMBER = "[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?";

    private final Scale scale;
    private final List<String> given;
    private final int most;
    /** Values as they are written. */
    private final Names written = new Names();

    Domain(Scale scale, List<String> categories, int most) {
        this.scale = scale;
        this.given = categories.stream().map(String::strip).toList();
        this.most = most;
        require(new HashSet<>(given).size() == given.size(), "one is named twice");
        require(!given.contains(""), "one is empty");
        require(given.size() <= this.most, "there are more than " + this.most);
        require(!scale.numeric() || given.stream().allMatch(Domain::isNumber), "those of this scale are numbers");
        given.forEach(written::add);
    }

    /** The place of a value as it is written, before they are put in order. */
    int accept(CsvRows csv, CSVRecord row, String value) {
        int known = written.size();
        if (!given.isEmpty()) {
            int place = written.find(value);
            return place >= 0 ? place : sameNumber(csv, row, value);
        }
        int place = written.add(value);
        if (place == known) {
            requireFitting(csv, row, value);
            Limits.require(written.size(), most, scale.numeric() ? "distinct numbers" : "categories");
        }
        return place;
    }

    boolean isGiven() {
        return !given.isEmpty();
    }

    /** The values in order; what differs only in how it is written is one of them. */
    Ordered ordered() {
        List<String> values = written.all();
        if (isGiven() && !scale.numeric()) {
            return new Ordered(
                    given, numbers(given), IntStream.range(0, given.size()).toArray());
        }
        if (scale == Scale.NOMINAL) {
            List<String> sorted = LabelOrder.sorted(values);
            return new Ordered(
                    sorted,
                    numbers(sorted),
                    values.stream().mapToInt(sorted::indexOf).toArray());
        }
        double[] numbers = values.stream().mapToDouble(Domain::number).toArray();
        double[] sorted = Arrays.stream(numbers).sorted().distinct().toArray();
        return new Ordered(
                Arrays.stream(sorted).mapToObj(Domain::text).toList(),
                sorted,
                Arrays.stream(numbers)
                        .mapToInt(number -> Arrays.binarySearch(sorted, number))
                        .toArray());
    }

    /** @param placeOf for each value as {@link #accept} numbered it its place in the order */
    @SuppressWarnings("ArrayRecordComponent") // numeric input, never compared as a record
    record Ordered(List<String> categories, double[] numbers, int[] placeOf) {}

    private int sameNumber(CsvRows csv, CSVRecord row, String value) {
        if (scale != Scale.NOMINAL && isNumber(value)) {
            for (int place = 0; place < given.size(); place++) {
                if (isNumber(given.get(place)) && number(given.get(place)) == number(value)) {
                    return place;
                }
            }
        }
        throw csv.refusal(
                row, "UNKNOWN_CATEGORY", "the value is not among the categories; name them all in --categories.");
    }

    private void requireFitting(CsvRows csv, CSVRecord row, String value) {
        if (value.length() > Limits.LONGEST_NAME) {
            throw csv.refusal(
                    row,
                    "NAME_TOO_LONG",
                    "the value has more than " + Limits.LONGEST_NAME + " characters; shorten it.");
        }
        if (scale == Scale.NOMINAL || isNumber(value)) {
            return;
        }
        throw csv.refusal(
                row,
                "NOT_A_NUMBER",
                scale.numeric()
                        ? "the values of this scale are numbers such as 3.5, and nothing for a missing one."
                        : "the value is no number, so that its place is not known; name the values in their order in"
                                + " --categories.");
    }

    /** Their numbers where all are numbers, else their places from 1. */
    private static double[] numbers(List<String> categories) {
        return categories.stream().allMatch(Domain::isNumber)
                ? categories.stream().mapToDouble(Domain::number).toArray()
                : IntStream.rangeClosed(1, categories.size()).asDoubleStream().toArray();
    }

    private static boolean isNumber(String value) {
        return value.length() <= 100 && value.matches(NUMBER) && Double.isFinite(Double.parseDouble(value));
    }

    private static double number(String value) {
        return Double.parseDouble(value) + 0.0; // no negative zero
    }

    private static String text(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw Refusal.invalid("CATEGORIES_INVALID", "The categories cannot be used: " + what + ".");
        }
    }
}
