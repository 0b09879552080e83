package dev.consilium.imaging.mask;

/** Background that a mask surrounds on a slice, from where no way leads out over edges and corners of pixels without crossing it. */
public final class SliceHoles {

    private SliceHoles() {}

    /** All of them as one mask. */
    public static RunLengthMask of(RunLengthMask mask) {
        GridShape shape = mask.shape();
        MaskBuilder holes = new MaskBuilder(shape);
        for (int slice = 0; slice < shape.slices(); slice++) {
            RunComponents around = RunComponents.of(background(mask.runs(slice), shape), Connectivity.PLANAR_8);
            if (around.count() > 1) {
                RunLengthMask inner = around.together(component -> component > 0);
                add(holes, slice, inner.runs(0), shape);
            }
        }
        return holes.build();
    }

    /** Of one slice, with a rim of one pixel that joins all that reaches the edge of the image: the first component. */
    private static RunLengthMask background(int[] runs, GridShape shape) {
        GridShape padded = new GridShape(1, shape.rows() + 2, shape.columns() + 2);
        MaskBuilder region = new MaskBuilder(padded);
        int from = 0;
        for (int run = 0; run < runs.length; run++) {
            int to = from + runs[run];
            for (int at = from; run % 2 == 1 && at < to; ) {
                int end = Math.min(to, (at / shape.columns() + 1) * shape.columns());
                int shift = padded.columns() + 1 + 2 * (at / shape.columns());
                region.add(0, at + shift, end + shift);
                at = end;
            }
            from = to;
        }
        return new MaskBuilder(padded).add(0, 0, padded.pixels()).build().minus(region.build());
    }

    /** No hole touches the rim, so that each of its runs stays in its row. */
    private static void add(MaskBuilder holes, int slice, int[] padded, GridShape shape) {
        int width = shape.columns() + 2;
        int from = 0;
        for (int run = 0; run < padded.length; run++) {
            if (run % 2 == 1) {
                int start = (from / width - 1) * shape.columns() + from % width - 1;
                holes.add(slice, start, start + padded[run]);
            }
            from += padded[run];
        }
    }
}
