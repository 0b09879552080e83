package dev.consilium.scenario;

import static dev.consilium.scenario.CaseSteps.isRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.common.SqlTime;
import dev.consilium.testing.Answer;
import dev.consilium.testing.Browser;
import dev.consilium.testing.ReadingTeam;
import dev.consilium.testing.Team;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What becomes of a task that is late or whose holder is away, who is told of it, and what stays of the work of who lost it. */
abstract class DeadlinesScenario extends TimedSteps {

    private static final String NO_READER = "NO_ELIGIBLE_READER";

    @Test
    void aReminderIsShownToWhoHoldsTheTaskAndToTheLead() {
        Team team = threeReaders();
        String task = readings(openCase(team)).get(0);
        claim(team, "ada", task);
        assertThat(shown(team, "ada", task).path("reminded").asBoolean()).isFalse();
        assertThat(late(team, "lea")).isEmpty();
        remind(task);
        assertThat(shown(team, "ada", task).path("reminded").asBoolean()).isTrue();
        assertThat(shown(team, "ada", task).path("sla").asText()).isEqualTo("on-time");
        assertThat(holder(task)).isEqualTo(idOf(team, "ada"));
        JsonNode late = late(team, "lea").findFirst().orElseThrow();
        assertThat(late.path("id").asText()).isEqualTo(task);
        assertThat(late.path("holder").asText()).isEqualTo(team.username("ada"));
        assertThat(late.path("reminded").asBoolean()).isTrue();
        assertThat(page(team, "ada", "/")).contains("reminder");
        assertThat(page(team, "lea", "/projects/" + team.projectId() + "/late-tasks"))
                .contains("Late tasks", "reminder", "Adelheid Ziegenfuss");
    }

    @Test
    void whoMissesTheDueDateLosesTheTaskToTheLeastBusyAndKeepsTheDraft() {
        Team team = team(cast -> ReadingTeam.readers(cast, "ada", "ben", "cem", "dan", "eva"));
        String other = openCase(team);
        claim(team, "dan", readings(other).get(0));
        String caseId = openCase(team);
        List<String> tasks = readings(caseId);
        claim(team, "ada", tasks.get(0));
        claim(team, "ben", tasks.get(1));
        claim(team, "cem", tasks.get(2));
        team.as("ada")
                .put("/api/tasks/" + tasks.get(0) + "/draft", Map.of("form", Map.of("comment", "left side")))
                .expect(204);
        passDueDate(tasks.get(0));
        assertThat(holder(tasks.get(0))).isEqualTo(idOf(team, "eva"));
        assertThat(seenByLead(team, caseId).has("overdueSince")).isTrue();
        isRefused(complete(team, "ada", tasks.get(0), "infarct"), 409, "TASK_NOT_YOURS");
        assertThat(worklist(team, "ada").map(task -> task.path("case").asText()))
                .doesNotContain(caseId)
                .contains(other);
        assertThat(count("reading where case_id = ? and reader_id = ?", caseId, idOf(team, "ada")))
                .isZero();
        complete(team, "eva", tasks.get(0), "infarct").expect(200);
        assertThat(drafts(team, "ada").map(draft -> draft.path("task").asText()))
                .containsExactly(tasks.get(0));
        assertThat(holder(tasks.get(1))).isEqualTo(idOf(team, "ben"));
        assertThat(count("audit_entry where subject_id = ? and event_type = 'ReadingLapsed'", caseId))
                .isEqualTo(1);
    }

    @Test
    void withNobodyElseTheTaskIsOfferedAgainAndTheCaseWaitsVisibly() {
        Team team = threeReaders();
        String caseId = openCase(team);
        List<String> tasks = readings(caseId);
        claim(team, "ada", tasks.get(0));
        claim(team, "ben", tasks.get(1));
        claim(team, "cem", tasks.get(2));
        passDueDate(tasks.get(0));
        assertThat(holder(tasks.get(0))).isNull();
        assertThat(seenByLead(team, caseId).path("waitCode").asText()).isEqualTo(NO_READER);
        assertThat(worklist(team, "ada")).isEmpty();
        ReadingTeam.readers(team, "dan");
        assertThat(seenByLead(team, caseId).has("waitCode")).isFalse();
        claim(team, "dan", tasks.get(0));
    }

