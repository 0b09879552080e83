package dev.consilium.imaging.mask;

/** Distances between the centres of neighbouring voxels, in mm. */
public record VoxelSpacing(double z, double y, double x) {

    public VoxelSpacing {
        if (!(z > 0 && y > 0 && x > 0) || !Double.isFinite(z * y * x)) {
            throw new IllegalArgumentException("no spacing: " + z + ", " + y + ", " + x);
        }
    }

    public double voxelMm3() {
        return z * y * x;
    }
}
