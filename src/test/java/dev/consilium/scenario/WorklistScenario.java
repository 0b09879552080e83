package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.common.Ids;
import dev.consilium.common.SqlTime;
import dev.consilium.project.Cases;
import dev.consilium.testing.Answer;
import dev.consilium.testing.Browser;
import dev.consilium.testing.ReadingTeam;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Looking tasks up, the queue of a team, handing several tasks over at once, and going on to the next one. */
abstract class WorklistScenario extends CaseSteps {

    /** Sign-in, roles, absences, projects, drafts, feedback and one for each list: far from one a row. */
    private static final int STATEMENTS = 25;

    @Autowired
    private Cases cases;

    @Test
    void whatIsAskedForIsFoundAndNothingElse() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        String ct = world.offered("ada", "reading");
        String mr = open(world, "MR", "urgent");
        overdue(ct);
        assertThat(ids(world, "ada", "")).containsExactly(mr, ct);
        assertThat(ids(world, "ada", "?sort=oldest")).containsExactly(ct, mr);
        assertThat(ids(world, "ada", "?sort=newest")).containsExactly(mr, ct);
        assertThat(ids(world, "ada", "?modality=MR")).containsExactly(mr);
        assertThat(ids(world, "ada", "?priority=routine")).containsExactly(ct);
        assertThat(ids(world, "ada", "?due=overdue")).containsExactly(ct);
        assertThat(ids(world, "ada", "?due=week")).containsExactly(mr);
        assertThat(ids(world, "ada", "?due=none")).isEmpty();
        assertThat(ids(world, "ada", "?role=senior")).isEmpty();
        assertThat(ids(world, "ada", "?project=" + world.team().projectId())).containsExactly(mr, ct);
        assertThat(ids(world, "ada", "?project=" + Ids.random())).isEmpty();
        String caseId = world.caseId();
        assertThat(ids(world, "ada", "?text=" + caseId.substring(0, 8).toUpperCase()))
                .containsExactly(ct);
        assertThat(ids(world, "ada", "?text=" + caseId.substring(1))).isEmpty();
        assertThat(ids(world, "ada", "?text=READ+THE&scope=offered&modality=CT"))
                .containsExactly(ct);
        assertThat(ids(world, "ada", "?text=%25")).as("no pattern").isEmpty();
        next(world, "ada", "next?modality=MR");
        assertThat(ids(world, "ada", "?scope=mine")).containsExactly(mr);
        assertThat(ids(world, "ada", "?scope=offered")).containsExactly(ct);
    }

    @Test
    void whatNobodyCanAskForIsRefused() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        for (String wrong : List.of("due=yesterday", "scope=all", "page=0", "page=x", "sort=name", "role=king")) {
            Answer answer = world.team().as("ada").get("/api/tasks?" + wrong).expect(400);
            assertThat(answer.json().path("errors").path(0).path("field").asText())
                    .isEqualTo(wrong.substring(0, wrong.indexOf('=')));
        }
        assertThat(browser(world, "ada").get("/?due=yesterday").statusCode()).isEqualTo(400);
        isRefused(world.team().as("lea").get("/api/projects/" + Ids.random() + "/tasks"), 404, "NOT_FOUND");
    }

    @Test
    void timeOnATaskIsKeptWithItsReadingAndNeverTwice() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        String task = world.claim("ada", "reading");
        JsonNode heard = worked(world, "ada", task, 90);
        assertThat(heard.path("held").asBoolean()).isTrue();
        assertThat(heard.path("guideline").asText()).isNotEmpty();
        assertThat(heard.path("sittingMinutes").asInt()).isEqualTo(1);
        assertThat(heard.path("breakAdvised").asBoolean()).isFalse();
        worked(world, "ada", task, 120);
        JsonNode other = worked(world, "ben", task, 60);
        assertThat(other.path("held").asBoolean()).as("of somebody else").isFalse();
        assertThat(other.path("guideline").isNull()).isTrue();
        for (int wrong : List.of(0, 121)) {
            world.team()
                    .as("ada")
                    .post("/api/tasks/" + task + "/time", Map.of("seconds", wrong))
                    .expect(400);
        }
        assertThat(browser(world, "ada").get("/").body()).contains("You have worked for 1 min since");
        for (String reader : List.of("ada", "ben", "cem")) {
            world.read(reader, List.of("infarct"), 0.9, List.of(), null);
        }
        until(world, "state", "ACCEPTED");
        List<JsonNode> readings = StreamSupport.stream(
                        world.team()
                                .as("lea")
                                .get("/api/projects/" + world.team().projectId() + "/export?format=json")
                                .expect(200)
                                .json()
                                .path("cases")
                                .path(0)
                                .path("readings")
                                .spliterator(),
                        false)
                .toList();
        assertThat(readings).hasSize(3);
        assertThat(readings.get(0).path("activeSeconds").asInt())
                .as("what was told twice in the same moment")
                .isBetween(90, 95);
        assertThat(readings.get(1).path("activeSeconds").isNull()).isTrue();
    }

    @Test
    void whoWorksLongIsAdvisedToRestAndStartsAnewAfterIt() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        String task = world.claim("ada", "reading");
        worked(world, "ada", task, 1);
        sat(world, Duration.ofHours(1), Duration.ofMinutes(1));
        JsonNode tired = worked(world, "ada", task, 30);
        assertThat(tired.path("breakAdvised").asBoolean()).isTrue();
        assertThat(tired.path("sittingMinutes").asInt()).isEqualTo(60);
        sat(world, Duration.ofHours(1), Duration.ofMinutes(6));
        JsonNode rested = worked(world, "ada", task, 30);
        assertThat(rested.path("breakAdvised").asBoolean()).isFalse();
        assertThat(rested.path("sittingMinutes").asInt()).isZero();
    }

    private void sat(ReadingTeam world, Duration active, Duration ago) {
        jdbc.sql("update sitting set active_seconds = :seconds, last_at = :last where person_id = :person")
                .param("seconds", active.toSeconds())
                .param("last", SqlTime.of(Instant.now().minus(ago)))
                .param("person", world.idOf("ada"))
                .update();
    }

    private static JsonNode worked(ReadingTeam world, String who, String task, int seconds) {
        return world.team()
                .as(who)
                .post("/api/tasks/" + task + "/time", Map.of("seconds", seconds))
                .expect(200)
                .json();
    }

    @Test
    void pagesHoldFiftyTasksAndEachOnce() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        world.offered("ada", "reading");
        rows(world, 119);
        Set<String> seen = new HashSet<>();
        for (int page = 1; page <= 3; page++) {
            JsonNode answer = tasks(world, "ada", "?page=" + page);
            assertThat(answer.path("total").asInt()).isEqualTo(120);
            assertThat(answer.path("pages").asInt()).isEqualTo(3);
            List<String> ids = ids(answer);
            assertThat(ids).hasSize(page < 3 ? 50 : 20);
            seen.addAll(ids);
        }
        assertThat(seen).hasSize(120);
        assertThat(tasks(world, "ada", "?page=9").path("page").asInt()).isEqualTo(3);
        Browser ada = browser(world, "ada");
        assertThat(ada.get("/?page=2&sort=due").body()).contains("Page 2 of 3, 120 entries", "page=3", "sort=due");
        assertThat(ada.get("/?page=9").body()).contains("Page 3 of 3, 120 entries");
    }

    @Test
    void aPageCostsTheSameNumberOfStatementsHoweverManyTasksItShows() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        world.offered("ada", "reading");
        List<Browser> people = List.of(browser(world, "ada"), browser(world, "lea"));
        List<String> pages = List.of("/", "/?scope=team&project=" + world.team().projectId());
        List<Integer> few = new ArrayList<>();
        List<Integer> many = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            few.add(statements(people.get(i), pages.get(i)));
        }
        rows(world, 60);
        for (int i = 0; i < pages.size(); i++) {
            many.add(statements(people.get(i), pages.get(i)));
        }
        assertThat(many).isEqualTo(few).allMatch(count -> count > 3 && count <= STATEMENTS);
    }

    @Test
    void whoHasAPartInACaseOrIsAwayIsOfferedNothingOfIt() {
        ReadingTeam world = team(CaseSteps::everyLevel);
        String task = world.claim("ada", "reading");
        assertThat(ids(world, "ada", "?scope=offered&text=" + world.caseId())).isEmpty();
        complete(world, "ada", task, uncertain("infarct")).expect(200);
        assertThat(ids(world, "ada", "")).isEmpty();
        String review = world.offered("spe", "specialist-review");
        JsonNode row = tasks(world, "spe", "").path("tasks").path(0);
        assertThat(row.path("origin").asText()).isEqualTo("sent-up");
        assertThat(row.path("routeReason").isNull()).isTrue();
        assertThat(tasks(world, "spe", "").toString()).doesNotContain("infarct", "uncertain", world.idOf("ada"));
        act(world, "spe", review, "decline", Map.of("reason", "no"));
        act(world, "spe", review, "claim", Map.of()).expect(200);
        act(world, "spe", review, "decline", Map.of("reason", "I know the patient"))
                .expect(204);
        assertThat(ids(world, "spe", "")).isEmpty();
    }

    @Test
    void onlyALeadWhoDoesNotJudgeSeesTheQueueOfTheTeam() {
        ReadingTeam world = team(cast -> {
            ReadingTeam.threeReadersAndASenior(cast);
            cast.member("lia", "Lia", "lead", "annotator").member("aud", "Aud", "auditor");
        });
        world.claim("ada", "reading");
        String queue = "/api/projects/" + world.team().projectId() + "/tasks";
        JsonNode rows = world.team().as("lea").get(queue).expect(200).json().path("tasks");
        assertThat(rows).hasSize(3);
        assertThat(rows.findValuesAsText("holderName")).contains(world.displayName("ada"));
        assertThat(rows.findValuesAsText("role")).containsOnly("annotator");
        JsonNode held =
                world.team().as("lea").get(queue + "?holder=somebody").json().path("tasks");
        assertThat(held.findValuesAsText("holder")).containsExactly(world.team().username("ada"));
        assertThat(world.team()
                        .as("lea")
                        .get(queue + "?holder=nobody")
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(2);
        isRefused(world.team().as("lia").get(queue), 403, "BLINDED");
        for (String other : List.of("ada", "ben", "sen", "dora", "aud")) {
            isRefused(world.team().as(other).get(queue), 403, "ROLE_MISSING");
        }
        String page = "/?scope=team&project=" + world.team().projectId();
        assertThat(browser(world, "lea").get(page).body()).contains(world.displayName("ada"));
        for (String blinded : List.of("lia", "ben", "sen", "dora", "aud")) {
            HttpResponse<String> answer = browser(world, blinded).get(page);
            assertThat(answer.statusCode()).as(blinded).isEqualTo(403);
            assertThat(answer.body()).doesNotContain(world.displayName("ada"));
            assertThat(browser(world, blinded).get("/").body()).doesNotContain("scope=team");
        }
        ReadingTeam elsewhere = team(ReadingTeam::threeReadersAndASenior);
        isRefused(elsewhere.team().as("lea").get(queue), 404, "NOT_FOUND");
    }

    @Test
    void whatIsRefusedKeepsNothingElseBackWhenALeadHandsTasksOver() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        String ofAda = world.claim("ada", "reading");
        open(world, "MR", "routine");
        List<String> unheld = new ArrayList<>(openTasks(world));
        unheld.remove(ofAda);
        String other = ids(world, "ben", "?modality=MR").get(0);
        String elsewhere = team(ReadingTeam::threeReadersAndASenior).offered("ada", "reading");
        Answer answer = assign(world, "lea", "ben", unheld.get(0), unheld.get(1), ofAda, other, elsewhere, other);
        assertThat(texts(answer.expect(200).json().path("given"))).containsExactly(unheld.get(0), other);
        JsonNode refused = answer.json().path("refused");
        assertThat(refused.findValuesAsText("task")).containsExactly(unheld.get(1), ofAda, elsewhere);
        assertThat(refused.findValuesAsText("code")).containsExactly("ALREADY_INVOLVED", "TASK_CLAIMED", "NOT_FOUND");
        assertThat(ids(world, "ben", "?scope=mine")).containsExactlyInAnyOrder(unheld.get(0), other);
        assertThat(ids(world, "ada", "?scope=mine")).containsExactly(ofAda);
        complete(world, "ben", unheld.get(0), reading("infarct")).expect(200);
        assertThat(assignedBy(other)).containsExactly(world.idOf("lea"));
    }

    @Test
    void onlyALeadHandsTasksOver() {
        ReadingTeam world = team(cast -> {
            ReadingTeam.threeReadersAndASenior(cast);
            cast.member("lia", "Lia", "lead", "senior");
        });
        String task = world.offered("ada", "reading");
        isRefused(assign(world, "lia", "ben", task), 403, "BLINDED");
        for (String other : List.of("ada", "sen", "dora")) {
            isRefused(assign(world, other, "ben", task), 403, "ROLE_MISSING");
        }
        ReadingTeam elsewhere = team(ReadingTeam::threeReadersAndASenior);
        isRefused(
                elsewhere.team().as("lea").post(path(world), Map.of("tasks", List.of(task), "user", "nobody")),
                404,
                "NOT_FOUND");
        isRefused(
                world.team().as("lea").post(path(world), Map.of("tasks", List.of(task), "user", "nobody-here")),
                422,
                "UNKNOWN_USER");
        world.team()
                .as("lea")
                .post(path(world), Map.of("tasks", List.of(), "user", "x"))
                .expect(400);
        assertThat(ids(world, "ben", "?scope=mine")).isEmpty();
    }

    @Test
    void theNextTaskIsTheFirstOfferedOneAndAfterHandingInOneThatIsHeld() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        String routine = world.offered("ada", "reading");
        String urgent = open(world, "MR", "urgent");
        assertThat(next(world, "ada", "next?modality=CT")).isEqualTo(routine);
        assertThat(next(world, "ada", "next?modality=CT")).isEmpty();
        assertThat(next(world, "ada", "next?modality=MR")).isEqualTo(urgent);
        complete(world, "ada", routine, reading("infarct")).expect(200);
        assertThat(next(world, "ada", routine + "/next")).isEqualTo(urgent);
        isRefused(world.team().as("ben").post("/api/tasks/" + routine + "/next", Map.of()), 404, "NOT_FOUND");
        complete(world, "ada", urgent, reading("infarct")).expect(200);
        String third = open(world, "CT", "routine");
        assertThat(next(world, "ada", urgent + "/next")).isEqualTo(third);
        complete(world, "ada", third, reading("infarct")).expect(200);
        assertThat(next(world, "ada", third + "/next")).isEmpty();
        HttpResponse<String> page = browser(world, "ada").submit("/", "/next-task", Map.of("modality", "CT"));
        assertThat(page.headers().firstValue("Location"))
                .hasValueSatisfying(back -> assertThat(back).endsWith("/?modality=CT"));
    }

    @Test
    void whyATaskIsHereIsToldWithoutNames() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        world.offered("ada", "reading");
        assertThat(origin(world, "ada")).isEqualTo("new");
        complete(world, "ada", world.claim("ada", "reading"), reading("no-finding", "infarct"))
                .expect(200);
        world.offered("ada", "reading");
        assertThat(origin(world, "ada")).isEqualTo("sent-back");
        assertThat(browser(world, "ada").get("/").body())
                .contains("sent back", "a class that stands alone stands beside another");
        String ofBen = world.claim("ben", "reading");
        String absences = "/api/projects/" + world.team().projectId() + "/members/"
                + world.team().username("ben") + "/absences";
        Instant now = Instant.now();
        world.team()
                .as("lea")
                .post(
                        absences,
                        Map.of(
                                "from",
                                now.minusSeconds(1).toString(),
                                "until",
                                now.plus(Duration.ofDays(3)).toString()))
                .expect(201);
        JsonNode row = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> tasks(world, "cem", "").path("tasks"), found -> StreamSupport.stream(
                                found.spliterator(), false)
                        .anyMatch(task -> task.path("origin").asText().equals("taken-over")));
        assertThat(row.toString())
                .doesNotContain(world.idOf("ben"), world.team().username("ben"));
        assertThat(ids(world, "cem", "?scope=offered")).hasSize(1);
        assertThat(act(world, "cem", ofBen, "claim", Map.of()).status()).isEqualTo(200);
    }

    private List<String> assignedBy(String task) {
        return jdbc.sql("select actor_id from audit_entry where event_type = 'TaskClaimed' and subject_id = :task")
                .param("task", task)
                .query(String.class)
                .list();
    }

    private String origin(ReadingTeam world, String who) {
        return tasks(world, who, "").path("tasks").path(0).path("origin").asText();
    }

    private static Answer assign(ReadingTeam world, String who, String to, String... tasks) {
        return world.team()
                .as(who)
                .post(
                        path(world),
                        Map.of("tasks", List.of(tasks), "user", world.team().username(to)));
    }

    private static String path(ReadingTeam world) {
        return "/api/projects/" + world.team().projectId() + "/tasks/assign";
    }

    private static String next(ReadingTeam world, String who, String path) {
        return world.team()
                .as(who)
                .post("/api/tasks/" + path, Map.of())
                .expect(200)
                .json()
                .path("task")
                .asText("");
    }

    /** One more case of the project. @return a task of it, as soon as it is offered */
    private String open(ReadingTeam world, String modality, String priority) {
        String caseId = cases.open(world.team().projectId(), Ids.random(), modality, priority)
                .id();
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> ids(world, "ada", "?scope=offered&text=" + caseId), found -> !found.isEmpty())
                .get(0);
    }

    private void overdue(String task) {
        jdbc.sql("update worklist_item set due_at = created_at where case_id ="
                        + " (select case_id from worklist_item where task_id = :task)")
                .param("task", task)
                .update();
    }

    /** Open readings of as many cases that nobody takes here. */
    private void rows(ReadingTeam world, int count) {
        for (int i = 0; i < count; i++) {
            jdbc.sql(
                            "insert into worklist_item (task_id, element, name, form, role, project_id, case_id, priority, created_at)"
                                    + " values (:id, 'Task_Read', 'Read', 'first-read', 'annotator', :project, :case, 'routine', :at)")
                    .param("id", Ids.random())
                    .param("project", world.team().projectId())
                    .param("case", Ids.random())
                    .param("at", SqlTime.of(Instant.now()))
                    .update();
        }
    }

    private static JsonNode tasks(ReadingTeam world, String who, String query) {
        return world.team().as(who).get("/api/tasks" + query).expect(200).json();
    }

    private static List<String> ids(ReadingTeam world, String who, String query) {
        return ids(tasks(world, who, query));
    }

    private static List<String> ids(JsonNode answer) {
        return StreamSupport.stream(answer.path("tasks").spliterator(), false)
                .map(task -> task.path("id").asText())
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private Browser browser(ReadingTeam world, String who) {
        return Browser.signedIn(port, world.team().username(who), world.team().password());
    }

    private static int statements(Browser browser, String page) {
        try (AskedStatements asked = new AskedStatements()) {
            assertThat(browser.get(page).statusCode()).isEqualTo(200);
            return asked.count();
        }
    }
}
