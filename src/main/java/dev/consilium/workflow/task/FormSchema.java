package dev.consilium.workflow.task;

import dev.consilium.common.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A task form (form-js) as the server understands it: a stated subset, so that what the browser checks is checked again with
 * the same schema. Anything outside the subset is refused when the form is read, not skipped.
 */
public final class FormSchema {

    /** @param field key of the field; @param sentence for the person at the form */
    public record Violation(String field, String code, String sentence) {}

    private final String id;
    private final List<FormField> fields;

    FormSchema(String id, List<FormField> fields) {
        this.id = id;
        this.fields = List.copyOf(fields);
    }

    /** @throws Refusal UNPROCESSABLE {@code FORM_INVALID} naming everything outside the subset */
    public static FormSchema parse(String json) {
        FormReader reader = new FormReader();
        FormSchema schema = reader.read(json);
        if (!reader.problems().isEmpty()) {
            throw Refusal.unprocessable("FORM_INVALID", String.join(" ", reader.problems()));
        }
        return schema;
    }

    /** @param id what the file calls itself, empty where it is no form; @param problems what a designer has to mend */
    public record Reading(String id, List<String> problems) {}

    /** Types of fields a form may hold, by name; those that only show something are marked false. */
    public static Map<String, Boolean> types() {
        return FormReader.types();
    }

    /** Reads a form without refusing it. */
    public static Reading read(String json) {
        FormReader reader = new FormReader();
        String id = reader.read(json).id();
        return new Reading(id, reader.problems());
    }

    public String id() {
        return id;
    }

    public List<String> keys() {
        return fields.stream().map(FormField::key).toList();
    }

    /** A form without options from outside; a field that needs some refuses every value. */
    public List<Violation> validate(Map<String, ?> data) {
        return validate(data, Map.of());
    }

    /** @param supplied options by the name a field's {@code valuesKey} gives */
    public List<Violation> validate(Map<String, ?> data, Map<String, Set<String>> supplied) {
        List<Violation> violations = new ArrayList<>();
        for (FormField field : fields) {
            Object value = data.get(field.key());
            if (value == null || FormField.absent(value)) {
                if (field.required()) {
                    violations.add(field.violation("REQUIRED", "an answer is needed."));
                }
            } else {
                String source = field.optionsKey();
                violations.addAll(
                        field.check(value, source == null ? Set.of() : supplied.getOrDefault(source, Set.of())));
            }
        }
        data.keySet().stream()
                .filter(key -> !keys().contains(key))
                .map(key -> new Violation(key, "UNKNOWN_FIELD", "The form has no field " + key + "."))
                .forEach(violations::add);
        return List.copyOf(violations);
    }
}
