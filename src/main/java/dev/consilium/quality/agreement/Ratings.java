package dev.consilium.quality.agreement;

import dev.consilium.common.Digests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;

/**
 * Ratings of units by raters as category indices. The caller orders the units (by id); arrays are not copied and must not
 * change afterwards.
 *
 * @param categories the label domain in schema order
 * @param values {@code units x raters}; -1 where a rater gave none
 * @param repeats how many units each row stands for, 1 or more
 */
@SuppressWarnings("ArrayRecordComponent") // numeric input, never compared as a record
public record Ratings(List<String> categories, int[][] values, int[] repeats) {

    public static final int MISSING = -1;

    public Ratings {
        categories = List.copyOf(categories);
        if (repeats.length != values.length || Arrays.stream(repeats).anyMatch(repeat -> repeat < 1)) {
            throw new IllegalArgumentException("each row of ratings needs a repeat count of 1 or more");
        }
        for (int[] unit : values) {
            requireRow(unit, values[0].length, categories.size());
        }
    }

    /** Every row is one unit. */
    public Ratings(List<String> categories, int[][] values) {
        this(categories, values, ones(values.length));
    }

    public int raters() {
        return values.length == 0 ? 0 : values[0].length;
    }

    public int units() {
        return Arrays.stream(repeats).reduce(0, Math::addExact);
    }

    /**
     * SHA-256 over the number of categories, each category as UTF-8 with its length, the number of rows and raters, then per
     * row its repeat count and ratings; every number as four bytes, big-endian.
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
        for (int row = 0; row < values.length; row++) {
            sha.update(ints(repeats[row]));
            sha.update(ints(values[row]));
        }
        return Digests.hex(sha.digest());
    }

    private static byte[] ints(int... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * numbers.length);
        bytes.asIntBuffer().put(numbers);
        return bytes.array();
    }

    private static void requireRow(int[] unit, int raters, int categories) {
        if (unit.length != raters || Arrays.stream(unit).anyMatch(value -> value < MISSING || value >= categories)) {
            throw new IllegalArgumentException("a row of ratings is ragged or names a category outside of the domain");
        }
    }

    private static int[] ones(int length) {
        int[] ones = new int[length];
        Arrays.fill(ones, 1);
        return ones;
    }
}
