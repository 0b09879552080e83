package dev.consilium.imaging.shape;

import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskBuilder;
import dev.consilium.imaging.mask.RunLengthMask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The pixels of polygons: those whose centre lies inside by the even-odd rule over all rings of a slice. A centre exactly on a side
 * belongs to what lies to the right of it, or below it where it is level (top-left rule), so that of two polygons with a common side
 * exactly one has it. Decided exactly.
 */
public final class PolygonMask {

    private final List<Edge> edges;
    private final GridShape shape;

    private PolygonMask(List<Ring> rings, GridShape shape) {
        this.edges = Edge.of(rings, 0).stream()
                .sorted(Comparator.comparingDouble(edge -> edge.upper().y()))
                .toList();
        this.shape = shape;
    }

    /** One polygon on one slice, cut at the edge of the grid. */
    public static RunLengthMask of(Polygon polygon, int slice, GridShape shape) {
        return of(Map.of(slice, List.of(polygon)), shape);
    }

    /**
     * Polygons by their slice. On one slice the even-odd rule goes over all of them together: what two of them share is outside.
     *
     * @throws dev.consilium.imaging.mask.MaskFormatException for a slice the grid does not have
     */
    public static RunLengthMask of(Map<Integer, List<Polygon>> slices, GridShape shape) {
        MaskBuilder mask = new MaskBuilder(shape);
        new TreeMap<>(slices).forEach((slice, polygons) -> {
            List<Ring> rings = polygons.stream()
                    .flatMap(polygon -> polygon.rings().stream())
                    .toList();
            mask.add(slice, 0, 0);
            new PolygonMask(rings, shape).fill(slice, mask);
        });
        return mask.build();
    }

    private void fill(int slice, MaskBuilder mask) {
        List<Edge> active = new ArrayList<>();
        int next = 0;
        for (int row = firstRow(); row < shape.rows() && (next < edges.size() || !active.isEmpty()); row++) {
            double y = row + 0.5;
            for (; next < edges.size() && edges.get(next).upper().y() <= y; next++) {
                active.add(edges.get(next));
            }
            active.removeIf(edge -> edge.lower().y() <= y);
            int[] starts =
                    active.stream().mapToInt(edge -> firstColumn(edge, y)).toArray();
            Arrays.sort(starts);
            int begin = row * shape.columns();
            for (int i = 0; i + 1 < starts.length; i += 2) {
                mask.add(slice, begin + starts[i], begin + starts[i + 1]);
            }
        }
    }

    private int firstRow() {
        return edges.isEmpty()
                ? 0
                : (int) Math.max(0, Math.floor(edges.get(0).upper().y() - 0.5));
    }

    /** The first pixel of the row whose centre is right of the side or on it. */
    private int firstColumn(Edge edge, double y) {
        int column = (int) Math.min(shape.columns(), Math.max(0, Math.ceil(edge.xAt(y) - 0.5)));
        while (column > 0 && edge.isAtOrLeftOf(centre(column - 1, y))) {
            column--;
        }
        while (column < shape.columns() && !edge.isAtOrLeftOf(centre(column, y))) {
            column++;
        }
        return column;
    }

    private static Point centre(int column, double y) {
        return new Point(column + 0.5, y);
    }
}
