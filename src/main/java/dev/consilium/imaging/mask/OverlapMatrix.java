package dev.consilium.imaging.mask;

import java.util.List;
import java.util.Optional;

/** How many voxels each mask of one list shares with each of another; pairs whose boxes do not meet are not looked at. */
public final class OverlapMatrix {

    private final long[][] both;
    private final long[] first;
    private final long[] second;

    private OverlapMatrix(long[][] both, long[] first, long[] second) {
        this.both = both;
        this.first = first;
        this.second = second;
    }

    /** @throws IllegalArgumentException where the shapes differ */
    public static OverlapMatrix of(List<RunLengthMask> first, List<RunLengthMask> second) {
        List<Optional<VoxelBounds>> boxes =
                second.stream().map(RunLengthMask::bounds).toList();
        long[][] both = new long[first.size()][second.size()];
        for (int i = 0; i < first.size(); i++) {
            Optional<VoxelBounds> box = first.get(i).bounds();
            for (int j = 0; j < second.size(); j++) {
                VoxelBounds other = boxes.get(j).orElse(null);
                if (box.isPresent() && other != null && box.get().meets(other)) {
                    both[i][j] = first.get(i).common(second.get(j), box.get(), other);
                }
            }
        }
        return new OverlapMatrix(both, sizes(first), sizes(second));
    }

    public long both(int i, int j) {
        return both[i][j];
    }

    public Overlap overlap(int i, int j) {
        return new Overlap(first[i], second[j], both[i][j]);
    }

    private static long[] sizes(List<RunLengthMask> masks) {
        return masks.stream().mapToLong(RunLengthMask::voxels).toArray();
    }
}
