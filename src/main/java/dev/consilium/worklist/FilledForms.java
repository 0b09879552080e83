package dev.consilium.worklist;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.consilium.annotation.EdgeCategory;
import dev.consilium.annotation.Flag;
import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelKind;
import dev.consilium.annotation.LabelSchema;
import dev.consilium.annotation.LabelValidation;
import dev.consilium.annotation.SubmitAnnotationCommand;
import dev.consilium.arbitration.DecideCommand;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.project.Cases;
import jakarta.validation.Validator;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Between what was handed in and the commands of the modules: reads a filled form or the members of the request, and checks
 * either with the form as deployed, so that the browser is never the only one to check.
 */
@Component
class FilledForms {
    static final String FINDINGS = "findings";

    /** Keys of a reading's form that hand the whole case on. */
    static final Set<String> FLAGS = Set.of("flags", "edgeCategory");

    private static final double PERCENT = 100;

    private final DeployedForms forms;
    private final Cases cases;
    private final ObjectMapper json;
    private final Validator validator;

    FilledForms(DeployedForms forms, Cases cases, ObjectMapper json, Validator validator) {
        this.forms = forms;
        this.cases = cases;
        this.json = json;
        this.validator = validator;
    }

    SubmitAnnotationCommand reading(WorklistItem item, CompleteTaskCommand command, LabelSchema schema, Actor reader) {
        SubmitAnnotationCommand reading = command.form() == null
                ? new SubmitAnnotationCommand(
                        whole(command.labels()),
                        command.confidence(),
                        Set.copyOf(whole(command.flags())),
                        command.comment(),
                        command.edgeCategory())
                : readingOf(command.form(), whole(command.labels()), schema);
        requireValid(reading);
        requireKnown(reading.labels(), schema);
        forms.requireFilled(item, command.form() == null ? data(reading) : command.form(), reader);
        requireAnswer(reading, schema);
        return reading;
    }

    /** The form cannot ask for findings, since an unusable image has none. */
    private static void requireAnswer(SubmitAnnotationCommand reading, LabelSchema schema) {
        if (reading.labels().isEmpty() && LabelValidation.needsLabel(schema, reading.flags())) {
            throw Refusal.unprocessable(
                    "FORM_REFUSED", "Findings: an answer is needed. Only an unusable image needs none.");
        }
    }

    DecideCommand arbitration(WorklistItem item, CompleteTaskCommand command, Actor arbiter) {
        LabelSchema schema = cases.schemaOf(item.requireCase());
        DecideCommand decision;
        if (command.form() != null) {
            decision = decisionOf(command, schema);
        } else if (command.decision() instanceof ObjectNode given) {
            decision = convert(given, DecideCommand.class);
        } else {
            throw Refusal.unprocessable("DECISION_MISSING", "Send a decision: {\"decision\": {\"kind\": …}}.");
        }
        requireValid(decision);
        requireKnown(whole(decision.labels()), schema);
        forms.requireFilled(item, command.form() == null ? data(decision) : command.form(), arbiter);
        return decision;
    }

    /** What the decision is called that was handed in, an empty text where none was. */
    static String kindOf(CompleteTaskCommand command) {
        return text(statement(command).get("kind"));
    }

    /** An arbiter's decision, a vote or the like that is no {@link DecideCommand}. @param members of it that the form asks for */
    <T> T statement(WorklistItem item, CompleteTaskCommand command, Actor actor, Class<T> type, List<String> members) {
        Map<String, Object> given = new HashMap<>(statement(command));
        Map<String, Object> data = new HashMap<>();
        members.stream()
                .filter(member -> !text(given.get(member)).isBlank())
                .forEach(member -> data.put(member, given.get(member)));
        Map<String, Object> signed = new HashMap<>(data);
        signed.put("password", command.form() == null ? given.get("password") : command.password());
        T statement = convert(signed, type);
        requireValid(statement);
        forms.requireFilled(item, command.form() == null ? data : command.form(), actor);
        return statement;
    }

    private static Map<String, ?> statement(CompleteTaskCommand command) {
        if (command.form() != null) {
            return command.form();
        }
        Map<String, Object> members = new HashMap<>();
        if (command.decision() instanceof ObjectNode given) {
            given.fields().forEachRemaining(member -> {
                if (member.getValue().isTextual()) {
                    members.put(member.getKey(), member.getValue().textValue());
                }
            });
        }
        return members;
    }

    QuarantineDecision quarantine(WorklistItem item, CompleteTaskCommand command, Actor manager) {
        Map<String, Object> data = command.form();
        if (data == null) {
            data = new HashMap<>();
            data.put(
                    "decision",
                    command.decision() == null ? null : command.decision().asText());
            data.put("reason", command.reason());
        }
        forms.requireFilled(item, data, manager);
        Object decision = data.get("decision");
        if (!"release".equals(decision) && !"reject".equals(decision)) {
            throw decisionUnknown();
        }
        QuarantineDecision decided = new QuarantineDecision(
                "release".equals(decision),
                text(data.get("reason")),
                whole(command.regions()),
                Boolean.TRUE.equals(command.checked()),
                Boolean.TRUE.equals(command.forDevice()),
                text(command.password()));
        requireValid(decided);
        return decided;
    }

    static Refusal decisionUnknown() {
        return Refusal.unprocessable("DECISION_UNKNOWN", "Decide with \"release\" or \"reject\".");
    }

