package dev.consilium.workflow.incident;

import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * A step that failed at every attempt. What it had begun is rolled back, so it may run again.
 *
 * @param element id in the diagram of the step that failed; @param process id of that diagram
 * @param cause what the last attempt said
 * @param caseId null for a step of the intake; @param seriesId null for a step of a case
 */
public record Incident(
        String id,
        String projectId,
        @Nullable String caseId,
        @Nullable String seriesId,
        String process,
        String element,
        String cause,
        Instant raisedAt) {

    private static final Pattern WORD = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    /** The step in words, as its id has them: {@code Task_RecordGroundTruth} is "Record ground truth". */
    public String step() {
        return inWords(element);
    }

    /** The id of an element in words. */
    public static String inWords(String element) {
        String name = element.substring(element.indexOf('_') + 1);
        return StringUtils.capitalize(WORD.matcher(name).replaceAll(" ").toLowerCase(Locale.ROOT));
    }
}
