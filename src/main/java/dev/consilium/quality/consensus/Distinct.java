package dev.consilium.quality.consensus;

import java.util.Arrays;

/**
 * Which items have the same votes and truth, by an open hash table of indices: no object per item.
 *
 * @param of number of an item's pattern, in order of first appearance
 * @param first the first item of a pattern
 */
@SuppressWarnings("ArrayRecordComponent") // numeric working set, never compared as a record
record Distinct(int[] of, int[] first, int count) {

    private static final int EMPTY = -1;

    static Distinct of(int[] start, int[] cell, int[] truth) {
        int items = truth.length;
        int[] table = new int[Integer.highestOneBit(Math.max(1, items)) * 4];
        Arrays.fill(table, EMPTY);
        int[] of = new int[items];
        int[] first = new int[items];
        int count = 0;
        for (int item = 0; item < items; item++) {
            int slot = hash(start, cell, truth, item) & (table.length - 1);
            while (table[slot] != EMPTY && !same(start, cell, truth, first[table[slot]], item)) {
                slot = (slot + 1) & (table.length - 1);
            }
            if (table[slot] == EMPTY) {
                table[slot] = count;
                first[count++] = item;
            }
            of[item] = table[slot];
        }
        return new Distinct(of, Arrays.copyOf(first, count), count);
    }

    private static boolean same(int[] start, int[] cell, int[] truth, int a, int b) {
        return truth[a] == truth[b] && Arrays.equals(cell, start[a], start[a + 1], cell, start[b], start[b + 1]);
    }

    private static int hash(int[] start, int[] cell, int[] truth, int item) {
        int hash = truth[item];
        for (int vote = start[item]; vote < start[item + 1]; vote++) {
            hash = 31 * hash + cell[vote];
        }
        hash *= 0x9E3779B9; // spreads neighbouring cells over the table: Knuth's multiplicative hashing
        return hash ^ (hash >>> 16);
    }
}
