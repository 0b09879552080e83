package dev.consilium.annotation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.consilium.annotation.LabelSchema.Attribute;
import dev.consilium.annotation.LabelSchema.LabelClass;
import dev.consilium.common.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads {@code schema.json}: its JSON Schema first, then what a JSON Schema cannot say (codes and hot keys are unique). */
final class LabelSchemaDocument {

    private static final String RESOURCE = "label-schema.schema.json";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final JsonSchema SCHEMA = load();

    private LabelSchemaDocument() {}

    static LabelSchema parse(String text) {
        JsonNode document = read(text);
        refuse(violations(document));
        try {
            ((com.fasterxml.jackson.databind.node.ObjectNode) document).remove("$schema");
            LabelSchema schema = JSON.treeToValue(document, LabelSchema.class);
            refuse(repetitions(schema));
            refuse(lateralities(schema));
            refuse(RegionRulesCheck.violations(schema));
            return schema;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a valid label schema must bind to its record", e);
        }
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            refuse(List.of("not JSON: " + e.getOriginalMessage()));
            throw new IllegalStateException(e);
        }
    }

    private static List<String> violations(JsonNode document) {
        return SCHEMA.violations(document).stream().sorted().distinct().toList();
    }

    private static List<String> repetitions(LabelSchema schema) {
        List<String> found = new ArrayList<>();
        repeated(schema.classes(), LabelClass::code)
                .forEach(code -> found.add("class code " + code + " is used twice"));
        repeated(schema.classes(), LabelClass::hotkey).forEach(key -> found.add("hotkey " + key + " is used twice"));
        for (LabelClass labelClass : schema.classes()) {
            repeated(labelClass.attributes(), Attribute::code)
                    .forEach(code -> found.add("class " + labelClass.code() + " has attribute " + code + " twice"));
        }
        return found;
    }

    private static List<String> lateralities(LabelSchema schema) {
        return schema.classes().stream()
                .flatMap(known -> laterality(known).stream().map(what -> "class " + known.code() + " " + what))
                .toList();
    }

    private static Optional<String> laterality(LabelClass labelClass) {
        String code = labelClass.sideAttribute();
        if (!labelClass.lateral()) {
            return Optional.ofNullable(labelClass.lateralityAttribute())
                    .map(named -> "names a lateralityAttribute, but its laterality is none");
        }
        List<String> values = labelClass.attribute(code).map(Attribute::values).orElse(List.of());
        if (values.isEmpty()) {
            return Optional.of("has a laterality: give it the attribute " + code + " with values for the sides");
        }
        return values.stream()
                .filter(value -> Side.of(value).isEmpty())
                .findFirst()
                .map(value -> "has the value " + value + " in " + code + ", which is no side; sides are "
                        + String.join(", ", Side.words()));
    }

    private static <T> List<String> repeated(List<T> items, Function<T, @Nullable String> key) {
        Set<String> seen = new HashSet<>();
        return items.stream()
                .map(key)
                .filter(Objects::nonNull)
                .filter(value -> !seen.add(value))
                .distinct()
                .toList();
    }

    private static void refuse(List<String> violations) {
        if (!violations.isEmpty()) {
            throw Refusal.unprocessable(
                    "SCHEMA_INVALID", "The label schema is not valid: " + String.join("; ", violations) + ".");
        }
    }

    private static JsonSchema load() {
        return new JsonSchema(rules());
    }

    /** The JSON Schema that documents follow. */
    static JsonNode rules() {
        try (InputStream resource =
                Objects.requireNonNull(LabelSchemaDocument.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return JSON.readTree(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
