package dev.consilium.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskVolume;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.VoxelAffine;
import dev.consilium.study.TestObject;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** How a small series lies in the patient; of the last the images are sent from the head down. */
public enum Lie {
    AXIAL("1\\0\\0\\0\\1\\0", 0, 0, 1),
    SAGITTAL("0\\1\\0\\0\\0\\-1", -1, 0, 0),
    OBLIQUE("0.8\\0.36\\0.48\\-0.6\\0.48\\0.64", 0, -0.8, 0.6),
    HEAD_FIRST("1\\0\\0\\0\\1\\0", 0, 0, -1);

    public static final GridShape GRID = new GridShape(4, 64, 64);

    private static final double PIXEL_MM = 0.5;
    private static final double SLICE_MM = 2;

    private final String orientation;
    private final double[] across;

    Lie(String orientation, double... across) {
        this.orientation = orientation;
        this.across = across;
    }

    /** @param number of the image as it is sent, from 1 */
    private double[] corner(int number) {
        return IntStream.range(0, 3)
                .mapToDouble(i -> 10 + across[i] * SLICE_MM * number)
                .toArray();
    }

    /** Of the slice that is shown so manieth, from 0: along the normal of the images. */
    private double[] shown(int slice) {
        return corner(this == HEAD_FIRST ? GRID.slices() - slice : slice + 1);
    }

    private double[] place(int slice, int row, int column) {
        double[] o = Arrays.stream(orientation.split("\\\\"))
                .mapToDouble(Double::parseDouble)
                .toArray();
        double[] corner = shown(slice);
        return IntStream.range(0, 3)
                .mapToDouble(i -> corner[i] + PIXEL_MM * (o[i] * column + o[3 + i] * row))
                .toArray();
    }

    public Map<String, byte[]> images() {
        Map<String, byte[]> files = new TreeMap<>();
        for (int number = 1; number <= GRID.slices(); number++) {
            double[] corner = corner(number);
            files.put(
                    number + ".dcm",
                    TestObject.slice("1.2.3.4", number)
                            .text(0x0020, 0x0032, "DS", corner[0] + "\\" + corner[1] + "\\" + corner[2])
                            .text(0x0020, 0x0037, "DS", orientation)
                            .text(0x0020, 0x0052, "UI", "1.2.3.5")
                            .bytes());
        }
        return files;
    }

    /** Every voxel of the mask as it was put, found at its place, and none beside them. */
    public void requirePlaces(MaskVolume read, RunLengthMask drawn) {
        RunLengthMask mask = read.segments().get(0).mask();
        VoxelAffine affine = VoxelAffine.of(read.grid());
        assertThat(mask.voxels()).isEqualTo(drawn.voxels());
        for (int z = 0; z < GRID.slices(); z++) {
            for (int pixel = 0; pixel < GRID.pixels(); pixel++) {
                if (holds(drawn, z, pixel)) {
                    double[] place = place(z, pixel / GRID.columns(), pixel % GRID.columns());
                    double[] index = affine.index(place);
                    int x = (int) Math.rint(index[0]);
                    int y = (int) Math.rint(index[1]);
                    int slice = (int) Math.rint(index[2]);
                    assertThat(affine.at(x, y, slice)).containsExactly(place, within(1e-3));
                    assertThat(holds(mask, slice, y * read.grid().shape().columns() + x))
                            .isTrue();
                }
            }
        }
    }

    private static boolean holds(RunLengthMask mask, int slice, int pixel) {
        int at = 0;
        boolean foreground = false;
        for (int run : mask.runs(slice)) {
            at += run;
            if (pixel < at) {
                return foreground;
            }
            foreground = !foreground;
        }
        return false;
    }
}
