package dev.consilium.study.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.consilium.common.Digests;
import dev.consilium.study.StoredInstances;
import dev.consilium.study.StoredInstances.Instance;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** WADO-RS (PS3.18 10.4) of metadata, pixels and pictures of what the caller may see; the rest does not exist for them. */
@RestController
class DicomWebRetrieval {

    /** What breaks off must not look whole, nor leave before that is known. */
    private static final JsonFactory JSON = new JsonFactory()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);

    private final VisibleInstances visible;
    private final StoredInstances instances;

    DicomWebRetrieval(VisibleInstances visible, StoredInstances instances) {
        this.visible = visible;
        this.instances = instances;
    }

    @GetMapping(
            path = DicomWeb.STUDY + "/metadata",
            produces = {DicomWeb.JSON, MediaType.APPLICATION_JSON_VALUE})
    void metadata(@PathVariable String study, HttpServletResponse response) throws IOException {
        send(visible.of(study, null), instances::metadata, response);
    }

    @GetMapping(
            path = DicomWeb.SERIES + "/metadata",
            produces = {DicomWeb.JSON, MediaType.APPLICATION_JSON_VALUE})
    void metadata(@PathVariable String study, @PathVariable String series, HttpServletResponse response)
            throws IOException {
        send(visible.of(study, series), instances::metadata, response);
    }

    @GetMapping(
            path = DicomWeb.INSTANCE + "/metadata",
            produces = {DicomWeb.JSON, MediaType.APPLICATION_JSON_VALUE})
    void metadata(
            @PathVariable String study,
            @PathVariable String series,
            @PathVariable String instance,
            HttpServletResponse response)
            throws IOException {
        send(List.of(visible.of(study, series, instance)), instances::metadata, response);
    }

    /** Of one series as a task shows it: frame after frame of these objects is its slices. It leaves out whose they are, which no viewer needs. */
    @GetMapping(
            path = "/api/series/{series}/metadata",
            produces = {DicomWeb.JSON, MediaType.APPLICATION_JSON_VALUE})
    void ofSeries(WebRequest request, @PathVariable String series, HttpServletResponse response) throws IOException {
        List<Instance> found = visible.ofSeries(series);
        String digests = found.stream().map(Instance::digest).collect(Collectors.joining("\n"));
        String version = Digests.sha256Hex(digests);
        response.setHeader(HttpHeaders.CACHE_CONTROL, DicomWeb.KEEP.getHeaderValue());
        if (!request.checkNotModified(KeptPixels.tag(version, "metadata"))) {
            send(found, instances::imageMetadata, response);
        }
    }

    @GetMapping(DicomWeb.INSTANCE + "/frames/{frame:[0-9]+}")
    @Nullable
    ResponseEntity<byte[]> pixels(
            WebRequest request,
            @PathVariable String study,
            @PathVariable String series,
            @PathVariable String instance,
            @PathVariable int frame,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept)
            throws HttpMediaTypeNotAcceptableException {
        Instance found = visible.of(study, series, instance);
        String version = KeptPixels.tag(found.digest() + "-" + frame, String.valueOf(accept));
        if (request.checkNotModified(version)) {
            return null;
        }
        FrameType.Content content = FrameType.of(accept).of(instances.pixels(found, frame));
        return ResponseEntity.ok()
                .cacheControl(DicomWeb.KEEP)
                .eTag(version)
                .varyBy(HttpHeaders.ACCEPT)
                .contentType(content.type())
                .body(content.body());
    }

    @GetMapping(path = DicomWeb.INSTANCE + "/frames/{frame:[0-9]+}/rendered", produces = MediaType.IMAGE_PNG_VALUE)
    @Nullable
    ResponseEntity<byte[]> picture(
            WebRequest request,
            @PathVariable String study,
            @PathVariable String series,
            @PathVariable String instance,
            @PathVariable int frame,
            @RequestParam(required = false) @Nullable String window) {
        AskedWindow asked = AskedWindow.of(window);
        Instance found = visible.of(study, series, instance);
        String version = KeptPixels.tag(found.digest() + "-" + frame, String.valueOf(window));
        if (request.checkNotModified(version)) {
            return null;
        }
        return ResponseEntity.ok()
                .cacheControl(DicomWeb.KEEP)
                .eTag(version)
                .body(instances.png(found, frame, asked.center(), asked.width()));
    }

    /** Its first frame. */
    @GetMapping(path = DicomWeb.INSTANCE + "/rendered", produces = MediaType.IMAGE_PNG_VALUE)
    @Nullable
    ResponseEntity<byte[]> picture(
            WebRequest request,
            @PathVariable String study,
            @PathVariable String series,
            @PathVariable String instance,
            @RequestParam(required = false) @Nullable String window) {
        return picture(request, study, series, instance, 1, window);
    }

    /** Object after object, so that a long series is never in memory as a whole. */
    private static void send(List<Instance> found, Written written, HttpServletResponse response) throws IOException {
        response.setContentType(DicomWeb.JSON);
        response.setHeader(HttpHeaders.CACHE_CONTROL, DicomWeb.KEEP.getHeaderValue());
        try (JsonGenerator json = JSON.createGenerator(response.getOutputStream())) {
            written.write(found, json);
        }
    }

    private interface Written {
        void write(List<Instance> found, JsonGenerator json) throws IOException;
    }
}
