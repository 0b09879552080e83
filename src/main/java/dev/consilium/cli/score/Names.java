package dev.consilium.cli.score;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Distinct names, numbered in the order of first sight. They lie one behind the other in one array and are found by open addressing: a
 * name costs its bytes and some twelve more, where a map of strings would take over a hundred.
 */
final class Names {

    private static final int ABSENT = -1;

    private byte[] text = new byte[1 << 12];
    private int[] ends = new int[1 << 8];
    /** One more than the number of a name, 0 where free. */
    private int[] slots = new int[1 << 9];

    private int size;
    private boolean whole = true;

    /** The number of a name, which it gets now where it is new. */
    int add(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        int slot = slot(bytes);
        if (slots[slot] == 0) {
            keep(bytes);
            slots[slot] = size;
            whole &= bytes.length < 19 && name.chars().allMatch(c -> c >= '0' && c <= '9');
            if (size * 2 >= slots.length) {
                widen();
                return size - 1;
            }
        }
        return slots[slot] - 1;
    }

    /** The number of a name, or -1. */
    int find(String name) {
        int slot = slots[slot(name.getBytes(StandardCharsets.UTF_8))];
        return slot == 0 ? ABSENT : slot - 1;
    }

    int size() {
        return size;
    }

    /** Bytes of all names. */
    int length() {
        return size == 0 ? 0 : ends[size - 1];
    }

    String get(int number) {
        int from = start(number);
        return new String(text, from, ends[number] - from, StandardCharsets.UTF_8);
    }

    List<String> all() {
        return IntStream.range(0, size).mapToObj(this::get).toList();
    }

    /** The numbers of the names in the order of the names: of number where all are whole numbers, else of their bytes. */
    int[] order() {
        Comparator<Integer> byBytes =
                (one, other) -> Arrays.compareUnsigned(text, start(one), ends[one], text, start(other), ends[other]);
        Comparator<Integer> byNumber = Comparator.comparingLong(number -> Long.parseLong(get(number)));
        return IntStream.range(0, size)
                .boxed()
                .sorted(whole ? byNumber.thenComparing(byBytes) : byBytes)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private int start(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }

    private void keep(byte[] bytes) {
        int from = length();
        if (from + bytes.length > text.length) {
            text = Arrays.copyOf(text, Math.max(text.length + text.length / 2, from + bytes.length));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size * 2);
        }
        System.arraycopy(bytes, 0, text, from, bytes.length);
        ends[size++] = from + bytes.length;
    }

    private void widen() {
        slots = new int[slots.length * 2];
        for (int number = 0; number < size; number++) {
            slots[slot(Arrays.copyOfRange(text, start(number), ends[number]))] = number + 1;
        }
    }

    private int slot(byte[] bytes) {
        int hash = Arrays.hashCode(bytes) * 0x9E3779B9;
        int slot = (hash ^ (hash >>> 15)) & (slots.length - 1);
        while (slots[slot] != 0 && !isAt(slots[slot] - 1, bytes)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private boolean isAt(int number, byte[] bytes) {
        return Arrays.equals(text, start(number), ends[number], bytes, 0, bytes.length);
    }
}
