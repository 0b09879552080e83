package dev.consilium.worklist;

import dev.consilium.common.Refusal;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.lang.annotation.Annotation;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.util.StringUtils;

/** What a command lacks, in the sentences a form has for its fields. */
final class Violations {
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");
    private static final Pattern PLACE = Pattern.compile("s?\\[(\\d+)]\\.?");

    private Violations() {}

    /** @throws Refusal UNPROCESSABLE {@code SUBMISSION_INVALID} */
    static void requireNone(Validator validator, Object command) {
        String sentences = validator.validate(command).stream()
                .map(Violations::sentence)
                .sorted()
                .collect(Collectors.joining(" "));
        if (!sentences.isEmpty()) {
            throw Refusal.unprocessable("SUBMISSION_INVALID", sentences);
        }
    }

    private static String sentence(ConstraintViolation<?> violation) {
        Annotation constraint = violation.getConstraintDescriptor().getAnnotation();
        boolean absent = constraint instanceof NotNull || constraint instanceof NotBlank;
        return words(violation.getPropertyPath().toString()) + ": "
                + (absent ? "an answer is needed" : violation.getMessage()) + ".";
    }

    /** {@code findings[0].text} is "Finding 1, text", {@code reasonCode} is "Reason". */
    private static String words(String path) {
        String counted = PLACE.matcher(path).replaceAll(place -> " " + (Integer.parseInt(place.group(1)) + 1) + ", ");
        String spaced = HUMP.matcher(counted.replaceFirst("Code$", "")).replaceAll(" ");
        return StringUtils.capitalize(spaced.toLowerCase(Locale.ROOT));
    }
}
