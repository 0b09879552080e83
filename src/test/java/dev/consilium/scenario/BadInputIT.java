package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.identity.People;
import dev.consilium.study.TestObject;
import dev.consilium.testing.Answer;
import dev.consilium.testing.OnH2;
import dev.consilium.testing.ReadingTeam;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is wrong gets a code and a way out over HTTP; nothing half-written stays, and the next good request works. */
@OnH2
class BadInputIT {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    private ReadingTeam world;

    @BeforeEach
    void aTeamWithACase() {
        world = new ReadingTeam(port, people, "bad-input");
    }

    @Test
    void filesThatAreNoImagesAreRejectedByCodeAndTheGoodOneBesideThemIsTaken() {
        byte[] whole = TestObject.slice("1.2.9", 1).bytes();
        Map<String, byte[]> files = new HashMap<>();
        files.put("letter.txt", "Dear colleague".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        files.put("cut.dcm", Arrays.copyOf(whole, whole.length / 2));
        files.put("empty.dcm", new byte[0]);
        files.put("whole.dcm", whole);
        JsonNode intake = send(files).expect(200).json();
        assertThat(rejection(intake, "letter.txt")).isEqualTo("NOT_DICOM");
        assertThat(rejection(intake, "cut.dcm")).isEqualTo("TRUNCATED");
        assertThat(rejection(intake, "empty.dcm")).isIn("EMPTY", "NOT_DICOM");
        assertThat(intake.path("series")).hasSize(1);
    }

    @Test
    void aZipBombIsRefusedAndTheNextUploadWorks() throws IOException {
        JsonNode intake = send(Map.of("bomb.zip", bomb())).expect(200).json();
        assertThat(intake.path("rejected").findValuesAsText("code")).containsExactly("LIMIT_EXCEEDED");
        assertThat(intake.path("series")).isEmpty();
        assertThat(send(Map.of("1.dcm", TestObject.slice("1.2.10", 1).bytes()))
                        .expect(200)
                        .json()
                        .path("series"))
                .hasSize(1);
    }

    @Test
    void noFilesAreAnError() {
        Answer answer = send(Map.of());
        assertThat(answer.status() / 100).isEqualTo(4);
        isProblem(answer, "NO_FILES");
    }

    @Test
    void aRoleThatMayNotTakeInIsForbiddenAndAnOutsiderSeesNoProject() {
        String path = "/api/projects/" + world.team().projectId() + "/studies";
        Map<String, byte[]> files =
                Map.of("1.dcm", TestObject.slice("1.2.11", 1).bytes());
        isProblem(world.team().as("ada").postFiles(path, files).expect(403), "ROLE_MISSING");
        ReadingTeam others = new ReadingTeam(port, people, "others");
        isProblem(others.team().as("dora").postFiles(path, files).expect(404), "NOT_FOUND");
        isProblem(others.team().as("ada").get("/api/cases/" + world.caseId()).expect(404), "NOT_FOUND");
    }

    @Test
    void aStaleTaskAndASecondSubmissionAreConflicts() {
        String task = world.claim("ada", "reading");
        isProblem(
                world.team()
                        .as("ben")
                        .post("/api/tasks/" + task + "/claim", Map.of())
                        .expect(409),
                "TASK_CLAIMED");
        isProblem(
                world.team()
                        .as("ben")
                        .post("/api/tasks/" + task + "/complete", reading("infarct"))
                        .expect(409),
                "TASK_NOT_YOURS");
        String path = "/api/tasks/" + task + "/complete";
        Answer first = world.team()
                .as("ada")
                .post(path, reading("infarct"), "Idempotency-Key", "k-1")
                .expect(200);
        Answer repeated = world.team()
                .as("ada")
                .post(path, reading("infarct"), "Idempotency-Key", "k-1")
                .expect(200);
        assertThat(repeated.json()).isEqualTo(first.json());
        isProblem(world.team().as("ada").post(path, reading("atrophy")).expect(409), "TASK_CLOSED");
        isProblem(world.team().as("ada").get("/api/tasks/" + task).expect(409), "TASK_CLOSED");
        assertThat(annotations()).isEqualTo(1);
    }

    @Test
    void anUnknownClassAndAFormLeftEmptyAreRefusedAndTheGoodOneIsTaken() {
        String task = world.claim("ada", "reading");
        String path = "/api/tasks/" + task + "/complete";
        isProblem(world.team().as("ada").post(path, reading("unicorn")).expect(422), "UNKNOWN_CLASS");
        isProblem(world.team().as("ada").post(path, Map.of()).expect(422), "FORM_REFUSED");
        isProblem(world.team().as("ada").post(path, Map.of("labels", "x")).expect(400), "MALFORMED_JSON");
        assertThat(annotations()).isZero();
        world.team().as("ada").post(path, reading("infarct")).expect(200);
        assertThat(annotations()).isEqualTo(1);
    }

    @Test
    void whatIsNullInsideAListIsRefusedAndNoIncident() {
        String path = "/api/tasks/" + world.claim("ada", "reading") + "/complete";
        for (Map<String, Object> hollow : List.of(
                hollow("labels", Collections.singletonList(null)),
                hollow("labels", List.of(Map.of())),
                hollow("labels", List.of(Map.of("class", "infarct"))),
                hollow("flags", Collections.singletonList(null)),
                Map.<String, Object>of("form", hollow("findings", Collections.singletonList(null))),
                Map.<String, Object>of("form", hollow("flags", Collections.singletonList(null))))) {
            Answer answer = world.team().as("ada").post(path, hollow).expect(422);
            isProblem(answer, answer.code());
        }
        Map<String, Object> noAttribute = new HashMap<>(Map.of("class", "infarct", "kind", "finding"));
        noAttribute.put("attributes", Collections.singletonMap("side", null));
        isProblem(
                world.team()
                        .as("ada")
                        .post(path, hollow("labels", List.of(noAttribute)))
                        .expect(400),
                "MALFORMED_JSON");
        assertThat(annotations()).isZero();
    }

    private static Map<String, Object> hollow(String member, Object value) {
        Map<String, Object> reading = new HashMap<>(reading("infarct"));
        reading.put(member, value);
        return reading;
    }

    @Test
    void twoClassesThatExcludeEachOtherComeBackToTheSameReaderWithTheReason() {
        String task = world.claim("ada", "reading");
        world.team()
                .as("ada")
                .post("/api/tasks/" + task + "/complete", reading("no-finding", "infarct"))
                .expect(200);
        String correction = world.claim("ada", "reading");
        JsonNode sheet = world.team()
                .as("ada")
                .get("/api/tasks/" + correction)
                .expect(200)
                .json();
        assertThat(sheet.path("reworkReason").asText()).isNotBlank();
        assertThat(world.tasks("ben").map(t -> t.path("id").asText())).doesNotContain(correction);
        world.team()
                .as("ada")
                .post("/api/tasks/" + correction + "/complete", reading("infarct"))
                .expect(200);
        assertThat(annotations()).isEqualTo(2);
    }

    @Test
    void aReaderMayGiveBackOrDeclineWithAReasonAndALeadMayHandOver() {
        String task = world.claim("ada", "reading");
        String path = "/api/tasks/" + task;
        world.team().as("ada").post(path + "/release", Map.of()).expect(204);
        world.claim("ada", "reading");
        isProblem(
                world.team()
                        .as("ada")
                        .post(path + "/decline", Map.of("reason", " "))
                        .expect(400),
                "INVALID");
        world.team()
                .as("lea")
                .post(path + "/assign", Map.of("user", world.team().username("ben")))
                .expect(204);
        isProblem(world.team().as("ben").post(path + "/assign", Map.of()).expect(404), "NOT_FOUND");
        world.team()
                .as("ben")
                .post(path + "/decline", Map.of("reason", "I know the patient"))
                .expect(204);
        assertThat(world.tasks("ben")).isEmpty();
    }

    private Answer send(Map<String, byte[]> files) {
        return world.team()
                .as("dora")
                .postFiles("/api/projects/" + world.team().projectId() + "/studies?wait=60s", files);
    }

    private int annotations() {
        return jdbc.sql(
                        "select count(*) from annotation a join reading r on r.id = a.reading_id where r.case_id = :case")
                .param("case", world.caseId())
                .query(Integer.class)
                .single();
    }

    private static void isProblem(Answer answer, String code) {
        assertThat(answer.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().path("detail").asText()).endsWith(".");
        assertThat(answer.json().path("status").asInt()).isEqualTo(answer.status());
    }

    private static Map<String, Object> reading(String... classes) {
        return Map.of(
                "labels",
                Arrays.stream(classes)
                        .map(c -> Map.of("class", c, "kind", "finding"))
                        .toList(),
                "confidence",
                0.5,
                "flags",
                List.of());
    }

    private static String rejection(JsonNode intake, String file) {
        for (JsonNode rejected : intake.path("rejected")) {
            if (rejected.path("file").asText().equals(file)) {
                return rejected.path("code").asText();
            }
        }
        return "not rejected";
    }

    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("1.dcm"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }
}
