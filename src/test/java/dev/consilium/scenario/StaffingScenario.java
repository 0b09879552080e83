package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.testing.Answer;
import dev.consilium.testing.Browser;
import dev.consilium.testing.ReadingTeam;
import dev.consilium.testing.Team;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who is asked, who is not, and what a case with nobody left to ask does: it waits where its lead sees it. */
abstract class StaffingScenario extends CaseSteps {

    private static final String NO_READER = "NO_ELIGIBLE_READER";
    private static final String NO_ARBITER = "NO_ELIGIBLE_ARBITER";

    @Test
    void withTooFewReadersACaseWaitsVisiblyAndGoesOnWithTheNextMember() {
        ReadingTeam world = team(cast -> ReadingTeam.readers(cast, "ada", "ben"));
        assertThat(until(world, "waitCode", NO_READER).path("state").asText()).isEqualTo("OPENED");
        assertThat(isOffered(world, "ada")).isFalse();
        assertThat(pageOfTheLead(world)).contains("1 open case waits");
        world.team().member("sen", "Senta", "senior");
        assertThat(seenBy(world, "lea").path("waitCode").asText()).isEqualTo(NO_READER);
        ReadingTeam.readers(world.team(), "cem");
        assertThat(until(world, "state", "READING").has("waitCode")).isFalse();
        assertThat(world.offered("ada", "reading")).isNotBlank();
        assertThat(pageOfTheLead(world)).doesNotContain("open case waits");
        assertThat(openTasks(world)).hasSize(3);
    }

    @Test
    void withoutAnArbiterACaseWaitsVisiblyAndGoesOnWithTheNextSenior() {
        ReadingTeam world = team(StaffingScenario::twoReadersAndOneWhoIsSeniorToo);
        disagree(world, "ada", "ben", "sia");
        assertThat(until(world, "waitCode", NO_ARBITER).path("state").asText()).isEqualTo("ARBITRATION");
        assertThat(isOffered(world, "sia")).isFalse();
        world.team().member("sen", "Senta", "senior");
        String task = world.claim("sen", "arbitration");
        assertThat(until(world, "waitCode", "").path("state").asText()).isEqualTo("ARBITRATION");
        complete(world, "sen", task, decision(world, "choose", "reader", 1)).expect(200);
        until(world, "state", "ARBITRATED");
    }

    @Test
    void aSeniorWhoReadTheCaseNeverArbitratesIt() {
        ReadingTeam world = team(cast -> twoReadersAndOneWhoIsSeniorToo(cast.member("sen", "Senta", "senior")));
        disagree(world, "ada", "ben", "sia");
        String task = world.offered("sen", "arbitration");
        assertThat(isOffered(world, "sia")).isFalse();
        isRefused(act(world, "sia", task, "claim", Map.of()), 409, "ALREADY_INVOLVED");
        isRefused(assign(world, task, "sia"), 409, "ALREADY_INVOLVED");
        isRefused(assign(world, task, "ada"), 403, "ROLE_MISSING");
        handOverBehindEverybodysBack(world, task, "sia");
        isRefused(complete(world, "sia", task, decision(world, "choose", "reader", 1)), 409, "ALREADY_INVOLVED");
        assertThat(world.team().as("sia").get("/api/tasks/" + task).status()).isEqualTo(409);
        assertThat(count(world, "decision where case_id = :case")).isZero();
    }

    @Test
    void aSeniorWhoReadsElsewhereMayArbitrateWhatSheHasNoPartIn() {
        ReadingTeam world = team(cast -> twoReadersAndOneWhoIsSeniorToo(cast.member("spe", "Spela", "specialist")));
        act(world, "sia", world.claim("sia", "reading"), "release", Map.of()).expect(204);
        complete(world, "ada", world.claim("ada", "reading"), uncertain("infarct"))
                .expect(200);
        handOn(world);
        String task = world.claim("sia", "arbitration");
        complete(world, "sia", task, decision(world, "author", "labels", labels("atrophy")))
                .expect(200);
        until(world, "state", "ARBITRATED");
    }

