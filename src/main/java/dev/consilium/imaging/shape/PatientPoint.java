package dev.consilium.imaging.shape;

/** A point in the patient: x to the left, y to the back, z to the head, in mm (PS3.3 C.7.6.2.1.1). */
public record PatientPoint(double x, double y, double z) {

    public PatientPoint {
        if (!Double.isFinite(x) || !Double.isFinite(y) || !Double.isFinite(z)) {
            throw new IllegalArgumentException("no place: " + x + ", " + y + ", " + z);
        }
    }

    public double distance(PatientPoint other) {
        return Math.hypot(Math.hypot(other.x - x, other.y - y), other.z - z);
    }
}
