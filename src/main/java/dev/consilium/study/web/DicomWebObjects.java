package dev.consilium.study.web;

import dev.consilium.common.Refusal;
import dev.consilium.identity.CurrentActor;
import dev.consilium.study.SeriesSearch;
import dev.consilium.study.StoredInstances;
import dev.consilium.study.StoredInstances.Instance;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** WADO-RS of whole objects (PS3.18 10.4.1.1.1), de-identified as they are kept; what the caller may not see does not exist. */
@RestController
class DicomWebObjects {

    /** An instance and the transfer syntax it leaves in. */
    private record Sent(Instance instance, String syntax) {}

    private final SeriesSearch search;
    private final StoredInstances instances;
    private final CurrentActor currentActor;

    DicomWebObjects(SeriesSearch search, StoredInstances instances, CurrentActor currentActor) {
        this.search = search;
        this.instances = instances;
        this.currentActor = currentActor;
    }

    @GetMapping(DicomWeb.STUDY)
    void study(
            @PathVariable String study,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            HttpServletResponse response)
            throws IOException, HttpMediaTypeNotAcceptableException {
        send(visible(study, null), ObjectType.of(accept, false), response);
    }

    @GetMapping(DicomWeb.SERIES)
    void series(
            @PathVariable String study,
            @PathVariable String series,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            HttpServletResponse response)
            throws IOException, HttpMediaTypeNotAcceptableException {
        send(visible(study, series), ObjectType.of(accept, false), response);
    }

    @GetMapping(DicomWeb.INSTANCE)
    void instance(
            @PathVariable String study,
            @PathVariable String series,
            @PathVariable String instance,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            HttpServletResponse response)
            throws IOException, HttpMediaTypeNotAcceptableException {
        List<Instance> found = visible(study, series).stream()
                .filter(one -> one.sopUid().equals(instance))
                .toList();
        if (found.isEmpty()) {
            throw Refusal.notFound("instance");
        }
        send(found, ObjectType.of(accept, true), response);
    }

    private List<Instance> visible(String study, @Nullable String series) {
        List<Instance> found = instances.of(search.named(study, series, currentActor.require()));
        if (found.isEmpty()) {
            throw Refusal.notFound(series == null ? "study" : "series");
        }
        return found;
    }

    private void send(List<Instance> found, ObjectType type, HttpServletResponse response)
            throws IOException, HttpMediaTypeNotAcceptableException {
        List<Sent> sent = new ArrayList<>();
        for (Instance instance : found) {
            sent.add(new Sent(instance, type.of(instance).orElseThrow(ObjectType::notAcceptable)));
        }
        instances.requireRetrievable(found);
        response.setHeader(HttpHeaders.CACHE_CONTROL, DicomWeb.KEEP.getHeaderValue());
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        boolean whole = false;
        try {
            write(sent, type.single(), response);
            whole = true;
        } finally {
            if (!whole && !response.isCommitted()) {
                response.resetBuffer();
            }
        }
    }

    private void write(List<Sent> sent, boolean single, HttpServletResponse response) throws IOException {
        OutputStream out = response.getOutputStream();
        if (single) {
            response.setContentType(type(sent.get(0)));
            instances.write(sent.get(0).instance(), sent.get(0).syntax(), out);
            return;
        }
        String boundary = UUID.randomUUID().toString();
        response.setContentType("multipart/related; type=\"" + ObjectType.DICOM + "\"; boundary=" + boundary);
        for (Sent one : sent) {
            out.write(ascii("--" + boundary + "\r\nContent-Type: " + type(one) + "\r\n\r\n"));
            instances.write(one.instance(), one.syntax(), out);
            out.write(ascii("\r\n"));
        }
        out.write(ascii("--" + boundary + "--\r\n"));
    }

    private static String type(Sent sent) {
        return ObjectType.DICOM + "; transfer-syntax=" + sent.syntax();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
