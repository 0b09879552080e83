package dev.consilium.imaging.mask;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How much surface passes through a corner, by the code of its eight neighbours ({@link SurfaceCorners}), in mm2: the polygons of
 * marching cubes through the middles of the edges (Lorensen and Cline 1987, Nikolov 2021). The four or fewer neighbours that differ from
 * the others are wrapped, those that share an edge together; a polygon that is not plane is cut into the triangles that have the greatest
 * area in a cube. In the plane: the length of the contour in mm, by the code of four neighbours.
 */
public final class SurfaceElements {

    private static final int CODES = 256;

    /** Per code its triangles: three points each, their coordinates z, y, x in halves of an edge. */
    private static final List<List<int[][]>> TRIANGLES = triangles();

    private SurfaceElements() {}

    /** By code, at that spacing. */
    public static double[] areas(VoxelSpacing spacing) {
        double[] areas = new double[CODES];
        for (int code = 0; code < CODES; code++) {
            areas[code] = TRIANGLES.get(code).stream()
                    .mapToDouble(triangle -> area(triangle, spacing))
                    .sum();
        }
        return areas;
    }

    /** By code of the four neighbours in the plane; the spacing of slices is not looked at. */
    public static double[] lengths(VoxelSpacing spacing) {
        double[] lengths = new double[16];
        double aslant = Math.hypot(spacing.y(), spacing.x()) / 2;
        for (int code = 1; code < 15; code++) {
            boolean single = Integer.bitCount(code) % 2 == 1;
            boolean rows = code == 0b1100 || code == 0b0011;
            boolean columns = code == 0b1010 || code == 0b0101;
            lengths[code] = single ? aslant : rows ? spacing.x() : columns ? spacing.y() : 2 * aslant;
        }
        return lengths;
    }

    private static List<List<int[][]>> triangles() {
        List<List<int[][]>> all = new ArrayList<>();
        for (int code = 0; code < CODES; code++) {
            List<int[][]> triangles = new ArrayList<>();
            int left = Integer.bitCount(code) <= 4 ? code : CODES - 1 - code;
            while (left != 0) {
                int part = connected(left);
                triangles.addAll(cut(loop(part)));
                left &= ~part;
            }
            all.add(List.copyOf(triangles));
        }
        return List.copyOf(all);
    }

    /** The lowest corner of the set and all that can be reached from it along edges. */
    private static int connected(int set) {
        int part = Integer.lowestOneBit(set);
        for (int before = 0; before != part; ) {
            before = part;
            for (int corner = 0; corner < 8; corner++) {
                for (int axis = 0; axis < 3; axis++) {
                    part |= (before >> (corner ^ 1 << axis) & set >> corner & 1) << corner;
                }
            }
        }
        return part;
    }

    /** The middles of the edges that lead out of the part, in order around it: neighbours lie on one side of the cube. */
    private static List<int[]> loop(int part) {
        List<int[]> points = new ArrayList<>();
        for (int corner = 0; corner < 8; corner++) {
            for (int axis = 0; axis < 3; axis++) {
                if ((part >> corner & 1) == 1 && (part >> (corner ^ 1 << axis) & 1) == 0) {
                    points.add(middle(corner, axis));
                }
            }
        }
        List<int[]> loop = new ArrayList<>(List.of(points.remove(0)));
        while (!points.isEmpty()) {
            int[] last = loop.get(loop.size() - 1);
            int[] next = points.stream()
                    .filter(point -> onOneSide(last, point))
                    .findFirst()
                    .orElseThrow();
            points.remove(next);
            loop.add(next);
        }
        return loop;
    }

    private static int[] middle(int corner, int axis) {
        int place = 7 - corner;
        int[] point = {2 * (place >> 2), 2 * (place >> 1 & 1), 2 * (place & 1)};
        point[2 - axis] = 1;
        return point;
    }

    private static boolean onOneSide(int[] a, int[] b) {
        for (int axis = 0; axis < 3; axis++) {
            if (a[axis] == b[axis] && a[axis] != 1) {
                return true;
            }
        }
        return false;
    }

    private static List<int[][]> cut(List<int[]> polygon) {
        int last = polygon.size() - 1;
        List<int[][]> best = List.of();
        for (int apex = 1; apex < last; apex++) {
            List<int[][]> triangles = new ArrayList<>(cut(polygon.subList(0, apex + 1)));
            triangles.addAll(cut(polygon.subList(apex, last + 1)));
            triangles.add(new int[][] {polygon.get(0), polygon.get(apex), polygon.get(last)});
            if (best.isEmpty() || unitArea(triangles) > unitArea(best) + 1e-9) {
                best = triangles;
            }
        }
        return best;
    }

    private static double unitArea(List<int[][]> triangles) {
        VoxelSpacing cube = new VoxelSpacing(1, 1, 1);
        return triangles.stream().mapToDouble(triangle -> area(triangle, cube)).sum();
    }

    private static double area(int[][] triangle, VoxelSpacing spacing) {
        double[] mm = {spacing.z() / 2, spacing.y() / 2, spacing.x() / 2};
        double[] a = new double[3];
        double[] b = new double[3];
        Arrays.setAll(a, axis -> (triangle[1][axis] - triangle[0][axis]) * mm[axis]);
        Arrays.setAll(b, axis -> (triangle[2][axis] - triangle[0][axis]) * mm[axis]);
        double z = a[1] * b[2] - a[2] * b[1];
        double y = a[2] * b[0] - a[0] * b[2];
        double x = a[0] * b[1] - a[1] * b[0];
        return Math.sqrt(z * z + y * y + x * x) / 2;
    }
}
