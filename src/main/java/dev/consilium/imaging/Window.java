package dev.consilium.imaging;

/** A linear window of modality values onto 0..255 (PS3.3 C.11.2.1.2.1). Width is at least 1. */
public record Window(double center, double width) {

    private static final double MAX = 255;

    public Window {
        if (!(width >= 1) || !Double.isFinite(center) || !Double.isFinite(width)) {
            throw new IllegalArgumentException("a window is at least 1 wide");
        }
    }

    /** From the 1st to the 99th percentile, for images that bring no window. */
    public static Window ofPercentiles(Plane plane) {
        Percentiles percentiles = new Percentiles(plane);
        double low = percentiles.at(1);
        double high = percentiles.at(99);
        return new Window((low + high) / 2 + 0.5, Math.max(1, high - low + 1));
    }

    public int grey(double value) {
        double below = center - 0.5 - (width - 1) / 2;
        double above = center - 0.5 + (width - 1) / 2;
        if (value <= below) {
            return 0;
        }
        return value > above ? (int) MAX : (int) Math.round(((value - (center - 0.5)) / (width - 1) + 0.5) * MAX);
    }
}
