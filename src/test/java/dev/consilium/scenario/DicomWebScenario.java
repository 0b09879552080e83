package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.study.TestObject;
import dev.consilium.testing.Answer;
import dev.consilium.testing.ApiClient;
import dev.consilium.testing.ReadingTeam;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

/** Programs find, read and send images over DICOMweb; nobody gets one there whose picture they may not see. */
abstract class DicomWebScenario extends CaseSteps {

    private static final Path SAMPLES = Path.of("../shared/samples/dicom/ct-series-human-ge");
    private static final String STUDIES = "/dicomweb/studies";
    private static final int PIXEL_BYTES = 64 * 64 * 2;

    private ReadingTeam world;
    private String seriesId;
    private String study;
    private String series;

    @BeforeEach
    void aCaseThatAdaReads() {
        world = team(ReadingTeam::threeReadersAndASenior);
        world.claim("ada", "reading");
        seriesId = seenBy(world, "lea").path("series").asText();
        study = column("study_uid");
        series = column("series_uid");
    }

    private String column(String name) {
        return jdbc.sql("select " + name + " from series where id = :id")
                .param("id", seriesId)
                .query(String.class)
                .single();
    }

    private ApiClient as(String who) {
        return world.team().as(who);
    }

    private String ofSeries() {
        return STUDIES + "/" + study + "/series/" + series;
    }

    private String ofInstance(int number) {
        JsonNode instances =
                as("dora").get(ofSeries() + "/instances").expect(200).json();
        return ofSeries() + "/instances/" + value(instances.path(number - 1), "00080018");
    }

    private static String value(JsonNode object, String tag) {
        return object.path(tag).path("Value").path(0).asText();
    }

    private static List<String> values(JsonNode objects, String tag) {
        return objects.findValues(tag).stream()
                .map(found -> found.path("Value").path(0).asText())
                .toList();
    }

    @Test
    void aReaderFindsExactlyTheSeriesOfTheirTasks() {
        team(ReadingTeam::threeReadersAndASenior);
        Answer found = as("ada").get(STUDIES).expect(200);
        assertThat(found.headers().firstValue("Content-Type")).hasValue("application/dicom+json");
        assertThat(values(found.json(), "0020000D")).containsExactly(study);
        assertThat(value(found.json().path(0), "00080061")).isEqualTo("CT");
        assertThat(value(found.json().path(0), "00201208")).isEqualTo("3");
        assertThat(found.text()).doesNotContain("SECRET", "Secret", "\"1.2.3");
        JsonNode ofStudy =
                as("ada").get(STUDIES + "/" + study + "/series").expect(200).json();
        assertThat(values(ofStudy, "0020000E")).containsExactly(series);
        JsonNode instances =
                as("ada").get(ofSeries() + "/instances").expect(200).json();
        assertThat(values(instances, "00200013")).containsExactly("1", "2", "3");
        assertThat(values(instances, "00280010")).containsExactly("64", "64", "64");
    }

    @Test
    void toAnybodyElseItDoesNotExist() {
        String instance = ofInstance(1);
        ReadingTeam others = team(ReadingTeam::threeReadersAndASenior);
        for (String path : List.of(
                STUDIES + "/" + study,
                STUDIES + "/" + study + "/metadata",
                STUDIES + "/" + study + "/instances",
                STUDIES + "/" + study + "/series",
                ofSeries(),
                ofSeries() + "/instances",
                ofSeries() + "/metadata",
                instance,
                instance + "/metadata",
                instance + "/frames/1",
                instance + "/frames/1/rendered",
                instance + "/rendered")) {
            isRefused(others.team().as("lea").get(path), 404, "NOT_FOUND");
        }
        assertThat(values(others.team().as("lea").get(STUDIES).json(), "0020000D"))
                .hasSize(1)
                .doesNotContain(study);
    }

    /** While it is read, once ada has handed in, and once it is withdrawn. */
    @Test
    void whoeverSeesThePictureSeesTheObjectAndNobodyElse() {
        String frame = ofInstance(1) + "/frames/1";
        String object = frame.replace("/frames/1", "");
        sameAsPictures(frame, List.of("ada", "ben", "sen", "lea", "dora"), List.of());
        sameAsPictures(object, List.of("ada", "ben", "sen", "lea", "dora"), List.of());
        read(world, "ben", "infarct");
        read(world, "ada", "infarct");
        sameAsPictures(frame, List.of("sen", "lea", "dora"), List.of("ada", "ben"));
        sameAsPictures(object, List.of("sen", "lea", "dora"), List.of("ada", "ben"));
        as("lea")
                .post("/api/cases/" + world.caseId() + "/withdraw", Map.of("reason", "The patient objects"))
                .expect(204);
        sameAsPictures(frame, List.of(), List.of("ada", "cem", "sen", "lea"));
        sameAsPictures(object, List.of(), List.of("ada", "cem", "sen", "lea"));
    }

