package dev.consilium.dataset.web;

import dev.consilium.dataset.DatasetExport;
import dev.consilium.dataset.ExportFormat;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A dataset as a file to save. It is sent from a private file once the export is recorded, so nothing leaves unrecorded. */
@RestController
class ExportApi {

    private final DatasetExport export;
    private final CurrentActor current;

    ExportApi(DatasetExport export, CurrentActor current) {
        this.export = export;
        this.current = current;
    }

    @GetMapping("/api/projects/{projectId}/export")
    ResponseEntity<Resource> export(@PathVariable String projectId, @RequestParam(defaultValue = "json") String format)
            throws IOException {
        ExportFormat asked = ExportFormat.of(format);
        Path file = written(projectId, asked, current.require());
        String name = "consilium-" + projectId + "." + asked.code();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(asked.mediaType()))
                .contentLength(Files.size(file))
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(new InputStreamResource(Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE)));
    }

    private Path written(String projectId, ExportFormat format, Actor actor) throws IOException {
        Path file = Files.createTempFile("consilium-export-", null);
        try (OutputStream out = Files.newOutputStream(file)) {
            export.write(projectId, format, out, actor);
            return file;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }
}
