package dev.consilium.dataset.web;

import dev.consilium.dataset.DirectExport;
import dev.consilium.dataset.ExportFormat;
import dev.consilium.dataset.ExportRequests;
import dev.consilium.dataset.ExportView;
import dev.consilium.identity.CurrentActor;
import java.io.InputStream;
import java.net.URI;
import java.util.Objects;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A dataset as a file to save: asked for, followed and fetched, or in one request that lasts as long as the writing. */
@RestController
class ExportApi {

    private final DirectExport direct;
    private final ExportRequests requests;
    private final CurrentActor current;

    ExportApi(DirectExport direct, ExportRequests requests, CurrentActor current) {
        this.direct = direct;
        this.requests = requests;
        this.current = current;
    }

    @GetMapping("/api/projects/{projectId}/export")
    ResponseEntity<Resource> export(
            @PathVariable String projectId, @RequestParam(defaultValue = "json") String format) {
        ExportFormat asked = ExportFormat.of(format);
        DirectExport.Content written = direct.write(projectId, asked, current.require());
        return file(projectId, asked, written.size(), written.stream());
    }

    /** 202 and where to look. */
    @PostMapping("/api/projects/{projectId}/exports")
    ResponseEntity<ExportView> request(
            @PathVariable String projectId, @RequestParam(defaultValue = "json") String format) {
        ExportView asked = requests.request(projectId, ExportFormat.of(format), current.require());
        return ResponseEntity.accepted()
                .location(URI.create("/api/projects/" + projectId + "/exports/" + asked.id()))
                .body(asked);
    }

    @GetMapping("/api/projects/{projectId}/exports/{exportId}")
    ExportView one(@PathVariable String projectId, @PathVariable String exportId) {
        return requests.one(projectId, exportId, current.require());
    }

    @GetMapping("/api/projects/{projectId}/exports/{exportId}/file")
    ResponseEntity<Resource> file(@PathVariable String projectId, @PathVariable String exportId) {
        ExportRequests.ExportFile found = requests.file(projectId, exportId, current.require());
        ExportView export = found.export();
        return file(projectId, export.format(), Objects.requireNonNull(export.size()), found.content());
    }

    private static ResponseEntity<Resource> file(String projectId, ExportFormat format, long size, InputStream bytes) {
        String name = "consilium-" + projectId + "." + format.code();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(format.mediaType()))
                .contentLength(size)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(new InputStreamResource(bytes));
    }
}
