package dev.consilium.workflow.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelSchema;
import dev.consilium.annotation.LabelSchema.LabelClass;
import dev.consilium.workflow.sandbox.RehearsalState.Drawn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a designer may say was drawn, since there are no images to draw on: every class that is given to places, at two places far
 * from each other. A mask cannot be made up, so classes of masks are left out.
 */
final class FictitiousLabels {

    private static final int SIDE = 40;

    private FictitiousLabels() {}

    static List<Drawn> of(LabelSchema schema) {
        return schema.classes().stream()
                .filter(c -> c.kind().placed())
                .flatMap(c -> Stream.of(at(c, "A", 100), at(c, "B", 300)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Drawn> at(LabelClass labelClass, String place, int from) {
        return geometry(labelClass, from)
                .map(geometry -> new Drawn(
                        labelClass.name(),
                        place,
                        new Label(
                                labelClass.code(),
                                labelClass.kind(),
                                geometry,
                                attributes(labelClass),
                                labelClass.confidence() ? 0.9 : null)));
    }

    /** Whatever its class demands, with the first of its values. */
    private static Map<String, String> attributes(LabelClass labelClass) {
        Map<String, String> attributes = new HashMap<>();
        labelClass.attributes().stream()
                .filter(LabelSchema.Attribute::required)
                .forEach(attribute -> attributes.put(
                        attribute.code(),
                        attribute.values().stream().findFirst().orElse("fictitious")));
        if (!labelClass.scale().isEmpty()) {
            attributes.put(LabelSchema.SCALE, labelClass.scale().get(0));
        }
        if (labelClass.laterality() == LabelSchema.Laterality.REQUIRED) {
            attributes.putIfAbsent(labelClass.sideAttribute(), "left");
        }
        return attributes;
    }

    private static Optional<JsonNode> geometry(LabelClass labelClass, int from) {
        ObjectNode geometry = JsonNodeFactory.instance.objectNode();
        int to = from + SIDE;
        switch (labelClass.kind()) {
            case BOX ->
                geometry.put("x0", from)
                        .put("y0", from)
                        .put("x1", to)
                        .put("y1", to)
                        .put("firstSlice", 10)
                        .put("lastSlice", 20);
            case POINT -> geometry.put("slice", 10).put("x", from).put("y", from);
            case POLYGON ->
                geometry.put("slice", 10).set("points", points(new int[][] {{from, from}, {to, from}, {to, to}}));
            case POLYLINE -> geometry.put("slice", 10).set("points", points(new int[][] {{from, from}, {to, to}}));
            case ROTATED_BOX ->
                geometry.put("slice", 10)
                        .put("x", from)
                        .put("y", from)
                        .put("width", SIDE)
                        .put("height", SIDE)
                        .put("angle", 0);
            case MASK, FINDING -> {
                return Optional.empty();
            }
        }
        return Optional.of(geometry);
    }

    private static ArrayNode points(int[][] points) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (int[] point : points) {
            array.addArray().add(point[0]).add(point[1]);
        }
        return array;
    }
}
