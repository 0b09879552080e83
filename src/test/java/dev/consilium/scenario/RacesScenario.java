package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.testing.Answer;
import dev.consilium.testing.ReadingTeam;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Several people act on one case at the same instant: nobody loses work, and whoever comes second is told what to do. */
abstract class RacesScenario extends CaseSteps {

    private static final int ROUNDS = 5;

    @Test
    void everyReaderWhoHandsInAtTheSameInstantIsTaken() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        List<String> readers = List.of("ada", "ben", "cem");
        List<Supplier<Answer>> handIns = readers.stream()
                .map(reader -> {
                    String task = world.claim(reader, "reading");
                    return (Supplier<Answer>) () -> complete(world, reader, task, reading("infarct"));
                })
                .toList();
        assertThat(atOnce(handIns)).extracting(Answer::status).containsOnly(200);
        until(world, "state", "ACCEPTED");
        assertThat(count(world, "reading where case_id = :case and submitted_at is not null"))
                .isEqualTo(3);
    }

    @Test
    void oneOfTwoWhoClaimATaskAtTheSameInstantGetsIt() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        List<String> readers = List.of("ada", "ben");
        String task = world.offered("ada", "reading");
        for (int round = 0; round < ROUNDS; round++) {
            List<Answer> answers = atOnce(readers.stream()
                    .map(reader -> (Supplier<Answer>) () -> act(world, reader, task, "claim", Map.of()))
                    .toList());
            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
            int winner = answers.get(0).status() == 200 ? 0 : 1;
            isRefused(answers.get(1 - winner), 409, "TASK_CLAIMED");
            assertThat(count(world, "reading where case_id = :case")).isEqualTo(1);
            assertThat(isOffered(world, readers.get(1 - winner))).isTrue();
            act(world, readers.get(winner), task, "release", Map.of()).expect(204);
        }
    }

    @Test
    void whoClaimsTwoReadingsOfOneCaseAtTheSameInstantGetsOne() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        world.offered("ada", "reading");
        for (int round = 0; round < ROUNDS; round++) {
            List<Supplier<Answer>> claims = openTasks(world).stream()
                    .map(task -> (Supplier<Answer>) () -> act(world, "ada", task, "claim", Map.of()))
                    .toList();
            List<Answer> answers = atOnce(claims);
            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409, 409);
            answers.stream().filter(answer -> answer.status() == 409).forEach(answer -> assertThat(answer.code())
                    .isIn("ALREADY_INVOLVED", "ALREADY_READ"));
            assertThat(count(world, "reading where case_id = :case")).isEqualTo(1);
            String held = world.offered("ada", "reading");
            act(world, "ada", held, "release", Map.of()).expect(204);
        }
    }

    @Test
    void aSubmissionSentTwiceAtTheSameInstantIsKeptOnce() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        String path = "/api/tasks/" + world.claim("ada", "reading") + "/complete";
        Supplier<Answer> sent = () -> world.team().as("ada").post(path, reading("infarct"), "Idempotency-Key", "once");
        assertThat(atOnce(List.of(sent, sent, sent))).extracting(Answer::status).containsOnly(200);
        assertThat(count(world, "annotation a join reading r on r.id = a.reading_id where r.case_id = :case"))
                .isEqualTo(1);
    }

    @Test
    void whoHandsInWhileAnotherIsUncertainIsTakenOrToldThatTheTaskIsClosed() {
        ReadingTeam world = team(CaseSteps::everyLevel);
        String ofAda = world.claim("ada", "reading");
        String ofBen = world.claim("ben", "reading");
        String ofCem = world.claim("cem", "reading");
        List<Answer> answers = atOnce(List.of(
                () -> complete(world, "ada", ofAda, uncertain("infarct")),
                () -> complete(world, "ben", ofBen, reading("infarct")),
                () -> complete(world, "cem", ofCem, uncertain("atrophy"))));
        handOn(world);
        String arbitration = world.claim("sen", "arbitration");
        long taken = answers.stream().filter(answer -> answer.status() == 200).count();
        answers.stream()
                .filter(answer -> answer.status() != 200)
                .forEach(answer -> isRefused(answer, 409, "TASK_CLOSED"));
        assertThat(world.team()
                        .as("sen")
                        .get("/api/tasks/" + arbitration)
                        .expect(200)
                        .json()
                        .path("readings"))
                .hasSize((int) taken);
        assertThat(openTasks(world)).containsExactly(arbitration);
    }

    @Test
    void membersWhoJoinAtTheSameInstantAllWakeACaseThatWaits() {
        ReadingTeam world = team(cast -> ReadingTeam.readers(cast, "ada"));
        until(world, "waitCode", "NO_ELIGIBLE_READER");
        List<String> joining = List.of("ben", "cem", "dan");
        joining.forEach(name -> world.team().member(name, name));
        String members = "/api/projects/" + world.team().projectId() + "/members";
        List<Answer> answers = atOnce(joining.stream()
                .map(name -> (Supplier<Answer>) () -> world.team()
                        .administrator()
                        .post(members, Map.of("user", world.team().username(name), "role", "annotator")))
                .toList());
        assertThat(answers).extracting(Answer::status).containsOnly(201);
        until(world, "state", "READING");
        assertThat(List.of("ada", "ben", "cem", "dan")).allMatch(reader -> isOffered(world, reader));
    }

    @Test
    void whateverManyDoAtOnceTheWorklistIsTheEnginesAndNobodyReadsTwice() {
        ReadingTeam world = team(
                cast -> ReadingTeam.readers(cast.member("sen", "Senta", "senior"), "ada", "ben", "cem", "dan", "eva"));
        world.offered("ada", "reading");
        long seed = ThreadLocalRandom.current().nextLong();
        for (int round = 0; round < 2 * ROUNDS; round++) {
            Random dice = new Random(seed + round);
            List<Supplier<Answer>> acts = Stream.of("ada", "ben", "cem", "dan", "eva", "lea")
                    .map(who -> anything(world, who, dice))
                    .toList();
            assertThat(atOnce(acts))
                    .as("round %d of seed %d", round, seed)
                    .extracting(Answer::status)
                    .isSubsetOf(200, 204, 404, 409);
            theWorklistIsTheEngines(world, "round " + round + " of seed " + seed);
        }
        assertThat(count(world, "audit_entry where subject_id = :case and event_type = 'ReadingBegun'"))
                .isPositive();
    }

    private Supplier<Answer> anything(ReadingTeam world, String who, Random dice) {
        List<String> tasks = openTasks(world);
        if (tasks.isEmpty()) {
            return () -> world.team().as(who).get("/api/tasks");
        }
        String task = tasks.get(dice.nextInt(tasks.size()));
        if (who.equals("lea")) {
            String to = List.of("ada", "ben", "cem").get(dice.nextInt(3));
            return () -> act(
                    world,
                    who,
                    task,
                    "assign",
                    dice.nextBoolean() ? Map.of() : Map.of("user", world.team().username(to)));
        }
        return switch (dice.nextInt(6)) {
            case 0, 1, 2 -> () -> act(world, who, task, "claim", Map.of());
            case 3 -> () -> act(world, who, task, "release", Map.of());
            default -> () -> complete(world, who, task, reading(dice.nextBoolean() ? "infarct" : "atrophy"));
        };
    }

    private void theWorklistIsTheEngines(ReadingTeam world, String when) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(rows(world, """
                                select task_id, assignee from worklist_item
                                where project_id = :project and closed_at is null order by task_id""")).as(when).isEqualTo(rows(world, """
                                select t.id_, t.assignee_ from act_ru_task t join act_ru_variable v
                                on v.proc_inst_id_ = t.proc_inst_id_ and v.name_ = 'projectId' and v.text_ = :project
                                order by t.id_""")));
        assertThat(rows(world, """
                        select r.reader_id, r.task_id from reading r join reading_case c on c.id = r.case_id
                        where c.project_id = :project and r.submitted_at is null order by r.task_id""")).as("begun and not handed in, %s", when).isEqualTo(rows(world, """
                        select assignee, task_id from worklist_item where project_id = :project
                        and element = 'Task_Read' and assignee is not null and closed_at is null order by task_id"""));
    }

    private List<List<Object>> rows(ReadingTeam world, String sql) {
        return jdbc.sql(sql).param("project", world.team().projectId()).query().listOfRows().stream()
                .map(row -> (List<Object>) new ArrayList<>(row.values()))
                .toList();
    }

    static List<Answer> atOnce(List<Supplier<Answer>> requests) {
        ExecutorService threads = Executors.newFixedThreadPool(requests.size());
        CyclicBarrier instant = new CyclicBarrier(requests.size());
        try {
            List<Future<Answer>> sent = new ArrayList<>(IntStream.range(0, requests.size())
                    .mapToObj(i -> threads.submit(() -> {
                        instant.await(30, TimeUnit.SECONDS);
                        return requests.get(i).get();
                    }))
                    .toList());
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : sent) {
                answers.add(answer.get(120, TimeUnit.SECONDS));
            }
            return answers;
        } catch (Exception e) {
            throw new AssertionError("a request did not come to an answer", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
