package dev.consilium.peer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.Tag;
import dev.consilium.scenario.CaseSteps;
import dev.consilium.testing.Answer;
import dev.consilium.testing.ApiClient;
import dev.consilium.testing.OnH2;
import dev.consilium.testing.ReadingTeam;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orthanc, as the client that its users have, sends to the running application, searches it and retrieves from it. */
@OnH2
class OrthancClientCheck extends CaseSteps {

    private static final Path SAMPLES = Path.of("../shared/samples/dicom");
    private static final String EXPLICIT = "1.2.840.10008.1.2.1";
    private static final String RUN_LENGTH = "1.2.840.10008.1.2.5";

    @TempDir
    private Path directory;

    private ReadingTeam world;
    private Orthanc orthanc;

    @BeforeEach
    void start() throws IOException {
        world = team(ReadingTeam::threeReadersAndASenior);
        String intake = "/projects/" + world.team().projectId() + "/";
        orthanc = Orthanc.start(
                directory,
                Map.of(
                        "intake", server(intake, "ChunkedTransfers", true),
                        "intake-at-once", server(intake, "ChunkedTransfers", false),
                        "images", server("/", "HasWadoRsUniversalTransferSyntax", false),
                        "images-as-kept", server("/", "HasWadoRsUniversalTransferSyntax", true)));
    }

    private Map<String, Object> server(String path, String setting, boolean value) {
        return Map.of(
                "Url",
                "http://127.0.0.1:" + port + "/dicomweb" + path,
                "Username",
                world.team().username("dora"),
                "Password",
                world.team().password(),
                setting,
                value);
    }

    @AfterEach
    void stop() {
        orthanc.close();
    }

    @Test
    void aSeriesGoesRound() throws IOException {
        Collection<byte[]> sent =
                ApiClient.filesOf(SAMPLES.resolve("mr-series-sag")).values();
        String study = goneRound(sent, "intake", "images");
        assertThat(asked("images", "/studies/" + study + "/metadata")).hasSize(sent.size());
        assertThat(asked("images", "/studies/" + study + "/series")).hasSize(1);
        System.out.printf("Orthanc as a client: %d objects sent, found and retrieved with equal pixels%n", sent.size());
    }

    @Test
    void whatIsCompressedComesAsItIsAskedFor() throws IOException {
        List<byte[]> sent = List.of(Files.readAllBytes(SAMPLES.resolve("syntax/MR4_RLE.dcm")));
        String study = goneRound(sent, "intake-at-once", "images");
        assertThat(kept()).extracting(Dataset::transferSyntax).containsExactly(EXPLICIT);
        forget();
        retrieve("images-as-kept", study);
        assertThat(kept()).extracting(Dataset::transferSyntax).containsExactly(RUN_LENGTH);
    }

    /** @return the study as we call it */
    private String goneRound(Collection<byte[]> sent, String intake, String images) throws IOException {
        Map<String, String> pixels = new HashMap<>();
        for (byte[] object : sent) {
            orthanc.post("/instances", object).expect(200);
            Dataset original = Written.read(object);
            pixels.put(number(original), Pixels.digest(original).orElseThrow());
        }
        stow(intake);
        forget();
        String study = found(images);
        retrieve(images, study);
        List<Dataset> came = kept();
        assertThat(came).hasSize(sent.size());
        for (Dataset object : came) {
            assertThat(object.text(Tag.StudyInstanceUID)).contains(study);
            assertThat(Pixels.digest(object)).contains(String.valueOf(pixels.get(number(object))));
        }
        return study;
    }

    private static String number(Dataset object) {
        return object.text(Tag.InstanceNumber).orElseThrow();
    }

    private void stow(String server) {
        List<String> studies = new ArrayList<>();
        orthanc.get("/studies").json().forEach(id -> studies.add(id.asText()));
        client(server, "stow", Map.of("Resources", studies, "Synchronous", true));
    }

    /** The MR study, as soon as it is de-identified. */
    private String found(String server) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> client(server, "qido", Map.of("Uri", "/studies", "Arguments", Map.of("Modality", "MR")))
                                .path(0)
                                .path("0020000D")
                                .path("Value")
                                .asText(),
                        study -> !study.isEmpty());
    }

    private JsonNode asked(String server, String path) {
        return client(server, "get", Map.of("Uri", path, "HttpHeaders", Map.of("Accept", "application/dicom+json")));
    }

    private void retrieve(String server, String study) {
        client(server, "retrieve", Map.of("Resources", List.of(Map.of("Study", study)), "Synchronous", true));
    }

    private JsonNode client(String server, String verb, Map<String, ?> request) {
        Answer answer = orthanc.post("/dicom-web/servers/" + server + "/" + verb, request);
        assertThat(answer.status()).as(() -> answer.text() + orthanc.log()).isEqualTo(200);
        return answer.json();
    }

    private void forget() {
        orthanc.get("/studies").json().forEach(id -> orthanc.delete("/studies/" + id.asText())
                .expect(200));
        assertThat(orthanc.get("/instances").json()).isEmpty();
    }

    private List<Dataset> kept() throws IOException {
        List<Dataset> kept = new ArrayList<>();
        for (JsonNode id : orthanc.get("/instances").json()) {
            kept.add(Written.read(orthanc.get("/instances/" + id.asText() + "/file")
                    .expect(200)
                    .bytes()));
        }
        return kept;
    }
}
