package dev.consilium.worklist.web;

import dev.consilium.arbitration.edgecase.EdgeCaseExport;
import dev.consilium.arbitration.edgecase.EdgeCaseQuery;
import dev.consilium.arbitration.edgecase.GuidelineDrafts;
import dev.consilium.identity.CurrentActor;
import dev.consilium.worklist.BoardMaterial;
import dev.consilium.worklist.BoardSheet;
import dev.consilium.worklist.EdgeCaseView;
import dev.consilium.worklist.RegisterFile;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The edge-case register of a project, and what of it helps a member of a board. */
@RestController
class EdgeCaseApi {
    private static final String REGISTER = "/api/projects/{projectId}/edge-cases";

    record TagsCommand(@NotNull @Size(max = 100) List<@NotNull String> tags) {}

    record SimilarList(List<BoardMaterial.SimilarView> edgeCases) {}

    private final RegisterFile register;
    private final EdgeCaseExport export;
    private final GuidelineDrafts drafts;
    private final BoardSheet sheet;
    private final CurrentActor current;

    EdgeCaseApi(
            RegisterFile register,
            EdgeCaseExport export,
            GuidelineDrafts drafts,
            BoardSheet sheet,
            CurrentActor current) {
        this.register = register;
        this.export = export;
        this.drafts = drafts;
        this.sheet = sheet;
        this.current = current;
    }

    @GetMapping(REGISTER)
    RegisterFile.Found search(
            @PathVariable String projectId,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "1") int page) {
        return register.search(projectId, EdgeCaseQuery.of(category, tag, text, state), page, current.require());
    }

    @GetMapping(REGISTER + "/{entryId}")
    RegisterFile.Entry entry(@PathVariable String projectId, @PathVariable String entryId) {
        return register.entry(projectId, entryId, current.require());
    }

    /** Replaces the tags of an entry. */
    @PostMapping(REGISTER + "/{entryId}/tags")
    EdgeCaseView retag(
            @PathVariable String projectId, @PathVariable String entryId, @Valid @RequestBody TagsCommand command) {
        return register.retag(projectId, entryId, command.tags(), current.require());
    }

    @GetMapping(REGISTER + "/export")
    ResponseEntity<byte[]> export(
            @PathVariable String projectId,
            @RequestParam(defaultValue = "json") String format,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String state) {
        byte[] file = export.write(projectId, EdgeCaseQuery.of(category, tag, text, state), format, current.require());
        String type = format.equals("csv") ? "text/csv;charset=UTF-8" : MediaType.APPLICATION_JSON_VALUE;
        return file(file, type, "edge-cases-" + projectId + "." + format);
    }

    @GetMapping(REGISTER + "/guideline-draft.md")
    ResponseEntity<byte[]> draft(@PathVariable String projectId) {
        byte[] page = drafts.of(projectId, current.require()).markdown().getBytes(StandardCharsets.UTF_8);
        return file(page, "text/markdown;charset=UTF-8", "guideline-draft-" + projectId + ".md");
    }

    /** What boards said of cases like the one of a task, for its holder. @param tags separated by commas */
    @GetMapping("/api/tasks/{id}/similar-cases")
    SimilarList similar(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String tags,
            @RequestParam(required = false, name = "class") @Nullable String labelClass,
            @RequestParam(defaultValue = "false") boolean sameModality) {
        return new SimilarList(sheet.similar(id, category, tags, labelClass, sameModality, current.require()));
    }

    private static ResponseEntity<byte[]> file(byte[] content, String type, String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }
}