    @Test
    void whatNobodyHoldsStaysOfferedAndTheCaseIsOverdue() {
        Team team = threeReaders();
        String caseId = openCase(team);
        String task = readings(caseId).get(0);
        passDueDate(task);
        assertThat(holder(task)).isNull();
        assertThat(seenByLead(team, caseId).has("overdueSince")).isTrue();
        assertThat(worklist(team, "ada")).hasSize(1);
        assertThat(count("reading_decline where case_id = ?", caseId)).isZero();
    }

    @Test
    void aReadingThatWasHandedInIsLeftAlone() {
        Team team = threeReaders();
        String caseId = openCase(team);
        String task = readings(caseId).get(0);
        claim(team, "ada", task);
        String job = timer(DUE, task).getId();
        complete(team, "ada", task, "infarct").expect(200);
        assertThat(management.createJobQuery().jobId(job).count()).isZero();
        assertThat(seenByLead(team, caseId).has("overdueSince")).isFalse();
    }

    @Test
    void aReadingThatMovesUpALevelIsReadByASpecialist() {
        Team team = team(cast -> {
            ReadingTeam.readers(cast, "ada", "ben", "cem");
            cast.member("sue", "Sue", "specialist");
        });
        String caseId = openCase(team);
        String task = readings(caseId).get(0);
        claim(team, "ada", task);
        fire(ESCALATE, task);
        String next = opened(caseId, "Task_ReadByNextLevel");
        claim(team, "sue", next);
        isRefused(complete(team, "ada", task, "infarct"), 409, "TASK_CLOSED");
        assertThat(drafts(team, "ada")).hasSize(1);
        assertThat(worklist(team, "ada")).isEmpty();
        complete(team, "sue", next, "infarct").expect(200);
    }

    @Test
    void aQuestionGoesFromOneDataManagerToTheOther() {
        Team team = team(cast -> {
            ReadingTeam.readers(cast, "ada", "ben", "cem");
            cast.member("dora", "Dora", "data-manager").member("dirk", "Dirk", "data-manager");
        });
        String caseId = openCase(team);
        String task = readings(caseId).get(0);
        claim(team, "ada", task);
        team.as("ada")
                .post(
                        "/api/tasks/" + task + "/raise",
                        Map.of("escalation", "missing-information", "question", "which side?"))
                .expect(204);
        String question = opened(caseId, "Task_AnswerQuestion");
        claim(team, "dora", question);
        fireAndFollow("BoundaryEvent_AnswerDue", question, "Task_ReassignQuestion");
        assertThat(holder(question)).isEqualTo(idOf(team, "dirk"));
        assertThat(holder(task)).isEqualTo(idOf(team, "ada"));
    }

    @Nested
    class LateTasksAreShown {

        @Test
        void toALeadAndAnAuditorOnly() {
            Team team = team(cast -> {
                ReadingTeam.readers(cast, "ada", "ben", "cem");
                cast.member("aud", "Aud", "auditor").member("both", "Both", "lead", "annotator");
            });
            String path = "/api/projects/" + team.projectId() + "/late-tasks";
            String caseId = openCase(team);
            remind(readings(caseId).get(0));
            assertThat(late(team, "lea")).hasSize(1);
            assertThat(late(team, "aud")).hasSize(1);
            claim(team, "ada", readings(caseId).get(0));
            JsonNode audited = late(team, "aud").findFirst().orElseThrow();
            assertThat(audited.path("held").asBoolean()).isTrue();
            assertThat(audited.hasNonNull("holder")).isFalse();
            assertThat(late(team, "lea")
                            .findFirst()
                            .orElseThrow()
                            .path("holder")
                            .asText())
                    .isEqualTo(team.username("ada"));
            assertThat(page(team, "aud", "/projects/" + team.projectId() + "/late-tasks"))
                    .contains("somebody");
            isRefused(team.as("ada").get(path), 403, "ROLE_MISSING");
            isRefused(team.as("both").get(path), 403, "BLINDED");
            isRefused(threeReaders().as("lea").get(path), 404, "NOT_FOUND");
            assertThat(page(team, "both", "/projects/" + team.projectId())).doesNotContain("Late tasks");
        }
    }

