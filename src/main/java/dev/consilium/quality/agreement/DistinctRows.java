package dev.consilium.quality.agreement;

import java.util.Arrays;

/** Rows of numbers, each kept once with the sum of its weights; open addressing, so that a row costs no object of its own. */
final class DistinctRows {

    private int[][] rows = new int[64][];
    private int[] weights = new int[64];
    /** One more than the place of a row, 0 where free. */
    private int[] slots = new int[256];

    private int size;

    /** The place of the first numbers of the row, from 0 in the order of first sight; they are copied where they are new. */
    int add(int[] row, int length, int weight) {
        if (size * 2 >= slots.length) {
            widen();
        }
        int slot = slot(row, length);
        if (slots[slot] == 0) {
            keep(Arrays.copyOf(row, length));
            slots[slot] = size;
        }
        int place = slots[slot] - 1;
        weights[place] = Math.addExact(weights[place], weight);
        return place;
    }

    int size() {
        return size;
    }

    int[] row(int place) {
        return rows[place];
    }

    int weight(int place) {
        return weights[place];
    }

    private void keep(int[] row) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, size * 2);
            weights = Arrays.copyOf(weights, size * 2);
        }
        rows[size++] = row;
    }

    private void widen() {
        slots = new int[slots.length * 4];
        for (int place = 0; place < size; place++) {
            slots[slot(rows[place], rows[place].length)] = place + 1;
        }
    }

    private int slot(int[] row, int length) {
        int mask = slots.length - 1;
        int slot = hash(row, length) & mask;
        while (slots[slot] != 0 && !same(rows[slots[slot] - 1], row, length)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static boolean same(int[] kept, int[] row, int length) {
        return kept.length == length && Arrays.equals(kept, 0, length, row, 0, length);
    }

    private static int hash(int[] row, int length) {
        int hash = length;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ row[i]) * 0x9E3779B9;
            hash ^= hash >>> 15;
        }
        return hash;
    }
}
