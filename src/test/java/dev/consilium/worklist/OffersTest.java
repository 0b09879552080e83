package dev.consilium.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.consilium.common.Ids;
import dev.consilium.common.Refusal;
import dev.consilium.common.SqlTime;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.People;
import dev.consilium.identity.Role;
import dev.consilium.project.Case;
import dev.consilium.project.Cases;
import dev.consilium.project.Projects;
import dev.consilium.testing.Cast;
import dev.consilium.testing.OnH2;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a person is offered, and what a case says while nobody is left for one of its tasks. */
@OnH2
class OffersTest {

    private static final Instant EARLY = Instant.parse("2026-11-23T10:00:00Z");

    private final Worklist worklist;
    private final WorklistItems items;
    private final Claiming claiming;
    private final TaskCompletion completion;
    private final Cases cases;
    private final Projects projects;
    private final JdbcClient jdbc;
    private final Cast cast;
    private String project;

    @Autowired
    OffersTest(
            Worklist worklist,
            WorklistItems items,
            Claiming claiming,
            TaskCompletion completion,
            Cases cases,
            Projects projects,
            JdbcClient jdbc,
            People people,
            Memberships memberships) {
        this.worklist = worklist;
        this.items = items;
        this.claiming = claiming;
        this.completion = completion;
        this.cases = cases;
        this.projects = projects;
        this.jdbc = jdbc;
        this.cast = new Cast(people, memberships);
    }

    @BeforeEach
    void aProject() {
        project = project();
    }

    @Test
    void thereIsWorkLeftHoweverManyCasesOneHasReadAlready() {
        Actor reader = annotator(project);
        for (int i = 0; i < 600; i++) {
            String read = Ids.random();
            items.add(item(project, read, "routine", EARLY));
            readBy(reader, read);
        }
        WorklistItem left = item(project, Ids.random(), "routine", EARLY.plusSeconds(60));
        items.add(left);
        assertThat(worklist.offeredTo(reader)).containsExactly(left);
    }

    @Test
    void whatIsOverdueComesFirstAmongTheUrgentAndAmongTheOthers() {
        Actor reader = annotator(project);
        Instant now = Instant.now();
        WorklistItem late = item(project, Ids.random(), "routine", now.minusSeconds(60));
        WorklistItem later = item(project, Ids.random(), "routine", now.minusSeconds(3600));
        WorklistItem timely = item(project, Ids.random(), "routine", now.plusSeconds(3600));
        WorklistItem urgent = item(project, Ids.random(), "urgent", now.plusSeconds(7200));
        WorklistItem urgentLate = item(project, Ids.random(), "urgent", now.minusSeconds(1));
        Stream.of(timely, urgent, late, urgentLate, later).forEach(items::add);
        assertThat(worklist.offeredTo(reader).stream().map(WorklistItem::taskId))
                .containsExactly(Stream.of(urgentLate, urgent, later, late, timely)
                        .map(WorklistItem::taskId)
                        .toArray(String[]::new));
    }

