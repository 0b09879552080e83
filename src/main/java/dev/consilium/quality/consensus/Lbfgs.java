package dev.consilium.quality.consensus;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Limited-memory BFGS for smooth maximisation (Nocedal and Wright 2006, algorithms 7.4 and 3.1). No library on Maven Central
 * that is kept up and has a permissive licence offers it.
 */
final class Lbfgs {

    private static final int MEMORY = 10;
    private static final double SUFFICIENT = 1e-4;
    private static final double SHORTEST = 1e-12;

    private Lbfgs() {}

    interface Objective {

        /** The value at {@code x}; {@code gradient} is overwritten. */
        double at(double[] x, double[] gradient);
    }

    record Maximum(double value, int iterations, boolean converged) {}

    private record Move(double[] step, double[] change, double curvature) {}

    /** A point with its value and gradient. */
    private record Point(double[] x, double value, double[] gradient) {

        static Point of(Objective objective, double[] x) {
            double[] gradient = new double[x.length];
            return new Point(x, objective.at(x, gradient), gradient);
        }
    }

    /** @param x where to start; overwritten by the maximum; @param tolerance largest slope left, relative to the value */
    static Maximum maximise(Objective objective, double[] x, int maxIterations, double tolerance) {
        Deque<Move> memory = new ArrayDeque<>();
        Point point = Point.of(objective, x.clone());
        int iteration = 0;
        boolean flat = flat(point, tolerance);
        while (!flat && iteration < maxIterations) {
            iteration++;
            Point next = search(objective, point, direction(point.gradient, memory), memory.isEmpty());
            if (next == null) {
                if (memory.isEmpty()) {
                    break;
                }
                memory.clear();
                continue;
            }
            remember(memory, point, next);
            point = next;
            flat = flat(point, tolerance);
        }
        System.arraycopy(point.x, 0, x, 0, x.length);
        return new Maximum(point.value, iteration, flat);
    }

    private static boolean flat(Point point, double tolerance) {
        double steepest = 0;
        for (double slope : point.gradient) {
            steepest = Math.max(steepest, Math.abs(slope));
        }
        return steepest <= tolerance * Math.max(1, Math.abs(point.value));
    }

    /** The first point along the direction, halving from the full step, that gains enough; null when none does. */
    private static @Nullable Point search(Objective objective, Point from, double[] direction, boolean fresh) {
        double slope = dot(from.gradient, direction);
        double length = fresh ? Math.min(1, 1 / Math.sqrt(dot(direction, direction))) : 1;
        while (slope > 0 && length >= SHORTEST) {
            double[] x = new double[from.x.length];
            for (int at = 0; at < x.length; at++) {
                x[at] = from.x[at] + length * direction[at];
            }
            Point point = Point.of(objective, x);
            if (point.value >= from.value + SUFFICIENT * length * slope) {
                return point;
            }
            length /= 2;
        }
        return null;
    }

    private static void remember(Deque<Move> memory, Point from, Point to) {
        double[] step = new double[from.x.length];
        double[] change = new double[from.x.length];
        for (int at = 0; at < step.length; at++) {
            step[at] = to.x[at] - from.x[at];
            change[at] = from.gradient[at] - to.gradient[at];
        }
        double curvature = dot(step, change);
        if (curvature > 1e-14 * dot(change, change)) {
            if (memory.size() == MEMORY) {
                memory.removeLast();
            }
            memory.addFirst(new Move(step, change, curvature));
        }
    }

    /** Two-loop recursion, newest move first. */
    private static double[] direction(double[] gradient, Deque<Move> memory) {
        double[] direction = gradient.clone();
        double[] shares = new double[memory.size()];
        int at = 0;
        for (Move move : memory) {
            shares[at] = dot(move.step, direction) / move.curvature;
            add(direction, -shares[at++], move.change);
        }
        if (!memory.isEmpty()) {
            Move newest = memory.getFirst();
            scale(direction, newest.curvature / dot(newest.change, newest.change));
        }
        for (Iterator<Move> oldest = memory.descendingIterator(); oldest.hasNext(); ) {
            Move move = oldest.next();
            add(direction, shares[--at] - dot(move.change, direction) / move.curvature, move.step);
        }
        return direction;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int at = 0; at < a.length; at++) {
            sum += a[at] * b[at];
        }
        return sum;
    }

    private static void add(double[] to, double factor, double[] what) {
        for (int at = 0; at < to.length; at++) {
            to[at] += factor * what[at];
        }
    }

    private static void scale(double[] values, double factor) {
        for (int at = 0; at < values.length; at++) {
            values[at] *= factor;
        }
    }
}
