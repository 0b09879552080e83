package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.testing.Answer;
import dev.consilium.workflow.variable.Escalation;
import dev.consilium.workflow.variable.Message;
import dev.consilium.workflow.variable.ProtocolError;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.junit.jupiter.api.BeforeEach;

/** What is sent to a case in one state: what comes of it where it is allowed, and that nothing does where it is not. */
abstract class MatrixCells extends MatrixFixtures {

    static final String WITHDRAW = "withdraw";
    static final String STUDY = "withdraw study";
    static final String HOLD = "hold";
    static final String RESUME = "resume";
    static final String PRIORITY = "priority";
    static final String REOPEN = "reopen";
    static final String CALLED_OFF = "absence called off";
    static final String JOINS = "somebody joins";
    static final String HANDS_IN = "hands in";
    static final String REMINDER = "reminder";
    static final String REASSIGNMENT = "reassignment";
    static final String DEADLINE = "last deadline";

    /** What may be raised at a task, or handed in with it, by the word it has in requests. */
    static final Map<String, String> CODES = codes();

    private static final AtomicInteger JOINED = new AtomicInteger();
    private static final String UNUSABLE = "unusable-image";

    final RoadTable table = new RoadTable(columns());

    CaseSnapshots snapshots;

    @BeforeEach
    void snapshots() {
        snapshots = new CaseSnapshots(jdbc);
    }