    @Test
    void whatIsUrgentComesFirstWhicheverProjectItIsOf() {
        String other = project();
        Actor reader = annotator(project);
        cast(reader, other);
        WorklistItem routine = item(project, Ids.random(), "routine", EARLY);
        WorklistItem urgent = item(other, Ids.random(), "urgent", EARLY.plusSeconds(60));
        WorklistItem undated = new WorklistItem(
                Ids.random(),
                "Task_Read",
                "Read",
                "first-read",
                Role.ANNOTATOR,
                project,
                Ids.random(),
                null,
                "CT",
                null,
                null,
                "routine",
                EARLY,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        Stream.of(undated, routine, urgent).forEach(items::add);
        assertThat(worklist.offeredTo(reader)).containsExactly(urgent, routine, undated);
    }

    @Test
    void aCaseWithMoreOpenTasksThanPeopleLeftWaitsVisiblyUntilSomebodyJoins() {
        List<Actor> readers = Stream.generate(() -> annotator(project)).limit(3).toList();
        Case opened = cases.open(project, Ids.random(), "MR", "routine");
        take(readers.get(0));
        assertThat(waitCode(opened)).isNull();
        claiming.decline(worklist.heldBy(readers.get(0)).get(0).taskId(), "not my field", readers.get(0));
        assertThat(waitCode(opened)).isEqualTo("NO_ELIGIBLE_READER");
        take(readers.get(1));
        take(readers.get(2));
        assertThat(waitCode(opened)).isEqualTo("NO_ELIGIBLE_READER");
        take(annotator(project));
        assertThat(waitCode(opened)).isNull();
    }

    @Test
    void aRequestSentTwiceAtOnceGetsOneAnswerTwice() throws Exception {
        Actor reader = annotator(project);
        annotator(project);
        annotator(project);
        cases.open(project, Ids.random(), "MR", "routine");
        take(reader);
        String task = worklist.heldBy(reader).get(0).taskId();
        CompleteTaskCommand command = new CompleteTaskCommand(
                null, null, null, null, null, null, Map.of("findings", List.of("no-finding"), "confidence", 90), null);
        List<CompletableFuture<HandedIn>> twice = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> completion.complete(task, command, reader, "key")))
                .limit(2)
                .toList();
        for (CompletableFuture<HandedIn> one : twice) {
            assertThat(one.get()).isEqualTo(HandedIn.completed(task));
        }
    }

    @Test
    void whetherATaskIsStillOpenIsToldToItsHolderAlone() {
        List<Actor> readers = Stream.generate(() -> annotator(project)).limit(3).toList();
        cases.open(project, Ids.random(), "MR", "routine");
        take(readers.get(0));
        String task = worklist.heldBy(readers.get(0)).get(0).taskId();
        List<String> before = codes(task, readers.get(1));
        completion.complete(
                task,
                new CompleteTaskCommand(
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Map.of("findings", List.of("no-finding"), "confidence", 90),
                        null),
                readers.get(0),
                null);
        assertThat(codes(task, readers.get(1)))
                .isEqualTo(before)
                .containsExactly("TASK_CLAIMED", "TASK_NOT_YOURS", "TASK_NOT_YOURS");
        assertThat(codes(task, readers.get(0))).containsOnly("TASK_CLOSED");
    }

    private List<String> codes(String task, Actor actor) {
        CompleteTaskCommand command = new CompleteTaskCommand(null, null, null, null, null, null, null, null);
        return Stream.<Runnable>of(
                        () -> claiming.claim(task, actor),
                        () -> claiming.release(task, actor),
                        () -> completion.complete(task, command, actor, null))
                .map(act -> catchThrowableOfType(Refusal.class, act::run).code())
                .toList();
    }

    private String waitCode(Case opened) {
        return cases.get(opened.id()).waitCode();
    }

    private void take(Actor reader) {
        List<WorklistItem> offered = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> worklist.offeredTo(reader), tasks -> !tasks.isEmpty());
        claiming.claim(offered.get(0).taskId(), reader);
    }

    private String project() {
        return projects.create("Offers " + Ids.random(), "finding-consensus", Actor.system("test"))
                .id();
    }

    private Actor annotator(String projectId) {
        return Actor.person(cast.holding(projectId, Role.ANNOTATOR).id());
    }

    private void cast(Actor reader, String projectId) {
        jdbc.sql(
                        "insert into membership (project_id, person_id, role, granted_by, granted_at) values (?, ?, 'annotator', 'x', ?)")
                .params(projectId, reader.id(), SqlTime.of(EARLY))
                .update();
    }

    private void readBy(Actor reader, String caseId) {
        jdbc.sql("insert into reading (id, case_id, round, level_group, reader_id, task_id, started_at)"
                        + " values (?, ?, 1, 'annotator', ?, 'x', ?)")
                .params(Ids.random(), caseId, reader.id(), SqlTime.of(EARLY))
                .update();
    }

    private static WorklistItem item(String projectId, String caseId, String priority, Instant due) {
        return new WorklistItem(
                Ids.random(),
                "Task_Read",
                "Read",
                "first-read",
                Role.ANNOTATOR,
                projectId,
                caseId,
                null,
                "CT",
                null,
                null,
                priority,
                EARLY,
                due,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
