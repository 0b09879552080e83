package dev.consilium.studio.web;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.identity.People;
import dev.consilium.studio.DraftChange;
import dev.consilium.studio.DraftFile;
import dev.consilium.studio.DraftFiles;
import dev.consilium.studio.DraftPresence;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Files of a draft, as text. The ETag of one is its revision; who writes it names the one it was made from. */
@RestController
class DraftFileApi {

    private static final int MOST_CHANGES = 200;

    record Changes(List<DraftChange> changes) {}

    /** @param others names of those who have the file open too */
    record Here(List<String> others) {}

    private final DraftFiles files;
    private final DraftPresence presence;
    private final People people;
    private final CurrentActor current;

    DraftFileApi(DraftFiles files, DraftPresence presence, People people, CurrentActor current) {
        this.files = files;
        this.presence = presence;
        this.people = people;
        this.current = current;
    }

    @GetMapping("/api/drafts/{id}/files/{name}")
    ResponseEntity<byte[]> read(@PathVariable String id, @PathVariable String name) {
        DraftFiles.Written written = files.read(id, name, current.require());
        return ResponseEntity.ok()
                .eTag(String.valueOf(written.file().revision()))
                .cacheControl(CacheControl.noStore())
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(written.text().getBytes(StandardCharsets.UTF_8));
    }

    /** @param known ETag of what it was made from; without it the file must be a new one */
    @PutMapping(path = "/api/drafts/{id}/files/{name}", consumes = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<DraftFile> write(
            @PathVariable String id,
            @PathVariable String name,
            @RequestBody(required = false) byte @Nullable [] content,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String known) {
        DraftFile file = files.write(id, name, text(content), revision(known), current.require());
        return ResponseEntity.ok().eTag(String.valueOf(file.revision())).body(file);
    }

    @DeleteMapping("/api/drafts/{id}/files/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            @PathVariable String id,
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String known) {
        files.remove(id, name, revision(known), current.require());
    }

    /** Says that the caller has the file open, and tells who else has. */
    @PostMapping("/api/drafts/{id}/files/{name}/presence")
    Here here(@PathVariable String id, @PathVariable String name) {
        Actor actor = current.require();
        return new Here(presence.here(id, name, actor).stream()
                .map(person -> people.get(person).displayName())
                .toList());
    }

    /** Who changed what, the latest first. */
    @GetMapping("/api/drafts/{id}/changes")
    Changes changes(@PathVariable String id) {
        return new Changes(files.changes(id, MOST_CHANGES, current.require()));
    }

    /** The file is again what it was at the end of that change. @param known ETag it has now; without it the file must have been removed */
    @PostMapping("/api/drafts/{id}/changes/{change}/restore")
    DraftFile restore(
            @PathVariable String id,
            @PathVariable String change,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String known) {
        return files.restore(id, change, revision(known), current.require());
    }

    private static int revision(@Nullable String known) {
        if (known == null) {
            return DraftFiles.NONE;
        }
        try {
            return Integer.parseInt(known.replaceAll("^W/|\"", ""));
        } catch (NumberFormatException e) {
            throw Refusal.invalid("REVISION_INVALID", "If-Match names the ETag that the file came with.");
        }
    }

    private static String text(byte @Nullable [] content) {
        try {
            return content == null
                    ? ""
                    : StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(content))
                            .toString();
        } catch (CharacterCodingException e) {
            throw Refusal.unprocessable("DRAFT_FILE_NOT_TEXT", "This file is no text in UTF-8; save it as that.");
        }
    }
}
