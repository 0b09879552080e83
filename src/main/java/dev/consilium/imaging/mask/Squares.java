package dev.consilium.imaging.mask;

/** Squared distances of whole numbers of places. */
final class Squares {

    private Squares() {}

    /** From 0 to {@code length - 1} places, each so many mm. */
    static double[] of(int length, double mm) {
        double[] squares = new double[length];
        for (int places = 0; places < length; places++) {
            double distance = places * mm;
            squares[places] = distance * distance;
        }
        return squares;
    }
}
