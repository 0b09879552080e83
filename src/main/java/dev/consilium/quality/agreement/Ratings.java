package dev.consilium.quality.agreement;

import dev.consilium.common.Digests;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Ratings of units by raters as category indices. The caller orders the units (by id); arrays are not copied and must not
 * change afterwards.
 *
 * @param categories the label domain in schema order
 * @param numbers one per category, for weights and numeric scales; 1, 2, 3, … where the schema says nothing else
 * @param values {@code units x raters}; -1 where a rater gave none
 * @param repeats how many units each row stands for, 1 or more
 */
@SuppressWarnings("ArrayRecordComponent") // numeric input, never compared as a record
public record Ratings(List<String> categories, double[] numbers, int[][] values, int[] repeats) {

    public static final int MISSING = -1;

    /** @throws IllegalArgumentException for ragged rows, an index outside of the domain, a repeat below 1, a number not finite */
    public Ratings {
        categories = List.copyOf(categories);
        if (numbers.length != categories.size() || !Arrays.stream(numbers).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("each category needs one finite number");
        }
        if (repeats.length != values.length || Arrays.stream(repeats).anyMatch(repeat -> repeat < 1)) {
            throw new IllegalArgumentException("each row of ratings needs a repeat count of 1 or more");
        }
        for (int[] unit : values) {
            requireRow(unit, values[0].length, categories.size());
        }
    }

    public Ratings(List<String> categories, int[][] values, int[] repeats) {
        this(categories, places(categories.size()), values, repeats);
    }

    /** Every row is one unit. */
    public Ratings(List<String> categories, int[][] values) {
        this(categories, values, ones(values.length));
    }

    /** Measured numbers; the domain is every number that occurs, ascending. @param measured {@code units x raters}, NaN for missing */
    public static Ratings ofNumbers(double[][] measured) {
        double[] numbers = Arrays.stream(measured)
                .flatMapToDouble(Arrays::stream)
                .filter(number -> !Double.isNaN(number))
                .map(number -> number + 0.0) // no negative zero
                .sorted()
                .distinct()
                .toArray();
        int[][] values = Arrays.stream(measured)
                .map(unit -> Arrays.stream(unit)
                        .mapToInt(number -> Double.isNaN(number) ? MISSING : Arrays.binarySearch(numbers, number + 0.0))
                        .toArray())
                .toArray(int[][]::new);
        List<String> names = Arrays.stream(numbers).mapToObj(Ratings::name).toList();
        return new Ratings(names, numbers, values, ones(values.length));
    }

    public Ratings withNumbers(double... given) {
        return new Ratings(categories, given, values, repeats);
    }

    /** One category against the rest: it is the first of two. */
    public Ratings against(int category) {
        int[][] binary = Arrays.stream(values)
                .map(unit -> Arrays.stream(unit)
                        .map(value -> value == MISSING ? MISSING : value == category ? 0 : 1)
                        .toArray())
                .toArray(int[][]::new);
        return new Ratings(List.of(categories.get(category), "*"), binary, repeats);
    }

    /** These raters alone, in this order. */
    public Ratings columns(int... raters) {
        int[][] chosen = Arrays.stream(values)
                .map(unit -> Arrays.stream(raters).map(rater -> unit[rater]).toArray())
                .toArray(int[][]::new);
        return new Ratings(categories, numbers, chosen, repeats);
    }

    public int raters() {
        return values.length == 0 ? 0 : values[0].length;
    }

    public int units() {
        return Arrays.stream(repeats).reduce(0, Math::addExact);
    }

    /** Units with two ratings or more. */
    public int pairable() {
        return units(row -> given(row) > 1);
    }

    /** Units with two ratings or more, one of them this category. */
    public int pairableWith(int category) {
        return units(row -> given(row) > 1 && Arrays.stream(values[row]).anyMatch(value -> value == category));
    }

    private int units(java.util.function.IntPredicate row) {
        return IntStream.range(0, values.length)
                .filter(row)
                .map(i -> repeats[i])
                .sum();
    }

    private int given(int row) {
        int given = 0;
        for (int value : values[row]) {
            given += value == MISSING ? 0 : 1;
        }
        return given;
    }

    /**
     * SHA-256 over the number of categories, each category as UTF-8 with its length, the number of rows and raters, then per
     * row its repeat count and ratings; every number as four bytes, big-endian. Numbers of the categories other than their
     * places follow as eight bytes each (IEEE 754).
     */
    public String digest() {
        MessageDigest sha = Digests.sha256();
        sha.update(ints(categories.size()));
        for (String category : categories) {
            byte[] name = category.getBytes(StandardCharsets.UTF_8);
            sha.update(ints(name.length));
            sha.update(name);
        }
        sha.update(ints(values.length, raters()));
        ByteBuffer rows = ByteBuffer.allocate(Integer.BYTES * (raters() + 1) * 256);
        for (int unit = 0; unit < values.length; unit++) {
            rows.putInt(repeats[unit]);
            for (int value : values[unit]) {
                rows.putInt(value);
            }
            if (!rows.hasRemaining() || unit == values.length - 1) {
                sha.update(rows.flip());
                rows.clear();
            }
        }
        if (!Arrays.equals(numbers, places(numbers.length))) {
            ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * numbers.length);
            bytes.asDoubleBuffer().put(numbers);
            sha.update(bytes);
        }
        return Digests.hex(sha.digest());
    }

    private static byte[] ints(int... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * numbers.length);
        bytes.asIntBuffer().put(numbers);
        return bytes.array();
    }

    private static void requireRow(int[] unit, int raters, int categories) {
        if (unit.length != raters) {
            throw new IllegalArgumentException("a row of ratings is ragged");
        }
        for (int value : unit) {
            if (value < MISSING || value >= categories) {
                throw new IllegalArgumentException("a row of ratings names a category outside of the domain");
            }
        }
    }

    private static String name(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static double[] places(int categories) {
        return IntStream.rangeClosed(1, categories).asDoubleStream().toArray();
    }

    private static int[] ones(int length) {
        int[] ones = new int[length];
        Arrays.fill(ones, 1);
        return ones;
    }
}
