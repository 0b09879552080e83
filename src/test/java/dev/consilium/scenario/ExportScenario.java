package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.common.Digests;
import dev.consilium.common.Ids;
import dev.consilium.common.SqlTime;
import dev.consilium.testing.Answer;
import dev.consilium.testing.Browser;
import dev.consilium.testing.ReadingTeam;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exports that are asked for, followed and saved, and what becomes of those that go wrong. */
abstract class ExportScenario extends CaseSteps {

    private ReadingTeam world;

    @BeforeEach
    void aCaseThatIsClosed() {
        world = team(cast -> {
            ReadingTeam.threeReadersAndASenior(cast);
            cast.member("ava", "Ava", "auditor");
        });
        List.of("ada", "ben", "cem").forEach(reader -> read(world, reader, "other-finding"));
        until(world, "state", "ACCEPTED");
    }

    @Test
    void anExportIsAskedForMadeAndSaved() {
        Answer asked = as("lea").post(api(""), Map.of()).expect(202);
        String id = asked.json().path("id").asText();
        JsonNode ready = ready(id);
        assertThat(ready.path("cases").asInt()).isEqualTo(1);
        assertThat(ready.path("done").asInt()).isEqualTo(1);
        assertThat(ready.path("format").asText()).isEqualTo("json");
        assertThat(ready.path("requestedBy").asText()).isEqualTo(world.idOf("lea"));
        String file = as("ava").get(api("/" + id + "/file")).expect(200).text();
        assertThat(Digests.sha256Hex(file)).isEqualTo(ready.path("sha256").asText());
        assertThat(file).hasSize(ready.path("size").asInt()).contains(world.caseId());
        String page = page("lea", "/export");
        assertThat(page)
                .contains("Export as JSON", "Export as CSV", "Export as ZIP")
                .contains(ready.path("sha256").asText(), world.displayName("lea"), api("/" + id + "/file"))
                .doesNotContain("hx-trigger");
        assertThat(trail()).containsSubsequence("DatasetExported", "DatasetDownloaded");
    }

    /** Whichever way it is made. */
    @Test
    void theSameCasesGiveTheSameBytes() {
        Stream.of("json", "csv").forEach(format -> {
            String made = made(format);
            String direct = as("lea").get(direct(format)).expect(200).text();
            assertThat(timeless(made)).isEqualTo(timeless(direct)).isEqualTo(timeless(made(format)));
        });
    }

    @Test
    void itIsAskedForWithoutScript() {
        Browser lea = at("lea");
        assertThat(lea.submit(address("/export"), address("/exports"), Map.of("format", "csv"))
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith(address("/export")));
        String id = onlyExport();
        ready(id);
        assertThat(page("lea", "/export")).contains("Save CSV", api("/" + id + "/file"));
    }

    @Test
    void askingTwiceAsksOnce() {
        String running = put("RUNNING", "json", Instant.now());
        assertThat(as("lea")
                        .post(api(""), Map.of())
                        .expect(202)
                        .json()
                        .path("id")
                        .asText())
                .isEqualTo(running);
        String page = page("lea", "/export");
        assertThat(page).contains("hx-trigger=\"every 2s\"", "2 of 9 cases written", "being written");
        isRefused(as("lea").get(api("/" + running + "/file")), 409, "EXPORT_NOT_READY");
    }

    @Test
    void whatAProcessLeftWhenItDiedIsStartedAgain() {
        String dead = put("RUNNING", "json", Instant.now().minus(Duration.ofMinutes(2)));
        assertThat(page("lea", "/export"))
                .contains("interrupted", "Start again")
                .doesNotContain("hx-trigger");
        HttpResponse<String> answer =
                at("lea").submit(address("/export"), address("/exports/" + dead + "/again"), Map.of());
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(ready(dead).path("cases").asInt()).isEqualTo(1);
        at("lea").submit(address("/export"), address("/exports/" + dead + "/again"), Map.of());
        assertThat(ready(dead).path("state").asText()).isEqualTo("ready");
    }

    @Test
    void whatFailedSaysWhyAndIsStartedAgain() {
        String failed = put("FAILED", "csv", Instant.now());
        jdbc.sql("update dataset_export set reason = 'EXPORT_NOT_WRITABLE' where id = :id")
                .param("id", failed)
                .update();
        assertThat(page("lea", "/export")).contains("failed", "EXPORT_NOT_WRITABLE", "perhaps the disk", "Start again");
        at("dora").submit(address("/export"), address("/exports/" + failed + "/again"), Map.of());
        assertThat(ready(failed).path("requestedBy").asText()).isEqualTo(world.idOf("dora"));
    }

