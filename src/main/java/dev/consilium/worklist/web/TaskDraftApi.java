package dev.consilium.worklist.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.consilium.identity.CurrentActor;
import dev.consilium.worklist.TaskDraft;
import dev.consilium.worklist.TaskDrafts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Drafts of the person who asks. */
@RestController
class TaskDraftApi {

    /** The latest first. */
    record DraftList(List<TaskDraft> drafts) {}

    private final TaskDrafts drafts;
    private final CurrentActor current;

    TaskDraftApi(TaskDrafts drafts, CurrentActor current) {
        this.drafts = drafts;
        this.current = current;
    }

    /**
     * @param content the members of the submission it may become; a password in it is dropped
     * @param known the ETag of the draft it goes on from, {@code "none"} for none; without it whatever is kept is replaced
     */
    @PutMapping("/api/tasks/{id}/draft")
    ResponseEntity<Void> save(
            @PathVariable String id,
            @RequestBody ObjectNode content,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String known) {
        String version = drafts.save(id, content, known == null ? null : known.replace("\"", ""), current.require());
        return ResponseEntity.noContent().eTag(version).build();
    }

    @GetMapping("/api/tasks/{id}/draft")
    TaskDraft draft(@PathVariable String id) {
        return drafts.get(id, current.require());
    }

    @DeleteMapping("/api/tasks/{id}/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable String id) {
        drafts.discard(id, current.require());
    }

    /** Also those of tasks the person does not hold any more. */
    @GetMapping("/api/me/drafts")
    DraftList mine() {
        return new DraftList(drafts.of(current.require()));
    }
}