    /** @param drawn what the page has beside the form: boxes and masks */
    private SubmitAnnotationCommand readingOf(Map<String, Object> form, List<Label> drawn, LabelSchema schema) {
        Object percent = form.get("confidence");
        return new SubmitAnnotationCommand(
                Stream.concat(labels(form, schema).stream(), drawn.stream()).toList(),
                percent instanceof Number number ? number.doubleValue() / PERCENT : null,
                form.get("flags") == null
                        ? Set.of()
                        : Set.copyOf(whole(convert(form.get("flags"), new TypeReference<List<Flag>>() {}))),
                comment(form),
                edgeCategory(form.get("edgeCategory")));
    }

    private @Nullable EdgeCategory edgeCategory(@Nullable Object category) {
        return category == null || text(category).isBlank() ? null : convert(category, EdgeCategory.class);
    }

    /** Answers lesion by lesion come beside the form, as {@code {"decision": {"lesions": [...]}}}. */
    private DecideCommand decisionOf(CompleteTaskCommand command, LabelSchema schema) {
        Map<String, Object> form = Objects.requireNonNull(command.form());
        Map<String, Object> decision = new HashMap<>();
        decision.put("kind", form.get("kind"));
        decision.put("reader", form.get("reader") == null ? null : text(form.get("reader")));
        decision.put("reasonCode", form.get("reasonCode"));
        decision.put("comment", comment(form));
        decision.put("password", command.password());
        decision.put("labels", labels(form, command.labels(), schema));
        if (FittedForm.LESION_BY_LESION.equals(form.get("kind")) && command.decision() != null) {
            decision.put("lesions", command.decision().get("lesions"));
        }
        return convert(decision, DecideCommand.class);
    }

    /** What was given, an empty list for nothing; JSON lets null into any list. */
    static <T> List<T> whole(@Nullable Collection<T> given) {
        if (given == null) {
            return List.of();
        }
        if (given.stream().anyMatch(Objects::isNull)) {
            throw malformed(null);
        }
        return List.copyOf(given);
    }

    static List<Label> labels(Map<String, Object> form, LabelSchema schema) {
        List<?> findings = form.get(FINDINGS) instanceof List<?> list ? list : List.of();
        return findings.stream().map(code -> label(text(code), schema)).toList();
    }

    /** What was drawn comes beside the form, an empty list for no lesion; null where nothing was given at all. */
    static @Nullable List<Label> labels(Map<String, Object> form, @Nullable List<Label> drawn, LabelSchema schema) {
        List<Label> labels = Stream.concat(labels(form, schema).stream(), whole(drawn).stream())
                .toList();
        return labels.isEmpty() && drawn == null ? null : labels;
    }

    private static Label label(String code, LabelSchema schema) {
        LabelKind kind = schema.find(code).map(LabelSchema.LabelClass::kind).orElse(LabelKind.FINDING);
        return new Label(code, kind, null, Map.of());
    }

    static Map<String, Object> data(SubmitAnnotationCommand reading) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put(FINDINGS, codes(reading.labels()));
        data.put("confidence", reading.confidence() == null ? null : Math.round(reading.confidence() * PERCENT));
        data.put("flags", reading.flags().stream().map(FilledForms::code).toList());
        data.put("edgeCategory", reading.edgeCategory() == null ? null : code(reading.edgeCategory()));
        data.put("comment", reading.comment());
        return data;
    }

    static void requireKnown(List<Label> labels, LabelSchema schema) {
        List<String> unknown = labels.stream()
                .map(Label::labelClass)
                .distinct()
                .filter(code -> schema.find(code).isEmpty())
                .toList();
        if (!unknown.isEmpty()) {
            throw Refusal.unprocessable(
                    "UNKNOWN_CLASS",
                    "The protocol has no class %s. GET /api/tasks/{id} lists its classes."
                            .formatted(String.join(", ", unknown)));
        }
    }

    private static Map<String, Object> data(DecideCommand decision) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put(
                "kind",
                decision.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        data.put("reader", decision.reader() == null ? null : decision.reader().toString());
        data.put(FINDINGS, decision.labels() == null ? List.of() : codes(decision.labels()));
        data.put("reasonCode", decision.reasonCode());
        data.put("comment", decision.comment());
        return data;
    }

    static List<String> codes(List<Label> labels) {
        return labels.stream()
                .filter(label -> label.kind() == LabelKind.FINDING)
                .map(Label::labelClass)
                .distinct()
                .toList();
    }

    /** As in JSON and in the options of forms. */
    static String code(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    static @Nullable String comment(Map<String, Object> form) {
        String comment = text(form.get("comment"));
        return comment.isBlank() ? null : comment;
    }

    static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    <T> T convert(Object value, Class<T> type) {
        try {
            return json.convertValue(value, type);
        } catch (IllegalArgumentException e) {
            throw malformed(e);
        }
    }

    private <T> T convert(Object value, TypeReference<T> type) {
        try {
            return json.convertValue(value, type);
        } catch (IllegalArgumentException e) {
            throw malformed(e);
        }
    }

    static Refusal malformed(@Nullable IllegalArgumentException cause) {
        return new Refusal(
                Refusal.Kind.UNPROCESSABLE,
                "SUBMISSION_MALFORMED",
                "A member has a value the form does not offer. See GET /api/tasks/{id} for the form.",
                cause);
    }

    void requireValid(Object command) {
        Violations.requireNone(validator, command);
    }
}
