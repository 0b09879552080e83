package dev.consilium.imaging.mask;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The connected components of a mask, found by joining the runs of neighbouring rows (union-find), numbered by their first voxel,
 * x fastest. Runs are never unpacked: the work grows with their number, not with that of the voxels.
 */
public final class RunComponents {

    private final GridShape shape;
    private final RowRuns runs;
    /** Per run the number of its component. */
    private final int[] component;

    private final long[] sizes;

    private RunComponents(GridShape shape, RowRuns runs, int[] component, long[] sizes) {
        this.shape = shape;
        this.runs = runs;
        this.component = component;
        this.sizes = sizes;
    }

    public static RunComponents of(RunLengthMask mask, Connectivity connectivity) {
        RowRuns runs = RowRuns.of(mask);
        int[] component = runs.joined(connectivity);
        int count = 0;
        for (int run = 0; run < component.length; run++) {
            // the root of a component is its first run, so that it has its number already
            component[run] = component[run] == run ? count++ : component[component[run]];
        }
        long[] sizes = new long[count];
        for (int run = 0; run < component.length; run++) {
            sizes[component[run]] += runs.length(run);
        }
        return new RunComponents(mask.shape(), runs, component, sizes);
    }

    public int count() {
        return sizes.length;
    }

    /** In voxels. */
    public long size(int number) {
        return sizes[number];
    }

    /** All components with these numbers as one mask. */
    public RunLengthMask together(IntPredicate numbers) {
        MaskBuilder mask = new MaskBuilder(shape);
        runs.forEach((run, slice, from, to) -> {
            if (numbers.test(component[run])) {
                mask.add(slice, from, to);
            }
        });
        return mask.build();
    }

    public List<RunLengthMask> masks() {
        return atLeast(1);
    }

    /** Those of so many voxels or more. */
    public List<RunLengthMask> atLeast(long voxels) {
        @Nullable MaskBuilder[] builders = new MaskBuilder[sizes.length];
        Arrays.setAll(builders, number -> sizes[number] >= voxels ? new MaskBuilder(shape) : null);
        runs.forEach((run, slice, from, to) -> {
            MaskBuilder builder = builders[component[run]];
            if (builder != null) {
                builder.add(slice, from, to);
            }
        });
        return Arrays.stream(builders)
                .filter(Objects::nonNull)
                .map(MaskBuilder::build)
                .toList();
    }
}
