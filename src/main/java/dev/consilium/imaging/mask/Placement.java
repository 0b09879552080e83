package dev.consilium.imaging.mask;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a grid lies in the patient: left-posterior-superior, mm (PS3.3 C.7.6.2).
 *
 * @param origin x, y, z of the centre of the first voxel
 * @param alongRow unit vector from one column to the next; @param alongColumn from one row to the next; @param across from one slice
 *     to the next, not at right angles to the others where the gantry was tilted
 * @param frameOfReference its UID, null where the source tells none
 */
public record Placement(
        List<Double> origin,
        List<Double> alongRow,
        List<Double> alongColumn,
        List<Double> across,
        @Nullable String frameOfReference) {

    private static final double UNIT = 1e-3;

    /** @throws IllegalArgumentException unless all numbers are finite and the three directions are unit vectors */
    public Placement {
        origin = List.copyOf(origin);
        alongRow = unit(alongRow);
        alongColumn = unit(alongColumn);
        across = unit(across);
        if (origin.size() != 3 || !origin.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("no place: " + origin);
        }
    }

    /** Within 1e-3 mm and 1e-4 in the direction cosines; frames of reference differ only where both are known. */
    public boolean matches(Placement other) {
        return near(origin, other.origin, 1e-3)
                && near(alongRow, other.alongRow, 1e-4)
                && near(alongColumn, other.alongColumn, 1e-4)
                && near(across, other.across, 1e-4)
                && (frameOfReference == null
                        || other.frameOfReference == null
                        || frameOfReference.equals(other.frameOfReference));
    }

    private static boolean near(List<Double> one, List<Double> other, double most) {
        for (int axis = 0; axis < 3; axis++) {
            if (Math.abs(one.get(axis) - other.get(axis)) > most) {
                return false;
            }
        }
        return true;
    }

    private static List<Double> unit(List<Double> direction) {
        double length = Math.sqrt(direction.stream().mapToDouble(d -> d * d).sum());
        if (direction.size() != 3 || !(Math.abs(length - 1) < UNIT)) {
            throw new IllegalArgumentException("no direction: " + direction);
        }
        return List.copyOf(direction);
    }
}
