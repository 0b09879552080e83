package dev.consilium.imaging.mask;

/** Which voxels are neighbours; the planar ones count every slice for itself. */
public enum Connectivity {
    /** Over faces. */
    FACES_6(true, false),
    /** Over faces, edges and corners. */
    CORNERS_26(true, true),
    /** Over edges, within a slice. */
    PLANAR_4(false, false),
    /** Over edges and corners, within a slice. */
    PLANAR_8(false, true);

    private final boolean acrossSlices;
    private final boolean diagonal;

    Connectivity(boolean acrossSlices, boolean diagonal) {
        this.acrossSlices = acrossSlices;
        this.diagonal = diagonal;
    }

    boolean acrossSlices() {
        return acrossSlices;
    }

    boolean diagonal() {
        return diagonal;
    }
}
