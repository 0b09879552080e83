package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.common.Ids;
import dev.consilium.identity.People;
import dev.consilium.testing.Answer;
import dev.consilium.testing.Team;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Designers draft a protocol; others look or do not know of it; nobody overwrites what he or she has not seen. */
abstract class DraftsScenario {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    private Team team;

    @BeforeEach
    void aProjectWithTwoDesigners() {
        team = new Team(port, people)
                .project("Drafts " + Ids.random(), "finding-consensus")
                .member("dana", "Dana", "designer")
                .member("dirk", "Dirk", "designer")
                .member("lea", "Lea", "lead")
                .member("ada", "Ada", "annotator");
    }

    @Test
    void anEmptyDraftSaysWhatItLacks() {
        JsonNode draft = begin(Map.of("name", "Chest findings", "key", "chest-findings"));

        assertThat(names(draft.path("files"))).containsExactly("chest-findings.bpmn", "guideline.md", "schema.json");
        assertThat(findings(draft)).isNotEmpty().noneMatch(rule -> rule.matches("L0[1-9]"));
    }

    @Test
    void whatShipsHasNothingToMend() {
        JsonNode draft = begin(Map.of("name", "Second specialist", "protocol", inForce()));

        assertThat(draft.path("key").asText()).isEqualTo("finding-consensus");
        assertThat(names(draft.path("files"))).contains("routing.dmn", "blinded-reading.bpmn", "first-read.form");
        assertThat(findings(draft)).isEmpty();
    }

    @Test
    void whoSavesLaterIsToldAndOverwritesNothing() {
        JsonNode draft = begin(Map.of("name", "Two at once", "protocol", inForce()));
        String guideline = file(draft, "guideline.md");

        team.as("dana").putText(guideline, "# Dana", "If-Match", "\"1\"").expect(200);
        Answer late = team.as("dirk")
                .putText(guideline, "# Dirk", "If-Match", "\"1\"")
                .expect(409);

        assertThat(late.code()).isEqualTo("DRAFT_FILE_CHANGED");
        assertThat(late.json().path("detail").asText()).contains("Dana");
        assertThat(late.json().path("revision").asInt()).isEqualTo(2);
        assertThat(team.as("dirk").get(guideline).expect(200).text()).isEqualTo("# Dana");
    }

    @Test
    void aNewFileIsNoOtherOneOverwritten() {
        JsonNode draft = begin(Map.of("name", "New table", "protocol", inForce()));

        assertThat(team.as("dana")
                        .putText(file(draft, "routing.dmn"), "<x/>")
                        .expect(409)
                        .code())
                .isEqualTo("DRAFT_FILE_CHANGED");
        team.as("dana").putText(file(draft, "second.dmn"), "<x/>").expect(200);
        assertThat(findings(draft)).contains("L02");
    }

    @Test
    void whatWasMadeInOneGoIsOneChangeAndCanBeHadAgain() {
        JsonNode draft = begin(Map.of("name", "Again", "protocol", inForce()));
        String guideline = file(draft, "guideline.md");
        String before = team.as("dana").get(guideline).text();

        team.as("dirk").putText(guideline, "# D", "If-Match", "\"1\"").expect(200);
        team.as("dirk").putText(guideline, "# Dirk", "If-Match", "\"2\"").expect(200);
        JsonNode changes = team.as("lea")
                .get("/api/drafts/" + id(draft) + "/changes")
                .expect(200)
                .json()
                .path("changes");
        JsonNode first = StreamSupport.stream(changes.spliterator(), false)
                .filter(change -> change.path("name").asText().equals("guideline.md"))
                .reduce((one, other) -> other)
                .orElseThrow();
        team.as("dana")
                .post(
                        "/api/drafts/" + id(draft) + "/changes/"
                                + first.path("id").asText() + "/restore",
                        Map.of(),
                        "If-Match",
                        "\"3\"")
                .expect(200);

        assertThat(changes.get(0).path("revision").asInt()).isEqualTo(3);
        assertThat(team.as("dana").get(guideline).text()).isEqualTo(before);
    }

