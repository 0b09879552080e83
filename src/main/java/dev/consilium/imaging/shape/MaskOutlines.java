package dev.consilium.imaging.shape;

import dev.consilium.imaging.mask.RunLengthMask;
import java.util.ArrayList;
import java.util.List;

/**
 * The outlines of the regions of a slice, exactly along the edges of its pixels: {@link PolygonMask} makes the same mask of them
 * again. An outline runs clockwise as seen on the image and a hole the other way, so that the region lies to the right of its way.
 * Pixels that meet at a corner only are two regions, whose outlines touch there; no outline crosses itself or another. A corner
 * stands where the way turns. Regions come in the order in which their first pixels do.
 */
public final class MaskOutlines {

    private enum Way {
        EAST,
        SOUTH,
        WEST,
        NORTH
    }

    private final RowEdges rows;
    private final int[][] ringOf;
    private final List<Ring> outlines = new ArrayList<>();
    private final List<List<Ring>> holes = new ArrayList<>();

    private MaskOutlines(RowEdges rows) {
        this.rows = rows;
        this.ringOf = new int[rows.count()][];
        for (int row = 0; row < ringOf.length; row++) {
            ringOf[row] = new int[rows.of(row).length];
        }
    }

    public static List<Polygon> of(RunLengthMask mask, int slice) {
        MaskOutlines outlines =
                new MaskOutlines(RowEdges.of(mask.runs(slice), mask.shape().columns()));
        outlines.trace();
        List<Polygon> polygons = new ArrayList<>();
        for (int i = 0; i < outlines.outlines.size(); i++) {
            polygons.add(new Polygon(outlines.outlines.get(i), outlines.holes.get(i)));
        }
        return polygons;
    }

    /** Upright edges row by row: the first of an outline begins a run, the first of a hole ends one of the region around it. */
    private void trace() {
        for (int row = 0; row < rows.count(); row++) {
            for (int edge = 0; edge < ringOf[row].length; edge++) {
                if (ringOf[row][edge] > 0) {
                    continue;
                }
                if (edge % 2 == 0) {
                    holes.add(new ArrayList<>());
                    outlines.add(follow(row, edge, holes.size()));
                } else {
                    int region = ringOf[row][edge - 1];
                    holes.get(region - 1).add(follow(row, edge, region));
                }
            }
        }
    }

    /** Once around, from an upright edge; every upright edge on the way comes to belong to the region. */
    private Ring follow(int row, int edge, int region) {
        List<Point> corners = new ArrayList<>();
        int x = rows.of(row)[edge];
        Way way = edge % 2 == 0 ? Way.NORTH : Way.SOUTH;
        int y = row;
        int startX = x;
        int startRow = row;
        Way start = way;
        do {
            ringOf[y][rows.find(y, x)] = region;
            int line = way == Way.NORTH ? y : y + 1;
            Way turned = atCorner(x, line, way);
            if (turned != way) {
                corners.add(new Point(x, line));
                x = turned == Way.EAST ? rows.east(line, x) : rows.west(line, x);
                corners.add(new Point(x, line));
                turned = turned == Way.EAST ? afterEast(x, line) : afterWest(x, line);
            }
            way = turned;
            y = way == Way.NORTH ? line - 1 : line;
        } while (x != startX || y != startRow || way != start);
        return new Ring(corners);
    }

    /** Where the way goes on from the end of an upright edge; where four regions meet, it stays with its pixel. */
    private Way atCorner(int x, int line, Way way) {
        if (way == Way.NORTH) {
            boolean begins = rows.begins(line - 1, x);
            if (begins) {
                return Way.NORTH;
            }
            return rows.covers(line - 1, x) ? Way.WEST : Way.EAST;
        }
        if (rows.ends(line, x)) {
            return Way.SOUTH;
        }
        return rows.covers(line, x) ? Way.EAST : Way.WEST;
    }

    private Way afterEast(int x, int line) {
        return rows.ends(line, x) ? Way.SOUTH : Way.NORTH;
    }

    private Way afterWest(int x, int line) {
        return rows.begins(line - 1, x) ? Way.NORTH : Way.SOUTH;
    }
}
