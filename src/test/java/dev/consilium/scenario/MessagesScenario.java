package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.testing.Answer;
import dev.consilium.testing.Browser;
import dev.consilium.testing.ReadingTeam;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What leads and data managers may do to a case from outside its diagram: where it is allowed, and what comes of it. */
abstract class MessagesScenario extends CaseSteps {

    private static final Set<String> OPEN = Set.of("withdraw", "priority", "hold");
    private static final Set<String> CLOSED = Set.of("withdraw", "reopen");
    private static final List<String> VERBS = List.of("withdraw", "reopen", "priority", "hold", "resume");

    /** Every state of a case; those whose roads lead through other diagrams are put into the row alone. */
    @Test
    void eachMessageIsTakenWhereItIsAllowedAndOtherwiseChangesNothing() {
        ReadingTeam waiting = team(cast -> ReadingTeam.readers(cast, "ada", "ben"));
        until(waiting, "waitCode", "NO_ELIGIBLE_READER");
        onlyTakes(waiting, OPEN);
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        world.offered("ada", "reading");
        for (String state : List.of("READING", "REVIEW", "BOARD", "QUARANTINE", "AUDIT")) {
            put(world, state);
            onlyTakes(world, OPEN);
        }
        for (String state : List.of("VALIDATED", "AMBIGUOUS", "EXCLUDED", "ACCEPTED", "ARBITRATED")) {
            put(world, state);
            onlyTakes(world, CLOSED);
        }
        put(world, "READING");
        send(world, "hold").expect(204);
        onlyTakes(world, Set.of("withdraw", "priority", "resume"));
        send(world, "resume").expect(204);
        send(world, "withdraw").expect(204);
        Awaitility.await().until(() -> instances(world) == 0);
        onlyTakes(world, Set.of());
    }

