package dev.consilium.imaging.shape;

import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.PixelBox;
import dev.consilium.imaging.mask.Placement;
import dev.consilium.imaging.mask.VoxelSpacing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Between the pixels of a grid and the patient, in mm; both ways are exact but for rounding, slices may lie aslant. */
public final class PatientSpace {

    private static final double LEAST_VOLUME = 1e-6;

    private final Placement placement;
    private final VoxelSpacing spacing;

    /** @throws IllegalArgumentException for a grid without a place, or whose directions lie in one plane */
    public PatientSpace(MaskGrid grid) {
        Placement known = grid.placement();
        if (known == null) {
            throw new IllegalArgumentException("nothing says where the grid lies in the patient");
        }
        this.placement = known;
        this.spacing = grid.spacing();
        if (Math.abs(triple(known.alongRow(), known.alongColumn(), known.across())) < LEAST_VOLUME) {
            throw new IllegalArgumentException("the directions of the grid lie in one plane");
        }
    }

    /** @param slice the middle of one where it is whole */
    public PatientPoint at(Point point, double slice) {
        double column = (point.x() - 0.5) * spacing.x();
        double row = (point.y() - 0.5) * spacing.y();
        double depth = slice * spacing.z();
        return new PatientPoint(
                along(0, column, row, depth), along(1, column, row, depth), along(2, column, row, depth));
    }

    /** The lines of a shape on one slice. */
    public List<PatientPath> toPatient(PlanarShape shape, int slice) {
        return shape.paths().stream()
                .map(path -> new PatientPath(
                        path.stream().map(point -> at(point, slice)).toList(), placement.frameOfReference()))
                .toList();
    }

    /** The eight corners of a box, from the near face of its first slice to the far face of its last. */
    public PatientPath toPatient(PixelBox box) {
        List<PatientPoint> corners = new ArrayList<>();
        for (double slice : new double[] {box.firstSlice() - 0.5, box.lastSlice() + 0.5}) {
            corners.add(at(new Point(box.x0(), box.y0()), slice));
            corners.add(at(new Point(box.x1(), box.y0()), slice));
            corners.add(at(new Point(box.x1(), box.y1()), slice));
            corners.add(at(new Point(box.x0(), box.y1()), slice));
        }
        return new PatientPath(corners, placement.frameOfReference());
    }

    public VoxelPoint toVoxel(PatientPoint point) {
        List<Double> off = List.of(
                point.x() - placement.origin().get(0),
                point.y() - placement.origin().get(1),
                point.z() - placement.origin().get(2));
        double whole = triple(placement.alongRow(), placement.alongColumn(), placement.across());
        double column = triple(off, placement.alongColumn(), placement.across()) / whole;
        double row = triple(placement.alongRow(), off, placement.across()) / whole;
        double depth = triple(placement.alongRow(), placement.alongColumn(), off) / whole;
        return new VoxelPoint(column / spacing.x() + 0.5, row / spacing.y() + 0.5, depth / spacing.z());
    }

    /**
     * A path that lies on one slice.
     *
     * @param tolerance how far off the middle of the slice its points may lie, in slices
     * @throws IllegalArgumentException in another frame of reference, or off one slice
     */
    public PlacedPath onSlice(PatientPath path, double tolerance) {
        requireFrame(path.frameOfReference());
        List<VoxelPoint> points = path.points().stream().map(this::toVoxel).toList();
        long slice = points.isEmpty() ? 0 : Math.round(points.get(0).slice());
        if (points.isEmpty() || !points.stream().allMatch(point -> Math.abs(point.slice() - slice) <= tolerance)) {
            throw new IllegalArgumentException("the points do not lie on one slice of the grid");
        }
        return new PlacedPath(
                Math.toIntExact(slice),
                points.stream().map(point -> new Point(point.x(), point.y())).toList());
    }

    private void requireFrame(@Nullable String other) {
        String own = placement.frameOfReference();
        if (own != null && other != null && !own.equals(other)) {
            throw new IllegalArgumentException("the points count from another frame of reference than the grid");
        }
    }

    private double along(int axis, double column, double row, double depth) {
        return placement.origin().get(axis)
                + column * placement.alongRow().get(axis)
                + row * placement.alongColumn().get(axis)
                + depth * placement.across().get(axis);
    }

    private static double triple(List<Double> a, List<Double> b, List<Double> c) {
        return a.get(0) * (b.get(1) * c.get(2) - b.get(2) * c.get(1))
                - a.get(1) * (b.get(0) * c.get(2) - b.get(2) * c.get(0))
                + a.get(2) * (b.get(0) * c.get(1) - b.get(1) * c.get(0));
    }
}
