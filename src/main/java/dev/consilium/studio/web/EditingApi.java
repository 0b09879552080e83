package dev.consilium.studio.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.annotation.LabelSchema;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.project.Guidelines;
import dev.consilium.studio.DraftFile;
import dev.consilium.studio.DraftFiles;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What editors of schemas and guidelines ask while somebody writes. */
@RestController
class EditingApi {

    /** @param html without any markup of its own */
    record Preview(String html, List<Guidelines.Entry> contents) {}

    private final DraftFiles files;
    private final Guidelines guidelines;
    private final CurrentActor current;

    EditingApi(DraftFiles files, Guidelines guidelines, CurrentActor current) {
        this.files = files;
        this.guidelines = guidelines;
        this.current = current;
    }

    /** The JSON Schema of label schemas. */
    @GetMapping("/api/label-schema")
    JsonNode labelSchema() {
        current.require();
        return LabelSchema.rules();
    }

    /** A guideline as readers would see it. */
    @PostMapping(path = "/api/drafts/{id}/guideline-preview", consumes = MediaType.TEXT_PLAIN_VALUE)
    Preview preview(@PathVariable String id, @RequestBody(required = false) String markdown) {
        Guidelines.Shown shown = guidelines.shown(markdown == null ? "" : markdown, classes(id));
        return new Preview(shown.html(), shown.contents());
    }

    /** As far as the schema of the draft can be read. */
    private List<LabelSchema.LabelClass> classes(String draftId) {
        Actor actor = current.require();
        return files.of(draftId, actor).stream()
                .filter(file -> file.part() == DraftFile.Part.SCHEMA)
                .map(file -> files.read(draftId, file.name(), actor).text())
                .findFirst()
                .map(EditingApi::classesOf)
                .orElse(List.of());
    }

    private static List<LabelSchema.LabelClass> classesOf(String schema) {
        try {
            return LabelSchema.parse(schema).classes();
        } catch (Refusal unfinished) {
            return List.of();
        }
    }
}
