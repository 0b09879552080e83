package dev.consilium.imaging.shape;

import dev.consilium.imaging.mask.RunLengthMask;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Outlines as SVG path data in pixels of the image, to be filled by the even-odd rule. */
public final class OutlinePath {

    private OutlinePath() {}

    /** Along the edges of pixels; without a letter where the slice holds nothing. */
    public static String of(RunLengthMask mask, int slice) {
        return MaskOutlines.of(mask, slice).stream()
                .map(Polygon::paths)
                .flatMap(List::stream)
                .map(OutlinePath::closed)
                .collect(Collectors.joining());
    }

    private static String closed(List<Point> ring) {
        Stream<String> points = ring.stream().map(point -> plain(point.x()) + " " + plain(point.y()));
        return points.collect(Collectors.joining("L", "M", "Z"));
    }

    private static String plain(double coordinate) {
        return coordinate == Math.rint(coordinate)
                ? Long.toString((long) coordinate)
                : String.format(Locale.ROOT, "%.3f", coordinate);
    }
}
