package dev.consilium.worklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.consilium.annotation.EdgeCategory;
import dev.consilium.annotation.Flag;
import dev.consilium.annotation.Label;
import dev.consilium.arbitration.Place;
import dev.consilium.study.MarkedRegion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person hands in: the members of one kind of task, or the filled form as the browser has it.
 *
 * @param labels for a reading; confidence is 0 to 1
 * @param decision an object for a review or an arbitration, {@code release} or {@code reject} for a quarantine review
 * @param reason for a quarantine review
 * @param form the form's data by its keys, instead of the members; its confidence is in percent as the form asks for it
 * @param password to sign a form of a review or an arbitration, or what is said of the pixels of a series
 * @param edgeCategory for a reading with the flag {@code edge-case}
 * @param places marked on the pictures, beside a form that has no field for them
 * @param regions to be blacked in the images of a series that is released from quarantine
 * @param checked whoever releases it has looked at all its images, and no text is left that names anybody
 * @param forDevice what they say of it holds for every later series of its device
 */
public record CompleteTaskCommand(
        @Nullable List<Label> labels,
        @Nullable Double confidence,
        @Nullable Set<Flag> flags,
        @Nullable String comment,
        @Nullable JsonNode decision,
        @Nullable String reason,
        @Nullable Map<String, Object> form,
        @Nullable String password,
        @Nullable EdgeCategory edgeCategory,
        @Nullable List<Place> places,
        @Nullable List<MarkedRegion> regions,
        @Nullable Boolean checked,
        @Nullable Boolean forDevice) {

    /** Without anything of the pixels of a series. */
    public CompleteTaskCommand(
            @Nullable List<Label> labels,
            @Nullable Double confidence,
            @Nullable Set<Flag> flags,
            @Nullable String comment,
            @Nullable JsonNode decision,
            @Nullable String reason,
            @Nullable Map<String, Object> form,
            @Nullable String password,
            @Nullable EdgeCategory edgeCategory,
            @Nullable List<Place> places) {
        this(
                labels,
                confidence,
                flags,
                comment,
                decision,
                reason,
                form,
                password,
                edgeCategory,
                places,
                null,
                null,
                null);
    }

    /** Without the category of an edge case and without places. */
    public CompleteTaskCommand(
            @Nullable List<Label> labels,
            @Nullable Double confidence,
            @Nullable Set<Flag> flags,
            @Nullable String comment,
            @Nullable JsonNode decision,
            @Nullable String reason,
            @Nullable Map<String, Object> form,
            @Nullable String password) {
        this(labels, confidence, flags, comment, decision, reason, form, password, null, null);
    }

    /** {@code release} or {@code reject} of a series in quarantine, and why. */
    static CompleteTaskCommand quarantine(String decision, String reason) {
        return new CompleteTaskCommand(null, null, null, null, TextNode.valueOf(decision), reason, null, null);
    }

    /** Everything but the password, which is kept nowhere, not even in a digest. */
    CompleteTaskCommand withoutPassword() {
        JsonNode open = decision;
        if (decision != null && decision.isObject()) {
            open = ((com.fasterxml.jackson.databind.node.ObjectNode) decision.deepCopy()).without("password");
        }
        return new CompleteTaskCommand(
                labels,
                confidence,
                flags,
                comment,
                open,
                reason,
                form,
                null,
                edgeCategory,
                places,
                regions,
                checked,
                forDevice);
    }

    /** Neither labels nor a password reach a log. */
    @Override
    public String toString() {
        return "CompleteTaskCommand";
    }
}
