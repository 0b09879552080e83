package dev.consilium.scenario;

import static dev.consilium.scenario.CaseSteps.isRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.common.SqlTime;
import dev.consilium.testing.Browser;
import dev.consilium.testing.ReadingTeam;
import dev.consilium.testing.Team;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How far due dates are kept, over readings that were handed in on time, late and not at all. */
abstract class PunctualityScenario extends TimedSteps {

    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void aReadingCountsOnceItsDueDateHasDecided() {
        Team team = readersAndASpecialist();
        List<String> tasks = readings(openCase(team));
        assertThat(annotators(team)).isEqualTo("on time 0, late 0, missed 0, open and late 0, open 3");
        assertThat(level(team, "lea", "annotator").path("share").isNull()).isTrue();

        claim(team, "ada", tasks.get(0));
        complete(team, "ada", tasks.get(0), "infarct").expect(200);
        claim(team, "ben", tasks.get(1));
        due(tasks.get(1), DAY.negated());
        assertThat(annotators(team)).isEqualTo("on time 1, late 0, missed 0, open and late 1, open 1");
        complete(team, "ben", tasks.get(1), "infarct").expect(200);
        assertThat(annotators(team)).isEqualTo("on time 1, late 1, missed 0, open and late 0, open 1");

        due(tasks.get(2), DAY.multipliedBy(-21));
        fire(ESCALATE, tasks.get(2));
        assertThat(annotators(team))
                .as("it moved up a level, and was not handed in")
                .isEqualTo("on time 1, late 1, missed 1, open and late 0, open 0");
        JsonNode share = level(team, "aud", "annotator").path("share");
        assertThat(share.path("successes").asInt()).isEqualTo(1);
        assertThat(share.path("trials").asInt()).isEqualTo(3);
        assertThat(share.at("/interval/method").asText()).isEqualTo("wilson");

        JsonNode weeks = seen(team, "lea").path("weeks");
        assertThat(weeks).hasSize(12);
        assertThat(weeks.get(3).path("missed").asInt()).isEqualTo(1);
        assertThat(stream(weeks).mapToInt(week -> week.path("missed").asInt()).sum())
                .isEqualTo(2);
        assertThat(page(team, "lea")).contains("Handed in on time", "1 of 3", "33 %", "Missed due dates");
        for (String who : List.of("ada", "sue")) {
            isRefused(team.as(who).get(path(team)), 403, "ROLE_MISSING");
        }
    }

    @Test
    void aCaseOnHoldStopsTheClockAndOneThatIsWithdrawnInTimeCountsNot() {
        Team team = readersAndASpecialist();
        String held = openCase(team);
        List<String> tasks = readings(held);
        team.as("lea")
                .post("/api/cases/" + held + "/hold", Map.of("reason", "the consent is looked for"))
                .expect(204);
        jdbc.sql("update worklist_item set held_at = :held, due_at = :due where case_id = :case")
                .param("held", SqlTime.of(Instant.now().minus(DAY.multipliedBy(3))))
                .param("due", SqlTime.of(Instant.now().minus(DAY)))
                .param("case", held)
                .update();
        assertThat(annotators(team)).isEqualTo("on time 0, late 0, missed 0, open and late 0, open 3");
        due(tasks.get(0), DAY.multipliedBy(-4));
        assertThat(annotators(team)).isEqualTo("on time 0, late 0, missed 0, open and late 1, open 2");

        team.as("lea")
                .post("/api/cases/" + held + "/withdraw", Map.of("reason", "no consent"))
                .expect(204);
        assertThat(openTasks(held)).isEmpty();
        assertThat(annotators(team)).isEqualTo("on time 0, late 0, missed 1, open and late 0, open 0");
    }

    @Test
    void whatEndedBeforeTheTwelveWeeksIsPast() {
        Team team = readersAndASpecialist();
        String caseId = openCase(team);
        List<String> tasks = readings(caseId);
        claim(team, "ada", tasks.get(0));
        complete(team, "ada", tasks.get(0), "infarct").expect(200);
        jdbc.sql("update worklist_item set closed_at = :then where task_id = :task")
                .param("then", SqlTime.of(Instant.now().minus(DAY.multipliedBy(12 * 7))))
                .param("task", tasks.get(0))
                .update();
        assertThat(annotators(team)).isEqualTo("on time 0, late 0, missed 0, open and late 0, open 2");
    }

    private Team readersAndASpecialist() {
        return team(cast -> {
            ReadingTeam.readers(cast, "ada", "ben", "cem");
            cast.member("sue", "Sue", "specialist").member("aud", "Auda", "auditor");
        });
    }

    /** The clock of the read model: the engine's timers are another matter. */
    private void due(String task, Duration fromNow) {
        jdbc.sql("update worklist_item set due_at = :due where task_id = :task")
                .param("due", SqlTime.of(Instant.now().plus(fromNow)))
                .param("task", task)
                .update();
    }

    private String annotators(Team team) {
        JsonNode level = level(team, "lea", "annotator");
        return "on time %d, late %d, missed %d, open and late %d, open %d"
                .formatted(
                        level.path("onTime").asInt(),
                        level.path("late").asInt(),
                        level.path("missed").asInt(),
                        level.path("openLate").asInt(),
                        level.path("openInTime").asInt());
    }

    private static JsonNode level(Team team, String who, String level) {
        return stream(seen(team, who).path("levels"))
                .filter(row -> row.path("level").asText().equals(level))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode seen(Team team, String who) {
        return team.as(who).get(path(team)).expect(200).json();
    }

    private static String path(Team team) {
        return "/api/projects/" + team.projectId() + "/punctuality";
    }

    private String page(Team team, String who) {
        return Browser.signedIn(port, team.username(who), team.password())
                .get("/projects/" + team.projectId() + "/late-tasks")
                .body();
    }
}
