package dev.consilium.studio.web;

import dev.consilium.common.Refusal;
import dev.consilium.identity.CurrentActor;
import dev.consilium.studio.trial.ReplayLine;
import dev.consilium.studio.trial.ReplayRun;
import dev.consilium.studio.trial.ReplayRuns;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Replays of drafts on recorded labels. */
@RestController
class ReplayApi {

    /**
     * @param source {@code project} for its own readings, {@code table} for those that are sent
     * @param name of the file the labels are in; @param labels CSV with one row per label, or, where {@code wide}, with one row per
     *     case and one column per rater
     * @param truth CSV of cases and labels; @param categories the label domain, where not all of it occurs
     */
    record BeginReplay(
            @NotNull @Pattern(regexp = "project|table") String source,
            @Nullable @Size(max = 255) String name,
            @Nullable String labels,
            @Nullable String truth,
            @Nullable Boolean wide,
            @Nullable List<@NotBlank String> categories) {}

    record Replays(List<ReplayLine> replays) {}

    private final ReplayRuns runs;
    private final CurrentActor current;

    ReplayApi(ReplayRuns runs, CurrentActor current) {
        this.runs = runs;
        this.current = current;
    }

    /** The latest first. */
    @GetMapping("/api/drafts/{id}/replays")
    Replays replays(@PathVariable String id) {
        return new Replays(runs.ofDraft(id, current.require()));
    }

    /** On the readings of closed cases of the project, or on a table of labels. */
    @PostMapping("/api/drafts/{id}/replays")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ReplayRun begin(@PathVariable String id, @Valid @RequestBody BeginReplay asked) throws IOException {
        return asked.source().equals("project") ? runs.onProject(id, current.require()) : onTable(id, asked);
    }

    /** The readers of tables read files, and name them where they refuse one. */
    private ReplayRun onTable(String id, BeginReplay asked) throws IOException {
        if (asked.labels() == null) {
            throw Refusal.invalid("LABELS_MISSING", "Send the table of labels as text, in labels.");
        }
        Path directory = Files.createTempDirectory("consilium-labels-");
        try {
            return runs.onFiles(
                    id,
                    new ReplayRuns.Files(
                            Files.writeString(directory.resolve("labels.csv"), asked.labels()),
                            name(asked.name()),
                            Boolean.TRUE.equals(asked.wide()),
                            asked.truth() == null
                                    ? null
                                    : Files.writeString(directory.resolve("truth.csv"), asked.truth()),
                            Objects.requireNonNullElse(asked.categories(), List.of())),
                    current.require());
        } finally {
            FileSystemUtils.deleteRecursively(directory);
        }
    }

    private static String name(@Nullable String name) {
        return name == null || name.isBlank() ? "labels.csv" : name;
    }

    @GetMapping("/api/replays/{id}")
    ReplayRun replay(@PathVariable String id) {
        return runs.get(id, current.require());
    }

    @PostMapping("/api/replays/{id}/cancel")
    ReplayRun cancel(@PathVariable String id) {
        return runs.cancel(id, current.require());
    }

    @DeleteMapping("/api/replays/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id) {
        runs.remove(id, current.require());
    }

    /** One row per case. */
    @GetMapping(path = "/api/replays/{id}/cases", produces = "text/csv")
    ResponseEntity<String> cases(@PathVariable String id) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("cases.csv")
                                .build()
                                .toString())
                .body(runs.cases(id, current.require()));
    }

    /** A diagram as it was when the replay began. */
    @GetMapping(path = "/api/replays/{id}/diagrams/{name}", produces = MediaType.APPLICATION_XML_VALUE)
    String diagram(@PathVariable String id, @PathVariable String name) {
        return runs.diagram(id, name, current.require());
    }
}