    @Test
    void whatIsSentAgainAfterItsAnswerWasLostIsNoConflict() {
        String guideline = file(begin(Map.of("name", "Sent again", "protocol", inForce())), "guideline.md");

        team.as("dana").putText(guideline, "# Once", "If-Match", "\"1\"").expect(200);
        Answer again = team.as("dana")
                .putText(guideline, "# Once", "If-Match", "\"1\"")
                .expect(200);

        assertThat(again.json().path("revision").asInt()).isEqualTo(2);
        team.as("dirk").putText(guideline, "# Once", "If-Match", "\"1\"").expect(409);
    }

    @Test
    void nothingIsToldOfFilesOutsideToWhomeverAsks() {
        JsonNode draft = begin(Map.of("name", "Mine", "protocol", inForce()));

        assertThat(team.as("dana")
                        .post(file(draft, "..%2F..%2Fetc%2Fpasswd") + "/presence", Map.of())
                        .status())
                .isIn(400, 404, 422);
        assertThat(team.as("ada")
                        .post("/api/projects/" + team.projectId() + "/drafts", Map.of("name", "x", "key", "UPPER"))
                        .expect(404)
                        .code())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void leadsLookAndReadersDoNotKnowOfIt() {
        JsonNode draft = begin(Map.of("name", "Looked at", "protocol", inForce()));

        team.as("lea").get("/api/drafts/" + id(draft)).expect(200);
        assertThat(team.as("lea")
                        .putText(file(draft, "guideline.md"), "# Lea", "If-Match", "\"1\"")
                        .expect(403)
                        .code())
                .isEqualTo("DESIGNER_ONLY");
        team.as("ada").get("/api/drafts/" + id(draft)).expect(404);
        team.as("ada").get("/api/projects/" + team.projectId() + "/drafts").expect(404);
    }

    @Test
    void whoHasAFileOpenIsTold() {
        String presence = file(begin(Map.of("name", "Both", "protocol", inForce())), "schema.json") + "/presence";

        team.as("dana").post(presence, Map.of()).expect(200);

        assertThat(team.as("dirk")
                        .post(presence, Map.of())
                        .expect(200)
                        .json()
                        .path("others")
                        .get(0)
                        .asText())
                .isEqualTo("Dana");
    }

    @Test
    void anElementIsTalkedAboutByAllWhoLookUntilItIsSettled() {
        JsonNode draft = begin(Map.of("name", "Talked about", "protocol", inForce()));
        String comments = "/api/drafts/" + id(draft) + "/comments";
        Map<String, String> said =
                Map.of("file", "finding-consensus.bpmn", "element", "Task_Route", "text", "  Why not two? ");

        String comment = team.as("lea")
                .post(comments, said)
                .expect(201)
                .json()
                .path("id")
                .asText();
        team.as("ada").post(comments, said).expect(404);
        JsonNode told = team.as("dana").get(comments).expect(200).json().path("comments");

        assertThat(told).hasSize(1);
        assertThat(told.get(0).path("element").asText()).isEqualTo("Task_Route");
        assertThat(told.get(0).path("text").asText()).isEqualTo("Why not two?");
        assertThat(told.get(0).path("by").asText()).isEqualTo("Lea");
        assertThat(told.get(0).path("settledBy").isNull()).isTrue();

        team.as("dirk").post(comments + "/" + comment + "/settled", Map.of()).expect(204);
        assertThat(team.as("dana")
                        .get(comments)
                        .json()
                        .path("comments")
                        .get(0)
                        .path("settledBy")
                        .asText())
                .isEqualTo("Dirk");
    }

    @Test
    void nothingIsSaidOfWhatIsNotThere() {
        JsonNode draft = begin(Map.of("name", "Not there", "protocol", inForce()));
        String comments = "/api/drafts/" + id(draft) + "/comments";

        assertThat(team.as("dana")
                        .post(
                                comments,
                                Map.of("file", "finding-consensus.bpmn", "element", "Task_None", "text", "Which?"))
                        .expect(422)
                        .code())
                .isEqualTo("COMMENT_ELEMENT_UNKNOWN");
        assertThat(team.as("dana")
                        .post(comments, Map.of("element", "Task_Route", "text", "Of which file?"))
                        .expect(422)
                        .code())
                .isEqualTo("COMMENT_ELEMENT_UNKNOWN");
        team.as("dana")
                .post(comments, Map.of("file", "other.bpmn", "text", "Which?"))
                .expect(404);
        assertThat(team.as("dana")
                        .post(comments, Map.of("text", "x".repeat(2001)))
                        .expect(422)
                        .code())
                .isEqualTo("COMMENT_INVALID");
    }

    @Test
    void anArchiveComesBackAsItWent() {
        JsonNode draft = begin(Map.of("name", "There and back", "protocol", inForce()));
        byte[] zip = team.as("lea")
                .get("/api/drafts/" + id(draft) + "/archive")
                .expect(200)
                .bytes();

        JsonNode back = read("Back", zip).expect(201).json();

        assertThat(back.path("key").asText()).isEqualTo("finding-consensus");
        assertThat(names(back.path("files"))).isEqualTo(names(draft.path("files")));
        for (String name : names(back.path("files"))) {
            assertThat(team.as("dana").get(file(back, name)).bytes())
                    .as(name)
                    .isEqualTo(team.as("dana").get(file(draft, name)).bytes());
        }
        assertThat(findings(back)).isEmpty();
    }

    @Test
    void aHostileDiagramInAnArchiveIsRefusedWithFindings() throws IOException {
        JsonNode draft = begin(Map.of("name", "Turned hostile", "protocol", inForce()));
        String diagram =
                team.as("dana").get(file(draft, "finding-consensus.bpmn")).text();
        String hostile = diagram.replace("${scoreAgreementDelegate}", "${''.class.forName('x')}");

        Answer refused = read("Hostile", zip(Map.of("processes/finding-consensus/finding-consensus.bpmn", hostile)))
                .expect(422);

        assertThat(refused.code()).isEqualTo("PROTOCOL_REFUSED");
        assertThat(refused.json().path("findings")).isNotEmpty();
        assertThat(refused.json().path("findings").findValuesAsText("rule")).contains("L04");
    }

    @Test
    void whatIsNoArchiveOfAProtocolIsRefused() throws IOException {
        assertThat(read("No zip", "hello".getBytes(StandardCharsets.UTF_8))
                        .expect(422)
                        .code())
                .isEqualTo("ARCHIVE_UNREADABLE");
        assertThat(read("Program", zip(Map.of("run.sh", "rm"))).expect(422).code())
                .isEqualTo("ARCHIVE_ENTRY");
        assertThat(read("Two", zip(Map.of("a/a.bpmn", "<a/>", "b/b.bpmn", "<b/>")))
                        .expect(422)
                        .code())
                .isEqualTo("ARCHIVE_NO_PROTOCOL");
        assertThat(read("Bomb", zip(Map.of("a/a.bpmn", " ".repeat(2 << 20))))
                        .expect(413)
                        .code())
                .isEqualTo("ARCHIVE_TOO_LARGE");
    }

    private JsonNode begin(Map<String, String> asked) {
        return team.as("dana")
                .post("/api/projects/" + team.projectId() + "/drafts", asked)
                .expect(201)
                .json();
    }

    private Answer read(String name, byte[] zip) {
        return team.as("dana")
                .postBytes(
                        "/api/projects/" + team.projectId() + "/drafts/archive?name=" + name.replace(" ", "%20"),
                        "application/zip",
                        zip);
    }

    private String inForce() {
        return team.as("lea")
                .get("/api/projects/" + team.projectId())
                .expect(200)
                .json()
                .path("protocol")
                .path("digest")
                .asText();
    }

    private List<String> findings(JsonNode draft) {
        return team.as("lea")
                .get("/api/drafts/" + id(draft) + "/findings")
                .expect(200)
                .json()
                .path("findings")
                .findValuesAsText("rule");
    }

    private static List<String> names(JsonNode files) {
        return files.findValuesAsText("name");
    }

    private static String id(JsonNode draft) {
        return draft.path("id").asText();
    }

    private static String file(JsonNode draft, String name) {
        return "/api/drafts/" + id(draft) + "/files/" + name;
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
