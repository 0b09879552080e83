package dev.consilium.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.imaging.shape.Crossing;
import dev.consilium.imaging.shape.Point;
import dev.consilium.imaging.shape.Polygon;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the geometry of a label strictly: exactly the members of its kind, coordinates of an image, an area above zero.
 * Coordinates are continuous and half-open; {@code unit} says pixels ({@code px}, the default) or {@code mm}. A box lies on one
 * {@code slice}, or reaches from {@code firstSlice} to {@code lastSlice}, both included; a mask says nothing but its digest.
 */
final class GeometryCheck {

    private static final Set<String> ALWAYS = Set.of("slice", "unit");
    private static final int MOST_POINTS = 2000;
    private static final int MOST_HOLES = 100;

    /** In pixels or mm; no image is as wide. */
    private static final double FARTHEST = 1e6;

    private static final String CROSSING = "GEOMETRY_SELF_INTERSECTING";

    private GeometryCheck() {}

    /** @param voxel where, null where it is nowhere in particular or given in mm */
    record Fault(String code, String sentence, @Nullable VoxelPlace voxel) {

        Fault(String code, String sentence) {
            this(code, sentence, null);
        }

        /** The label can be read all the same: what it covers is decided by the even-odd rule. */
        boolean readable() {
            return code.equals(CROSSING);
        }
    }

    static Optional<Fault> fault(Label label) {
        JsonNode geometry = label.geometry();
        if (label.kind() == LabelKind.FINDING) {
            return Optional.ofNullable(
                    geometry == null
                            ? null
                            : new Fault("GEOMETRY_UNEXPECTED", "An image-level finding has no geometry."));
        }
        if (geometry == null) {
            return Optional.of(new Fault("GEOMETRY_MISSING", "Draw the place this label is given to."));
        }
        return Optional.ofNullable(inShape(label.kind(), geometry));
    }

    /** The shape of a label that is one and can be read, also where it crosses itself. */
    static Optional<ShapeGeometry> shape(Label label) {
        JsonNode geometry = label.geometry();
        return geometry == null
                        || !ShapeGeometry.has(label.kind())
                        || fault(label).filter(fault -> !fault.readable()).isPresent()
                ? Optional.empty()
                : Optional.of(ShapeGeometry.of(label.kind(), geometry));
    }

    /** As {@link ShapeGeometry#extent} and {@link BoxGeometry#longerSide}; empty unless given in mm and sound, and of a point. */
    static Optional<Double> extentMm(Label label) {
        JsonNode geometry = label.geometry();
        if (geometry == null
                || fault(label).isPresent()
                || !geometry.path("unit").asText().equals("mm")) {
            return Optional.empty();
        }
        return switch (label.kind()) {
            case BOX -> Optional.of(BoxGeometry.of(geometry).longerSide());
            case POLYGON, ROTATED_BOX, POLYLINE ->
                shape(label)
                        .map(shape ->
                                ShapeGeometry.extent(label.kind(), shape.shape().scaled(1, 1)));
            case FINDING, POINT, MASK -> Optional.empty();
        };
    }

    private static @Nullable Fault inShape(LabelKind kind, JsonNode geometry) {
        if (!common(geometry)) {
            return shape("slice is a whole number from 0, unit is px or mm");
        }
        return switch (kind) {
            case POINT -> only(geometry, "x", "y") && numbers(geometry, "x", "y") ? null : shape("a point has x and y");
            case BOX -> box(geometry);
            case POLYGON -> polygon(geometry);
            case POLYLINE ->
                only(geometry, "points") && points(geometry.path("points"), 2)
                        ? null
                        : shape("a line has 2 to " + MOST_POINTS + " points, each [x, y]");
            case ROTATED_BOX -> rotatedBox(geometry);
            case MASK -> mask(geometry);
            case FINDING -> null;
        };
    }

    private static boolean common(JsonNode geometry) {
        JsonNode slice = geometry.path("slice");
        JsonNode unit = geometry.path("unit");
        return geometry.isObject()
                && (slice.isMissingNode() || wholeFromZero(slice))
                && (unit.isMissingNode()
                        || (unit.isTextual() && Set.of("px", "mm").contains(unit.asText())));
    }

    private static @Nullable Fault mask(JsonNode geometry) {
        return geometry.size() == 1 && geometry.path("digest").asText().matches("[0-9a-f]{64}")
                ? null
                : shape("a mask names the SHA-256 digest of its canonical bytes, and nothing else");
    }

