package dev.consilium.imaging;

import dev.consilium.dicom.DicomException;
import dev.consilium.imaging.SliceGeometry.Slice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parallel slices that need be neither evenly far apart nor in line, as of a tilted gantry: each is reduced to blocks of about 2 mm, so that a
 * series of any length is small, and a value is that of the nearest slice.
 */
final class HeadVolume {

    private static final double BLOCK_MM = 2;
    private static final double IN_FRONT_MM = 40;
    private static final double COARSEST_MM = 5;
    private static final int MOST_CELLS = 4_000_000;
    private static final double CORONAL = 0.7;
    private static final int FEWEST_SLICES = 5;
    private static final double WIDEST_GAP_MM = 20;

    private record Reduced(Slice place, double along, int factor, int rows, int columns, float[] means) {}

    private final List<Reduced> slices = new ArrayList<>();
    private double edge = BLOCK_MM;

    void add(Slice place, Plane plane) {
        if (!place.orthonormal()
                || !slices.isEmpty() && !place.consistentWith(slices.get(0).place())) {
            throw failed("The images of the series do not lie in one volume.");
        }
        slices.add(reduced(place, plane));
    }

    private static Reduced reduced(Slice place, Plane plane) {
        double finest = Math.min(place.spacing().get(0), place.spacing().get(1));
        if (!(finest > 0)) {
            throw failed("The pixels of the series have no size.");
        }
        int factor = (int) Math.max(1, Math.round(BLOCK_MM / finest));
        int rows = (plane.rows() + factor - 1) / factor;
        int columns = (plane.columns() + factor - 1) / factor;
        float[] means = new float[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                means[row * columns + column] = mean(plane, row * factor, column * factor, factor);
            }
        }
        return new Reduced(place, place.along(place.normal()), factor, rows, columns, means);
    }

    private static float mean(Plane plane, int top, int left, int factor) {
        double sum = 0;
        int count = 0;
        for (int row = top; row < Math.min(plane.rows(), top + factor); row++) {
            for (int column = left; column < Math.min(plane.columns(), left + factor); column++) {
                sum += plane.value(row * plane.columns() + column);
                count++;
            }
        }
        return (float) (sum / count);
    }

    /** All block means as one image. */
    Plane histogramSource() {
        int[] values = new int[slices.stream().mapToInt(s -> s.means().length).sum()];
        int at = 0;
        for (Reduced slice : slices) {
            for (float mean : slice.means()) {
                values[at++] = Math.round(mean);
            }
        }
        return new Plane(1, values.length, values, 1, 0);
    }

    /** Whether slices follow each other from front to back. */
    boolean coronal() {
        return Math.abs(slices.get(0).place().normal().get(1)) > CORONAL;
    }

    /** Over everything, with air in front of it; {@link #value} is for the points of this grid. */
    PatientGrid grid() {
        sort();
        double[] least = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
        double[] most = {-Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        for (Reduced slice : slices) {
            for (int corner = 0; corner < 4; corner++) {
                Slice place = slice.place();
                double column = corner % 2 == 0 ? -0.5 : place.columns() - 0.5;
                double row = corner / 2 == 0 ? -0.5 : place.rows() - 0.5;
                for (int axis = 0; axis < 3; axis++) {
                    double value = coordinate(place, axis, column, row);
                    least[axis] = Math.min(least[axis], value);
                    most[axis] = Math.max(most[axis], value);
                }
            }
        }
        least[1] -= IN_FRONT_MM;
        double volume =
                (most[0] - least[0] + BLOCK_MM) * (most[1] - least[1] + BLOCK_MM) * (most[2] - least[2] + BLOCK_MM);
        double cell = Math.max(BLOCK_MM, Math.cbrt(volume / MOST_CELLS));
        if (!(cell <= COARSEST_MM)) {
            throw failed("The volume of the series is too large.");
        }
        edge = cell;
        return new PatientGrid(
                (int) Math.ceil((most[2] - least[2]) / cell) + 1,
                (int) Math.ceil((most[1] - least[1]) / cell) + 1,
                (int) Math.ceil((most[0] - least[0]) / cell) + 1,
                least[0],
                least[1],
                least[2],
                cell);
    }

    private void sort() {
        slices.sort(Comparator.comparingDouble(Reduced::along));
        if (slices.size() < FEWEST_SLICES) {
            throw failed("The series has too few slices for a volume.");
        }
        for (int i = 1; i < slices.size(); i++) {
            if (slices.get(i).along() - slices.get(i - 1).along() > WIDEST_GAP_MM) {
                throw failed("The slices of the series are too far apart.");
            }
        }
    }

    /** Of a pixel, which may be a fraction, along one axis of the patient, in mm. */
    static double coordinate(Slice place, int axis, double column, double row) {
        return place.position().get(axis)
                + place.orientation().get(axis) * place.spacing().get(1) * column
                + place.orientation().get(axis + 3) * place.spacing().get(0) * row;
    }

    /** The mean of the block at a point: below everything beside a slice, and no number above the last and below the first one. */
    double value(double x, double y, double z) {
        List<Double> normal = slices.get(0).place().normal();
        Reduced slice = nearest(x * normal.get(0) + y * normal.get(1) + z * normal.get(2));
        if (slice == null) {
            return Double.NaN;
        }
        Slice place = slice.place();
        double column = 0;
        double row = 0;
        double[] point = {x, y, z};
        for (int axis = 0; axis < 3; axis++) {
            double from = point[axis] - place.position().get(axis);
            column += from * place.orientation().get(axis);
            row += from * place.orientation().get(axis + 3);
        }
        int blockColumn = (int) Math.floor((column / place.spacing().get(1) + 0.5) / slice.factor());
        int blockRow = (int) Math.floor((row / place.spacing().get(0) + 0.5) / slice.factor());
        boolean inside = blockColumn >= 0 && blockColumn < slice.columns() && blockRow >= 0 && blockRow < slice.rows();
        return inside ? slice.means()[blockRow * slice.columns() + blockColumn] : Double.NEGATIVE_INFINITY;
    }

    private @Nullable Reduced nearest(double along) {
        int low = 0;
        int high = slices.size() - 1;
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (slices.get(middle).along() <= along) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double below = along - slices.get(low).along();
        double above = slices.get(high).along() - along;
        double half =
                Math.max(BLOCK_MM, slices.get(high).along() - slices.get(low).along()) / 2;
        if (below < -half || above < -half) {
            return null;
        }
        return below <= above ? slices.get(low) : slices.get(high);
    }

    static DicomException failed(String sentence) {
        return new DicomException("FACES_NOT_BLANKED", sentence);
    }
}