    @Nested
    class AnAbsence {

        @Test
        void handsWhatIsHeldToTheDeputy() {
            Team team = threeReaders();
            String caseId = openCase(team);
            String task = readings(caseId).get(0);
            claim(team, "ada", task);
            absent(team, "ada", now(), days(3), "ben");
            untilHeldBy(team, task, "ben");
            assertThat(worklist(team, "ada")).isEmpty();
            assertThat(count("reading_decline where case_id = ?", caseId)).isZero();
            complete(team, "ben", task, "infarct").expect(200);
        }

        @Test
        void givesItBackToTheTeamWhereTheDeputyMayNotTakeIt() {
            Team team = threeReaders();
            String caseId = openCase(team);
            List<String> tasks = readings(caseId);
            claim(team, "ada", tasks.get(0));
            claim(team, "ben", tasks.get(1));
            absent(team, "ada", now(), days(3), "ben");
            untilHeldBy(team, tasks.get(0), null);
            claim(team, "cem", tasks.get(0));
            assertThat(seenByLead(team, caseId).path("waitCode").asText())
                    .as("one reading is left and ada is away")
                    .isEqualTo(NO_READER);
        }

        @Test
        void keepsEverythingFromThePersonAndEndsWhenTheySaySo() {
            Team team = threeReaders();
            String caseId = openCase(team);
            String task = readings(caseId).get(0);
            String id = absent(team, "ada", now(), days(3), null);
            assertThat(worklist(team, "ada")).isEmpty();
            isRefused(team.as("ada").post("/api/tasks/" + task + "/claim", Map.of()), 409, "PERSON_ABSENT");
            isRefused(
                    team.as("lea").post("/api/tasks/" + task + "/assign", Map.of("user", team.username("ada"))),
                    409,
                    "PERSON_ABSENT");
            team.as("ada").delete("/api/me/absences/" + id).expect(204);
            assertThat(worklist(team, "ada")).hasSize(1);
            assertThat(stream(team.as("ada").get("/api/me/absences").json().path("absences")))
                    .isEmpty();
            isRefused(team.as("ada").delete("/api/me/absences/" + id), 404, "NOT_FOUND");
        }

        @Test
        void makesACaseWaitAndItsEndWakesTheCase() {
            Team team = threeReaders();
            absent(team, "ada", now(), days(3), null);
            String caseId = openCase(team);
            until(team, caseId, "waitCode", NO_READER);
            assertThat(openTasks(caseId)).isEmpty();
            fireOwn("IntermediateCatchEvent_AbsenceOver", team, "ada");
            assertThat(readings(caseId)).hasSize(3);
            until(team, caseId, "waitCode", "");
        }

        @Test
        void makesATaskThatLosesItsOnlyPersonWaitVisiblyAndItsEndResumesIt() {
            Team team = threeReaders();
            String caseId = openCase(team);
            readings(caseId);
            String id = absent(team, "ada", now(), days(3), null);
            until(team, caseId, "waitCode", NO_READER);
            team.as("ada").delete("/api/me/absences/" + id).expect(204);
            until(team, caseId, "waitCode", "");
        }

        @Test
        void thatIsAheadBeginsByItsTimer() {
            Team team = threeReaders();
            String task = readings(openCase(team)).get(0);
            claim(team, "ada", task);
            absent(team, "ada", days(1), days(2), "ben");
            assertThat(holder(task)).isEqualTo(idOf(team, "ada"));
            assertThat(worklist(team, "ada")).hasSize(1);
            shiftAbsence(team, "ada");
            fireOwn("IntermediateCatchEvent_AbsenceBegins", team, "ada");
            untilHeldBy(team, task, "ben");
        }

