package dev.consilium.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.consilium.imaging.mask.PixelBox;

/**
 * The geometry of a box as JSON has it. Without any slice it lies on the first.
 *
 * @param mm the corners are in mm from the corner of the image, otherwise in pixels
 */
record BoxGeometry(double x0, double y0, double x1, double y1, int firstSlice, int lastSlice, boolean mm) {

    static BoxGeometry of(JsonNode geometry) {
        int slice = geometry.path("slice").asInt(0);
        return new BoxGeometry(
                geometry.path("x0").asDouble(),
                geometry.path("y0").asDouble(),
                geometry.path("x1").asDouble(),
                geometry.path("y1").asDouble(),
                geometry.path("firstSlice").asInt(slice),
                geometry.path("lastSlice").asInt(slice),
                geometry.path("unit").asText().equals("mm"));
    }

    boolean hasContent() {
        return x0 < x1 && y0 < y1 && firstSlice <= lastSlice;
    }

    double longerSide() {
        return Math.max(x1 - x0, y1 - y0);
    }

    /** @param columnMm and rowMm what a pixel measures, for corners in mm */
    PixelBox inPixels(double columnMm, double rowMm) {
        double x = mm ? columnMm : 1;
        double y = mm ? rowMm : 1;
        return new PixelBox(x0 / x, y0 / y, x1 / x, y1 / y, firstSlice, lastSlice);
    }

    /** In pixels; on one slice it names the slice. */
    static ObjectNode json(PixelBox box) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        put(json, "x0", box.x0());
        put(json, "y0", box.y0());
        put(json, "x1", box.x1());
        put(json, "y1", box.y1());
        return box.slices() == 1
                ? json.put("slice", box.firstSlice())
                : json.put("firstSlice", box.firstSlice()).put("lastSlice", box.lastSlice());
    }

    /** As it comes back when it was stored, so that what was computed anew equals what is kept. */
    private static void put(ObjectNode json, String name, double coordinate) {
        if (coordinate == Math.rint(coordinate) && Math.abs(coordinate) < Integer.MAX_VALUE) {
            json.put(name, (int) coordinate);
        } else {
            json.put(name, coordinate);
        }
    }
}
