package dev.consilium.workflow.task;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One field of a form, as far as the server checks it.
 *
 * @param options values it offers itself; @param optionsKey name of options supplied from outside, null where it has its own
 * @param pattern the whole text must match it
 */
record FormField(
        String key,
        String label,
        Type type,
        boolean required,
        @Nullable Double min,
        @Nullable Double max,
        @Nullable Integer minLength,
        @Nullable Integer maxLength,
        @Nullable Pattern pattern,
        Set<String> options,
        @Nullable String optionsKey) {

    /** The subset of form-js that the server understands. */
    enum Type {
        TEXTFIELD,
        TEXTAREA,
        NUMBER,
        SELECT,
        RADIO,
        CHECKBOX,
        CHECKLIST;

        boolean choice() {
            return this == SELECT || this == RADIO || this == CHECKLIST;
        }

        boolean text() {
            return this == TEXTFIELD || this == TEXTAREA;
        }
    }

    static boolean absent(@Nullable Object value) {
        return value == null
                || value instanceof String text && text.isBlank()
                || value instanceof Collection<?> many && many.isEmpty();
    }

    FormSchema.Violation violation(String code, String sentence) {
        return new FormSchema.Violation(key, code, label + ": " + sentence);
    }

    /** What is wrong with a value that is there. */
    List<FormSchema.Violation> check(Object value, Set<String> supplied) {
        return switch (type) {
            case TEXTFIELD, TEXTAREA -> checkText(value);
            case NUMBER -> checkNumber(value);
            case CHECKBOX ->
                value instanceof Boolean ? List.of() : List.of(violation("NOT_A_YES_OR_NO", "tick it or leave it."));
            case SELECT, RADIO -> checkChoices(List.of(value), supplied);
            case CHECKLIST ->
                value instanceof Collection<?> many
                        ? checkChoices(many, supplied)
                        : List.of(violation("NOT_A_LIST", "send a list of values."));
        };
    }

    private List<FormSchema.Violation> checkText(Object value) {
        if (!(value instanceof String text)) {
            return List.of(violation("NOT_A_TEXT", "send a text."));
        }
        if (minLength != null && text.strip().length() < minLength) {
            return List.of(violation("TOO_SHORT", "write at least " + minLength + " characters."));
        }
        if (maxLength != null && text.length() > maxLength) {
            return List.of(violation("TOO_LONG", "write at most " + maxLength + " characters."));
        }
        if (pattern != null && !pattern.matcher(text).matches()) {
            return List.of(violation("WRONG_PATTERN", "the text does not have the form that is asked for."));
        }
        return List.of();
    }

    private List<FormSchema.Violation> checkNumber(Object value) {
        if (!(value instanceof Number number) || !Double.isFinite(number.doubleValue())) {
            return List.of(violation("NOT_A_NUMBER", "write a number."));
        }
        if (min != null && number.doubleValue() < min) {
            return List.of(violation("TOO_SMALL", "at least " + shown(min) + "."));
        }
        if (max != null && number.doubleValue() > max) {
            return List.of(violation("TOO_LARGE", "at most " + shown(max) + "."));
        }
        return List.of();
    }

    private List<FormSchema.Violation> checkChoices(Collection<?> values, Set<String> supplied) {
        Set<String> known = optionsKey == null ? options : supplied;
        boolean repeated = new HashSet<>(values).size() < values.size();
        boolean allKnown = values.stream().allMatch(value -> known.contains(String.valueOf(value)));
        return allKnown && !repeated
                ? List.of()
                : List.of(violation("NOT_AN_OPTION", "choose among the options that are offered, each once."));
    }

    private static String shown(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
