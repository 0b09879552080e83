package dev.consilium.worklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.consilium.annotation.LabelKind;
import dev.consilium.annotation.LabelRegions;
import dev.consilium.annotation.LabelSchema;
import java.util.Iterator;
import java.util.function.Predicate;

/** A deployed form without what the schema of a case has no use for: the list of findings, and answers lesion by lesion. */
final class FittedForm {
    static final String LESION_BY_LESION = "per-lesion";

    private FittedForm() {}

    static JsonNode of(JsonNode form, LabelSchema schema) {
        ObjectNode fitted = form.deepCopy();
        JsonNode components = fitted.path("components");
        if (schema.classes().stream().noneMatch(c -> c.kind() == LabelKind.FINDING)) {
            remove(components, component -> component.path("valuesKey").asText().equals("classes"));
        }
        if (schema.classes().stream().noneMatch(c -> LabelRegions.has(c.kind()))) {
            components.forEach(component -> remove(
                    component.path("values"),
                    value -> value.path("value").asText().equals(LESION_BY_LESION)));
        }
        return fitted;
    }

    /** Without what hands the whole case on. */
    static JsonNode withoutFlags(JsonNode form) {
        ObjectNode fitted = form.deepCopy();
        remove(
                fitted.path("components"),
                component -> FilledForms.FLAGS.contains(component.path("key").asText()));
        return fitted;
    }

    private static void remove(JsonNode list, Predicate<JsonNode> unwanted) {
        Iterator<JsonNode> elements = list.elements();
        while (elements.hasNext()) {
            if (unwanted.test(elements.next())) {
                elements.remove();
            }
        }
    }
}
