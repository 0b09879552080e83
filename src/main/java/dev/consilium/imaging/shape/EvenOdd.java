package dev.consilium.imaging.shape;

import dev.consilium.imaging.mask.Overlap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Areas by the even-odd rule: the plane is cut at the height of every corner and every crossing into bands in which no two sides
 * cross, and in a band every area is its height times its width half way down. Nothing is rounded to pixels.
 */
final class EvenOdd {

    /** Bands cost as much as the sides they cut, so a tangle is refused before it takes minutes. */
    static final int MOST_CROSSINGS = 100_000;

    private static final class Sums {
        private double first;
        private double second;
        private double both;
    }

    /** A side on its way down, and where it is now. */
    private static final class Active {
        private final Edge edge;
        private double x;

        private Active(Edge edge) {
            this.edge = edge;
        }
    }

    private EvenOdd() {}

    /** @throws IllegalArgumentException with more than {@link #MOST_CROSSINGS} crossings */
    static Overlap overlap(List<Ring> one, List<Ring> other) {
        List<Edge> edges = Stream.concat(Edge.of(one, 0).stream(), Edge.of(other, 1).stream())
                .sorted(Comparator.comparingDouble(edge -> edge.upper().y()))
                .toList();
        double[] heights = heights(edges);
        Sums sums = new Sums();
        List<Active> active = new ArrayList<>();
        int next = 0;
        for (int band = 0; band + 1 < heights.length; band++) {
            double top = heights[band];
            double bottom = heights[band + 1];
            active.removeIf(side -> side.edge.lower().y() <= top);
            for (; next < edges.size() && edges.get(next).upper().y() <= top; next++) {
                active.add(new Active(edges.get(next)));
            }
            double middle = top + (bottom - top) / 2;
            active.forEach(side -> side.x = side.edge.xAt(middle));
            sort(active);
            add(active, bottom - top, sums);
        }
        return new Overlap(sums.first, sums.second, sums.both);
    }

    /** In order from left to right; from band to band the order changes little, which insertion is fast for. */
    private static void sort(List<Active> active) {
        for (int i = 1; i < active.size(); i++) {
            Active moved = active.get(i);
            int at = i;
            for (; at > 0 && active.get(at - 1).x > moved.x; at--) {
                active.set(at, active.get(at - 1));
            }
            active.set(at, moved);
        }
    }

    private static void add(List<Active> active, double height, Sums sums) {
        boolean inFirst = false;
        boolean inSecond = false;
        for (int i = 0; i + 1 < active.size(); i++) {
            Active side = active.get(i);
            inFirst ^= side.edge.group() == 0;
            inSecond ^= side.edge.group() == 1;
            double area = (active.get(i + 1).x - side.x) * height;
            sums.first += inFirst ? area : 0;
            sums.second += inSecond ? area : 0;
            sums.both += inFirst && inSecond ? area : 0;
        }
    }

    private static double[] heights(List<Edge> edges) {
        DoubleStream corners = edges.stream()
                .flatMapToDouble(
                        edge -> DoubleStream.of(edge.upper().y(), edge.lower().y()));
        return DoubleStream.concat(corners, crossings(edges).stream().mapToDouble(Double::doubleValue))
                .sorted()
                .distinct()
                .toArray();
    }

    private static List<Double> crossings(List<Edge> edges) {
        List<Double> heights = new ArrayList<>();
        List<Edge> above = new ArrayList<>();
        for (Edge edge : edges) {
            above.removeIf(other -> other.lower().y() <= edge.upper().y());
            for (Edge other : above) {
                if (other.left() <= edge.right() && edge.left() <= other.right()) {
                    Crossings.where(edge.upper(), edge.lower(), other.upper(), other.lower())
                            .ifPresent(point -> heights.add(point.y()));
                }
            }
            if (heights.size() > MOST_CROSSINGS) {
                throw new IllegalArgumentException("the outlines cross more than " + MOST_CROSSINGS + " times");
            }
            above.add(edge);
        }
        return heights;
    }
}
