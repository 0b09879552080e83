package dev.consilium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.consilium.scenario.CaseSteps;
import dev.consilium.testing.ApiClient;
import dev.consilium.testing.OnPostgresql;
import dev.consilium.testing.ReadingTeam;
import dev.consilium.testing.Team;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Drafts are replayed and dry-run beside a server on PostgreSQL, which notices nothing of it. */
@OnPostgresql
class TrialIT extends CaseSteps {

    private static final Path SAMPLES = Path.of("../shared/samples/agreement");
    private static final List<String> TABLES = List.of(
            "project",
            "reading_case",
            "reading",
            "person",
            "worklist_item",
            "protocol_version",
            "act_re_deployment",
            "act_ru_execution");

    @Test
    void theServerComesToWhatTheCommandLineSays() throws IOException {
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.isDirectory(SAMPLES), "the samples are absent");
        Team team = designers();
        String draft = draft(team);
        String labels = Files.readString(SAMPLES.resolve("irr-diagnoses.csv"));
        JsonNode begun = team.as("des")
                .post(
                        "/api/drafts/" + draft + "/replays",
                        Map.of("source", "table", "name", "irr.csv", "labels", labels, "wide", true))
                .expect(202)
                .json();
        assertThat(begun.path("state").asText()).isEqualTo("RUNNING");
        JsonNode done = ended(team, begun);
        assertThat(done.path("state").asText()).as(done.toString()).isEqualTo("DONE");
        Run command = Run.of(
                "replay",
                "--protocol",
                "finding-consensus",
                "--wide",
                "--labels",
                SAMPLES.resolve("irr-diagnoses.csv").toString(),
                "--json");
        ObjectNode expected = (ObjectNode) new ObjectMapper().readTree(command.out());
        ObjectNode report = (ObjectNode) done.path("report");
        assertThat(without(report)).isEqualTo(without(expected));
        assertThat(team.as("des")
                        .get("/api/replays/" + done.path("id").asText() + "/cases")
                        .expect(200)
                        .text())
                .startsWith("case_id,outcome")
                .hasLineCount(31);
        JsonNode listed = team.as("lea")
                .get("/api/drafts/" + draft + "/replays")
                .expect(200)
                .json()
                .path("replays");
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).path("state").asText()).isEqualTo("DONE");
        assertThat(listed.get(0).has("report") || listed.get(0).has("diagrams")).isFalse();
        team.as("ada").get("/api/drafts/" + draft + "/replays").expect(404);
    }

    private static JsonNode without(ObjectNode report) {
        return report.without(List.of("seconds", "digest"));
    }

    @Test
    void aReplayIsCancelledAndTheServerKeepsNothingOfIt() {
        Team team = designers();
        String draft = draft(team);
        Map<String, Long> before = counts();
        StringBuilder labels = new StringBuilder("case_id,rater,label\n");
        for (int one = 0; one < 4000; one++) {
            for (String rater : List.of("a", "b", "c")) {
                labels.append(one).append(',').append(rater).append(one % 2 == 0 ? ",yes\n" : ",no\n");
            }
        }
        JsonNode begun = team.as("des")
                .post("/api/drafts/" + draft + "/replays", Map.of("source", "table", "labels", labels.toString()))
                .expect(202)
                .json();
        String id = begun.path("id").asText();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> replay(team, id).path("done").asInt() > 0);
        JsonNode running = replay(team, id);
        assertThat(running.path("of").asInt()).isEqualTo(4000);
        isRefused(
                team.as("des")
                        .post("/api/drafts/" + draft + "/dry-runs", Map.of("modality", "CT", "priority", "routine")),
                409,
                "SANDBOX_YOURS");
        isRefused(team.as("des").delete("/api/replays/" + id), 409, "REPLAY_RUNNING");
        team.as("lea").post("/api/replays/" + id + "/cancel", Map.of()).expect(403);
        team.as("des").post("/api/replays/" + id + "/cancel", Map.of()).expect(200);
        assertThat(replay(team, id).path("state").asText()).isEqualTo("CANCELLED");
        isRefused(team.as("lea").delete("/api/replays/" + id), 403, "REPLAY_NOT_YOURS");
        team.as("ada").delete("/api/replays/" + id).expect(404);
        team.as("des").delete("/api/replays/" + id).expect(204);
        team.as("des").get("/api/replays/" + id).expect(404);
        assertThat(counts()).isEqualTo(before);
        closed(team, draft);
    }

    @Test
    void whoReadsInTheProjectLearnsNothingOfItsCasesAndNobodyOfOpenOnes() {
        ReadingTeam world = team(team -> {
            ReadingTeam.threeReadersAndASenior(team);
            team.member("des", "Desiree", "designer").member("two", "Twoey", "designer", "annotator");
        });
        Team team = world.team();
        String draft = draft(team);
        isRefused(
                team.as("two").post("/api/drafts/" + draft + "/replays", Map.of("source", "project")), 403, "BLINDED");
        isRefused(
                team.as("des").post("/api/drafts/" + draft + "/replays", Map.of("source", "project")),
                422,
                "NOTHING_TO_REPLAY");
        String run = past(draft, world.caseId() + ",ACCEPTED,3,2,accept,,infarct,infarct");
        String cases = "/api/replays/" + run + "/cases";
        isRefused(team.as("two").get(cases), 403, "BLINDED");
        assertThat(team.as("des").get(cases).expect(200).text())
                .startsWith("case_id")
                .doesNotContain("infarct");
        jdbc.sql("update reading_case set state = 'ACCEPTED' where id = :id")
                .param("id", world.caseId())
                .update();
        assertThat(team.as("des").get(cases).expect(200).text())
                .contains(world.caseId() + ",ACCEPTED,3,2,accept,,infarct,infarct");
    }

    /** A replay on the readings of the project that was done before. */
    private String past(String draft, String row) {
        String id = dev.consilium.common.Ids.random();
        jdbc.sql("""
                insert into replay_run (id, draft_id, digest, source, source_name, state, cases_total, cases_done, left_out, findings,
                    diagrams, cases_csv, requested_by, requested_at, alive_at, finished_at)
                select :id, :draft, '0', 'PROJECT', '', 'DONE', 1, 1, '{}', 0, '{}', :cases, created_by, created_at, created_at, created_at
                from protocol_draft where id = :draft""")
                .param("id", id)
                .param("draft", draft)
                .param("cases", "case_id,outcome,readings_available,readings_used,route,reason,label,truth\r\n" + row)
                .update();
        return id;
    }

    @Test
    void aFictitiousCaseIsSteppedToItsGroundTruth() {
        Team team = designers();
        String draft = draft(team);
        Map<String, Long> before = counts();
        ApiClient designer = team.as("des");
        JsonNode run = designer.post(
                        "/api/drafts/" + draft + "/dry-runs", Map.of("modality", "CT", "priority", "routine"))
                .expect(201)
                .json();
        String path = "/api/dry-runs/" + run.path("id").asText();
        assertThat(run.at("/findings")).isEmpty();
        JsonNode stepped = designer.post(path + "/steps", Map.of("kind", "job"))
                .expect(200)
                .json();
        assertThat(stepped.at("/now/log/0/kind").asText()).isEqualTo("ran");
        JsonNode asked = designer.post(path + "/steps", Map.of("kind", "all"))
                .expect(200)
                .json();
        assertThat(asked.at("/now/decisions/0/table").asText()).isEqualTo("staffing");
        assertThat(designer.get(path + "/diagrams/finding-consensus.bpmn")
                        .expect(200)
                        .text())
                .contains("StartEvent_CaseReady");
        JsonNode late = designer.post(path + "/steps", Map.of("kind", "timer"))
                .expect(200)
                .json();
        assertThat(late.at("/now/log").findValuesAsText("kind"))
                .contains("fired")
                .doesNotContain("failed");
        for (int answers = 0; answers < 12 && !late.at("/now/ended").asBoolean(); answers++) {
            JsonNode task = late.at("/now/tasks/0");
            Map<String, Object> form = task.path("role").asText().equals("auditor")
                    ? Map.of("verdict", "passed")
                    : Map.of("findings", List.of("infarct"), "confidence", 80);
            Map<String, Object> answer = new HashMap<>();
            answer.put("person", task.at("/takers/0/id").asText());
            answer.put("form", form);
            designer.post(path + "/tasks/" + task.path("id").asText(), answer).expect(200);
            late = designer.post(path + "/steps", Map.of("kind", "all"))
                    .expect(200)
                    .json();
        }
        assertThat(late.at("/now/state").asText()).as(late.toString()).isEqualTo("accepted");
        assertThat(counts()).isEqualTo(before);
        team.as("lea").get(path).expect(404);
        designer.delete(path).expect(204);
        assertThat(designer.get(path).expect(404).json().path("code").asText()).isEqualTo("DRY_RUN_GONE");
        closed(team, draft);
    }

    @Test
    void aThirdIsToldThatTheServerIsBusyAndNobodyHasTwo() {
        Team team = designers().member("dan", "Dan", "designer").member("dot", "Dot", "designer");
        String draft = draft(team);
        Map<String, String> asked = Map.of("modality", "CT", "priority", "urgent");
        Map<String, String> open = new HashMap<>();
        for (String who : List.of("des", "dan", "dan")) {
            String id = team.as(who)
                    .post("/api/drafts/" + draft + "/dry-runs", asked)
                    .expect(201)
                    .json()
                    .path("id")
                    .asText();
            String earlier = open.put(who, id);
            if (earlier != null) {
                isRefused(team.as(who).get("/api/dry-runs/" + earlier), 404, "DRY_RUN_GONE");
            }
        }
        isRefused(team.as("dot").post("/api/drafts/" + draft + "/dry-runs", asked), 503, "SANDBOX_BUSY");
        team.as("des").get("/api/dry-runs/" + open.get("des")).expect(200);
        open.forEach((who, id) -> team.as(who).delete("/api/dry-runs/" + id).expect(204));
        closed(team, draft);
    }

    /** A place is free again as soon as its sandbox has ended. */
    private void closed(Team team, String draft) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            JsonNode run = team.as("des")
                    .post("/api/drafts/" + draft + "/dry-runs", Map.of("modality", "MR", "priority", "routine"))
                    .expect(201)
                    .json();
            team.as("des").delete("/api/dry-runs/" + run.path("id").asText()).expect(204);
        });
    }

    private JsonNode ended(Team team, JsonNode begun) {
        String id = begun.path("id").asText();
        return Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> replay(team, id),
                        run -> !run.path("state").asText().equals("RUNNING"));
    }

    private static JsonNode replay(Team team, String id) {
        return team.as("des").get("/api/replays/" + id).expect(200).json();
    }

    private Team designers() {
        return new Team(port, people)
                .project("Trial " + dev.consilium.common.Ids.random(), "finding-consensus")
                .member("des", "Desiree", "designer")
                .member("lea", "Lea", "lead")
                .member("ada", "Ada", "annotator");
    }

    private String draft(Team team) {
        String protocol = jdbc.sql("select digest from project_protocol where project_id = :id")
                .param("id", team.projectId())
                .query(String.class)
                .single();
        return team.as("des")
                .post("/api/projects/" + team.projectId() + "/drafts", Map.of("name", "Mine", "protocol", protocol))
                .expect(201)
                .json()
                .path("id")
                .asText();
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new HashMap<>();
        TABLES.forEach(table -> counts.put(
                table,
                jdbc.sql("select count(*) from " + table).query(Long.class).single()));
        return counts;
    }
}
