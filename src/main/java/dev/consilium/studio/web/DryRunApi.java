package dev.consilium.studio.web;

import dev.consilium.annotation.Label;
import dev.consilium.common.Refusal;
import dev.consilium.identity.CurrentActor;
import dev.consilium.studio.trial.DryRuns;
import dev.consilium.studio.trial.DryRuns.DryRun;
import dev.consilium.workflow.sandbox.Rehearsal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Dry runs: a fictitious case is stepped through a draft. */
@RestController
class DryRunApi {

    /** @param modality as in DICOM, such as CT */
    record BeginDryRun(
            @NotNull @Pattern(regexp = "[A-Z][A-Z0-9]{0,15}")
            String modality,

            @NotNull @Pattern(regexp = "routine|urgent") String priority) {}

    /** @param kind {@code job}, {@code timer} or {@code all} */
    record Step(@NotNull @Pattern(regexp = "job|timer|all") String kind) {}

    /** @param labels what is said to have been drawn */
    record AnswerTask(
            @NotBlank String person,
            @Nullable Map<String, Object> form,
            @Nullable List<Label> labels) {}

    private final DryRuns runs;
    private final CurrentActor current;

    DryRunApi(DryRuns runs, CurrentActor current) {
        this.runs = runs;
        this.current = current;
    }

    /** Opens a fictitious case, for the caller alone. */
    @PostMapping("/api/drafts/{id}/dry-runs")
    @ResponseStatus(HttpStatus.CREATED)
    DryRun begin(@PathVariable String id, @Valid @RequestBody BeginDryRun asked) {
        return runs.begin(id, asked.modality(), asked.priority(), current.require());
    }

    @GetMapping("/api/dry-runs/{id}")
    DryRun get(@PathVariable String id) {
        return runs.get(id, current.require());
    }

    /** Runs what is due: the next automatic step, the first timer, or everything until somebody is asked. */
    @PostMapping("/api/dry-runs/{id}/steps")
    DryRun step(@PathVariable String id, @Valid @RequestBody Step asked) {
        return runs.step(id, Rehearsal.Step.valueOf(asked.kind().toUpperCase(Locale.ROOT)), current.require());
    }

    /** Answers a task as one of the fictitious people. */
    @PostMapping("/api/dry-runs/{id}/tasks/{task}")
    DryRun answer(@PathVariable String id, @PathVariable String task, @Valid @RequestBody AnswerTask given) {
        List<Label> labels = Objects.requireNonNullElse(given.labels(), List.of());
        if (labels.stream().anyMatch(Objects::isNull)) {
            throw Refusal.invalid("LABELS_INVALID", "A label is an object with class, kind and geometry.");
        }
        return runs.answer(
                id,
                task,
                given.person(),
                Objects.requireNonNullElse(given.form(), Map.of()),
                labels,
                current.require());
    }

    @DeleteMapping("/api/dry-runs/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String id) {
        runs.end(id, current.require());
    }

    @GetMapping(value = "/api/dry-runs/{id}/diagrams/{name}", produces = MediaType.APPLICATION_XML_VALUE)
    String diagram(@PathVariable String id, @PathVariable String name) {
        return runs.diagram(id, name, current.require());
    }
}
