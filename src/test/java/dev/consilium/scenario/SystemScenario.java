package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.common.Ids;
import dev.consilium.common.SqlTime;
import dev.consilium.testing.Browser;
import dev.consilium.testing.ReadingTeam;
import dev.consilium.workflow.operation.EngineWatch;
import dev.consilium.workflow.operation.JobState;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What an administrator learns of the installation: what fails, what is late, what runs here; of no case and no person. */
abstract class SystemScenario extends StandstillSteps {

    /** One per thing that is counted, whatever there is of it. */
    private static final int MOST_STATEMENTS = 16;

    @Autowired
    private EngineWatch engine;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void aStepThatFailsIsWatchedAndBadOnceItStandsStill() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        int before = seen(world).at("/incidents/count").asInt();
        int exhausted = seen(world).at("/jobs/exhausted").asInt();
        String poison = refuse("ground_truth", world);
        List.of("ada", "ben", "cem").forEach(reader -> read(world, reader, "infarct"));
        attemptsUntilItStandsStill(world);
        until(world, "waitCode", "TECHNICAL_FAULT");

        JsonNode seen = seen(world);
        assertThat(seen.at("/incidents/count").asInt()).isEqualTo(before + 1);
        assertThat(seen.at("/jobs/exhausted").asInt()).isEqualTo(exhausted + 1);
        assertThat(state(seen, "incidents")).isEqualTo("bad");
        assertThat(state(seen, "job-executor")).isEqualTo("good");
        assertThat(state(seen, "database")).isEqualTo("good");
        assertThat(seen.at("/jobs/lastWorkAt").asText()).isNotEmpty();
        assertThat(page(world)).contains("What to look after", "mend the cause of each", "href=\"/incidents\"");