    @Test
    void aMessageTakesEffectInEveryStateThatAllowsIt() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        world.offered("ada", "reading");
        for (String state : List.of("OPENED", "READING", "REVIEW", "ARBITRATION", "BOARD", "QUARANTINE", "AUDIT")) {
            put(world, state);
            send(world, "priority", "priority", "urgent").expect(204);
            send(world, "hold").expect(204);
            send(world, "priority", "priority", "routine").expect(204);
            send(world, "resume").expect(204);
            assertThat(seenBy(world, "lea").path("state").asText()).isEqualTo(state);
        }
        put(world, "READING");
        for (String reader : List.of("ada", "ben", "cem")) {
            read(world, reader, "infarct");
        }
        until(world, "state", "ACCEPTED");
        for (String state : List.of("VALIDATED", "ARBITRATED", "AMBIGUOUS", "EXCLUDED", "ACCEPTED")) {
            put(world, state);
            send(world, "reopen").expect(204);
            assertThat(until(world, "waitCode", "NO_ELIGIBLE_READER")
                            .path("state")
                            .asText())
                    .isEqualTo("OPENED");
        }
        put(world, "ACCEPTED");
        send(world, "withdraw").expect(204);
    }

    @Test
    void aHeldCaseKeepsItsTasksButNobodyMovesThemAndItsDeadlinesWait() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        String ofAda = world.claim("ada", "reading");
        String ofBen = world.offered("ben", "reading");
        Map<String, Instant> before = deadlines(world);
        assertThat(before).hasSizeGreaterThanOrEqualTo(9);
        send(world, "hold").expect(204);
        assertThat(world.tasks("ada").toList())
                .allMatch(task -> task.path("onHold").asBoolean())
                .isNotEmpty();
        assertThat(world.tasks("ben").toList())
                .allMatch(task -> task.path("onHold").asBoolean())
                .isNotEmpty();
        isRefused(complete(world, "ada", ofAda, reading("infarct")), 409, "CASE_ON_HOLD");
        isRefused(act(world, "ada", ofAda, "release", Map.of()), 409, "CASE_ON_HOLD");
        isRefused(act(world, "ada", ofAda, "decline", Map.of("reason", "no time")), 409, "CASE_ON_HOLD");
        for (String escalation : List.of("conflict-of-interest", "missing-information")) {
            Map<String, String> raised =
                    Map.of("escalation", escalation, "reason", "a friend", "question", "which side?");
            isRefused(act(world, "ada", ofAda, "raise", raised), 409, "CASE_ON_HOLD");
        }
        isRefused(act(world, "ben", ofBen, "claim", Map.of()), 409, "CASE_ON_HOLD");
        isRefused(
                act(world, "lea", ofBen, "assign", Map.of("user", world.team().username("ben"))), 409, "CASE_ON_HOLD");
        assertThat(suspended(world)).isEqualTo(instances(world));
        assertThat(waitingTimers(world)).isEqualTo(0);
        jdbc.sql("update reading_case set held_at = :at where id = :case")
                .param("at", Timestamp.from(Instant.now().minus(Duration.ofDays(2))))
                .param("case", world.caseId())
                .update();
        send(world, "resume").expect(204);
        deadlines(world).forEach((what, due) -> assertThat(Duration.between(before.get(what), due))
                .as(what)
                .isBetween(Duration.ofDays(2), Duration.ofDays(2).plusMinutes(5)));
        complete(world, "ada", ofAda, reading("infarct")).expect(200);
        read(world, "ben", "infarct");
        read(world, "cem", "infarct");
        until(world, "state", "ACCEPTED");
    }

    @Test
    void aHoldReachesWhatTheCaseHasCalledAndWhoeverJoinsMeanwhileIsFoundAfterwards() {
        ReadingTeam world = team(cast -> ReadingTeam.readers(cast, "ada", "ben", "cem"));
        disagree(world, "ada", "ben", "cem");
        until(world, "waitCode", "NO_ELIGIBLE_ARBITER");
        assertThat(instances(world)).isEqualTo(2);
        send(world, "hold").expect(204);
        assertThat(suspended(world)).isEqualTo(2);
        world.team().member("sen", "Senta", "senior");
        assertThat(isOffered(world, "sen")).isFalse();
        send(world, "resume").expect(204);
        String task = world.claim("sen", "arbitration");
        send(world, "hold").expect(204);
        isRefused(complete(world, "sen", task, decision(world, "choose", "reader", 1)), 409, "CASE_ON_HOLD");
        assertThat(count(world, "decision where case_id = :case")).isZero();
        send(world, "resume").expect(204);
        complete(world, "sen", task, decision(world, "choose", "reader", 1)).expect(200);
        until(world, "state", "ARBITRATED");
    }

    @Test
    void anUrgentCaseComesFirstAndItsDueDatesStay() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        String task = world.offered("ada", "reading");
        Map<String, Instant> before = deadlines(world);
        send(world, "priority", "priority", "urgent").expect(204);
        assertThat(seenBy(world, "lea").path("priority").asText()).isEqualTo("urgent");
        JsonNode shown = world.tasks("ada").findFirst().orElseThrow();
        assertThat(shown.path("id").asText()).isEqualTo(task);
        assertThat(shown.path("priority").asText()).isEqualTo("urgent");
        assertThat(deadlines(world)).isEqualTo(before);
        assertThat(jdbc.sql("select text_ from act_ru_variable where name_ = 'priority' and proc_inst_id_ in " + TREE)
                        .param("case", world.caseId())
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .containsOnly("urgent");
        isRefused(send(world, "priority", "priority", "urgent"), 409, "PRIORITY_UNCHANGED");
        isRefused(send(world, "priority", "priority", "at once"), 422, "PRIORITY_UNKNOWN");
    }

    @Test
    void aWithdrawnCaseLeavesNoTaskAndNoLabelBehind() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        read(world, "ada", "infarct");
        String ofBen = world.claim("ben", "reading");
        send(world, "hold").expect(204);
        send(world, "withdraw").expect(204);
        assertThat(openTasks(world)).isEmpty();
        endsSoon(world);
        isRefused(complete(world, "ben", ofBen, reading("atrophy")), 409, "TASK_CLOSED");
        JsonNode seen = seenBy(world, "lea");
        assertThat(seen.path("state").asText()).isEqualTo("WITHDRAWN");
        assertThat(seen.has("heldAt")).isFalse();
        assertThat(exported(world).path("counts").toString())
                .isEqualTo("{\"cases\":0,\"openCasesLeftOut\":0,\"withdrawnCasesLeftOut\":1}");
        assertThat(trail(world)).contains("CaseHeld", "CaseWithdrawn");
        assertThat(count(world, "case_message where case_id = :case and reason = 'because of a test'"))
                .isEqualTo(2);
    }

    @Test
    void whatWasDoneToACaseAndWhyIsShownToThoseWhoOverseeItAndExported() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        world.offered("ada", "reading");
        send(world, "hold").expect(204);
        send(world, "resume").expect(204);
        for (String reader : List.of("ada", "ben", "cem")) {
            read(world, reader, "infarct");
        }
        JsonNode seen = until(world, "state", "ACCEPTED");
        assertThat(seen.path("messages").findValuesAsText("message")).containsExactly("HOLD", "RESUME");
        assertThat(seen.at("/messages/0/reason").asText()).isEqualTo("because of a test");
        assertThat(seen.path("messages").findValuesAsText("sentBy")).containsOnly("Lea");
        assertThat(casePage(world, "lea")).contains("put on hold", "because of a test", "Lea, ");
        for (String who : List.of("ada", "sen", "dora")) {
            assertThat(seenBy(world, who).has("messages")).as(who).isFalse();
            assertThat(casePage(world, who)).as(who).doesNotContain("because of a test");
        }
        JsonNode messages = exported(world).path("cases").path(0).path("messages");
        assertThat(messages.findValuesAsText("message")).containsExactly("HOLD", "RESUME");
        assertThat(messages.path(0).path("reason").asText()).isEqualTo("because of a test");
        assertThat(messages.findValuesAsText("sentBy")).containsOnly("R1");
    }

    private String casePage(ReadingTeam world, String who) {
        return Browser.signedIn(port, world.team().username(who), world.team().password())
                .get("/cases/" + world.caseId())
                .body();
    }

    @Test
    void aCalledArbitrationGoesWithItsCase() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        disagree(world, "ada", "ben", "cem");
        String task = world.claim("sen", "arbitration");
        send(world, "withdraw").expect(204);
        endsSoon(world);
        isRefused(complete(world, "sen", task, decision(world, "choose", "reader", 1)), 409, "TASK_CLOSED");
        assertThat(seenBy(world, "sen").path("readings")).isEmpty();
    }

    @Test
    void aCaseMayBeWithdrawnAfterItWasClosedAndItsTruthStaysAsHistory() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        for (String reader : List.of("ada", "ben", "cem")) {
            read(world, reader, "infarct");
        }
        until(world, "state", "ACCEPTED");
        assertThat(exported(world).path("cases")).hasSize(1);
        String series = seenBy(world, "lea").path("series").asText();
        send(world, "withdraw").expect(204);
        assertThat(exported(world).path("cases")).isEmpty();
        assertThat(count(world, "ground_truth where case_id = :case")).isEqualTo(1);
        assertThat(seenBy(world, "lea").has("groundTruth")).isTrue();
        for (String who : List.of("ada", "sen", "dora")) {
            JsonNode seen = seenBy(world, who);
            assertThat(seen.has("groundTruth")).as(who).isFalse();
            assertThat(seen.path("readings")).as(who).hasSize(who.equals("ada") ? 1 : 0);
        }
        assertThat(picture(world, "sen", series)).isEqualTo(404);
        assertThat(picture(world, "dora", series)).isEqualTo(200);
        isRefused(send(world, "reopen"), 409, "CASE_WITHDRAWN");
    }

    @Test
    void aWholeStudyIsWithdrawnWhereverItsSeriesStand() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        world.offered("ada", "reading");
        String series = seenBy(world, "lea").path("series").asText();
        String study = jdbc.sql("select study_uid from series where id = :id")
                .param("id", series)
                .query(String.class)
                .single();
        Map<String, Object> reason = Map.of("reason", "the patient withdrew");
        isRefused(world.team().as("lea").post("/api/studies/" + study + "/withdraw", Map.of()), 400, "REASON_MISSING");
        assertThat(world.team()
                        .as("lea")
                        .post("/api/studies/1.2.3/withdraw", reason)
                        .status())
                .isEqualTo(404);
        world.team()
                .as("lea")
                .post("/api/studies/" + study + "/withdraw", reason)
                .expect(204);
        assertThat(seenBy(world, "lea").path("state").asText()).isEqualTo("WITHDRAWN");
        assertThat(openTasks(world)).isEmpty();
        isRefused(world.team().as("dora").post("/api/studies/" + study + "/withdraw", reason), 409, "STUDY_WITHDRAWN");
    }

    private static final String TREE = """
            (select id_ from act_ru_execution where parent_id_ is null and root_proc_inst_id_ in
                (select id_ from act_ru_execution where business_key_ = :case))""";

    /** At once, or with the step that closes a withdrawn case. */
    private void endsSoon(ReadingTeam world) {
        Awaitility.await().untilAsserted(() -> assertThat(instances(world)).isZero());
    }

    private int instances(ReadingTeam world) {
        return count(world, "act_ru_execution where id_ in " + TREE);
    }

    private int suspended(ReadingTeam world) {
        return count(world, "act_ru_execution where suspension_state_ = 2 and id_ in " + TREE);
    }

    private int waitingTimers(ReadingTeam world) {
        return count(
                world,
                "act_ru_job where type_ = 'timer' and suspension_state_ = 1 and process_instance_id_ in " + TREE);
    }

    /** Of the engine's tasks and timers and of the worklist, by what they belong to. */
    private Map<String, Instant> deadlines(ReadingTeam world) {
        Map<String, Instant> found = new TreeMap<>();
        for (String sql : List.of(
                "select 'task ' || id_, due_date_ from act_ru_task where proc_inst_id_ in " + TREE,
                "select 'timer ' || id_, duedate_ from act_ru_job where type_ = 'timer' and process_instance_id_ in "
                        + TREE,
                "select 'item ' || task_id, due_at from worklist_item where case_id = :case and closed_at is null")) {
            jdbc.sql(sql).param("case", world.caseId()).query(row -> {
                found.put(row.getString(1), row.getTimestamp(2).toInstant());
            });
        }
        return found;
    }

    private void put(ReadingTeam world, String state) {
        jdbc.sql("update reading_case set state = :state where id = :case")
                .param("state", state)
                .param("case", world.caseId())
                .update();
    }

    private void onlyTakes(ReadingTeam world, Set<String> allowed) {
        Map<String, String> before = rows();
        for (String verb : VERBS) {
            if (!allowed.contains(verb)) {
                Answer answer = send(world, verb, "priority", "urgent");
                assertThat(answer.status())
                        .as("%s of a case in %s", verb, seenBy(world, "lea").path("state"))
                        .isEqualTo(409);
                assertThat(answer.code()).startsWith("CASE_");
            }
        }
        assertThat(rows()).isEqualTo(before);
    }

    static Answer send(ReadingTeam world, String verb, Object... members) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("reason", "because of a test"));
        for (int i = 0; i < members.length; i += 2) {
            body.put((String) members[i], members[i + 1]);
        }
        return world.team().as("lea").post("/api/cases/" + world.caseId() + "/" + verb, body);
    }

    static JsonNode exported(ReadingTeam world) {
        return world.team()
                .as("lea")
                .get("/api/projects/" + world.team().projectId() + "/export")
                .expect(200)
                .json();
    }

    private static int picture(ReadingTeam world, String who, String series) {
        return world.team()
                .as(who)
                .get("/api/series/" + series + "/slices/0.png")
                .status();
    }

    private static List<String> trail(ReadingTeam world) {
        return world.team()
                .as("lea")
                .get("/api/projects/" + world.team().projectId() + "/audit?limit=1000")
                .expect(200)
                .json()
                .findValuesAsText("type");
    }

    /** Every table with a digest of its rows; what the engine keeps of its own jobs' locks aside. */
    private Map<String, String> rows() {
        Map<String, String> tables = new TreeMap<>();
        List<String> names = jdbc.sql("""
                        select table_name from information_schema.tables
                        where lower(table_schema) = 'public' and table_type like '%TABLE%'""").query(String.class).list();
        for (String name : names) {
            String table = name.toLowerCase(java.util.Locale.ROOT);
            if (!Set.of("act_ge_bytearray", "act_ru_job", "act_ge_property", "act_hi_job_log", "act_ru_meter_log")
                    .contains(table)) {
                List<String> rows = new ArrayList<>(jdbc.sql("select * from \"" + name + "\"")
                        .query((row, number) -> {
                            StringBuilder text = new StringBuilder();
                            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                                // PostgreSQL rounds a double in a text, but not once the statement is prepared
                                text.append(
                                                row.getObject(i) instanceof Double value
                                                        ? Double.toString(value)
                                                        : row.getString(i))
                                        .append('|');
                            }
                            return text.toString();
                        })
                        .list());
                rows.sort(null);
                tables.put(table, dev.consilium.common.Digests.sha256Hex(String.join("\n", rows)) + " " + rows.size());
            }
        }
        return tables;
    }
}
