package dev.consilium.studio.web;

import dev.consilium.identity.CurrentActor;
import dev.consilium.studio.DraftComment;
import dev.consilium.studio.DraftComments;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is said of drafts, of their files and of the elements of their diagrams. */
@RestController
class CommentApi {

    /** @param file null for the draft as a whole; @param element null for all of the file */
    record Say(
            @Nullable String file,
            @Nullable String element,
            @NotBlank String text) {}

    /** @param by name of who said it; @param settledBy name of who said that it is done, null while it is not */
    record Said(
            String id,
            @Nullable String file,
            @Nullable String element,
            String text,
            String by,
            Instant at,
            @Nullable String settledBy) {}

    record Comments(List<Said> comments) {}

    private final DraftComments comments;
    private final PersonNames names;
    private final CurrentActor current;

    CommentApi(DraftComments comments, PersonNames names, CurrentActor current) {
        this.comments = comments;
        this.names = names;
        this.current = current;
    }

    /** What is not settled first, then the latest first. */
    @GetMapping("/api/drafts/{id}/comments")
    Comments comments(@PathVariable String id) {
        return new Comments(
                comments.of(id, current.require()).stream().map(this::said).toList());
    }

    @PostMapping("/api/drafts/{id}/comments")
    @ResponseStatus(HttpStatus.CREATED)
    Said say(@PathVariable String id, @Valid @RequestBody Say say) {
        return said(comments.add(id, say.file(), say.element(), say.text(), current.require()));
    }

    /** Says that it is done. */
    @PostMapping("/api/drafts/{id}/comments/{comment}/settled")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void settle(@PathVariable String id, @PathVariable String comment) {
        comments.settle(id, comment, current.require());
    }

    private Said said(DraftComment comment) {
        String settledBy = comment.settledBy();
        return new Said(
                comment.id(),
                comment.file(),
                comment.element(),
                comment.text(),
                names.of(comment.by()),
                comment.at(),
                settledBy == null ? null : names.of(settledBy));
    }
}
