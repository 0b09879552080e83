package dev.consilium.worklist;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelSchema;
import dev.consilium.arbitration.ReviewCommand;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.project.Cases;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads what a specialist handed in, as a filled form or as members, and checks either with the form as deployed. */
@Component
class ReviewForm {
    private static final String CORRECT = ReviewCommand.Kind.CORRECT.code();

    private final FilledForms filled;
    private final DeployedForms forms;
    private final Cases cases;

    ReviewForm(FilledForms filled, DeployedForms forms, Cases cases) {
        this.filled = filled;
        this.forms = forms;
        this.cases = cases;
    }

    ReviewCommand read(WorklistItem item, CompleteTaskCommand command, Actor specialist) {
        LabelSchema schema = cases.schemaOf(item.requireCase());
        ReviewCommand review = filled.convert(given(command, schema), ReviewCommand.class);
        filled.requireValid(review);
        List<Label> labels = FilledForms.whole(review.labels());
        FilledForms.whole(review.places());
        FilledForms.requireKnown(labels, schema);
        forms.requireFilled(item, command.form() == null ? data(review, labels) : command.form(), specialist);
        return review;
    }

    private static Object given(CompleteTaskCommand command, LabelSchema schema) {
        if (command.form() != null) {
            return ofForm(command.form(), command, schema);
        }
        if (command.decision() instanceof ObjectNode members) {
            return members;
        }
        throw Refusal.unprocessable("DECISION_MISSING", "Send a decision: {\"decision\": {\"kind\": …}}.");
    }

    private static Map<String, Object> ofForm(
            Map<String, Object> form, CompleteTaskCommand command, LabelSchema schema) {
        Map<String, Object> review = new HashMap<>();
        review.put("kind", form.get("kind"));
        review.put("reader", form.get("reader") == null ? null : FilledForms.text(form.get("reader")));
        review.put(
                "labels", CORRECT.equals(form.get("kind")) ? FilledForms.labels(form, command.labels(), schema) : null);
        review.put("reasonCode", form.get("reasonCode"));
        review.put(
                "edgeCategory", FilledForms.text(form.get("edgeCategory")).isEmpty() ? null : form.get("edgeCategory"));
        review.put("comment", FilledForms.comment(form));
        review.put("places", command.places());
        review.put("password", command.password());
        return review;
    }

    private static Map<String, Object> data(ReviewCommand review, List<Label> labels) {
        Map<String, Object> data = new HashMap<>();
        data.put("kind", review.kind().code());
        data.put("reader", review.reader() == null ? null : review.reader().toString());
        data.put("findings", FilledForms.codes(labels));
        data.put("reasonCode", review.reasonCode());
        data.put("edgeCategory", review.edgeCategory() == null ? null : FilledForms.code(review.edgeCategory()));
        data.put("comment", review.comment());
        return data;
    }
}