        jdbc.sql("alter table ground_truth drop constraint " + poison).update();
        String incident = world.team()
                .as("lea")
                .get("/api/incidents")
                .expect(200)
                .json()
                .at("/incidents/0/id")
                .asText();
        world.team()
                .as("lea")
                .post("/api/incidents/" + incident + "/retry", Map.of())
                .expect(204);
        until(world, "state", "ACCEPTED");
        assertThat(seen(world).at("/incidents/count").asInt()).isEqualTo(before);
    }

    /** In a transaction that is rolled back, so that no node takes them. */
    @Test
    void jobsAreCountedByWhatBecomesOfThem() {
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            JobState before = engine.jobs();
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            Instant longAgo = now.minus(Duration.ofDays(400));
            job(3, 1, null, longAgo, null, null);
            job(3, 1, now.minus(Duration.ofDays(300)), now, null, null);
            job(3, 1, now.plus(Duration.ofDays(1)), now, null, "it broke");
            job(0, 1, null, longAgo.minus(Duration.ofDays(1)), null, "it broke");
            job(3, 2, null, longAgo.minus(Duration.ofDays(1)), null, null);
            job(3, 1, null, longAgo.minus(Duration.ofDays(1)), now.plus(Duration.ofMinutes(5)), null);
            JobState after = engine.jobs();
            assertThat(after.due() - before.due()).isEqualTo(2);
            assertThat(after.dueSince()).isEqualTo(longAgo);
            assertThat(after.failing() - before.failing()).isEqualTo(1);
            assertThat(after.exhausted() - before.exhausted()).isEqualTo(1);
            assertThat(after.onHold() - before.onHold()).isEqualTo(1);
            assertThat(after.locked() - before.locked()).isEqualTo(1);
            transaction.setRollbackOnly();
        });
    }

    @Test
    void openTasksStandByAgeAndLevelAndTheirTimersNext() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        world.offered("ada", "reading");
        List<String> tasks = openTasks(world);
        age(tasks.get(0), Duration.ofDays(2), Duration.ofDays(-1));
        age(tasks.get(1), Duration.ofDays(5), Duration.ofDays(1));
        age(tasks.get(2), Duration.ofDays(50), Duration.ofDays(-10));
        JsonNode row = rows(world, world.team().administrator()).get(0);
        assertThat(row.path("level").asText()).isEqualTo("annotator");
        assertThat(row.path("open").asInt()).isEqualTo(3);
        assertThat(row.path("underOneDay").asInt()).isZero();
        assertThat(row.path("underThreeDays").asInt()).isEqualTo(1);
        assertThat(row.path("underSevenDays").asInt()).isEqualTo(1);
        assertThat(row.path("older").asInt()).isEqualTo(1);
        assertThat(row.path("overdue").asInt()).isEqualTo(2);
        JsonNode seen = seen(world);
        assertThat(seen.at("/tasks/open").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(seen.at("/tasks/overdue").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(state(seen, "tasks-overdue")).isEqualTo("watch");
        assertThat(seen.at("/jobs/next")).isNotEmpty().allSatisfy(timer -> {
            assertThat(timer.path("element").asText()).isNotBlank();
            assertThat(Instant.parse(timer.path("due").asText()))
                    .isAfter(Instant.parse(seen.path("at").asText()));
        });
    }

    @Test
    void whoReadsInAProjectIsNotToldItsLevels() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        world.offered("ada", "reading");
        jdbc.sql("update person set admin = true where id = :id")
                .param("id", world.idOf("ada"))
                .update();
        List<JsonNode> rows = rows(world, world.team().as("ada"));
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).path("level").isNull()).isTrue();
        assertThat(rows.get(0).path("open").asInt()).isEqualTo(3);
        JsonNode seen = world.team().as("ada").get("/api/system").expect(200).json();
        assertThat(seen.at("/jobs/next")).isEmpty();
        assertThat(seen.path("processes")).isNotEmpty().allSatisfy(process -> assertThat(
                        process.path("running").isNull())
                .isTrue());
        jdbc.sql("update person set admin = false where id = :id")
                .param("id", world.idOf("ada"))
                .update();
        isRefused(world.team().as("ada").get("/api/system"), 403, "ADMIN_ONLY");
        isRefused(world.team().as("lea").get("/api/system"), 403, "ADMIN_ONLY");
    }

    @Test
    void whatRunsHereIsNamedAndNoCaseIs() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        world.offered("ada", "reading");
        JsonNode seen = seen(world);
        JsonNode versions = seen.path("versions");
        assertThat(versions.path("database").asText()).matches("(H2|PostgreSQL) \\d.*");
        assertThat(versions.path("bpm").asText()).startsWith("7.");
        assertThat(versions.path("schema").asText()).isEqualTo(latestMigration());
        assertThat(versions.path("java").asText()).isEqualTo(Runtime.version().toString());
        JsonNode consensus = null;
        for (JsonNode process : seen.path("processes")) {
            // Projects may have versions of their own beside the one that ships.
            if (process.path("key").asText().equals("FindingConsensusProcess")
                    && process.path("running").asInt() > 0) {
                consensus = process;
            }
        }
        assertThat(consensus).isNotNull();
        assertThat(consensus.path("protocol").asText()).isEqualTo("finding-consensus");
        assertThat(consensus.path("version").asText()).matches("\\d+\\.\\d+\\.\\d+");
        String series = seenBy(world, "lea").path("series").asText();
        for (String told : List.of(seen.toString(), page(world))) {
            assertThat(told)
                    .doesNotContain(
                            world.caseId(),
                            series,
                            world.displayName("ada"),
                            openTasks(world).get(0));
        }
    }

    @Test
    void itAsksAsManyStatementsWhateverThereIs() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        int few = statements(world);
        team(ReadingTeam::threeReadersAndASenior).offered("ada", "reading");
        team(ReadingTeam::threeReadersAndASenior).offered("ada", "reading");
        assertThat(statements(world)).isEqualTo(few).isLessThanOrEqualTo(MOST_STATEMENTS);
    }

    private int statements(ReadingTeam world) {
        seen(world);
        try (AskedStatements asked = new AskedStatements()) {
            seen(world);
            return asked.count();
        }
    }

    private String latestMigration() {
        return jdbc.sql("select max(\"version\") from \"flyway_schema_history\"")
                .query(String.class)
                .single();
    }

    private void job(
            int retries,
            int suspension,
            @Nullable Instant due,
            Instant created,
            @Nullable Instant lockedUntil,
            @Nullable String exception) {
        jdbc.sql("""
                insert into act_ru_job (id_, rev_, type_, retries_, suspension_state_, duedate_, create_time_, lock_exp_time_, exception_msg_)
                values (:id, 1, 'message', :retries, :suspension, :due, :created, :locked, :exception)""")
                .param("id", Ids.random())
                .param("retries", retries)
                .param("suspension", suspension)
                .param("due", due == null ? null : Timestamp.from(due))
                .param("created", Timestamp.from(created))
                .param("locked", lockedUntil == null ? null : Timestamp.from(lockedUntil))
                .param("exception", exception)
                .update();
    }

    private void age(String task, Duration age, Duration due) {
        Instant now = Instant.now();
        jdbc.sql("update worklist_item set created_at = :created, due_at = :due where task_id = :task")
                .param("created", SqlTime.of(now.minus(age)))
                .param("due", SqlTime.of(now.plus(due)))
                .param("task", task)
                .update();
    }

    private static JsonNode seen(ReadingTeam world) {
        return world.team().administrator().get("/api/system").expect(200).json();
    }

    private static String state(JsonNode seen, String subject) {
        for (JsonNode check : seen.path("checks")) {
            if (check.path("subject").asText().equals(subject)) {
                return check.path("state").asText();
            }
        }
        throw new AssertionError(subject + " is not checked: " + seen);
    }

    /** Those of the project, of all pages. */
    private static List<JsonNode> rows(ReadingTeam world, dev.consilium.testing.ApiClient administrator) {
        List<JsonNode> rows = new ArrayList<>();
        for (int page = 1, pages = 1; page <= pages; page++) {
            JsonNode tasks = administrator
                    .get("/api/system?page=" + page)
                    .expect(200)
                    .json()
                    .path("tasksByLevel");
            pages = tasks.path("pages").asInt();
            for (JsonNode row : tasks.path("rows")) {
                if (row.path("project").asText().equals(world.team().projectId())) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private String page(ReadingTeam world) {
        return Browser.signedIn(
                        port, world.team().administratorName(), world.team().password())
                .get("/system")
                .body();
    }
}