    private void sameAsPictures(String frame, Collection<String> seeing, Collection<String> blind) {
        for (String who : List.of("ada", "ben", "cem", "sen", "lea", "dora")) {
            int picture =
                    as(who).get("/api/series/" + seriesId + "/slices/0.png").status();
            assertThat(as(who).get(frame).status()).as(who).isEqualTo(picture);
            assertThat(as(who).get(STUDIES).expect(200).text().contains(study))
                    .as(who)
                    .isEqualTo(picture == 200);
            assertThat(seeing.contains(who) && picture != 200).as(who).isFalse();
            assertThat(blind.contains(who) && picture == 200).as(who).isFalse();
        }
    }

    @Test
    void framesAreTheValuesThatWereSent() {
        for (int number = 1; number <= 3; number++) {
            byte[] sent = TestObject.slice("1.2.3.4", number).bytes();
            Answer frame = as("ada").get(ofInstance(number) + "/frames/1").expect(200);
            assertThat(frame.bytes()).isEqualTo(Arrays.copyOfRange(sent, sent.length - PIXEL_BYTES, sent.length));
            assertThat(frame.headers().firstValue("Content-Type"))
                    .hasValue("application/octet-stream;transfer-syntax=1.2.840.10008.1.2.1");
            assertThat(frame.headers().firstValue("Cache-Control")).hasValue("max-age=0, must-revalidate, private");
        }
        assertThat(as("ada").get(ofInstance(1) + "/frames/2").status()).isEqualTo(404);
        assertThat(as("ada").get(ofInstance(1) + "/frames/0").status()).isEqualTo(404);
    }

