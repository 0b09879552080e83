package dev.consilium.annotation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One class a reader gave to an image or to a place in it.
 *
 * @param labelClass code of the class in the schema ({@code class} in JSON)
 * @param geometry null for {@link LabelKind#FINDING}
 */
public record Label(
        @JsonProperty("class") String labelClass,
        LabelKind kind,
        @Nullable JsonNode geometry,
        Map<String, String> attributes) {

    public Label {
        geometry = geometry == null || geometry.isNull() ? null : geometry;
        attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
    }

    public static Label finding(String labelClass) {
        return new Label(labelClass, LabelKind.FINDING, null, Map.of());
    }
}
