package dev.consilium.imaging;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How the slices of a series lie in the patient. Positions are the distance of the image's corner along the normal of the first
 * slice's orientation, in mm, ascending; slices that are inconsistent with the first are counted and left out of the gaps.
 *
 * @param medianGap 0 where there are fewer than two slices
 * @param missing gaps wider than 1.5 medians, each with the number of slices that fit into it
 * @param irregular gaps off the median by more than 1 % and 0.001 mm, missing slices and duplicates among them
 * @param duplicates positions within 0.001 mm of the one before
 * @param inconsistent slices whose orientation, matrix or pixel spacing differs from the first, or is no orientation at all
 * @param tilt degrees between the normal and the line from the first to the last position: a tilted gantry shears the volume
 */
public record SliceGeometry(
        List<Double> positions,
        double medianGap,
        List<Gap> missing,
        List<Gap> irregular,
        List<Double> duplicates,
        int inconsistent,
        double tilt) {

    /** Positions nearer to each other than this, in mm, are one. */
    public static final double DUPLICATE_WITHIN = 1e-3;

    private static final double TOLERANCE_SHARE = 0.01;
    private static final double TOLERANCE_MM = 1e-3;
    private static final double MISSING_FROM = 1.5;
    private static final double SAME = 1e-4;

    /**
     * One slice as its header places it.
     *
     * @param position Image Position (Patient), 3 values in mm
     * @param orientation Image Orientation (Patient), 6 direction cosines: row, column
     * @param spacing Pixel Spacing, 2 values in mm
     */
    public record Slice(List<Double> position, List<Double> orientation, List<Double> spacing, int rows, int columns) {

        /** Distance along this normal, in mm. */
        public double along(List<Double> normal) {
            return dot(position, normal);
        }

        /** The cross product of the row and column directions. */
        public List<Double> normal() {
            List<Double> o = orientation;
            return List.of(
                    o.get(1) * o.get(5) - o.get(2) * o.get(4),
                    o.get(2) * o.get(3) - o.get(0) * o.get(5),
                    o.get(0) * o.get(4) - o.get(1) * o.get(3));
        }

        boolean orthonormal() {
            List<Double> row = orientation.subList(0, 3);
            List<Double> column = orientation.subList(3, 6);
            return Math.abs(dot(row, row) - 1) <= SAME
                    && Math.abs(dot(column, column) - 1) <= SAME
                    && Math.abs(dot(row, column)) <= SAME;
        }

        public boolean sameOrientation(Slice other) {
            return close(orientation, other.orientation);
        }

        /** Whether both may belong to one volume. */
        public boolean consistentWith(Slice other) {
            return orthonormal()
                    && sameOrientation(other)
                    && close(spacing, other.spacing)
                    && rows == other.rows
                    && columns == other.columns;
        }
    }

    /** A gap between two neighbours. @param missing slices that fit into it */
    public record Gap(double from, double to, long missing) {

        public double width() {
            return to - from;
        }
    }

    public static SliceGeometry of(List<Slice> slices) {
        if (slices.isEmpty()) {
            return ofPositions(List.of(), 0, 0);
        }
        Slice first = slices.get(0);
        List<Double> normal = first.normal();
        List<Slice> placed = slices.stream()
                .filter(slice -> slice.consistentWith(first))
                .sorted(Comparator.comparingDouble(slice -> slice.along(normal)))
                .toList();
        List<Double> positions =
                placed.stream().map(slice -> slice.along(normal)).toList();
        return ofPositions(positions, slices.size() - positions.size(), tilt(placed, normal));
    }

    private static SliceGeometry ofPositions(List<Double> sorted, int inconsistent, double tilt) {
        List<Gap> gaps = new ArrayList<>();
        List<Double> duplicates = new ArrayList<>();
        double median = medianGap(sorted);
        for (int i = 1; i < sorted.size(); i++) {
            double width = sorted.get(i) - sorted.get(i - 1);
            gaps.add(new Gap(sorted.get(i - 1), sorted.get(i), missingIn(width, median)));
            if (width < DUPLICATE_WITHIN) {
                duplicates.add(sorted.get(i));
            }
        }
        double tolerance = Math.max(TOLERANCE_SHARE * median, TOLERANCE_MM);
        return new SliceGeometry(
                sorted,
                median,
                gaps.stream().filter(gap -> gap.missing() > 0).toList(),
                gaps.stream()
                        .filter(gap -> Math.abs(gap.width() - median) > tolerance)
                        .toList(),
                List.copyOf(duplicates),
                inconsistent,
                tilt);
    }

    private static double tilt(List<Slice> placed, List<Double> normal) {
        if (placed.size() < 2) {
            return 0;
        }
        List<Double> from = placed.get(0).position();
        List<Double> to = placed.get(placed.size() - 1).position();
        List<Double> way = List.of(to.get(0) - from.get(0), to.get(1) - from.get(1), to.get(2) - from.get(2));
        double length = Math.sqrt(dot(way, way));
        return length < DUPLICATE_WITHIN
                ? 0
                : Math.toDegrees(Math.acos(Math.min(1, dot(way, normal) / length / Math.sqrt(dot(normal, normal)))));
    }

    public boolean nonuniform() {
        return !irregular.isEmpty();
    }

    public long missingSlices() {
        return missing.stream().mapToLong(Gap::missing).sum();
    }

    /** Halves go to the even neighbour (IEEE 754), as in the reference values. */
    private static long missingIn(double width, double median) {
        return median > 0 && width > MISSING_FROM * median ? (long) Math.rint(width / median) - 1 : 0;
    }

    /** Of all gaps; where most positions are doubled, of the gaps between distinct ones. */
    private static double medianGap(List<Double> sorted) {
        List<Double> gaps = new ArrayList<>();
        for (int i = 1; i < sorted.size(); i++) {
            gaps.add(sorted.get(i) - sorted.get(i - 1));
        }
        double median = median(gaps);
        return median >= DUPLICATE_WITHIN
                ? median
                : median(gaps.stream().filter(gap -> gap >= DUPLICATE_WITHIN).toList());
    }

    private static double median(List<Double> values) {
        if (values.isEmpty()) {
            return 0;
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static double dot(List<Double> a, List<Double> b) {
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            sum += a.get(i) * b.get(i);
        }
        return sum;
    }

    private static boolean close(List<Double> a, List<Double> b) {
        for (int i = 0; i < a.size(); i++) {
            if (Math.abs(a.get(i) - b.get(i)) > SAME) {
                return false;
            }
        }
        return true;
    }
}
