package dev.consilium.annotation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.common.Digests;
import dev.consilium.common.Refusal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a reader said, as it is digested and stored: the stored text is the canonical JSON, so the digest can be checked from the row.
 *
 * @param edgeCategory left out of the canonical JSON where there is none, so that older content keeps its digest
 */
record AnnotationContent(
        List<Label> labels,
        @Nullable Double confidence,
        List<Flag> flags,
        @Nullable String comment,
        @Nullable EdgeCategory edgeCategory) {

    private static final int LONGEST = 2_000_000;

    static AnnotationContent of(SubmitAnnotationCommand command) {
        Double confidence = command.confidence();
        if (confidence != null && !(confidence >= 0 && confidence <= 1)) {
            throw Refusal.invalid("CONFIDENCE_RANGE", "Confidence is a number from 0 to 1.");
        }
        requireReasons(command);
        return new AnnotationContent(
                command.labels(),
                confidence,
                command.flags().stream().sorted().toList(),
                command.comment(),
                command.edgeCategory());
    }

    /** Whoever is asked next must know why. */
    private static void requireReasons(SubmitAnnotationCommand command) {
        boolean edgeCase = command.flags().contains(Flag.EDGE_CASE);
        if (edgeCase && command.edgeCategory() == null) {
            throw Refusal.unprocessable(
                    "EDGE_CATEGORY_MISSING",
                    "Say what kind of edge case it is: rare-disease, ambiguous, multi-condition, atypical or artefact.");
        }
        if (!edgeCase && command.edgeCategory() != null) {
            throw Refusal.unprocessable(
                    "EDGE_CATEGORY_WITHOUT_FLAG",
                    "There is a kind of edge case, but no such flag: set the flag or clear the kind.");
        }
        if (command.flags().contains(Flag.UNUSABLE_IMAGE)
                && (command.comment() == null || command.comment().isBlank())) {
            throw Refusal.unprocessable("UNUSABLE_REASON_MISSING", "Say in the comment why the image cannot be used.");
        }
    }

    static AnnotationContent read(String stored, ObjectMapper json) {
        try {
            return json.readValue(stored, AnnotationContent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored annotation cannot be read", e);
        }
    }

    String canonical(ObjectMapper json) {
        String text = CanonicalJson.write(json.valueToTree(this));
        if (text.length() > LONGEST) {
            throw new Refusal(
                    Refusal.Kind.TOO_LARGE,
                    "ANNOTATION_TOO_LARGE",
                    "The labels are larger than 2 MB together: draw with fewer points.");
        }
        return text;
    }

    static String digest(String canonical) {
        return Digests.sha256Hex(canonical);
    }

    Set<Flag> flagSet() {
        return Set.copyOf(flags);
    }
}
