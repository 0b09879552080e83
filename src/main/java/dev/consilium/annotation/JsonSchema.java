package dev.consilium.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * The part of JSON Schema 2020-12 that our own schemas use, as a plain reading of their tree. A library for the whole of it takes
 * longer to load than everything else a command does; a schema with a keyword that is not understood here is refused at once.
 */
final class JsonSchema {

    private static final Set<String> NOTES = Set.of("$schema", "$id", "$defs", "title", "description");
    private static final Set<String> KEYWORDS = Set.of(
            "$ref",
            "type",
            "enum",
            "const",
            "required",
            "properties",
            "additionalProperties",
            "items",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minLength",
            "maxLength",
            "pattern",
            "exclusiveMinimum",
            "maximum",
            "anyOf",
            "not",
            "if",
            "then");

    private final JsonNode root;

    /** @throws IllegalStateException where the schema uses what is not understood */
    JsonSchema(JsonNode root) {
        this.root = root;
        requireKnown(root);
        root.path("$defs").forEach(JsonSchema::requireKnown);
    }

    /** What is wrong with a document, each with its place as a JSON Pointer. */
    List<String> violations(JsonNode document) {
        List<String> found = new ArrayList<>();
        check(root, document, "", found);
        return found;
    }

    private void check(JsonNode schema, JsonNode value, String place, List<String> found) {
        if (schema.isBoolean()) {
            if (!schema.booleanValue()) {
                found.add(at(place) + "it must not be there");
            }
            return;
        }
        schema.fields()
                .forEachRemaining(keyword -> check(keyword.getKey(), keyword.getValue(), schema, value, place, found));
    }

    private void check(
            String keyword, JsonNode operand, JsonNode schema, JsonNode value, String place, List<String> found) {
        switch (keyword) {
            case "$ref" -> check(root.at(operand.asText().substring(1)), value, place, found);
            case "properties" ->
                operand.fields().forEachRemaining(property -> {
                    if (value.has(property.getKey())) {
                        check(
                                property.getValue(),
                                value.get(property.getKey()),
                                place + "/" + property.getKey(),
                                found);
                    }
                });
            case "additionalProperties" ->
                value.fieldNames().forEachRemaining(name -> {
                    if (!schema.path("properties").has(name)) {
                        found.add(at(place) + "there is no property '" + name + "'");
                    }
                });
            case "items" -> {
                for (int i = 0; value.isArray() && i < value.size(); i++) {
                    check(operand, value.get(i), place + "/" + i, found);
                }
            }
            case "then" -> {
                if (holds(schema.path("if"), value)) {
                    check(operand, value, place, found);
                }
            }
            case "required" ->
                operand.forEach(name -> {
                    if (value.isObject() && !value.has(name.asText())) {
                        found.add(at(place) + "the property '" + name.asText() + "' is missing");
                    }
                });
            default -> {
                if (!holds(keyword, operand, value)) {
                    found.add(at(place) + sentence(keyword, operand));
                }
            }
        }
    }

    private boolean holds(JsonNode schema, JsonNode value) {
        List<String> found = new ArrayList<>();
        check(schema, value, "", found);
        return found.isEmpty();
    }

    private boolean holds(String keyword, JsonNode operand, JsonNode value) {
        return switch (keyword) {
            case "type" -> isOfType(value, operand.asText());
            case "enum" -> StreamSupport.stream(operand.spliterator(), false).anyMatch(value::equals);
            case "const" -> operand.equals(value);
            case "not" -> !holds(operand, value);
            case "anyOf" -> StreamSupport.stream(operand.spliterator(), false).anyMatch(schema -> holds(schema, value));
            case "minItems" -> !value.isArray() || value.size() >= operand.asInt();
            case "maxItems" -> !value.isArray() || value.size() <= operand.asInt();
            case "uniqueItems" -> !value.isArray() || areUnique(value);
            case "minLength" -> !value.isTextual() || length(value) >= operand.asInt();
            case "maxLength" -> !value.isTextual() || length(value) <= operand.asInt();
            case "pattern" ->
                !value.isTextual()
                        || Pattern.compile(operand.asText())
                                .matcher(value.asText())
                                .find();
            case "exclusiveMinimum" -> !value.isNumber() || value.asDouble() > operand.asDouble();
            case "maximum" -> !value.isNumber() || value.asDouble() <= operand.asDouble();
            default -> true;
        };
    }

    private static boolean isOfType(JsonNode value, String type) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "number" -> value.isNumber();
            case "integer" -> value.isIntegralNumber();
            default -> value.isBoolean();
        };
    }

    private static boolean areUnique(JsonNode array) {
        Set<JsonNode> seen = new HashSet<>();
        return StreamSupport.stream(array.spliterator(), false).allMatch(seen::add);
    }

    private static int length(JsonNode text) {
        return text.asText().codePointCount(0, text.asText().length());
    }

    private static String sentence(String keyword, JsonNode operand) {
        return switch (keyword) {
            case "type" -> "it must be of type " + operand.asText();
            case "enum" -> "it must be one of " + operand;
            case "const" -> "it must be " + operand;
            case "pattern" -> "it must match " + operand.asText();
            case "minItems" -> "it needs at least " + operand + " entries";
            case "maxItems" -> "it has more than " + operand + " entries";
            case "uniqueItems" -> "an entry is there twice";
            case "minLength" -> "it needs at least " + operand + " characters";
            case "maxLength" -> "it is longer than " + operand + " characters";
            case "exclusiveMinimum" -> "it must be greater than " + operand;
            case "maximum" -> "it must be at most " + operand;
            case "not" -> "it must not be " + operand.path("const");
            default -> "it is none of " + operand;
        };
    }

    private static String at(String place) {
        return "at " + (place.isEmpty() ? "the top" : place) + ": ";
    }

    private static void requireKnown(JsonNode schema) {
        schema.fieldNames().forEachRemaining(keyword -> {
            if (!KEYWORDS.contains(keyword) && !NOTES.contains(keyword)) {
                throw new IllegalStateException("the schema uses " + keyword + ", which JsonSchema does not know");
            }
        });
        schema.path("properties").forEach(JsonSchema::requireKnown);
        schema.path("anyOf").forEach(JsonSchema::requireKnown);
        List.of("items", "not", "if", "then").stream()
                .filter(schema::has)
                .forEach(inner -> requireKnown(schema.get(inner)));
    }
}
