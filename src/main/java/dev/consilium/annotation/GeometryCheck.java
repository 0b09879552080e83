package dev.consilium.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the geometry of a label strictly: exactly the members of its kind, finite coordinates, an area above zero.
 * Coordinates are continuous and half-open; {@code unit} says pixels ({@code px}, the default) or {@code mm}. A box lies on one
 * {@code slice}, or reaches from {@code firstSlice} to {@code lastSlice}, both included; a mask says nothing but its digest.
 */
final class GeometryCheck {

    private static final Set<String> ALWAYS = Set.of("slice", "unit");
    private static final int MOST_POINTS = 2000;

    private GeometryCheck() {}

    record Fault(String code, String sentence) {}

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

    /** Longer side of a box, largest distance of two corners of a polygon; empty unless given in mm and sound. */
    static Optional<Double> extentMm(Label label) {
        JsonNode geometry = label.geometry();
        if (geometry == null
                || fault(label).isPresent()
                || !geometry.path("unit").asText().equals("mm")) {
            return Optional.empty();
        }
        return switch (label.kind()) {
            case BOX -> Optional.of(BoxGeometry.of(geometry).longerSide());
            case POLYGON -> Optional.of(Outline.of(geometry.path("points")).diameter());
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

    private static @Nullable Fault polygon(JsonNode geometry) {
        JsonNode points = geometry.path("points");
        if (!only(geometry, "points") || !points.isArray() || points.size() < 3 || points.size() > MOST_POINTS) {
            return shape("a polygon has 3 to " + MOST_POINTS + " points");
        }
        for (JsonNode point : points) {
            if (point.size() != 2 || !finite(point.path(0)) || !finite(point.path(1))) {
                return shape("each point of a polygon is [x, y]");
            }
        }
        Outline outline = Outline.of(points);
        if (outline.area() <= 0) {
            return new Fault("GEOMETRY_DEGENERATE", "The polygon has no area.");
        }
        OptionalInt crossing = outline.firstCrossing();
        return crossing.isEmpty()
                ? null
                : new Fault(
                        "GEOMETRY_SELF_INTERSECTING",
                        "The outline crosses itself after point " + (crossing.getAsInt() + 1) + ": draw it anew.");
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
        return number.isNumber() && Double.isFinite(number.asDouble());
    }
}
