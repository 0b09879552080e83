package dev.consilium.annotation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One class a reader gave to an image or to a place in it.
 *
 * @param labelClass code of the class in the schema ({@code class} in JSON)
 * @param geometry null for {@link LabelKind#FINDING}
 * @param confidence how sure its reader is of it, from 0 to 1, where its class asks for that; left out where it was not said, so
 *     that older content keeps its digest
 */
public record Label(
        @JsonProperty("class") String labelClass,
        LabelKind kind,
        @Nullable JsonNode geometry,
        Map<String, String> attributes,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double confidence) {

    public Label {
        geometry = geometry == null || geometry.isNull() ? null : geometry;
        attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
    }

    /** A label that does not say how sure its reader is. */
    public Label(String labelClass, LabelKind kind, @Nullable JsonNode geometry, Map<String, String> attributes) {
        this(labelClass, kind, geometry, attributes, null);
    }

    /** As several hold it together: how sure one of them is, is theirs alone. */
    public Label withoutConfidence() {
        return new Label(labelClass, kind, geometry, attributes);
    }

    public static Label finding(String labelClass) {
        return new Label(labelClass, LabelKind.FINDING, null, Map.of());
    }
}
