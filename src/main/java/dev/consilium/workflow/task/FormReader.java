package dev.consilium.workflow.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.consilium.workflow.task.FormField.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads a form file against the subset; collects every problem instead of stopping at the first. */
final class FormReader {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> SHOWN_ONLY = Set.of("text", "separator", "spacer");
    private static final Set<String> FORM = Set.of(
            "id", "type", "schemaVersion", "executionPlatform", "executionPlatformVersion", "exporter", "components");
    private static final Set<String> COMPONENT = Set.of(
            "id",
            "key",
            "type",
            "text",
            "label",
            "description",
            "layout",
            "values",
            "valuesKey",
            "validate",
            "decimalDigits",
            "increment",
            "height",
            "appearance");
    private static final Set<String> VALIDATE =
            Set.of("required", "min", "max", "minLength", "maxLength", "pattern", "validationType");

    private static final int LONGEST_PATTERN = 200;

    private final List<String> problems = new ArrayList<>();

    static Map<String, Boolean> types() {
        Map<String, Boolean> types = new TreeMap<>();
        SHOWN_ONLY.forEach(type -> types.put(type, false));
        Arrays.stream(FormField.Type.values())
                .forEach(type -> types.put(type.name().toLowerCase(Locale.ROOT), true));
        return types;
    }

    FormSchema read(String json) {
        JsonNode form = tree(json);
        unknown(form, FORM, "the form");
        List<FormField> fields = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (JsonNode component : form.path("components")) {
            field(component).ifPresent(field -> {
                if (!keys.add(field.key())) {
                    problems.add("Two fields have the key " + field.key() + "; give each its own.");
                }
                fields.add(field);
            });
        }
        return new FormSchema(form.path("id").asText(), fields);
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    private JsonNode tree(String json) {
        try {
            JsonNode form = JSON.readTree(json);
            if (form.isObject() && form.path("components").isArray()) {
                return form;
            }
            problems.add("The file is not a form: it has no list of components.");
        } catch (JsonProcessingException e) {
            problems.add("The file is not JSON (line " + e.getLocation().getLineNr() + ").");
        }
        return JSON.createObjectNode();
    }

    private Optional<FormField> field(JsonNode component) {
        String name = component.path("type").asText();
        String place =
                "field " + component.path("key").asText(component.path("id").asText("without a key"));
        unknown(component, COMPONENT, place);
        refuseExpressions(component, place);
        if (SHOWN_ONLY.contains(name)) {
            return Optional.empty();
        }
        Optional<Type> type = Arrays.stream(Type.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
        if (type.isEmpty()) {
            problems.add("The server cannot check a field of type " + name + " (" + place
                    + "); use textfield, textarea, number, select, radio, checkbox or checklist.");
            return Optional.empty();
        }
        if (component.path("key").asText().isBlank()) {
            problems.add("A " + name + " has no key; give it one.");
            return Optional.empty();
        }
        return Optional.of(checked(component, type.get(), place));
    }

    private FormField checked(JsonNode component, Type type, String place) {
        JsonNode validate = component.path("validate");
        unknown(validate, VALIDATE, "the validation of " + place);
        Set<String> options = new LinkedHashSet<>();
        component
                .path("values")
                .forEach(value -> options.add(value.path("value").asText()));
        String optionsKey = text(component, "valuesKey");
        if (type.choice() && options.isEmpty() == (optionsKey == null)) {
            problems.add("The " + place + " needs options: either values of its own or a valuesKey, not both.");
        }
        return new FormField(
                component.path("key").asText(),
                component.path("label").asText(component.path("key").asText()),
                type,
                validate.path("required").asBoolean(false),
                validate.has("min") ? Double.valueOf(validate.path("min").asDouble()) : null,
                validate.has("max") ? Double.valueOf(validate.path("max").asDouble()) : null,
                validate.has("minLength")
                        ? Integer.valueOf(validate.path("minLength").asInt())
                        : null,
                validate.has("maxLength")
                        ? Integer.valueOf(validate.path("maxLength").asInt())
                        : null,
                pattern(validate, place),
                options,
                optionsKey);
    }

    private @Nullable Pattern pattern(JsonNode validate, String place) {
        String pattern = text(validate, "pattern");
        if (pattern != null && pattern.length() > LONGEST_PATTERN) {
            problems.add("The pattern of " + place + " is longer than " + LONGEST_PATTERN + " characters.");
            return null;
        }
        try {
            return pattern == null ? null : Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            problems.add("The pattern of " + place + " is not a regular expression.");
            return null;
        }
    }

    private void unknown(JsonNode node, Set<String> known, String place) {
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                problems.add("The server does not know the property " + name + " of " + place + "; remove it.");
            }
        });
    }

    /** Expressions, conditions and HTML would be evaluated in the browser only. */
    private void refuseExpressions(JsonNode component, String place) {
        component.fields().forEachRemaining(property -> {
            String value = property.getValue().asText().strip();
            if (value.startsWith("=") || value.contains("{{") || value.contains("<") || value.contains("://")) {
                problems.add("The property " + property.getKey() + " of " + place
                        + " holds an expression, HTML or an address; write plain text.");
            }
        });
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.hasNonNull(name) ? node.get(name).asText() : null;
    }
}
