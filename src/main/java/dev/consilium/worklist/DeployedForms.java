package dev.consilium.worklist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.annotation.Annotation;
import dev.consilium.annotation.Reading;
import dev.consilium.annotation.Readings;
import dev.consilium.annotation.SubmitAnnotationCommand;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.project.Cases;
import dev.consilium.workflow.task.FormSchema;
import dev.consilium.workflow.task.TaskDesk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The form of a task as deployed with its protocol version, what it starts with, and whether it is filled in. */
@Component
class DeployedForms {
    private final TaskDesk desk;
    private final Cases cases;
    private final Readings readings;
    private final Materials materials;
    private final SentBack sentBack;
    private final ObjectMapper json;
    private final Map<String, FormSchema> known = new ConcurrentHashMap<>();

    DeployedForms(
            TaskDesk desk, Cases cases, Readings readings, Materials materials, SentBack sentBack, ObjectMapper json) {
        this.desk = desk;
        this.cases = cases;
        this.readings = readings;
        this.materials = materials;
        this.sentBack = sentBack;
        this.json = json;
    }

    /** Fitted to the label schema of the case, where there is one. */
    private JsonNode schema(WorklistItem item) {
        try {
            JsonNode form = json.readTree(desk.formSchema(item.taskId()));
            return item.caseId() == null ? form : FittedForm.of(form, cases.schemaOf(item.caseId()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the deployed form " + item.form() + " is no JSON", e);
        }
    }

    /** As the holder of the task fills it in: a reading that was sent back carries no flags. */
    JsonNode shown(WorklistItem item) {
        return sentBack.find(item).isPresent() ? FittedForm.withoutFlags(schema(item)) : schema(item);
    }

    /** Options that come from the case, and for a correction what the reader gave before. */
    Map<String, Object> startingData(WorklistItem item, Actor actor) {
        Map<String, Object> data = new HashMap<>(options(item, actor));
        if (item.readingId() != null) {
            readings.find(item.readingId(), actor)
                    .map(Reading::annotation)
                    .ifPresent(annotation -> data.putAll(given(annotation)));
        }
        if (sentBack.find(item).isPresent()) {
            data.keySet().removeAll(FilledForms.FLAGS);
        }
        return data;
    }

    /** @throws Refusal UNPROCESSABLE {@code FORM_REFUSED} with a sentence for every field that is wanting */
    void requireFilled(WorklistItem item, Map<String, Object> data, Actor actor) {
        Map<String, Set<String>> supplied = options(item, actor).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, option -> values(option.getValue())));
        FormSchema form = form(item);
        Map<String, Object> asked = new HashMap<>(data);
        if (!form.keys().contains(FilledForms.FINDINGS)) {
            asked.remove(FilledForms.FINDINGS);
        }
        List<FormSchema.Violation> violations = form.validate(asked, supplied);
        if (!violations.isEmpty()) {
            throw Refusal.unprocessable(
                    "FORM_REFUSED",
                    violations.stream().map(FormSchema.Violation::sentence).collect(Collectors.joining(" ")));
        }
    }

    /** A protocol version never changes, so its forms are read once; those of the intake belong to no version. */
    private FormSchema form(WorklistItem item) {
        if (item.caseId() == null) {
            return FormSchema.parse(desk.formSchema(item.taskId()));
        }
        return known.computeIfAbsent(
                cases.get(item.caseId()).protocolDigest() + "/" + item.form(),
                key -> FormSchema.parse(schema(item).toString()));
    }

    private static Set<String> values(List<Choices.Choice> choices) {
        return choices.stream().map(Choices.Choice::value).collect(Collectors.toSet());
    }

    private Map<String, List<Choices.Choice>> options(WorklistItem item, Actor actor) {
        Map<String, List<Choices.Choice>> options = new HashMap<>();
        if (item.caseId() != null) {
            options.put("classes", Choices.classes(cases.schemaOf(item.caseId())));
        }
        options.putAll(materials.options(item, actor));
        return options;
    }

    private static Map<String, Object> given(Annotation annotation) {
        return FilledForms.data(new SubmitAnnotationCommand(
                annotation.labels(),
                annotation.confidence(),
                annotation.flags(),
                annotation.comment(),
                annotation.edgeCategory()));
    }
}