        @Test
        void leavesWhatIsOnHoldUntilTheCaseGoesOn() {
            Team team = threeReaders();
            String held = openCase(team);
            String onHold = readings(held).get(0);
            String going = readings(openCase(team)).get(0);
            claim(team, "ada", onHold);
            claim(team, "ada", going);
            team.as("lea")
                    .post("/api/cases/" + held + "/hold", Map.of("reason", "new series"))
                    .expect(204);
            isRefused(complete(team, "ada", onHold, "infarct"), 409, "CASE_ON_HOLD");
            absent(team, "ada", now(), days(3), "ben");
            untilHeldBy(team, going, "ben");
            assertThat(holder(onHold)).isEqualTo(idOf(team, "ada"));
            team.as("lea").post("/api/cases/" + held + "/resume", Map.of()).expect(204);
            assertThat(holder(onHold)).isEqualTo(idOf(team, "ben"));
            assertThat(drafts(team, "ada").map(draft -> draft.path("task").asText()))
                    .containsExactly(onHold);
        }

        @Test
        void isRecordedByTheLeadForTheProjectOnly() {
            Team team = threeReaders();
            Team other = threeReaders();
            other.administrator()
                    .post(
                            "/api/projects/" + other.projectId() + "/members",
                            Map.of("user", team.username("ada"), "role", "annotator"))
                    .expect(201);
            readings(openCase(team));
            readings(openCase(other));
            String path = "/api/projects/" + team.projectId() + "/members/" + team.username("ada") + "/absences";
            Map<String, Object> absence = Map.of("from", now().toString(), "until", days(1).toString());
            isRefused(team.as("ben").post(path, absence), 403, "ROLE_MISSING");
            isRefused(other.as("lea").post(path, absence), 404, "NOT_FOUND");
            String id = team.as("lea")
                    .post(path, absence)
                    .expect(201)
                    .json()
                    .path("id")
                    .asText();
            assertThat(worklist(team, "ada").map(task -> task.path("project").asText()))
                    .containsExactly(other.projectId());
            assertThat(page(team, "lea", "/projects/" + team.projectId() + "/team"))
                    .contains("End the absence of");
            team.as("lea").delete(path + "/" + id).expect(204);
            assertThat(worklist(team, "ada")).hasSize(2);
        }

        @Test
        void namesAPeriodAheadAndADeputyOfTheSameProjectWhoIsSomebodyElse() {
            Team team = threeReaders();
            String stranger = threeReaders().username("ada");
            isRefused(absence(team, "ada", days(2), days(1), null), 422, "ABSENCE_PERIOD");
            isRefused(absence(team, "ada", days(-2), days(-1), null), 422, "ABSENCE_PERIOD");
            isRefused(absence(team, "ada", now(), days(4000), null), 422, "ABSENCE_PERIOD");
            isRefused(absence(team, "ada", now(), days(1), team.username("ada")), 422, "DEPUTY_SELF");
            isRefused(absence(team, "ada", now(), days(1), stranger), 422, "DEPUTY_NOT_MEMBER");
            isRefused(absence(team, "ada", now(), days(1), "nobody-here"), 422, "DEPUTY_NOT_MEMBER");
            assertThat(team.as("ada")
                            .post("/api/me/absences", Map.of("from", now().toString()))
                            .status())
                    .isEqualTo(400);
        }

        @Test
        void ofTwoWhoStandInForEachOtherGivesTheTasksToTheTeam() {
            Team team = threeReaders();
            List<String> tasks = readings(openCase(team));
            claim(team, "ada", tasks.get(0));
            absent(team, "ben", now(), days(1), "ada");
            absent(team, "ada", now(), days(1), "ben");
            untilHeldBy(team, tasks.get(0), null);
        }

