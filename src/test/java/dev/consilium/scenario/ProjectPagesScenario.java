package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.common.Ids;
import dev.consilium.study.TestObject;
import dev.consilium.testing.Browser;
import dev.consilium.testing.ReadingTeam;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages of a project: what is found on them, and to whom they are closed. */
abstract class ProjectPagesScenario extends CaseSteps {

    private static final Pattern ROW = Pattern.compile("href=\"/cases/([0-9a-f-]{36})\"");

    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

    private ReadingTeam world;
    private Browser lea;

    @BeforeEach
    void aProjectWithItsTeam() {
        world = team(cast -> {
            ReadingTeam.threeReadersAndASenior(cast);
            cast.member("lia", "Lia", "lead", "annotator").member("ava", "Ava", "auditor");
        });
        lea = at("lea");
    }

    @Test
    void casesAreFoundPageByPage() {
        for (int i = 0; i < 60; i++) {
            put("ACCEPTED", "CT", "routine", null);
        }
        String first = page("/cases?state=accepted");
        assertThat(first).contains("60 cases", "Page 1 of 2");
        assertThat(rows(first)).hasSize(50);
        String second = page(next(first));
        assertThat(rows(second)).hasSize(10).doesNotContainAnyElementsOf(rows(first));
        assertThat(rows(page("/cases?state=accepted&page=99"))).isEqualTo(rows(second));
    }

    @Test
    void casesAreFoundByWhatIsAskedFor() {
        String urgent = put("REVIEW", "MR", "urgent", "NO_ELIGIBLE_SPECIALIST");
        String waits = put("READING", "MR", "routine", "NO_ELIGIBLE_READER,TECHNICAL_FAULT");
        String closed = put("ARBITRATED", "XA", "routine", null);
        late(urgent);
        assertThat(rows(page("/cases"))).hasSize(4);
        assertThat(found("state=review")).containsExactly(urgent);
        assertThat(found("state=closed")).containsExactly(closed);
        assertThat(found("state=open&modality=MR")).containsExactlyInAnyOrder(urgent, waits);
        assertThat(found("priority=urgent")).containsExactly(urgent);
        assertThat(found("waits=any")).containsExactlyInAnyOrder(urgent, waits);
        assertThat(found("waits=TECHNICAL_FAULT")).containsExactly(waits);
        assertThat(found("waits=NO_ELIGIBLE")).isEmpty();
        assertThat(found("overdue=true")).containsExactly(urgent);
        assertThat(found("id=" + closed.substring(0, 8).toUpperCase(java.util.Locale.ROOT)))
                .containsExactly(closed);
        assertThat(found("id=" + closed)).containsExactly(closed);
        assertThat(found("id=%25")).isEmpty();
        assertThat(found("sort=urgent")).startsWith(urgent);
        assertThat(found("sort=overdue")).startsWith(urgent);
        assertThat(found("sort=newest")).startsWith(closed).endsWith(world.caseId());
    }

    @Test
    void whatNobodyCanMeanIsRefused() {
        for (String asked : List.of("state=lost", "sort=best", "overdue=perhaps", "id=" + "0".repeat(65), "page=one")) {
            assertThat(lea.get(address("/cases?" + asked)).statusCode())
                    .as(asked)
                    .isEqualTo(400);
        }
    }

    @Test
    void countsLeadToTheCasesTheyCount() {
        put("REVIEW", "CT", "routine", "NO_ELIGIBLE_SPECIALIST");
        String overview = page("");
        assertThat(overview).contains(address("/cases?state=review"), "1 open case waits");
        assertThat(found("state=review")).hasSize(1);
    }

