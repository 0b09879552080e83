package dev.consilium.worklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.annotation.LabelSchema;
import dev.consilium.arbitration.ArbitrationView;
import dev.consilium.study.Finding;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything a person needs to do a task.
 *
 * @param form the form-js schema; @param data what the form starts with, options included; both only for the holder
 * @param hanging what may be seen beside the pictures, null where the protocol says nothing of it or there are none
 * @param readings under aliases, for the holder of an arbitration only
 * @param findings of the quality gate, for a quarantine review only
 * @param raisable what the holder may raise here, by code; @param questions what the holder has asked about the case
 * @param material what else this kind of task is worked on with, for the holder only
 * @param draft what its holder entered before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TaskView(
        @JsonUnwrapped TaskSummary task,
        @Nullable JsonNode form,
        @Nullable Map<String, Object> data,
        @Nullable List<LabelSchema.LabelClass> classes,
        @Nullable Guideline guideline,
        SeriesPictures series,
        @Nullable HungImages hanging,
        @Nullable List<ArbitrationView.BlindedReading> readings,
        @Nullable List<Finding> findings,
        @Nullable List<String> raisable,
        @Nullable List<QuestionView> questions,
        @Nullable TaskMaterial material,
        @Nullable TaskDraft draft) {

    /** @param markdown as its author wrote it; show it escaped */
    public record Guideline(String protocol, String version, String markdown) {}

    /** @param preview address of a slice's picture with {@code {n}} for the slice, from 0 */
    public record SeriesPictures(String id, @Nullable String modality, int slices, String preview) {}
}
