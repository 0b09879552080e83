package dev.consilium.imaging.mask;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The exact squared distance in mm from the centres of voxels to the centre of the nearest seed, one axis after the other: rows by their
 * seeds, columns and slices by lower envelopes of parabolas (Felzenszwalb and Huttenlocher 2012). The result does not depend on the
 * number of threads. It holds 8 bytes per voxel, kept for the next call; one thread at a time may call it.
 */
public final class DistanceTransform {

    /** Voxels below which starting threads takes longer than the work. */
    private static final int FEW = 1 << 16;

    private final VoxelSpacing spacing;
    private final int threads;
    private double @Nullable [] kept;

    public DistanceTransform(VoxelSpacing spacing) {
        this(spacing, 1);
    }

    public DistanceTransform(VoxelSpacing spacing, int threads) {
        this.spacing = spacing;
        this.threads = threads;
    }

    /** Everywhere, x fastest; infinite where there is no seed at all. @throws ArithmeticException beyond 2^31 - 1 voxels */
    public double[] squared(VoxelBits seeds) {
        DistanceField field = field(seeds, new double[voxels(seeds)]);
        field.acrossSlices(envelope(spacing.z()), threads(seeds));
        return field.values();
    }

    /** Likewise, the seeds being the voxels of that value, laid out x fastest. */
    public double[] squared(boolean[] voxels, boolean seed, GridShape shape) {
        return squared(VoxelBits.of(voxels, seed, shape.slices(), shape.rows(), shape.columns()));
    }

    /** Only at these voxels of the same box, in order of their place, x fastest. */
    public double[] squaredAt(VoxelBits seeds, VoxelBits queries) {
        seeds.requireSame(queries);
        double[] squared = new double[Math.toIntExact(queries.count())];
        int[] first = ranks(queries);
        long[] words = queries.words();
        reading(seeds, queries)
                .read(
                        envelope(spacing.z()),
                        threads(seeds),
                        (word, bit, value) ->
                                squared[first[word] + Long.bitCount(words[word] & (1L << bit) - 1)] = value);
        return squared;
    }

    /** Those of the voxels that are not farther from a seed than this; where that is near, nothing farther away is looked at. */
    public VoxelBits within(double mm, VoxelBits seeds, VoxelBits queries) {
        seeds.requireSame(queries);
        return BallSearch.of(mm, spacing)
                .map(ball -> ball.near(seeds, queries, threads(seeds)))
                .orElseGet(() -> measured(mm, seeds, queries));
    }

    private VoxelBits measured(double mm, VoxelBits seeds, VoxelBits queries) {
        VoxelBits near = new VoxelBits(queries.slices(), queries.rows(), queries.columns());
        reading(seeds, queries).read(envelope(spacing.z()), threads(seeds), (word, bit, value) -> {
            if (Math.sqrt(value) <= mm) {
                near.words()[word] |= 1L << bit;
            }
        });
        return near;
    }

    private DistanceReading reading(VoxelBits seeds, VoxelBits queries) {
        return new DistanceReading(field(seeds, memory(voxels(seeds))), queries, spacing.z());
    }

    private double[] memory(int voxels) {
        if (kept != null && kept.length >= voxels) {
            return kept;
        }
        kept = null; // never two of them
        double[] fresh = new double[voxels];
        kept = fresh;
        return fresh;
    }

    private DistanceField field(VoxelBits seeds, double[] into) {
        DistanceField field = new DistanceField(seeds, spacing.x(), into);
        field.withinSlices(envelope(spacing.y()), threads(seeds));
        return field;
    }

    private int threads(VoxelBits bits) {
        return voxels(bits) < FEW ? 1 : threads;
    }

    private static int voxels(VoxelBits bits) {
        return Math.multiplyExact(Math.multiplyExact(bits.slices(), bits.rows()), bits.columns());
    }

    /** Per word how many voxels lie in those before. */
    private static int[] ranks(VoxelBits bits) {
        long[] words = bits.words();
        int[] first = new int[words.length];
        for (int at = 1; at < words.length; at++) {
            first[at] = first[at - 1] + Long.bitCount(words[at - 1]);
        }
        return first;
    }

    private static IntFunction<LowerEnvelope> envelope(double mm) {
        return length -> new LowerEnvelope(length, mm);
    }
}