    /** Everybody who reads or decides, also a lead who does. */
    @Test
    void whoIsBlindedSeesNoPageOnSingleCases() {
        put("REVIEW", "CT", "routine", "NO_ELIGIBLE_SPECIALIST");
        for (String who : List.of("ada", "sen", "lia")) {
            for (String closed : List.of("/cases", "/cases?state=review", "/intake", "/quarantine", "/late-tasks")) {
                HttpResponse<String> answer = at(who).get(address(closed));
                assertThat(answer.statusCode()).as("%s for %s", closed, who).isEqualTo(403);
                assertThat(answer.body()).doesNotContain(world.caseId());
            }
            assertThat(at(who).get(address("/intake?intake=" + world.intakeId()))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(at(who).get(address("")).body()).doesNotContain("open case waits", "/cases");
        }
        assertThat(at("ada").get(address("")).body()).doesNotContain("with a specialist");
        assertThat(at("lia").get(address("")).body()).doesNotContain("with a specialist");
        isRefused(world.team().as("lia").get("/api/intakes/" + world.intakeId()), 404, "NOT_FOUND");
        assertThat(at("ada").get(address("/team")).statusCode()).isEqualTo(403);
        assertThat(at("ada").get(address("/export")).statusCode()).isEqualTo(403);
    }

    @Test
    void whoHoldsHowMuchIsForALeadWhoIsNotBlinded() {
        world.claim("ada", "reading");
        assertThat(page("/team")).contains("1 open task<");
        for (String who : List.of("lia", "ava", "dora")) {
            assertThat(at(who).get(address("/team")).body())
                    .as(who)
                    .contains(world.displayName("ada"))
                    .doesNotContain("open task");
        }
    }

    @Test
    void aStrangerFindsNoPageAtAll() {
        Browser stranger = strangerToAll();
        for (String path :
                List.of("", "/cases", "/intake", "/quarantine", "/late-tasks", "/team", "/export", "/edge-cases")) {
            HttpResponse<String> answer = stranger.get(address(path));
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void oneBrokenFileHidesNoOther() {
        Map<String, byte[]> files = new TreeMap<>();
        for (int number = 1; number <= 3; number++) {
            files.put(number + ".dcm", TestObject.slice("1.2.3.7", number).bytes());
        }
        files.put("letter.txt", "Dear all".getBytes(StandardCharsets.UTF_8));
        JsonNode sent = world.team()
                .as("dora")
                .postFiles("/api/projects/" + world.team().projectId() + "/studies?wait=60s", files)
                .expect(200)
                .json();
        assertThat(sent.path("rejected").findValuesAsText("file")).containsExactly("letter.txt");
        String intake = sent.path("intake").asText();
        String told = at("dora").get(address("/intake?intake=" + intake)).body();
        assertThat(told).contains("File 4<", "NOT_DICOM", "This is no DICOM file.", "1 file was refused");
        assertThat(told).contains("accepted").doesNotContain("hx-trigger", "letter.txt");
        assertThat(at("lea").get(address("/intake?intake=" + intake)).body())
                .contains("File 4<")
                .doesNotContain("data-upload", "letter.txt");
        assertThat(lea.get("/projects/" + world.team().projectId() + "?intake=" + intake)
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith(address("/intake?intake=" + intake)));
    }

    /** A name may tell who the patient is; the number in which a file was sent tells nothing. */
    @Test
    void everyFileIsToldWithoutItsName() {
        Map<String, byte[]> files = new TreeMap<>();
        for (int number = 1; number <= 60; number++) {
            files.put(
                    "MUELLER_%02d.dcm".formatted(number),
                    TestObject.slice("1.2.3.9", number).bytes());
        }
        files.put("MUELLER_99.dcm", TestObject.slice("1.2.3.9", 1).bytes());
        JsonNode sent = world.team()
                .as("dora")
                .postFiles("/api/projects/" + world.team().projectId() + "/studies?wait=60s", files)
                .expect(200)
                .json();
        String intake = sent.path("intake").asText();
        String page = page("/intake?intake=" + intake);
        assertThat(page)
                .contains("Each of the 61 files", "File 1<", "File 50<", "Names of files", "sent twice")
                .contains("/cases/" + sent.path("series").path(0).path("case").asText())
                .doesNotContain("MUELLER_0", "File 51<", "were refused; everything");
        assertThat(page("/intake?intake=" + intake + "&files=2"))
                .contains(
                        "File 51<",
                        "The same image was sent twice",
                        "<details id=\"intake-files\" class=\"files\" open=\"open\"");
        JsonNode told = world.team()
                .as("dora")
                .get("/api/intakes/" + intake + "/files?page=2")
                .expect(200)
                .json();
        assertThat(told.path("total").asInt()).isEqualTo(61);
        assertThat(told.path("rows").path(0).path("part").asInt()).isEqualTo(51);
        assertThat(told.path("rows").path(0).has("file")).isFalse();
        assertThat(told.path("rows").path(10).path("code").asText()).isEqualTo("DUPLICATE_IN_UPLOAD");
    }

    @Test
    void anIntakeOfAnotherProjectIsNotThere() {
        ReadingTeam other = team(ReadingTeam::threeReadersAndASenior);
        assertThat(at("dora").get(address("/intake?intake=" + other.intakeId())).statusCode())
                .isEqualTo(404);
    }

    @Test
    void theQuarantineShowsPicturesAndReasonsToItsDataManager() {
        Map<String, byte[]> files = new TreeMap<>();
        for (int number : new int[] {1, 2, 3, 9}) {
            files.put(number + ".dcm", TestObject.slice("1.2.3.8", number).bytes());
        }
        String series = world.team()
                .as("dora")
                .postFiles("/api/projects/" + world.team().projectId() + "/studies?wait=60s", files)
                .expect(200)
                .json()
                .path("series")
                .path(0)
                .path("series")
                .asText();
        String task = world.offered("dora", "quarantine");
        String shelf = at("dora").get(address("/quarantine")).body();
        assertThat(shelf).contains("Slices are missing", "/api/series/" + series + "/slices/2.png", "/tasks/" + task);
        assertThat(lea.get(address("/quarantine")).statusCode()).isEqualTo(403);
    }

    private String put(String state, String modality, String priority, String waits) {
        String id = Ids.random();
        jdbc.sql("""
                insert into reading_case (id, project_id, series_id, protocol_digest, modality, priority, state, round,
                    first_round, wait_code, opened_at)
                select :id, project_id, :series, protocol_digest, :modality, :priority, :state, 1, 1, cast(:waits as varchar(255)),
                    current_timestamp
                from reading_case where id = :like""")
                .param("id", id)
                .param("series", Ids.random())
                .param("modality", modality)
                .param("priority", priority)
                .param("state", state)
                .param("waits", waits)
                .param("like", world.caseId())
                .update();
        return id;
    }

    private void late(String caseId) {
        jdbc.sql("update reading_case set overdue_since = opened_at where id = :id")
                .param("id", caseId)
                .update();
    }

    private List<String> found(String asked) {
        return rows(page("/cases?" + asked));
    }

    /** Below the address of the project. */
    private String next(String page) {
        Matcher next = NEXT.matcher(page);
        assertThat(next.find()).isTrue();
        return next.group(1).replace("&amp;", "&").replace(address(""), "");
    }

    private static List<String> rows(String page) {
        return ROW.matcher(page).results().map(row -> row.group(1)).toList();
    }

    private String page(String path) {
        HttpResponse<String> answer = lea.get(address(path));
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body().replaceAll("\\s+<", "<");
    }

    private String address(String path) {
        return "/projects/" + world.team().projectId() + path;
    }

    private Browser at(String who) {
        return Browser.signedIn(port, world.team().username(who), world.team().password());
    }

    private Browser strangerToAll() {
        ReadingTeam other = team(ReadingTeam::threeReadersAndASenior);
        return Browser.signedIn(port, other.team().username("lea"), other.team().password());
    }
}
