package dev.consilium.study.web;

import dev.consilium.common.Refusal;
import dev.consilium.study.Conversions;
import dev.consilium.study.StoredInstances;
import dev.consilium.study.StoredInstances.Instance;
import dev.consilium.study.StoredInstances.Sent;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
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

    private final VisibleInstances visible;
    private final StoredInstances instances;
    private final Conversions conversions;

    DicomWebObjects(VisibleInstances visible, StoredInstances instances, Conversions conversions) {
        this.visible = visible;
        this.instances = instances;
        this.conversions = conversions;
    }

    @GetMapping(DicomWeb.STUDY)
    void study(
            @PathVariable String study,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            HttpServletResponse response)
            throws IOException, HttpMediaTypeNotAcceptableException {
        send(visible.of(study, null), ObjectType.of(accept, false), response);
    }

    @GetMapping(DicomWeb.SERIES)
    void series(
            @PathVariable String study,
            @PathVariable String series,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            HttpServletResponse response)
            throws IOException, HttpMediaTypeNotAcceptableException {
        send(visible.of(study, series), ObjectType.of(accept, false), response);
    }

    @GetMapping(DicomWeb.INSTANCE)
    void instance(
            @PathVariable String study,
            @PathVariable String series,
            @PathVariable String instance,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            HttpServletResponse response)
            throws IOException, HttpMediaTypeNotAcceptableException {
        send(List.of(visible.of(study, series, instance)), ObjectType.of(accept, true), response);
    }

    private void send(List<Instance> found, ObjectType type, HttpServletResponse response)
            throws IOException, HttpMediaTypeNotAcceptableException {
        List<Sent> sent = new ArrayList<>();
        for (Instance instance : found) {
            sent.add(new Sent(instance, type.of(instance).orElseThrow(ObjectType::notAcceptable)));
        }
        instances.requireRetrievable(sent);
        if (sent.stream().allMatch(Sent::asKept)) {
            write(sent, type.single(), response);
            return;
        }
        try (Conversions.Turn turn = conversions.next().orElseThrow(() -> busy(response))) {
            write(sent, type.single(), response);
        }
    }

    private static Refusal busy(HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Conversions.PATIENCE.toSeconds()));
        return new Refusal(
                Refusal.Kind.UNAVAILABLE,
                "RETRIEVAL_BUSY",
                "Too many images are being decoded at the moment; try again in a while, or ask for them as they are kept.");
    }

    private void write(List<Sent> sent, boolean single, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, DicomWeb.KEEP.getHeaderValue());
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        if (single) {
            response.setContentType(type(sent.get(0)));
            announce(sent, 0, response);
            instances.write(sent.get(0), response.getOutputStream());
            return;
        }
        String boundary = UUID.randomUUID().toString();
        response.setContentType("multipart/related; type=\"" + ObjectType.DICOM + "\"; boundary=" + boundary);
        byte[] tail = DicomWeb.partTail();
        byte[] end = DicomWeb.partsEnd(boundary);
        long around = end.length;
        for (Sent one : sent) {
            around += head(one, boundary).length + tail.length;
        }
        announce(sent, around, response);
        OutputStream out = response.getOutputStream();
        for (Sent one : sent) {
            out.write(head(one, boundary));
            instances.write(one, out);
            out.write(tail);
        }
        out.write(end);
    }

    /** How long what is decoded will be is not known. @param around bytes that are sent beside the objects */
    private void announce(List<Sent> sent, long around, HttpServletResponse response) {
        if (sent.stream().allMatch(Sent::asKept)) {
            response.setContentLengthLong(around + instances.bytesKept(sent));
        }
    }

    private static byte[] head(Sent one, String boundary) {
        return DicomWeb.partHead(boundary, type(one));
    }

    private static String type(Sent sent) {
        return ObjectType.DICOM + "; transfer-syntax=" + sent.transferSyntax();
    }
}
