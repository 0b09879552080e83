package dev.consilium.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalInt;

/** The closed outline of a polygon in its own coordinates. */
@SuppressWarnings("ArrayRecordComponent") // lives for one check, is never compared
record Outline(double[] x, double[] y) {

    static Outline of(JsonNode points) {
        Outline outline = new Outline(new double[points.size()], new double[points.size()]);
        for (int i = 0; i < points.size(); i++) {
            outline.x[i] = points.path(i).path(0).asDouble();
            outline.y[i] = points.path(i).path(1).asDouble();
        }
        return outline;
    }

    /** By the shoelace formula. */
    double area() {
        double twice = 0;
        for (int i = 0; i < x.length; i++) {
            int j = (i + 1) % x.length;
            twice += x[i] * y[j] - x[j] * y[i];
        }
        return Math.abs(twice) / 2;
    }

    double diameter() {
        double largest = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = i + 1; j < x.length; j++) {
                largest = Math.max(largest, Math.hypot(x[i] - x[j], y[i] - y[j]));
            }
        }
        return largest;
    }

    /** First edge that properly crosses another one; touching is allowed, so a contour may return along itself. */
    OptionalInt firstCrossing() {
        for (int i = 0; i < x.length; i++) {
            for (int j = i + 2; j < x.length; j++) {
                if (crosses(i, j)) {
                    return OptionalInt.of(i);
                }
            }
        }
        return OptionalInt.empty();
    }

    private boolean crosses(int a, int b) {
        int a1 = (a + 1) % x.length;
        int b1 = (b + 1) % x.length;
        return side(a, a1, b) * side(a, a1, b1) < 0 && side(b, b1, a) * side(b, b1, a1) < 0;
    }

    private double side(int from, int to, int point) {
        return Math.signum((x[to] - x[from]) * (y[point] - y[from]) - (y[to] - y[from]) * (x[point] - x[from]));
    }
}
