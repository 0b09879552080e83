package dev.consilium.imaging.mask;

import dev.consilium.common.Digests;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A region of voxels as runs, x fastest, one list of runs per slice; immutable. Kept as the edges between background and
 * foreground, strictly ascending, so that equal regions are equal values with equal bytes. Counting merges runs and never
 * unpacks them.
 */
public final class RunLengthMask implements Region {

    private final GridShape shape;
    private final int[][] edges;

    /** @param edges per slice start and end of each run of foreground, strictly ascending; not copied */
    RunLengthMask(GridShape shape, int[][] edges) {
        this.shape = shape;
        this.edges = edges;
    }

    /** @throws MaskFormatException unless these are the canonical bytes of a mask */
    public static RunLengthMask ofBytes(byte[] bytes) {
        return MaskBytes.read(bytes);
    }

    /** Voxels that at least so many of the masks hold; all masks have one shape. */
    public static RunLengthMask heldByAtLeast(int votes, List<RunLengthMask> masks) {
        GridShape shape = masks.get(0).shape;
        masks.forEach(mask -> requireSame(shape, mask.shape));
        int[][] edges = new int[shape.slices()][];
        for (int z = 0; z < edges.length; z++) {
            int slice = z;
            edges[z] = Runs.heldByAtLeast(
                    votes, masks.stream().map(mask -> mask.edges[slice]).toList());
        }
        return new RunLengthMask(shape, edges);
    }

    public static RunLengthMask union(List<RunLengthMask> masks) {
        return heldByAtLeast(1, masks);
    }

    public GridShape shape() {
        return shape;
    }

    /** The canonical bytes; their SHA-256 is the identity of the mask. */
    public byte[] bytes() {
        return MaskBytes.write(this);
    }

    public String digest() {
        return Digests.sha256Hex(bytes());
    }

    @Override
    public double volume() {
        return voxels();
    }

    /** Itself. @throws IllegalArgumentException where the grid has another shape */
    @Override
    public RunLengthMask rasterised(GridShape grid) {
        requireSame(shape, grid);
        return this;
    }

    @Override
    public Optional<PixelBox> around() {
        return bounds().map(b -> new PixelBox(b.x0(), b.y0(), b.x1(), b.y1(), b.firstSlice(), b.lastSlice()));
    }

    public long voxels() {
        return Arrays.stream(edges).mapToLong(Runs::length).sum();
    }

    public boolean empty() {
        return Arrays.stream(edges).allMatch(slice -> slice.length == 0);
    }

    /** Counts of voxels. @throws IllegalArgumentException where the shapes differ */
    public Overlap overlap(RunLengthMask other) {
        requireSame(shape, other.shape);
        long both = 0;
        for (int z = 0; z < edges.length; z++) {
            both += Runs.common(edges[z], other.edges[z]);
        }
        return new Overlap(voxels(), other.voxels(), both);
    }

    /** How many voxels both hold, looked for only in the slices that both boxes reach. */
    long common(RunLengthMask other, VoxelBounds box, VoxelBounds otherBox) {
        requireSame(shape, other.shape);
        long both = 0;
        int last = Math.min(box.lastSlice(), otherBox.lastSlice());
        for (int z = Math.max(box.firstSlice(), otherBox.firstSlice()); z <= last; z++) {
            both += Runs.common(edges[z], other.edges[z]);
        }
        return both;
    }

    /** What both hold. @throws IllegalArgumentException where the shapes differ, as below */
    public RunLengthMask and(RunLengthMask other) {
        return combined(other, SetOperation.AND);
    }

    /** What either holds. */
    public RunLengthMask or(RunLengthMask other) {
        return combined(other, SetOperation.OR);
    }

    /** What exactly one of them holds. */
    public RunLengthMask xor(RunLengthMask other) {
        return combined(other, SetOperation.XOR);
    }

    /** What this one holds and the other does not. */
    public RunLengthMask minus(RunLengthMask other) {
        return combined(other, SetOperation.DIFFERENCE);
    }

    private RunLengthMask combined(RunLengthMask other, SetOperation operation) {
        requireSame(shape, other.shape);
        int[][] combined = new int[edges.length][];
        for (int z = 0; z < edges.length; z++) {
            combined[z] = Runs.combined(edges[z], other.edges[z], operation);
        }
        return new RunLengthMask(shape, combined);
    }

    /** Empty for an empty mask. */
    public Optional<VoxelBounds> bounds() {
        VoxelBounds found = null;
        for (int z = 0; z < edges.length; z++) {
            if (edges[z].length > 0) {
                VoxelBounds slice = boundsOf(z);
                found = found == null ? slice : found.union(slice);
            }
        }
        return Optional.ofNullable(found);
    }

    /** The alternating run lengths of a slice, background first, ending at its last pixel. */
    public int[] runs(int slice) {
        return Runs.lengths(edges[slice], shape.pixels());
    }

    /** Start and end of each run of foreground of a slice; not to be changed. */
    int[] edges(int slice) {
        return edges[slice];
    }

    private VoxelBounds boundsOf(int slice) {
        int[] runs = edges[slice];
        int columns = shape.columns();
        int x0 = columns;
        int x1 = 0;
        for (int at = 0; at < runs.length; at += 2) {
            int row = runs[at] / columns;
            boolean oneRow = runs[at + 1] <= (row + 1) * columns;
            x0 = oneRow ? Math.min(x0, runs[at] - row * columns) : 0;
            x1 = oneRow ? Math.max(x1, runs[at + 1] - row * columns) : columns;
        }
        return new VoxelBounds(slice, slice, x0, runs[0] / columns, x1, (runs[runs.length - 1] - 1) / columns + 1);
    }

    private static void requireSame(GridShape one, GridShape other) {
        if (!one.equals(other)) {
            throw new IllegalArgumentException("masks of different shapes: " + one + "; " + other);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RunLengthMask mask && shape.equals(mask.shape) && Arrays.deepEquals(edges, mask.edges);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(edges);
    }

    @Override
    public String toString() {
        return "RunLengthMask[" + shape + ", " + voxels() + " voxels]";
    }
}