    @Test
    void metadataIsInDisplayOrderAndDescribesTheFrames() {
        Answer answer = as("ada").get(ofSeries() + "/metadata").expect(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/dicom+json");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("max-age=0, must-revalidate, private");
        JsonNode metadata = answer.json();
        assertThat(values(metadata, "00200013")).containsExactly("1", "2", "3");
        JsonNode first = metadata.path(0);
        assertThat(value(first, "0020000D")).isEqualTo(study);
        assertThat(value(first, "00280004")).isEqualTo("MONOCHROME2");
        int bytes = Integer.parseInt(value(first, "00280010"))
                * Integer.parseInt(value(first, "00280011"))
                * Integer.parseInt(value(first, "00280100"))
                / 8;
        assertThat(bytes).isEqualTo(PIXEL_BYTES);
        assertThat(first.has("7FE00010")).isFalse();
        assertThat(answer.text()).doesNotContain("SECRET", "Secret", "\"1.2.3");
        JsonNode alone = as("ada").get(ofInstance(1) + "/metadata").expect(200).json();
        assertThat(alone.size()).isEqualTo(1);
        assertThat(alone.path(0)).isEqualTo(first);
    }

    @Test
    void wholeObjectsAreThoseThatWereSentWithoutWhoseTheyAre() {
        for (String path : List.of(STUDIES + "/" + study, ofSeries())) {
            Answer answer = as("ada")
                    .get(path, "multipart/related; type=application/dicom; transfer-syntax=*")
                    .expect(200);
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("max-age=0, must-revalidate, private");
            assertThat(new String(answer.bytes(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("SECRET", "Secret")
                    .contains(study, series);
            MediaType type = MediaType.parseMediaType(
                    answer.headers().firstValue("Content-Type").orElseThrow());
            assertThat(type.getParameter("type")).isEqualTo("\"application/dicom\"");
            List<byte[]> parts = parts(answer.bytes(), String.valueOf(type.getParameter("boundary")));
            assertThat(parts).hasSize(3);
            for (int number = 1; number <= 3; number++) {
                byte[] sent = TestObject.slice("1.2.3.4", number).bytes();
                byte[] part = parts.get(number - 1);
                assertThat(new String(part, 128, 4, StandardCharsets.US_ASCII)).isEqualTo("DICM");
                assertThat(Arrays.copyOfRange(part, part.length - PIXEL_BYTES, part.length))
                        .isEqualTo(Arrays.copyOfRange(sent, sent.length - PIXEL_BYTES, sent.length));
            }
            assertThat(as("ada").get(ofInstance(2), "application/dicom").bytes())
                    .isEqualTo(parts.get(1));
        }
    }

    private static List<byte[]> parts(byte[] body, String boundary) {
        List<byte[]> parts = new ArrayList<>();
        String text = new String(body, StandardCharsets.ISO_8859_1);
        assertThat(text).startsWith("--" + boundary + "\r\n").endsWith("\r\n--" + boundary + "--\r\n");
        for (String part : text.substring(boundary.length() + 2).split("\r\n--" + boundary, -1)) {
            int content = part.indexOf("\r\n\r\n");
            if (content > 0) {
                assertThat(part)
                        .startsWith("\r\nContent-Type: application/dicom; transfer-syntax=1.2.840.10008.1.2.1\r\n");
                parts.add(part.substring(content + 4).getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return parts;
    }

    @Test
    void renderedItIsThePicture() {
        byte[] picture = as("ada")
                .get("/api/series/" + seriesId + "/slices/1.png?center=40&width=400")
                .expect(200)
                .bytes();
        String second = ofInstance(2);
        assertThat(as("ada").get(second + "/rendered?window=40,400,linear").bytes())
                .isEqualTo(picture);
        assertThat(as("ada").get(second + "/frames/1/rendered?window=40,400").bytes())
                .isEqualTo(picture);
        isRefused(as("ada").get(second + "/rendered?window=40,400,sigmoid"), 400, "WINDOW_INVALID");
    }

    @Test
    void whatCannotBeSentIsNotAcceptable() {
        String first = ofInstance(1);
        isRefused(as("ada").get(first + "/frames/1", "image/jpeg"), 406, "NOT_ACCEPTABLE");
        isRefused(
                as("ada").get(first + "/frames/1", "application/octet-stream; transfer-syntax=1.2.840.10008.1.2.4.90"),
                406,
                "NOT_ACCEPTABLE");
        isRefused(as("ada").get(first + "/rendered", "image/jpeg"), 406, "NOT_ACCEPTABLE");
        isRefused(as("ada").get(ofSeries(), "application/dicom"), 406, "NOT_ACCEPTABLE");
        isRefused(
                as("ada").get(first, "application/dicom; transfer-syntax=1.2.840.10008.1.2.4.90"),
                406,
                "NOT_ACCEPTABLE");
        isRefused(as("ada").get(ofSeries() + "/metadata", "application/dicom+xml"), 406, "NOT_ACCEPTABLE");
        isRefused(as("ada").get(STUDIES, "application/dicom+xml"), 406, "NOT_ACCEPTABLE");
        Answer related = as("ada")
                .get(first + "/frames/1", "multipart/related; type=\"application/octet-stream\"")
                .expect(200);
        assertThat(related.headers().firstValue("Content-Type").orElse("")).startsWith("multipart/related");
    }

    @Test
    void aSearchThatCannotBeIsRefused() {
        for (String query : List.of(
                "limit=0", "limit=1001", "limit=x", "offset=-1", "StudyInstanceUID=a", "Modality=ct*", "Modality=")) {
            isRefused(as("ada").get(STUDIES + "?" + query), 400, "SEARCH_PARAMETER_INVALID");
        }
    }

    @Test
    void whatASearchDoesNotKnowIsRefused() {
        isRefused(as("ada").get(STUDIES + "?PatientName=Secret"), 400, "SEARCH_PARAMETER_UNKNOWN");
        isRefused(as("ada").get(ofSeries() + "/instances?Modality=CT"), 400, "SEARCH_PARAMETER_UNKNOWN");
    }

    @Test
    void aSearchFindsWhatItNamesAndSaysThatThereIsMore() {
        assertThat(as("lea")
                        .get(STUDIES + "?StudyInstanceUID=" + study + "&Modality=CT")
                        .json())
                .hasSize(1);
        assertThat(as("lea").get(STUDIES + "?0020000D=" + study + ",1.2.3").json())
                .hasSize(1);
        assertThat(as("lea").get(STUDIES + "?ModalitiesInStudy=MR").json()).isEmpty();
        assertThat(as("lea").get(STUDIES + "?offset=1").json()).isEmpty();
        assertThat(as("lea")
                        .get(STUDIES + "/" + study + "/series?SeriesInstanceUID=1.2")
                        .json())
                .isEmpty();
        assertThat(as("lea")
                        .get(STUDIES + "?fuzzymatching=false&includefield=all")
                        .json())
                .hasSize(1);
        JsonNode ofStudy =
                as("lea").get(STUDIES + "/" + study + "/instances").expect(200).json();
        assertThat(values(ofStudy, "0020000E")).containsExactly(series, series, series);
        assertThat(as("lea")
                        .get(STUDIES + "/" + study + "/instances?Modality=MR")
                        .json())
                .isEmpty();
        assertThat(as("lea").get(STUDIES + "/" + study + "/metadata").json())
                .isEqualTo(as("lea").get(ofSeries() + "/metadata").json());
        Answer first = as("lea").get(ofSeries() + "/instances?limit=1").expect(200);
        assertThat(first.json()).hasSize(1);
        assertThat(first.headers().firstValue("Warning")).isPresent();
        Answer rest = as("lea").get(ofSeries() + "/instances?limit=2&offset=1").expect(200);
        assertThat(values(rest.json(), "00200013")).containsExactly("2", "3");
        assertThat(rest.headers().firstValue("Warning")).isEmpty();
    }

    @Test
    void aSeriesThatIsSentIsHeldAtTheGateAndBecomesACase() {
        Assumptions.assumeTrue(Files.isDirectory(SAMPLES), "sample images are not here: " + SAMPLES);
        Collection<byte[]> objects = ApiClient.filesOf(SAMPLES).values();
        Answer stored = store("dora", objects, "Idempotency-Key", "once").expect(200);
        JsonNode references = stored.json().path("00081199").path("Value");
        assertThat(references).hasSize(objects.size());
        assertThat(values(references, "00081150")).allMatch(uid -> uid.equals("1.2.840.10008.5.1.4.1.1.2"));
        assertThat(values(references, "00081155")).doesNotHaveDuplicates().allMatch(uid -> !uid.isEmpty());
        String intake = stored.headers().firstValue("Location").orElseThrow();
        JsonNode settled = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> as("dora").get(intake).expect(200).json(), seen -> seen.path("settled")
                        .asBoolean());
        assertThat(settled.path("series").path(0).path("files").asInt()).isEqualTo(objects.size());
        complete(
                        world,
                        "dora",
                        world.claim("dora", "quarantine"),
                        Map.of("decision", "release", "reason", "Two scan ranges by protocol"))
                .expect(200);
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(as("dora")
                        .get(intake)
                        .json()
                        .path("series")
                        .path(0)
                        .path("case")
                        .asText())
                .isNotEmpty());
        Answer again = store("dora", objects, "Idempotency-Key", "once").expect(200);
        assertThat(again.headers().firstValue("Location")).hasValue(intake);
        assertThat(again.json()).isEqualTo(stored.json());
    }

    @Test
    void whatIsRefusedIsToldObjectByObject() {
        byte[] whole = TestObject.slice("1.2.9.1", 1).bytes();
        byte[] noImage = Arrays.copyOf(whole, whole.length - PIXEL_BYTES - 12);
        byte[] noObject = "no object".repeat(100).getBytes(StandardCharsets.US_ASCII);
        Answer some = store("dora", List.of(noObject, whole, noImage)).expect(202);
        assertThat(values(some.json().path("00081199"), "00081155")).containsExactly("1.2.9.1.1");
        assertThat(values(some.json().path("00081198"), "00081155")).containsExactly("1.2.9.1.1");
        assertThat(values(some.json().path("00081198"), "00081197")).containsExactly(Integer.toString(0x0122));
        assertThat(values(some.json().path("0008119A"), "00081197")).containsExactly(Integer.toString(0xC000));
        JsonNode none = store("dora", List.of(noObject)).expect(409).json();
        assertThat(none.has("00081199")).isFalse();
        isRefused(store("dora", List.of()), 400, "NO_FILES");
    }

    @Test
    void onlyObjectsAreTakenAndOnlyFromADataManager() {
        isRefused(store("lea", List.of(new byte[1])), 403, "ROLE_MISSING");
        assertThat(as("dora")
                        .postBytes(
                                storage(),
                                "multipart/related; type=application/dicom; boundary=end",
                                "--end--\r\n".getBytes(StandardCharsets.US_ASCII))
                        .code())
                .isEqualTo("NO_FILES");
        isRefused(as("dora").get(storage()), 405, "METHOD_NOT_ALLOWED");
        for (String type :
                List.of("application/dicom", "multipart/form-data; boundary=b", "multipart/related; boundary=b")) {
            isRefused(as("dora").postBytes(storage(), type, new byte[1]), 415, "UNSUPPORTED_MEDIA_TYPE");
        }
        isRefused(
                as("dora").postBytes(storage(), "multipart/related; type=\"application/dicom\"; boundary=b", broken()),
                400,
                "INVALID");
    }

    private static byte[] broken() {
        return "--b\r\nContent-Type: application/dicom\r\n\r\nbroken off".getBytes(StandardCharsets.US_ASCII);
    }

    private String storage() {
        return "/dicomweb/projects/" + world.team().projectId() + "/studies";
    }

    private Answer store(String who, Collection<byte[]> objects, String... headers) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] object : objects) {
            body.writeBytes("--b\r\nContent-Type: application/dicom\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            body.writeBytes(object);
            body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        body.writeBytes("--b--\r\n".getBytes(StandardCharsets.US_ASCII));
        return as(who).postBytes(
                        storage(),
                        "multipart/related; type=\"application/dicom\"; boundary=b",
                        body.toByteArray(),
                        headers);
    }
}
