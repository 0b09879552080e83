package dev.consilium.peer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DicomJson;
import dev.consilium.dicom.SameElements;
import dev.consilium.dicom.SampleObjects;
import dev.consilium.dicom.SampleObjects.Known;
import dev.consilium.dicom.Tag;
import dev.consilium.testing.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Orthanc takes what we write and serves it so that we read the same. */
class OrthancStoresCheck {

    private static final String RELATED = "multipart/related; type=\"application/dicom\"";
    private static final String EXPLICIT = "1.2.840.10008.1.2.1";
    private static final String JPEG_2000 = "1.2.840.10008.1.2.4.9";

    /**
     * What is Orthanc's: of two character sets it switches to none, and in JIS X 0201 it takes the backslash between values for a yen sign; a
     * number next to nothing is nothing.
     */
    private static final Set<String> KNOWN = Set.of(
            "dicom/charset/chrH32.dcm 00100010 has other values",
            "dicom/charset/chrH32.dcm 00120063 has other values",
            "dicom/phi/doe-77654033-CT2-17106.dcm 00451002 has other values",
            "dicom/phi/doe-98892001-CT5N-2062.dcm 00451002 has other values");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private static Path directory;

    private static Orthanc orthanc;

    @BeforeAll
    static void start() throws IOException {
        orthanc = Orthanc.start(directory, Map.of());
    }

    @AfterAll
    static void stop() {
        if (orthanc != null) {
            orthanc.close();
        }
    }

    /** What became of one kind of writing. */
    private static final class Tally {
        private final List<String> wrong = new ArrayList<>();
        private int taken;
        private int decoded;
        private int rewritten;

        void expect(Known known, String what, boolean right) {
            if (!right) {
                wrong.add(known + ": " + what);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWeWriteIsTakenAndServedAgain(Written written) throws IOException {
        Tally tally = new Tally();
        for (Known known : SampleObjects.all()) {
            byte[] bytes = written.of(known).orElse(null);
            if (bytes != null && isNamed(Written.read(bytes))) {
                takenByRest(known, bytes, tally);
                String id = takenByStow(known, bytes, tally);
                served(known, Written.read(bytes), tally);
                orthanc.delete("/instances/" + id).expect(200);
            }
        }
        assertThat(tally.wrong).isEmpty();
        assertThat(tally.taken).isGreaterThanOrEqualTo(100);
        assertThat(tally.decoded).isGreaterThanOrEqualTo(90);
        assertThat(tally.rewritten).isGreaterThanOrEqualTo(85);
        System.out.printf(
                "Orthanc, %s: %d objects taken by REST and STOW-RS and served the same by WADO-RS; pixels of %d the same,"
                        + " of %d also after it rewrote them%n",
                written, tally.taken, tally.decoded, tally.rewritten);
    }

    private static void takenByRest(Known known, byte[] bytes, Tally tally) {
        Answer answer = orthanc.post("/instances", bytes).expect(200);
        tally.expect(known, "REST", answer.json().path("Status").asText().equals("Success"));
        orthanc.delete("/instances/" + answer.json().path("ID").asText()).expect(200);
    }

    private static String takenByStow(Known known, byte[] bytes, Tally tally) {
        Answer answer = orthanc.post(
                        "/dicom-web/studies",
                        related(bytes),
                        "Content-Type",
                        RELATED + "; boundary=b",
                        "Accept",
                        "application/dicom+json")
                .expect(200);
        tally.expect(
                known, "STOW-RS", answer.json().path("00081199").path("Value").size() == 1);
        tally.taken++;
        JsonNode instances = orthanc.get("/instances").expect(200).json();
        tally.expect(known, "STOW-RS keeps one", instances.size() == 1);
        return instances.path(0).asText();
    }

    private static void served(Known known, Dataset ours, Tally tally) throws IOException {
        Optional<String> pixels = Pixels.digest(ours);
        Dataset asStored = Written.read(part(orthanc.get(address(ours), "Accept", RELATED + "; transfer-syntax=*")
                .expect(200)));
        SameElements.differences(ours, asStored).forEach(difference -> tally.expect(known, difference, false));
        tally.expect(known, "pixels", Pixels.digest(asStored).equals(pixels));
        tally.decoded += pixels.isPresent() ? 1 : 0;
        rewritten(known, ours, pixels, tally);
        Answer metadata = orthanc.get(address(ours) + "/metadata", "Accept", "application/dicom+json")
                .expect(200);
        JsonModels.differences(json(ours), metadata.json().path(0)).stream()
                .filter(difference -> !KNOWN.contains(known + " " + difference))
                .forEach(difference -> tally.expect(known, "metadata, " + difference, false));
    }

    /** Explicit VR little endian, by Orthanc's own reader, decoders and writer; it has no decoder of JPEG 2000. */
    private static void rewritten(Known known, Dataset ours, Optional<String> pixels, Tally tally) throws IOException {
        Answer answer = orthanc.get(address(ours), "Accept", RELATED);
        if (pixels.isEmpty() || ours.transferSyntax().startsWith(JPEG_2000)) {
            return;
        }
        Dataset again = Written.read(part(answer.expect(200)));
        tally.expect(known, "is rewritten", again.transferSyntax().equals(EXPLICIT));
        tally.expect(known, "pixels after rewriting", Pixels.digest(again).equals(pixels));
        tally.rewritten++;
    }

    private static JsonNode json(Dataset dataset) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            DicomJson.write(dataset, json);
        }
        return MAPPER.readTree(text.toString());
    }

    /** Orthanc files objects under these. */
    private static boolean isNamed(Dataset object) {
        return object.text(Tag.StudyInstanceUID).isPresent()
                && object.text(Tag.SeriesInstanceUID).isPresent()
                && object.text(Tag.SOPInstanceUID).isPresent();
    }

    private static String address(Dataset object) {
        return "/dicom-web/studies/" + object.text(Tag.StudyInstanceUID).orElseThrow() + "/series/"
                + object.text(Tag.SeriesInstanceUID).orElseThrow() + "/instances/"
                + object.text(Tag.SOPInstanceUID).orElseThrow();
    }

    private static byte[] related(byte[] object) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("--b\r\nContent-Type: application/dicom\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(object);
        body.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }

    /** The only one. */
    private static byte[] part(Answer answer) {
        byte[] body = answer.bytes();
        String text = new String(body, StandardCharsets.ISO_8859_1);
        int start = text.indexOf("\r\n\r\n") + 4;
        int end = text.lastIndexOf("\r\n--", text.length() - 5);
        return Arrays.copyOfRange(body, start, end);
    }
}