        @Test
        void isRecordedAndEndedOnItsPage() {
            Team team = threeReaders();
            Browser ada = browser(team, "ada");
            assertThat(ada.get("/absences").body()).contains("You have recorded no absence");
            String tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1).toString();
            ada.submit(
                    "/absences", "/absences", Map.of("from", tomorrow, "to", tomorrow, "deputy", team.username("ben")));
            assertThat(ada.get("/absences").body()).contains("Benedikt Quellmalz");
            JsonNode recorded = team.as("ada")
                    .get("/api/me/absences")
                    .json()
                    .path("absences")
                    .path(0);
            assertThat(Duration.between(
                            Instant.parse(recorded.path("from").asText()),
                            Instant.parse(recorded.path("until").asText())))
                    .isEqualTo(Duration.ofDays(1));
            ada.submit("/absences", "/absences/" + recorded.path("id").asText() + "/end", Map.of());
            assertThat(ada.get("/absences").body()).contains("You have recorded no absence");
        }
    }

    @Nested
    class ADraft {

        @Test
        void isKeptForItsPersonRestoredInTheFormAndGoneWhenHandedIn() {
            Team team = threeReaders();
            String task = readings(openCase(team)).get(0);
            String path = "/api/tasks/" + task + "/draft";
            claim(team, "ada", task);
            isRefused(team.as("ada").get(path), 404, "NOT_FOUND");
            team.as("ada").put(path, Map.of("form", Map.of("comment", "left"))).expect(204);
            team.as("ada")
                    .put(path, Map.of("form", Map.of("comment", "right"), "password", "pw-4711"))
                    .expect(204);
            JsonNode draft = team.as("ada").get(path).expect(200).json();
            assertThat(draft.path("content").toString()).isEqualTo("{\"form\":{\"comment\":\"right\"}}");
            assertThat(draft.path("mine").asBoolean()).isTrue();
            isRefused(team.as("ben").get(path), 404, "NOT_FOUND");
            isRefused(team.as("ben").put(path, Map.of("form", Map.of())), 409, "TASK_NOT_YOURS");
            isRefused(team.as("ben").delete(path), 404, "NOT_FOUND");
            isRefused(team.as("lea").get(path), 404, "NOT_FOUND");
            isRefused(
                    team.as("ada").put(path, Map.of("form", Map.of("comment", "x".repeat(2_000_001)))),
                    413,
                    "DRAFT_TOO_LARGE");
            complete(team, "ada", task, "infarct").expect(200);
            assertThat(drafts(team, "ada")).isEmpty();
        }

        @Test
        void isMadeOfWhatWasHandedInTooLate() {
            Team team = team(cast -> ReadingTeam.readers(cast, "ada", "ben", "cem", "dan"));
            String task = readings(openCase(team)).get(0);
            claim(team, "ada", task);
            passDueDate(task);
            Map<String, Object> late = new HashMap<>(CaseSteps.reading("atrophy"));
            late.put("password", "pw-4711");
            var answer = team.as("ada").post("/api/tasks/" + task + "/complete", late);
            isRefused(answer, 409, "TASK_NOT_YOURS");
            assertThat(answer.json().path("draftKept").asBoolean()).isTrue();
            JsonNode draft = drafts(team, "ada").findFirst().orElseThrow();
            assertThat(draft.path("lost").asBoolean()).isTrue();
            assertThat(draft.path("mine").asBoolean()).isFalse();
            assertThat(draft.path("content").toString()).contains("atrophy").doesNotContain("pw-4711", "password");
            assertThat(page(team, "ada", "/")).contains("Kept drafts", "handed in too late");
            team.as("ada").delete("/api/tasks/" + task + "/draft").expect(204);
            assertThat(drafts(team, "ada")).isEmpty();
        }

        @Test
        void isNotMadeOfWhatIsWrong() {
            Team team = threeReaders();
            String task = readings(openCase(team)).get(0);
            claim(team, "ada", task);
            var answer = complete(team, "ada", task, "unicorn");
            isRefused(answer, 422, "UNKNOWN_CLASS");
            assertThat(answer.json().has("draftKept")).isFalse();
            isRefused(complete(team, "lea", task, "infarct"), 404, "NOT_FOUND");
            assertThat(count("task_draft where task_id = ?", task)).isZero();
        }

        @Test
        void doesNotTellWhetherSomebodyElseHandedIn() {
            Team team = team(cast -> ReadingTeam.readers(cast, "ada", "ben", "cem", "dan"));
            String task = readings(openCase(team)).get(0);
            claim(team, "ada", task);
            team.as("ada").put("/api/tasks/" + task + "/draft", Map.of()).expect(204);
            passDueDate(task);
            String before = drafts(team, "ada").findFirst().orElseThrow().toString();
            String now = jdbc.sql("select username from person where id = :id")
                    .param("id", holder(task))
                    .query(String.class)
                    .single();
            String who = List.of("ben", "cem", "dan").stream()
                    .filter(name -> team.username(name).equals(now))
                    .findFirst()
                    .orElseThrow();
            complete(team, who, task, "infarct").expect(200);
            assertThat(drafts(team, "ada").findFirst().orElseThrow()).hasToString(before);
            isRefused(complete(team, "ada", task, "infarct"), 409, "TASK_NOT_YOURS");
        }
    }

    /** The task of this element, as soon as it is there. */
    private String opened(String caseId, String element) {
        return Awaitility.await()
                .until(
                        () -> jdbc.sql("""
                                select task_id from worklist_item
                                where case_id = :case and element = :element and closed_at is null""")
                                .param("case", caseId)
                                .param("element", element)
                                .query(String.class)
                                .optional()
                                .orElse(""),
                        found -> !found.isEmpty());
    }

    private JsonNode shown(Team team, String who, String task) {
        return worklist(team, who)
                .filter(shown -> shown.path("id").asText().equals(task))
                .findFirst()
                .orElseThrow();
    }

    private Browser browser(Team team, String who) {
        return Browser.signedIn(port, team.username(who), team.password());
    }

    private String page(Team team, String who, String path) {
        return browser(team, who).get(path).body();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Instant days(int days) {
        return now().plus(days, ChronoUnit.DAYS);
    }

    private Answer absence(Team team, String who, Instant from, Instant until, String deputy) {
        Map<String, Object> absence = new HashMap<>();
        absence.put("from", from.toString());
        absence.put("until", until.toString());
        absence.put("deputy", deputy);
        return recordAbsence(team, who, absence);
    }

    private String absent(Team team, String who, Instant from, Instant until, String deputy) {
        return absence(team, who, from, until, deputy == null ? null : team.username(deputy))
                .expect(201)
                .json()
                .path("id")
                .asText();
    }

    private void untilHeldBy(Team team, String task, String who) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(holder(task)).isEqualTo(who == null ? null : idOf(team, who)));
    }

    /** The clock of the domain reaches the absence as that of the engine does. */
    private void shiftAbsence(Team team, String who) {
        jdbc.sql("update absence set from_at = :now where person_id = :person")
                .param("now", SqlTime.of(now()))
                .param("person", idOf(team, who))
                .update();
    }

    /** The timer of the person's absence, as soon as it is set. */
    private void fireOwn(String timer, Team team, String who) {
        String absence = jdbc.sql("select id from absence where person_id = :person")
                .param("person", idOf(team, who))
                .query(String.class)
                .single();
        String job = Awaitility.await()
                .until(
                        () -> jdbc.sql("""
                                select j.id_ from act_ru_job j join act_ru_variable v
                                on v.proc_inst_id_ = j.process_instance_id_ and v.name_ = 'absenceId'
                                join act_ru_jobdef d on d.id_ = j.job_def_id_
                                where v.text_ = :absence and d.act_id_ = :timer""")
                                .param("absence", absence)
                                .param("timer", timer)
                                .query(String.class)
                                .optional()
                                .orElse(""),
                        found -> !found.isEmpty());
        execute(job);
    }
}
