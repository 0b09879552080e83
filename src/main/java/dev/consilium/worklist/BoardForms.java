package dev.consilium.worklist;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.consilium.annotation.EdgeCategory;
import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelSchema;
import dev.consilium.arbitration.edgecase.GiveOpinionCommand;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.project.Cases;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads an opinion of the board, as a filled form or as members of the request, and checks either with the form as deployed. */
@Component
class BoardForms {
    private final FilledForms filled;
    private final DeployedForms forms;
    private final PlacedLabels placed;
    private final Cases cases;

    BoardForms(FilledForms filled, DeployedForms forms, PlacedLabels placed, Cases cases) {
        this.filled = filled;
        this.forms = forms;
        this.placed = placed;
        this.cases = cases;
    }

    /**
     * @throws Refusal UNPROCESSABLE {@code DECISION_MISSING}, {@code SUBMISSION_MALFORMED}, {@code SUBMISSION_INVALID},
     *     {@code UNKNOWN_CLASS}, {@code FORM_REFUSED}, and as {@link PlacedLabels#require}
     */
    GiveOpinionCommand opinion(WorklistItem item, CompleteTaskCommand command, Actor member) {
        LabelSchema schema = cases.schemaOf(item.requireCase());
        GiveOpinionCommand opinion = filled.convert(given(command, schema), GiveOpinionCommand.class);
        filled.requireValid(opinion);
        List<Label> labels = Objects.requireNonNullElse(opinion.labels(), List.<Label>of());
        if (labels.stream().map(Label::labelClass).anyMatch(Objects::isNull)) {
            throw FilledForms.malformed(null);
        }
        FilledForms.requireKnown(labels, schema);
        forms.requireFilled(item, command.form() == null ? data(opinion) : command.form(), member);
        placed.require(item, labels, member);
        return opinion;
    }

    private static Object given(CompleteTaskCommand command, LabelSchema schema) {
        if (command.form() != null) {
            return ofForm(command.form(), command, schema);
        }
        if (command.decision() instanceof ObjectNode members) {
            return members;
        }
        throw Refusal.unprocessable("DECISION_MISSING", "Send a decision: {\"decision\": {\"outcome\": …}}.");
    }

    private static Map<String, Object> ofForm(
            Map<String, Object> form, CompleteTaskCommand command, LabelSchema schema) {
        Map<String, Object> opinion = new HashMap<>();
        opinion.put("outcome", given(form, "outcome"));
        opinion.put("reader", given(form, "reader"));
        opinion.put("labels", FilledForms.labels(form, command.labels(), schema));
        opinion.put("category", given(form, "category"));
        opinion.put("tags", tags(form));
        opinion.put("reason", given(form, "reason"));
        opinion.put("guidelineSentence", given(form, "guidelineSentence"));
        opinion.put("password", command.password());
        return opinion;
    }

    private static List<String> tags(Map<String, Object> form) {
        String text = given(form, "tags");
        return text == null ? List.of() : Arrays.asList(text.split(","));
    }

    private static @Nullable String given(Map<String, Object> form, String key) {
        String text = Objects.toString(form.get(key), "");
        return text.isBlank() ? null : text;
    }

    private static Map<String, Object> data(GiveOpinionCommand opinion) {
        EdgeCategory category = opinion.category();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("outcome", opinion.outcome().code());
        data.put("reader", opinion.reader() == null ? null : opinion.reader().toString());
        data.put("findings", opinion.labels() == null ? List.of() : FilledForms.codes(opinion.labels()));
        data.put("category", category == null ? null : category.code());
        data.put("tags", opinion.tags() == null ? null : String.join(",", opinion.tags()));
        data.put("reason", opinion.reason());
        data.put("guidelineSentence", opinion.guidelineSentence());
        return data;
    }
}
