package dev.consilium.quality.consensus;

import dev.consilium.common.Digests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * Labels in long form: vote {@code v} says that {@code rater[v]} gave {@code items[item[v]]} the class {@code label[v]}. A
 * rater may label an item repeatedly; every label counts. The votes are kept in the order item, rater, label, whatever order
 * they came in; the caller orders the items (by id). Arrays must not change afterwards.
 *
 * @param classes the label domain in schema order
 * @param repeats per item, how many units it stands for, 1 or more
 * @param truth per item, the class known from gold or arbitration, or {@link #UNKNOWN}
 */
@SuppressWarnings("ArrayRecordComponent") // numeric input, never compared as a record
public record Votes(
        List<String> classes,
        List<String> items,
        List<String> raters,
        int[] item,
        int[] rater,
        int[] label,
        int[] repeats,
        int[] truth) {

    public static final int UNKNOWN = -1;

    public Votes {
        classes = distinct(classes, "class");
        items = distinct(items, "item");
        raters = distinct(raters, "rater");
        require(!classes.isEmpty(), "votes need a label domain");
        require(
                item.length == rater.length && item.length == label.length,
                "every vote has an item, a rater and a label");
        require(within(item, 0, items.size()), "a vote is for an item that is not listed");
        require(within(rater, 0, raters.size()), "a vote is by a rater who is not listed");
        require(within(label, 0, classes.size()), "a vote is outside of the label domain");
        require(repeats.length == items.size() && within(repeats, 1, Integer.MAX_VALUE), "each item counts 1 or more");
        require(
                truth.length == items.size() && within(truth, UNKNOWN, classes.size()),
                "each item's truth is a class or unknown");
        int[] order = VoteOrder.of(item, rater, label);
        item = VoteOrder.apply(order, item);
        rater = VoteOrder.apply(order, rater);
        label = VoteOrder.apply(order, label);
    }

    /** Every item is one unit and no truth is known. */
    public Votes(List<String> classes, List<String> items, List<String> raters, int[] item, int[] rater, int[] label) {
        this(classes, items, raters, item, rater, label, filled(items.size(), 1), filled(items.size(), UNKNOWN));
    }

    public Votes withRepeats(int[] perItem) {
        return new Votes(classes, items, raters, item, rater, label, perItem, truth);
    }

    public Votes withTruth(int[] perItem) {
        return new Votes(classes, items, raters, item, rater, label, repeats, perItem);
    }

    public int size() {
        return item.length;
    }

    /**
     * SHA-256 over the classes, items and raters (each list as its length and every name as UTF-8 with its length), then all
     * items of the votes, all raters, all labels, the repeats and the truths; every number as four bytes, big-endian.
     */
    public String digest() {
        MessageDigest sha = Digests.sha256();
        List.of(classes, items, raters).forEach(names -> update(sha, names));
        List.of(item, rater, label, repeats, truth).forEach(numbers -> update(sha, numbers));
        return Digests.hex(sha.digest());
    }

    private static void update(MessageDigest sha, List<String> names) {
        update(sha, names.size());
        for (String name : names) {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            update(sha, bytes.length);
            sha.update(bytes);
        }
    }

    private static void update(MessageDigest sha, int... numbers) {
        ByteBuffer block = ByteBuffer.allocate(Integer.BYTES * Math.min(numbers.length, 4096));
        for (int number : numbers) {
            block.putInt(number);
            if (!block.hasRemaining()) {
                sha.update(block.flip());
                block.clear();
            }
        }
        sha.update(block.flip());
    }

    private static List<String> distinct(List<String> names, String what) {
        require(new HashSet<>(names).size() == names.size(), "a " + what + " is listed twice");
        return List.copyOf(names);
    }

    private static boolean within(int[] values, int from, int to) {
        return Arrays.stream(values).allMatch(value -> value >= from && value < to);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    private static int[] filled(int length, int value) {
        int[] filled = new int[length];
        Arrays.fill(filled, value);
        return filled;
    }
}
