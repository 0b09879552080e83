package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.audit.AuditTrail;
import dev.consilium.identity.People;
import dev.consilium.testing.Answer;
import dev.consilium.testing.ApiClient;
import dev.consilium.testing.Team;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One case from image to export, told in order, over real HTTP with real images. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class SpineScenario {

    private static final Path SAMPLES = Path.of("../shared/samples/dicom");
    private static final String COMMENT = "the rim enhances-4711";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AuditTrail trail;

    private Team team;
    private String caseId = "";
    private String ctIntake = "";

    @BeforeAll
    void imagesAreHere() {
        Assumptions.assumeTrue(Files.isDirectory(SAMPLES), "sample images are not here: " + SAMPLES);
    }

    @Test
    @Order(1)
    void anAdministratorOpensAProjectWithATeam() {
        team = new Team(port, people)
                .project("Heads of " + getClass().getSimpleName(), "finding-consensus")
                .member("ada", "Ada Reads", "annotator")
                .member("ben", "Ben Reads", "annotator")
                .member("cem", "Cem Reads", "annotator")
                .member("sen", "Sen Decides", "senior")
                .member("dora", "Dora Manages", "data-manager")
                .member("lea", "Lea Leads", "lead")
                .member("aud", "Aud Audits", "auditor");
    }

    @Test
    @Order(2)
    void aWholeMrSeriesPassesTheGateAndBecomesACase() {
        JsonNode intake = takeIn("mr-series-sag");
        JsonNode series = only(intake.path("series"));
        assertThat(series.path("state").asText()).isEqualTo("accepted");
        assertThat(series.path("verdict").asText()).isEqualTo("pass");
        assertThat(series.path("files").asInt()).isEqualTo(8);
        assertThat(series.path("seriesUid").asText()).startsWith("2.25.");
        assertThat(intake.path("rejected")).isEmpty();
        caseId = series.path("case").asText();
        assertThat(caseId).isNotBlank();
    }

    @Test
    @Order(3)
    void aCtSeriesWithGapsIsHeldBackWithThePositionsNamedAndReleasedWithAReason() {
        JsonNode intake = takeIn("ct-series-human-ge");
        ctIntake = intake.path("intake").asText();
        JsonNode series = only(intake.path("series"));
        assertThat(series.path("state").asText()).isEqualTo("quarantined");
        assertThat(series.path("verdict").asText()).isEqualTo("fail");
        assertThat(texts(series.path("reasons")))
                .containsExactly("MISSING_SLICES", "NONUNIFORM_SPACING", "GANTRY_TILT");
        assertThat(series.path("findings").findValuesAsText("detail"))
                .anySatisfy(detail -> assertThat(detail).contains("gap of 7.00 mm between 19.44 and 26.44 mm"));
        assertThat(series.has("case")).isFalse();

        String review = taskOf("dora", "quarantine", null);
        team.as("dora").post("/api/tasks/" + review + "/claim", Map.of()).expect(200);
        Answer silent = team.as("dora").post("/api/tasks/" + review + "/complete", Map.of("decision", "release"));
        assertThat(silent.status()).isEqualTo(422);
        complete("dora", review, Map.of("decision", "release", "reason", "Two scan ranges by protocol"));
        await().untilAsserted(
                        () -> assertThat(ctSeries().path("state").asText()).isEqualTo("accepted"));
        assertThat(ctSeries().path("case").asText()).isNotBlank();
    }

    @Test
    @Order(4)
    void threeAnnotatorsReadItWithoutSeeingEachOther() {
        read("ada", "haemorrhage", 0.9, null);
        read("ben", "haemorrhage", 0.8, null);
        assertThat(caseSeenBy("ben").path("readings")).hasSize(1);
        assertThat(caseSeenBy("ben").has("scores")).isFalse();
        read("cem", "mass-lesion", 0.6, COMMENT);
    }

    @Test
    @Order(5)
    void theirDisagreementGoesToTheSeniorWhoSeesReadingsButNoNames() {
        String task = taskOf("sen", "arbitration", caseId);
        JsonNode sheet = team.as("sen")
                .post("/api/tasks/" + task + "/claim", Map.of())
                .expect(200)
                .json();
        assertThat(sheet.path("readings")).hasSize(3);
        assertThat(sheet.path("readings").findValuesAsText("alias"))
                .containsExactly("Reader 1", "Reader 2", "Reader 3");
        for (String reader : List.of("ada", "ben", "cem")) {
            assertThat(sheet.toString()).doesNotContain(team.username(reader));
        }
        JsonNode seen = caseSeenBy("lea");
        assertThat(seen.path("state").asText()).isEqualTo("ARBITRATION");
        assertThat(seen.path("route").asText()).isEqualTo("arbitrate");
        assertThat(seen.path("scores").path(0).path("percentAgreement").asDouble())
                .isEqualTo(1.0 / 3);
    }

    @Test
    @Order(6)
    void theDecisionIsSignedWithThePasswordAgain() {
        String task = taskOf("sen", "arbitration", caseId);
        JsonNode readings = team.as("sen").get("/api/tasks/" + task).json().path("readings");
        int haemorrhage = StreamSupport.stream(readings.spliterator(), false)
                .filter(reading ->
                        reading.path("labels").path(0).path("class").asText().equals("haemorrhage"))
                .findFirst()
                .orElseThrow()
                .path("number")
                .asInt();
        Answer unsigned = team.as("sen").post("/api/tasks/" + task + "/complete", decision(haemorrhage, "not-it"));
        assertThat(unsigned.status()).isEqualTo(403);
        assertThat(unsigned.code()).isEqualTo("SIGNATURE_REFUSED");
        complete("sen", task, decision(haemorrhage, team.password()));
        await().untilAsserted(() ->
                assertThat(caseSeenBy("lea").path("state").asText()).isEqualTo("ARBITRATED"));
    }

    @Test
    @Order(7)
    void theReaderWhoDifferedIsTold() {
        assertThat(jdbc.sql(
                                "select p.username from feedback_item f join person p on p.id = f.reader_id where f.case_id = :case")
                        .param("case", caseId)
                        .query(String.class)
                        .list())
                .containsExactly(team.username("cem"));
        JsonNode own = caseSeenBy("cem");
        assertThat(own.path("groundTruth").path("labels").path(0).path("class").asText())
                .isEqualTo("haemorrhage");
    }

    @Test
    @Order(8)
    void theExportHoldsTruthReadingsDissentAgreementAndProtocol() {
        JsonNode export = team.as("lea")
                .get("/api/projects/" + team.projectId() + "/export?format=json")
                .expect(200)
                .json();
        JsonNode exported = only(export.path("cases"));
        assertThat(exported.path("id").asText()).isEqualTo(caseId);
        assertThat(exported.path("readings")).hasSize(3);
        assertThat(exported.toString()).contains("haemorrhage", "mass-lesion", COMMENT, "percent-agreement");
        assertThat(exported.path("decisions").path(0).path("dissent")).hasSize(1);
        assertThat(exported.path("groundTruth")
                        .path(0)
                        .path("labels")
                        .path(0)
                        .path("class")
                        .asText())
                .isEqualTo("haemorrhage");
        JsonNode protocol = only(export.path("protocols"));
        assertThat(exported.path("protocolDigest")).isEqualTo(protocol.path("digest"));
        assertThat(protocol.path("agreement").findValuesAsText("metricId"))
                .contains("fleiss-kappa", "krippendorff-alpha-nominal");
        for (String name : team.names()) {
            assertThat(export.toString()).doesNotContain(team.username(name));
        }
        String csv = team.as("lea")
                .get("/api/projects/" + team.projectId() + "/export?format=csv")
                .expect(200)
                .text();
        assertThat(csv.lines().count()).isEqualTo(4);
    }

    @Test
    @Order(9)
    void theTrailIsWholeAndTellsWhatHappened() {
        assertThat(trail.verify().ok()).isTrue();
        List<String> types = jdbc.sql(
                        "select distinct event_type from audit_entry where subject_id = :case or facts like :like")
                .param("case", caseId)
                .param("like", "%" + caseId + "%")
                .query(String.class)
                .list();
        assertThat(types)
                .contains(
                        "CaseOpened",
                        "AnnotationSubmitted",
                        "ArbitrationOpened",
                        "DecisionSigned",
                        "GroundTruthRecorded",
                        "FeedbackGiven");
    }

    @Test
    @Order(10)
    void theEngineNeverSawALabel() {
        List<String> texts = new ArrayList<>();
        for (String table : List.of("act_ru_variable", "act_hi_varinst", "act_hi_detail")) {
            texts.addAll(jdbc.sql("select text_ from " + table + " where text_ is not null")
                    .query(String.class)
                    .list());
        }
        assertThat(texts).contains(caseId).noneMatch(text -> text.contains("haemorrhage") || text.contains(COMMENT));
        assertThat(jdbc.sql("select count(*) from act_hi_comment")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from act_ge_bytearray where deployment_id_ is null")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private JsonNode takeIn(String folder) {
        JsonNode intake = team.as("dora")
                .postFiles(
                        "/api/projects/" + team.projectId() + "/studies?wait=60s",
                        ApiClient.filesOf(SAMPLES.resolve(folder)))
                .expect(200)
                .json();
        assertThat(intake.path("settled").asBoolean()).isTrue();
        return intake;
    }

    private void read(String reader, String labelClass, double confidence, @Nullable String comment) {
        String task = taskOf(reader, "reading", caseId);
        team.as(reader).post("/api/tasks/" + task + "/claim", Map.of()).expect(200);
        Map<String, Object> reading = new java.util.HashMap<>();
        reading.put("labels", List.of(Map.of("class", labelClass, "kind", "finding")));
        reading.put("confidence", confidence);
        reading.put("flags", List.of());
        reading.put("comment", comment);
        complete(reader, task, reading);
    }

    private void complete(String who, String task, Map<String, ?> content) {
        team.as(who).post("/api/tasks/" + task + "/complete", content).expect(200);
    }

    private static Map<String, Object> decision(int reader, String password) {
        return Map.of(
                "decision",
                Map.of("kind", "choose", "reader", reader, "reasonCode", "finding-misnamed", "password", password));
    }

    private JsonNode caseSeenBy(String who) {
        return team.as(who).get("/api/cases/" + caseId).expect(200).json();
    }

    private JsonNode ctSeries() {
        return only(team.as("lea")
                .get("/api/intakes/" + ctIntake)
                .expect(200)
                .json()
                .path("series"));
    }

    /** The task this person may take or holds, as soon as it is there. */
    private String taskOf(String who, String kind, @Nullable String ofCase) {
        return await().until(
                        () -> tasks(who)
                                .filter(task -> task.path("kind").asText().equals(kind))
                                .filter(task -> ofCase == null
                                        || task.path("case").asText().equals(ofCase))
                                .map(task -> task.path("id").asText())
                                .findFirst()
                                .orElse(""),
                        id -> !id.isEmpty());
    }

    private Stream<JsonNode> tasks(String who) {
        JsonNode tasks = team.as(who).get("/api/tasks").expect(200).json().path("tasks");
        return StreamSupport.stream(tasks.spliterator(), false);
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
    }

    private static JsonNode only(JsonNode list) {
        assertThat(list).hasSize(1);
        return list.path(0);
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
