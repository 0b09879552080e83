package dev.consilium.imaging.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Points in the patient, in their order: the corners of a shape.
 *
 * @param frameOfReference UID of what the coordinates count from, null where the source tells none
 */
public record PatientPath(
        List<PatientPoint> points, @Nullable String frameOfReference) {

    public PatientPath {
        points = List.copyOf(points);
    }
}