    static List<String> columns() {
        return Stream.concat(
                        CODES.keySet().stream(),
                        Stream.of(
                                HANDS_IN,
                                REMINDER,
                                REASSIGNMENT,
                                DEADLINE,
                                WITHDRAW,
                                STUDY,
                                HOLD,
                                RESUME,
                                PRIORITY,
                                REOPEN,
                                JOINS,
                                CALLED_OFF))
                .toList();
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new LinkedHashMap<>();
        for (Escalation escalation : Escalation.values()) {
            codes.put(word(escalation), escalation.code());
        }
        codes.put(UNUSABLE, ProtocolError.UNUSABLE_IMAGE.code());
        return codes;
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The case is as it was, in every respect. */
    void refused(String row, String column, Standing at, String code, Supplier<Answer> request) {
        Map<String, String> before = snapshots.of(at);
        Answer answer = request.get();
        assertThat(answer.status() + " " + answer.json().path("code").asText())
                .as("%s at %s", column, row)
                .isEqualTo("409 " + code);
        assertThat(answer.json().path("detail").asText()).endsWith(".");
        assertThat(snapshots.of(at)).as("after %s at %s", column, row).isEqualTo(before);
        table.put(row, column, "409 " + code);
    }

    /** Whoever raises it is told this, whatever it is. */
    void nothingCanBeRaised(String row, Standing at, String code) {
        if (!at.task().isEmpty()) {
            CODES.keySet().forEach(word -> refused(row, word, at, code, () -> raise(at, word)));
            refused(row, HANDS_IN, at, code, () -> complete(at.world(), at.who(), at.task(), Map.of()));
        }
    }

    /** The engine hears the message nowhere in this case. */
    void joinsUnheard(String row, Standing at, String role) {
        Map<String, String> before = snapshots.of(at);
        join(at, role);
        assertThat(snapshots.of(at)).as("after somebody joined at %s", row).isEqualTo(before);
        table.put(row, JOINS, "201, not heard");
    }

    void join(Standing at, String role) {
        String name = "new" + JOINED.incrementAndGet();
        at.world().team().member(name, name, role);
    }

    Answer message(Standing at, String verb) {
        return MessagesScenario.send(at.world(), verb, "priority", other(at));
    }

    private String other(Standing at) {
        return seenBy(at.world(), "lea").path("priority").asText().equals("urgent") ? "routine" : "urgent";
    }

    Answer withdrawStudy(Standing at) {
        String series = at.hasCase() ? seenBy(at.world(), "lea").path("series").asText() : at.key();
        return at.world()
                .team()
                .as("lea")
                .post("/api/studies/" + series + "/withdraw", Map.of("reason", "the patient withdrew"));
    }

    /** The task goes on, something is on record, and a token stands where the diagram leads, if anywhere. */
    void passes(String row, String column, Standing at, Set<String> rests, Runnable event) {
        Map<String, String> before = snapshots.of(at);
        Set<String> places = snapshots.places(at);
        event.run();
        if (!rests.isEmpty()) {
            arrives(row + " by " + column, at, places, rests);
        }
        assertThat(snapshots.of(at)).as("after %s at %s", column, row).isNotEqualTo(before);
        assertThat(tasks.createTaskQuery().taskId(at.task()).count()).isOne();
        table.put(row, column, "goes on");
    }

    /** It is taken, is on record, and this is so afterwards. */
    void taken(String row, String column, Standing at, Supplier<Answer> request, Runnable effect) {
        snapshots.settle(at);
        int before = snapshots.trail(at);
        Answer answer = request.get();
        assertThat(answer.status())
                .as("%s at %s: %s", column, row, answer.text())
                .isBetween(200, 299);
        effect.run();
        assertThat(snapshots.trail(at)).as("trail after %s at %s", column, row).isGreaterThan(before);
        table.put(row, column, Integer.toString(answer.status()));
    }

    void isWithdrawn(Standing at) {
        snapshots.settle(at);
        assertThat(snapshots.count(at, "act_ru_execution where proc_inst_id_ in " + CaseSnapshots.TREE))
                .isZero();
        assertThat(snapshots.count(
                        at, "worklist_item where closed_at is null and (case_id = :key or series_id = :key)"))
                .isZero();
        assertThat(snapshots.count(at, "reading_case where id = :key and state <> 'WITHDRAWN'"))
                .isZero();
        assertThat(snapshots.count(at, "series where id = :key and state <> 'WITHDRAWN'"))
                .isZero();
    }

    void isHeld(Standing at, boolean held) {
        assertThat(seenBy(at.world(), "lea").has("heldAt")).isEqualTo(held);
        itemsAll(at, held ? "held_at is not null" : "held_at is null");
        String others = held ? "1" : "2";
        for (String table : List.of("act_ru_execution where proc_inst_id_", "act_ru_task where proc_inst_id_")) {
            assertThat(snapshots.count(at, table + " in " + CaseSnapshots.TREE + " and suspension_state_ = " + others))
                    .isZero();
        }
        assertThat(snapshots.count(
                        at,
                        "act_ru_job where process_instance_id_ in " + CaseSnapshots.TREE + " and suspension_state_ = "
                                + others))
                .isZero();
    }

    void hasPriority(Standing at, String priority) {
        assertThat(seenBy(at.world(), "lea").path("priority").asText()).isEqualTo(priority);
        assertThat(snapshots.count(
                        at,
                        "act_ru_variable where name_ = 'priority' and text_ <> '" + priority + "' and proc_inst_id_ in "
                                + CaseSnapshots.TREE))
                .isZero();
        itemsAll(at, "priority = '" + priority + "'");
    }

    void itemsAll(Standing at, String condition) {
        assertThat(snapshots.count(at, CaseSnapshots.ITEMS + " and closed_at is null and not (" + condition + ")"))
                .isZero();
    }

    void prioritised(String row, Standing at) {
        String other = other(at);
        taken(row, PRIORITY, at, () -> message(at, PRIORITY), () -> hasPriority(at, other));
    }

    /** The task is closed and the instance stands where the diagram leads; whatever is still sent to the task comes too late. */
    void leaves(String row, String column, WaitState wait, Standing at, Set<String> rests, Runnable event) {
        snapshots.settle(at);
        Set<String> before = new HashSet<>(snapshots.places(at));
        before.removeIf(place -> wait.isSideBySide() && CaseSnapshots.isOfAnotherTask(place, at));
        int trail = snapshots.trail(at);
        List<String> timers = timersOf(at);
        event.run();
        arrives(row + " by " + column, at, before, rests);
        assertThat(snapshots.trail(at)).as("trail after %s at %s", column, row).isGreaterThan(trail);
        if (wait.isTask()) {
            assertThat(openTasks(at.world())).as("%s at %s", column, row).doesNotContain(at.task());
            nothingCanBeRaised(row + OpenRows.CLOSED, at, "TASK_CLOSED");
            assertThat(management.createJobQuery().jobIds(new HashSet<>(timers)).count())
                    .isZero();
        }
    }

    private void arrives(String what, Standing at, Set<String> before, Set<String> rests) {
        Awaitility.await(what + " leads to one of " + rests)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    Set<String> places = new HashSet<>(snapshots.places(at));
                    places.removeAll(before);
                    return places.stream().anyMatch(place -> rests.contains(place.substring(place.indexOf(' ') + 1)));
                });
    }

    /** Job ids of the timers attached to the task; one at least, so that a query by them asks for something. */
    private List<String> timersOf(Standing at) {
        List<String> jobs =
                jdbc.sql("""
                        select j.id_ from act_ru_job j join act_ru_task t on t.execution_id_ = j.execution_id_
                        where t.id_ = :task and j.type_ = 'timer'""").param("task", at.task()).query(String.class).list();
        return jobs.isEmpty() ? List.of("none") : jobs;
    }

    /** Exactly the timers the diagram draws at this task wait for it. */
    void hasItsTimers(WaitState wait, Standing at) {
        List<String> waiting =
                jdbc.sql("""
                        select d.act_id_ from act_ru_job j join act_ru_jobdef d on d.id_ = j.job_def_id_
                        join act_ru_task t on t.execution_id_ = j.execution_id_ where t.id_ = :task and j.type_ = 'timer'""").param("task", at.task()).query(String.class).list();
        assertThat(waiting)
                .containsExactlyInAnyOrderElementsOf(wait.timers().stream()
                        .filter(timer -> timer.getAttachedTo().equals(wait.element()))
                        .map(FlowNode::getId)
                        .toList());
    }

    /** By what the diagram does when it fires. */
    static String kindOf(BoundaryEvent timer) {
        String then = timer.getOutgoing().stream()
                .map(flow -> flow.getTarget())
                .filter(ServiceTask.class::isInstance)
                .map(step -> ((ServiceTask) step).getCamundaDelegateExpression())
                .findFirst()
                .orElse("");
        return Map.of("${remindDelegate}", REMINDER, "${reassignTaskDelegate}", REASSIGNMENT)
                .getOrDefault(then, DEADLINE);
    }

    /** What a holder hands in that means this; where it takes two on a board, the other has said so before. */
    void handIn(WaitState wait, Standing at, String word) {
        switch (wait.element().getId()) {
            case "Task_Read", "Task_CorrectReading", "Task_ReadByNextLevel" -> handInReading(at, word);
            case "Task_SpecialistOpinion", "Task_SeniorOpinion" -> {
                give(opinionOf(at.world(), at.who().equals("spe") ? "sen" : "spe"), UNUSABLE);
                give(at, UNUSABLE);
            }
            case "Task_ChairDecision" -> give(at, UNUSABLE);
            default -> handOn(at, word);
        }
    }

    private void handInReading(Standing at, String word) {
        if (word.equals(word(Escalation.REWORK_EXHAUSTED))) {
            allowNoReworks(at);
        }
        Map<String, Map<String, Object>> content = Map.of(
                word(Escalation.UNCERTAIN),
                uncertain("infarct"),
                word(Escalation.EDGE_CASE),
                edgeCase(),
                word(Escalation.REWORK_EXHAUSTED),
                reading("no-finding", "infarct"),
                UNUSABLE,
                unusable());
        complete(at.world(), at.who(), at.task(), content.get(word)).expect(200);
    }

    private void handOn(Standing at, String word) {
        Map<String, Object> members = new HashMap<>(Map.of("comment", "because of a test"));
        String kind = word.equals(UNUSABLE) ? "unusable" : word;
        if (word.equals(word(Escalation.REWORK_EXHAUSTED))) {
            allowNoReworks(at);
            kind = "return";
            members.put("reader", 1);
        } else if (word.equals(word(Escalation.EDGE_CASE))) {
            members.put(at.who().equals("spe") ? "edgeCategory" : "category", "rare-disease");
        }
        say(
                at,
                kind,
                members.entrySet().stream()
                        .flatMap(member -> Stream.of(member.getKey(), member.getValue()))
                        .toArray());
    }

    /** As under a staffing table that allows none. */
    private void allowNoReworks(Standing at) {
        String instance =
                tasks.createTaskQuery().taskId(at.task()).singleResult().getProcessInstanceId();
        runtime.setVariable(instance, "reworkLimit", 0);
    }

    static boolean hearsOfStaff(WaitState wait) {
        return wait.hears(Message.STAFF_AVAILABLE.messageName());
    }
}
