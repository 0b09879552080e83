package dev.consilium.studio.web;

import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.studio.Draft;
import dev.consilium.studio.DraftArchive;
import dev.consilium.studio.DraftFile;
import dev.consilium.studio.DraftFiles;
import dev.consilium.studio.DraftState;
import dev.consilium.studio.Drafts;
import dev.consilium.workflow.protocol.ProtocolBundle;
import dev.consilium.workflow.protocol.lint.LintFinding;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Drafts of the protocols of a project. */
@RestController
class DraftApi {

    /** @param protocol digest of the version it goes on from; @param draft it is a copy of; neither: an empty one named by {@code key} */
    record BeginDraft(
            @NotBlank String name,
            @Nullable String key,
            @Nullable String protocol,
            @Nullable String draft) {}

    record DraftView(
            String id,
            String projectId,
            String key,
            String name,
            @Nullable String baseDigest,
            DraftState state,
            Instant createdAt,
            String createdBy,
            List<DraftFile> files) {}

    record DraftList(List<Draft> drafts) {}

    record Findings(List<LintFinding> findings) {}

    private final Drafts drafts;
    private final DraftFiles files;
    private final DraftArchive archive;
    private final CurrentActor current;

    DraftApi(Drafts drafts, DraftFiles files, DraftArchive archive, CurrentActor current) {
        this.drafts = drafts;
        this.files = files;
        this.archive = archive;
        this.current = current;
    }

    /** The latest first. */
    @GetMapping("/api/projects/{id}/drafts")
    DraftList drafts(@PathVariable String id) {
        return new DraftList(drafts.ofProject(id, current.require()));
    }

    @PostMapping("/api/projects/{id}/drafts")
    @ResponseStatus(HttpStatus.CREATED)
    DraftView begin(@PathVariable String id, @Valid @RequestBody BeginDraft asked) {
        Actor actor = current.require();
        if (asked.draft() != null) {
            return view(drafts.copy(id, asked.draft(), asked.name(), actor), actor);
        }
        return view(
                asked.protocol() == null
                        ? drafts.begin(id, asked.name(), String.valueOf(asked.key()), actor)
                        : drafts.beginFrom(id, asked.name(), asked.protocol(), actor),
                actor);
    }

    /** @param name what the draft is called */
    @PostMapping(path = "/api/projects/{id}/drafts/archive", consumes = "application/zip")
    @ResponseStatus(HttpStatus.CREATED)
    DraftView read(@PathVariable String id, @RequestParam String name, InputStream zip) {
        Actor actor = current.require();
        return view(archive.read(id, name, zip, actor), actor);
    }

    @GetMapping("/api/drafts/{id}")
    DraftView draft(@PathVariable String id) {
        Actor actor = current.require();
        return view(drafts.get(id, actor), actor);
    }

    @DeleteMapping("/api/drafts/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable String id) {
        drafts.discard(id, current.require());
    }

    /** What has to be mended before it can be deployed. */
    @GetMapping("/api/drafts/{id}/findings")
    Findings findings(@PathVariable String id) {
        return new Findings(drafts.findings(id, current.require()));
    }

    @GetMapping(path = "/api/drafts/{id}/archive", produces = "application/zip")
    void write(@PathVariable String id, HttpServletResponse response) throws IOException {
        ProtocolBundle bundle = archive.content(id, current.require());
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(bundle.key() + ".zip")
                        .build()
                        .toString());
        archive.write(bundle, response.getOutputStream());
    }

    private DraftView view(Draft draft, Actor actor) {
        return new DraftView(
                draft.id(),
                draft.projectId(),
                draft.key(),
                draft.name(),
                draft.baseDigest(),
                draft.state(),
                draft.createdAt(),
                draft.createdBy(),
                files.of(draft.id(), actor));
    }
}
