package dev.consilium.cli.score;

import java.util.ArrayList;
import java.util.List;

/** A list of whole numbers that grows in blocks, so that growing never needs the room of the whole list once more. */
final class Numbers {

    private static final int BLOCK = 1 << 16;

    private final List<int[]> blocks = new ArrayList<>();
    private int size;

    void add(int number) {
        if (size % BLOCK == 0) {
            blocks.add(new int[BLOCK]);
        }
        blocks.get(size / BLOCK)[size % BLOCK] = number;
        size++;
    }

    int get(int place) {
        return blocks.get(place / BLOCK)[place % BLOCK];
    }

    int size() {
        return size;
    }

    int[] toArray() {
        int[] all = new int[size];
        for (int place = 0; place < size; place += BLOCK) {
            System.arraycopy(blocks.get(place / BLOCK), 0, all, place, Math.min(BLOCK, size - place));
        }
        return all;
    }
}
