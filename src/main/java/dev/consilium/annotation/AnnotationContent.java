package dev.consilium.annotation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.common.Digests;
import dev.consilium.common.Refusal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a reader said, as it is digested and stored: the stored text is the canonical JSON, so the digest can be checked from the row. */
record AnnotationContent(
        List<Label> labels,
        @Nullable Double confidence,
        List<Flag> flags,
        @Nullable String comment) {

    private static final int LONGEST = 2_000_000;

    static AnnotationContent of(SubmitAnnotationCommand command) {
        Double confidence = command.confidence();
        if (confidence != null && !(confidence >= 0 && confidence <= 1)) {
            throw Refusal.invalid("CONFIDENCE_RANGE", "Confidence is a number from 0 to 1.");
        }
        return new AnnotationContent(
                command.labels(), confidence, command.flags().stream().sorted().toList(), command.comment());
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