    @Test
    void theLastReaderWhoDeclinesLeavesACaseThatWaitsForTheNext() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        world.claim("ada", "reading");
        world.claim("ben", "reading");
        String task = world.claim("cem", "reading");
        decline(world, "cem", task);
        assertThat(seenBy(world, "lea").path("waitCode").asText()).isEqualTo(NO_READER);
        assertThat(isOffered(world, "cem")).isFalse();
        isRefused(act(world, "cem", task, "claim", Map.of()), 409, "ALREADY_INVOLVED");
        isRefused(assign(world, task, "cem"), 409, "ALREADY_INVOLVED");
        ReadingTeam.readers(world.team(), "dan");
        assertThat(world.claim("dan", "reading")).isEqualTo(task);
        assertThat(seenBy(world, "lea").has("waitCode")).isFalse();
    }

    @Test
    void aCaseWithMoreOpenReadingsThanReadersWaitsAsSoonAsOneDeclines() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        decline(world, "ada", world.claim("ada", "reading"));
        assertThat(seenBy(world, "lea").path("waitCode").asText()).isEqualTo(NO_READER);
        read(world, "ben", "infarct");
        read(world, "cem", "infarct");
        assertThat(seenBy(world, "lea").path("waitCode").asText())
                .as("one reading is open and nobody is left to take it")
                .isEqualTo(NO_READER);
        ReadingTeam.readers(world.team(), "dan");
        read(world, "dan", "infarct");
        assertThat(until(world, "state", "ACCEPTED").has("waitCode")).isFalse();
    }

    @Test
    void aReadingThatOpensAnewForNobodyIsToldOf() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        conflict(world, "ada", world.claim("ada", "reading"));
        until(world, "waitCode", NO_READER);
        assertThat(openTasks(world))
                .as("ben and cem are asked for three readings")
                .hasSize(3);
        ReadingTeam.readers(world.team(), "dan");
        assertThat(seenBy(world, "lea").has("waitCode")).isFalse();
    }

    @Test
    void aReadingThatWaitsForAReaderIsToldOfWhateverTheOthersDo() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        String ofAda = world.claim("ada", "reading");
        String ofBen = world.claim("ben", "reading");
        world.claim("cem", "reading");
        conflict(world, "ada", ofAda);
        until(world, "waitCode", NO_READER);
        act(world, "ben", ofBen, "release", Map.of()).expect(204);
        act(world, "ben", ofBen, "claim", Map.of()).expect(200);
        assertThat(seenBy(world, "lea").path("waitCode").asText()).isEqualTo(NO_READER);
        ReadingTeam.readers(world.team(), "dan");
        world.claim("dan", "reading");
        assertThat(until(world, "waitCode", "").path("state").asText()).isEqualTo("READING");
    }

    @Test
    void aCorrectionWhoseReaderIsAwayIsToldOfUntilTheyAreBack() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        complete(world, "ada", world.claim("ada", "reading"), reading("no-finding", "infarct"))
                .expect(200);
        world.offered("ada", "reading");
        String absence = away(world, "ada");
        until(world, "waitCode", "READER_ABSENT");
        world.team().as("lea").delete(absence).expect(204);
        assertThat(seenBy(world, "lea").has("waitCode")).isFalse();
    }

    @Test
    void aCaseBackFromReworkIsNotGivenToASpecialistWhoIsAway() {
        ReadingTeam world = team(CaseSteps::everyLevel);
        complete(world, "ada", world.claim("ada", "reading"), uncertain("infarct"))
                .expect(200);
        String review = world.claim("spe", "specialist-review");
        complete(world, "spe", review, decision(world, "return", "reader", 1, "comment", "slice 2"))
                .expect(200);
        String correction = world.offered("ada", "reading");
        String absence = away(world, "spe");
        complete(world, "ada", correction, reading("infarct")).expect(200);
        until(world, "waitCode", "NO_ELIGIBLE_SPECIALIST");
        assertThat(world.tasks("spe")).isEmpty();
        world.team().as("lea").delete(absence).expect(204);
        correct(world, "infarct");
        until(world, "state", "VALIDATED");
    }

    @Test
    void aQuarantineWithoutADataManagerIsToldOf() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        away(world, "dora");
        world.read("ada", List.of(), 0.5, List.of("unusable-image"), "all noise");
        assertThat(until(world, "waitCode", "NO_ELIGIBLE_DATA_MANAGER")
                        .path("state")
                        .asText())
                .isEqualTo("QUARANTINE");
        world.team().member("dan", "Dan", "data-manager");
        assertThat(seenBy(world, "lea").has("waitCode")).isFalse();
    }

    @Test
    void aNewMemberEndsTheWaitOfAnOpenReadingAtOnce() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        decline(world, "ada", world.claim("ada", "reading"));
        assertThat(seenBy(world, "lea").path("waitCode").asText()).isEqualTo(NO_READER);
        ReadingTeam.readers(world.team(), "dan");
        assertThat(seenBy(world, "lea").has("waitCode")).isFalse();
    }

    @Test
    void theLastSeniorWhoDeclinesLeavesACaseThatWaitsForTheNext() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        disagree(world, "ada", "ben", "cem");
        String task = world.claim("sen", "arbitration");
        decline(world, "sen", task);
        assertThat(seenBy(world, "lea").path("waitCode").asText()).isEqualTo(NO_ARBITER);
        assertThat(isOffered(world, "sen")).isFalse();
        world.team().member("sam", "Sam", "senior");
        assertThat(world.claim("sam", "arbitration")).isEqualTo(task);
        assertThat(seenBy(world, "lea").has("waitCode")).isFalse();
    }

    @Test
    void aReadingGivenBackIsAnybodysAgainAndNothingOfItStays() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        String task = world.claim("ada", "reading");
        isRefused(act(world, "ben", task, "release", Map.of()), 409, "TASK_NOT_YOURS");
        isRefused(act(world, "ben", task, "decline", Map.of("reason", "no")), 409, "TASK_NOT_YOURS");
        act(world, "ada", task, "release", Map.of()).expect(204);
        isRefused(act(world, "ada", task, "release", Map.of()), 409, "TASK_NOT_YOURS");
        assertThat(count(world, "reading where case_id = :case")).isZero();
        act(world, "ben", task, "claim", Map.of()).expect(200);
        isRefused(complete(world, "ada", task, reading("infarct")), 409, "TASK_NOT_YOURS");
        complete(world, "ben", task, reading("infarct")).expect(200);
    }

    @Test
    void theSamePersonNeverTakesTwoReadingsOfOneCase() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        String task = world.claim("ada", "reading");
        List<String> others =
                openTasks(world).stream().filter(id -> !id.equals(task)).toList();
        isRefused(act(world, "ada", others.get(0), "claim", Map.of()), 409, "ALREADY_INVOLVED");
        isRefused(assign(world, others.get(0), "ada"), 409, "ALREADY_INVOLVED");
        assertThat(world.tasks("ada").map(shown -> shown.path("id").asText())).containsExactly(task);
        complete(world, "ada", task, reading("infarct")).expect(200);
        isRefused(act(world, "ada", others.get(0), "claim", Map.of()), 409, "ALREADY_INVOLVED");
        assertThat(isOffered(world, "ada")).isFalse();
    }

    @Test
    void theLeadHandsATaskToWhoMayTakeItAndTakesItAway() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        String task = world.claim("ada", "reading");
        assign(world, task, "ben").expect(204);
        isRefused(complete(world, "ada", task, reading("infarct")), 409, "TASK_NOT_YOURS");
        isRefused(assign(world, task, "sen"), 403, "ROLE_MISSING");
        isRefused(act(world, "lea", task, "assign", Map.of("user", "nobody-here")), 422, "UNKNOWN_USER");
        for (String notTheLead : List.of("ada", "sen", "dora")) {
            isRefused(act(world, notTheLead, task, "assign", Map.of()), 404, "NOT_FOUND");
            isRefused(act(world, notTheLead, task, "assign", Map.of("user", "nobody-here")), 404, "NOT_FOUND");
        }
        assertThat(world.tasks("ben").map(shown -> shown.path("mine").asBoolean()))
                .containsExactly(true);
        act(world, "lea", task, "assign", Map.of()).expect(204);
        assertThat(count(world, "reading where case_id = :case")).isZero();
        assertThat(released(world)).containsOnly(world.idOf("lea"));
        act(world, "cem", task, "claim", Map.of()).expect(200);
        complete(world, "cem", task, reading("infarct")).expect(200);
        isRefused(assign(world, task, "ben"), 409, "TASK_CLOSED");
    }

    private static void twoReadersAndOneWhoIsSeniorToo(Team cast) {
        ReadingTeam.readers(cast, "ada", "ben");
        cast.member("sia", "Sia", "annotator", "senior");
    }

    private static void decline(ReadingTeam world, String who, String task) {
        act(world, who, task, "decline", Map.of("reason", "I know the patient")).expect(204);
    }

    private static void conflict(ReadingTeam world, String who, String task) {
        act(world, who, task, "raise", Map.of("escalation", "conflict-of-interest", "reason", "I know the patient"))
                .expect(204);
    }

    /** From now on for some days. @return address of the absence */
    private static String away(ReadingTeam world, String who) {
        String absences = "/api/projects/" + world.team().projectId() + "/members/"
                + world.team().username(who) + "/absences";
        Instant now = Instant.now();
        Map<String, String> days = Map.of(
                "from", now.minusSeconds(1).toString(),
                "until", now.plus(Duration.ofDays(3)).toString());
        return absences + "/"
                + world.team()
                        .as("lea")
                        .post(absences, days)
                        .expect(201)
                        .json()
                        .path("id")
                        .asText();
    }

    private static Answer assign(ReadingTeam world, String task, String to) {
        return act(world, "lea", task, "assign", Map.of("user", world.team().username(to)));
    }

    private String pageOfTheLead(ReadingTeam world) {
        return Browser.signedIn(port, world.team().username("lea"), world.team().password())
                .get("/projects/" + world.team().projectId())
                .body();
    }

    /** What no use case would do, so that the last check is alone. */
    private void handOverBehindEverybodysBack(ReadingTeam world, String task, String to) {
        jdbc.sql("update worklist_item set assignee = :to where task_id = :task")
                .param("to", world.idOf(to))
                .param("task", task)
                .update();
        jdbc.sql("update act_ru_task set assignee_ = :to where id_ = :task")
                .param("to", world.idOf(to))
                .param("task", task)
                .update();
    }

    private List<String> released(ReadingTeam world) {
        return jdbc.sql("select actor_id from audit_entry where event_type = 'ReadingReleased' and subject_id = :case")
                .param("case", world.caseId())
                .query(String.class)
                .list();
    }
}
