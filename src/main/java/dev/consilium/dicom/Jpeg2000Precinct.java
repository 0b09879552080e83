package dev.consilium.dicom;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The code-blocks of one band within a precinct (ITU-T T.800 B.7), in the coordinates of the band. */
final class Jpeg2000Precinct {

    /** A code-block and where it stands. */
    interface Placed {
        void at(Jpeg2000Block block, int left, int top, int right, int bottom);
    }

    /** Bytes that follow the packet header, and where they belong. */
    record Piece(Jpeg2000Block.Segment segment, int length) {}

    private final int left;
    private final int top;
    private final int right;
    private final int bottom;
    private final int blockWidth;
    private final int blockHeight;
    private final int across;
    private final int down;
    private final @Nullable Jpeg2000Block[] blocks;
    private final Jpeg2000TagTree inclusions;
    private @Nullable Jpeg2000TagTree missing;

    /** @param blockWidth exponent of the width of code-blocks, {@code blockHeight} of their height */
    Jpeg2000Precinct(int left, int top, int right, int bottom, int blockWidth, int blockHeight) {
        this.left = left;
        this.top = top;
        this.right = right;
        this.bottom = bottom;
        this.blockWidth = blockWidth;
        this.blockHeight = blockHeight;
        across = (right - 1 >> blockWidth) - (left >> blockWidth) + 1;
        down = (bottom - 1 >> blockHeight) - (top >> blockHeight) + 1;
        blocks = new Jpeg2000Block[across * down];
        inclusions = new Jpeg2000TagTree(across, down);
    }

    void forEach(Placed placed) {
        for (int i = 0; i < blocks.length; i++) {
            Jpeg2000Block block = blocks[i];
            if (block != null) {
                int x = (left >> blockWidth) + i % across << blockWidth;
                int y = (top >> blockHeight) + i / across << blockHeight;
                placed.at(
                        block,
                        Math.max(left, x),
                        Math.max(top, y),
                        Math.min(right, x + (1 << blockWidth)),
                        Math.min(bottom, y + (1 << blockHeight)));
            }
        }
    }

    int size() {
        return blocks.length;
    }

    /** What a packet header says of these code-blocks (B.10). @param planes of the band */
    void readHeader(Jpeg2000Bits bits, int layer, int planes, int style, List<Piece> body) {
        for (int i = 0; i < blocks.length; i++) {
            Jpeg2000Block block = blocks[i];
            boolean included =
                    block != null ? bits.bit() != 0 : inclusions.below(bits, i % across, i / across, layer + 1);
            if (!included && !inclusions.mayBeBelow(layer + 1)) {
                return;
            }
            if (included) {
                if (block == null) {
                    block = new Jpeg2000Block(planes - zeroPlanes(bits, i, planes), style);
                    blocks[i] = block;
                }
                readPasses(bits, block, body);
            }
        }
    }

    private int zeroPlanes(Jpeg2000Bits bits, int index, int planes) {
        Jpeg2000TagTree tree = missing;
        if (tree == null) {
            tree = new Jpeg2000TagTree(across, down);
            missing = tree;
        }
        int zeros = 0;
        while (!tree.below(bits, index % across, index / across, zeros + 1)) {
            zeros++;
            if (zeros > planes) {
                throw DicomException.malformed("A code-block of the coded image has impossible bit-planes.");
            }
        }
        return zeros;
    }

    private static void readPasses(Jpeg2000Bits bits, Jpeg2000Block block, List<Piece> body) {
        int passes = passes(bits);
        int wider = 0;
        while (bits.bit() != 0) {
            wider++;
        }
        block.widenLengths(wider);
        while (passes > 0) {
            Jpeg2000Block.Segment segment = block.open();
            int taken = block.take(passes);
            body.add(new Piece(segment, bits.bits(block.lengthBits(taken))));
            passes -= taken;
        }
    }

    /** Table B.4. */
    private static int passes(Jpeg2000Bits bits) {
        if (bits.bit() == 0) {
            return 1;
        }
        if (bits.bit() == 0) {
            return 2;
        }
        int passes = bits.bits(2);
        if (passes < 3) {
            return 3 + passes;
        }
        passes = bits.bits(5);
        return passes < 31 ? 6 + passes : 37 + bits.bits(7);
    }
}