    /** An export is no way around a withdrawal. */
    @Test
    void afterACaseIsWithdrawnNobodySavesTheFile() {
        String id =
                as("lea").post(api(""), Map.of()).expect(202).json().path("id").asText();
        ready(id);
        as("lea")
                .post("/api/cases/" + world.caseId() + "/withdraw", Map.of("reason", "consent was taken back"))
                .expect(204);
        isRefused(as("lea").get(api("/" + id + "/file")), 409, "EXPORT_OUTDATED");
        assertThat(page("lea", "/export")).contains("outdated").doesNotContain("Save JSON");
    }

    @Test
    void aFileGoesAfterAWeekAndItsRowStays() {
        String id =
                as("lea").post(api(""), Map.of()).expect(202).json().path("id").asText();
        String digest = ready(id).path("sha256").asText();
        jdbc.sql("update dataset_export set finished_at = :then where id = :id")
                .param("then", SqlTime.of(Instant.now().minus(Duration.ofDays(8))))
                .param("id", id)
                .update();
        isRefused(as("lea").get(api("/" + id + "/file")), 409, "EXPORT_REMOVED");
        assertThat(page("lea", "/export")).contains("file removed", digest).doesNotContain("Save JSON");
    }

    @Test
    void theNewestStandFirstPageByPage() {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        for (int i = 0; i < 12; i++) {
            put("FAILED", "csv", start.plusSeconds(i));
        }
        String newest = put("FAILED", "json", start.plusSeconds(99));
        assertThat(page("lea", "/export")).contains("export-" + newest, "Page 1 of 2");
        assertThat(page("lea", "/export?page=2"))
                .doesNotContain("export-" + newest)
                .contains("Page 2 of 2");
    }

    @Test
    void anExportOfAnotherProjectIsNotThere() {
        String mine = put("FAILED", "csv", Instant.now());
        ReadingTeam other = team(ReadingTeam::threeReadersAndASenior);
        isRefused(other.team().as("lea").get(api("/" + mine)), 404, "NOT_FOUND");
        isRefused(
                other.team().as("lea").get("/api/projects/" + other.team().projectId() + "/exports/" + mine + "/file"),
                404,
                "NOT_FOUND");
        isRefused(as("ada").get(api("/" + mine)), 403, "ROLE_MISSING");
        isRefused(as("ada").post(api(""), Map.of()), 403, "ROLE_MISSING");
        assertThat(again(world, "ada", mine)).isEqualTo(403);
        assertThat(again(other, "lea", mine)).isEqualTo(404);
        assertThat(as("lea")
                        .get(api("/" + mine))
                        .expect(200)
                        .json()
                        .path("state")
                        .asText())
                .isEqualToIgnoringCase("failed");
    }

    private int again(ReadingTeam whose, String who, String export) {
        return Browser.signedIn(port, whose.team().username(who), whose.team().password())
                .submit("/", "/projects/" + whose.team().projectId() + "/exports/" + export + "/again", Map.of())
                .statusCode();
    }

    private String made(String format) {
        String id = as("lea")
                .post(api("?format=" + format), Map.of())
                .expect(202)
                .json()
                .path("id")
                .asText();
        ready(id);
        return as("lea").get(api("/" + id + "/file")).expect(200).text();
    }

    private static String timeless(String dataset) {
        return dataset.replaceFirst("\"exportedAt\":\"[^\"]+\"", "");
    }

    private JsonNode ready(String id) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> as("lea").get(api("/" + id)).expect(200).json(),
                        seen -> seen.path("state").asText().equals("ready"));
    }

    private String put(String state, String format, Instant at) {
        String id = Ids.random();
        jdbc.sql("""
                insert into dataset_export (id, project_id, format, requested_by, requested_at, state, attempt, alive_at,
                    cases_total, cases_done)
                values (:id, :project, :format, :by, :at, :state, 1, :at, 9, 2)""")
                .param("id", id)
                .param("project", world.team().projectId())
                .param("format", format)
                .param("by", world.idOf("lea"))
                .param("at", SqlTime.of(at))
                .param("state", state)
                .update();
        return id;
    }

    private String onlyExport() {
        return jdbc.sql("select id from dataset_export where project_id = :project")
                .param("project", world.team().projectId())
                .query(String.class)
                .single();
    }

    private List<String> trail() {
        return jdbc.sql("select event_type from audit_entry where subject_id = :project order by seq")
                .param("project", world.team().projectId())
                .query(String.class)
                .list();
    }

    private String page(String who, String path) {
        HttpResponse<String> answer = at(who).get(address(path));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private String api(String path) {
        return "/api/projects/" + world.team().projectId() + "/exports" + path;
    }

    private String direct(String format) {
        return "/api/projects/" + world.team().projectId() + "/export?format=" + format;
    }

    private String address(String path) {
        return "/projects/" + world.team().projectId() + path;
    }

    private dev.consilium.testing.ApiClient as(String who) {
        return world.team().as(who);
    }

    private Browser at(String who) {
        return Browser.signedIn(port, world.team().username(who), world.team().password());
    }
}