    private static @Nullable Fault box(JsonNode geometry) {
        boolean known = only(geometry, "x0", "y0", "x1", "y1")
                || only(geometry, "x0", "y0", "x1", "y1", "firstSlice", "lastSlice") && range(geometry);
        if (!known || !numbers(geometry, "x0", "y0", "x1", "y1")) {
            return shape("a box has x0, y0, x1 and y1, and either a slice or firstSlice and lastSlice");
        }
        return BoxGeometry.of(geometry).hasContent()
                ? null
                : new Fault(
                        "GEOMETRY_DEGENERATE",
                        "The box holds nothing: x0 < x1, y0 < y1, and the first slice is not after the last.");
    }

    private static boolean range(JsonNode geometry) {
        return !geometry.has("slice")
                && wholeFromZero(geometry.path("firstSlice"))
                && wholeFromZero(geometry.path("lastSlice"));
    }

    private static boolean wholeFromZero(JsonNode number) {
        return number.canConvertToInt() && number.isIntegralNumber() && number.asInt() >= 0;
    }

    private static @Nullable Fault rotatedBox(JsonNode geometry) {
        String[] members = {"x", "y", "width", "height", "angle"};
        if (!only(geometry, members) || !numbers(geometry, members)) {
            return shape("a turned box has x and y of its centre, width, height and angle");
        }
        return geometry.path("width").asDouble() > 0 && geometry.path("height").asDouble() > 0
                ? null
                : new Fault("GEOMETRY_DEGENERATE", "The box holds nothing: its width and height are above 0.");
    }

    private static @Nullable Fault polygon(JsonNode geometry) {
        boolean known = only(geometry, "points") || only(geometry, "points", "holes");
        if (!known || !points(geometry.path("points"), 3) || !holes(geometry.path("holes"))) {
            return shape("a polygon has 3 to " + MOST_POINTS + " points, each [x, y], and so have its holes");
        }
        Polygon polygon = ShapeGeometry.polygon(geometry);
        return polygon.crossing()
                .map(crossing -> crossing(crossing, geometry))
                .or(() -> polygon.area() > 0
                        ? Optional.empty()
                        : Optional.of(new Fault("GEOMETRY_DEGENERATE", "The polygon has no area.")))
                .orElse(null);
    }

    private static Fault crossing(Crossing crossing, JsonNode geometry) {
        Point where = crossing.where();
        boolean pixels = !geometry.path("unit").asText().equals("mm") && where.x() >= 0 && where.y() >= 0;
        return new Fault(
                CROSSING,
                String.format(
                        Locale.ROOT,
                        "The outline crosses itself after point %d, at %.1f, %.1f: draw it anew.",
                        crossing.edge() + 1,
                        where.x(),
                        where.y()),
                pixels ? new VoxelPlace(geometry.path("slice").asInt(0), (int) where.y(), (int) where.x()) : null);
    }

    private static boolean holes(JsonNode holes) {
        if (!holes.isMissingNode() && (!holes.isArray() || holes.size() > MOST_HOLES)) {
            return false;
        }
        int all = 0;
        for (JsonNode hole : holes) {
            if (!points(hole, 3)) {
                return false;
            }
            all += hole.size();
        }
        return all <= MOST_POINTS;
    }

    private static boolean points(JsonNode points, int least) {
        if (!points.isArray() || points.size() < least || points.size() > MOST_POINTS) {
            return false;
        }
        for (JsonNode point : points) {
            if (point.size() != 2 || !finite(point.path(0)) || !finite(point.path(1))) {
                return false;
            }
        }
        return true;
    }

    private static Fault shape(String rule) {
        return new Fault("GEOMETRY_SHAPE", "The geometry cannot be read: " + rule + ".");
    }

    private static boolean only(JsonNode geometry, String... members) {
        Set<String> others = new TreeSet<>();
        geometry.fieldNames().forEachRemaining(others::add);
        others.removeAll(ALWAYS);
        return others.equals(Set.of(members));
    }

    private static boolean numbers(JsonNode geometry, String... members) {
        for (String member : members) {
            if (!finite(geometry.path(member))) {
                return false;
            }
        }
        return true;
    }

    private static boolean finite(JsonNode number) {
        return number.isNumber() && Math.abs(number.asDouble()) <= FARTHEST;
    }
}
