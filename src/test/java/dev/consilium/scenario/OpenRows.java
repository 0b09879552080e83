package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.workflow.variable.Message;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;

/** One wait state of a case that is open, and the same on hold. */
final class OpenRows {

    static final String CLOSED = ", task closed";

    private static final String GIVEN = ", task given to somebody else";
    private static final List<String> KINDS =
            List.of(MatrixCells.REMINDER, MatrixCells.DEADLINE, MatrixCells.REASSIGNMENT);

    private final MatrixCells cells;
    private final String name;
    private final WaitState wait;
    private final Map<String, Set<WaitState.Road>> roads;
    private final Supplier<Standing> fixture;

    OpenRows(MatrixCells cells, String name, WaitState wait, Supplier<Standing> fixture) {
        this.cells = cells;
        this.name = name;
        this.wait = wait;
        this.roads = roads(wait);
        this.fixture = fixture;
    }

    private static Map<String, Set<WaitState.Road>> roads(WaitState wait) {
        return MatrixCells.CODES.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, code -> wait.roads(code.getValue())));
    }

    private List<String> drawn(WaitState.Road road) {
        return roads.keySet().stream()
                .filter(word -> roads.get(word).contains(road))
                .sorted()
                .toList();
    }

    static List<String> names(String name) {
        return List.of(name, held(name), name + GIVEN, name + CLOSED);
    }

    private static String held(String name) {
        return name + ", on hold";
    }

    /** On one case, since it stays where it is until it is withdrawn. */
    void staying() {
        Standing at = fixture.get();
        notRaised(at);
        if (at.hasCase()) {
            refuse(name, MatrixCells.RESUME, at, "CASE_NOT_ON_HOLD");
            refuse(name, MatrixCells.REOPEN, at, "CASE_NOT_CLOSED");
            cells.prioritised(name, at);
        }
        if (!MatrixCells.hearsOfStaff(wait)) {
            cells.joinsUnheard(name, at, "senior");
        }
        if (at.hasCase()) {
            onHold(at);
        }
        goingOn(at);
        if (at.hasCase()) {
            assertThat(wait.hears(Message.CASE_WITHDRAWN.messageName())).isTrue();
            withdraw(name, at);
            cells.nothingCanBeRaised(afterwards(), at, isReassigned() ? "TASK_NOT_YOURS" : "TASK_CLOSED");
        }
    }

    private boolean isReassigned() {
        return wait.timers().stream().map(MatrixCells::kindOf).anyMatch(MatrixCells.REASSIGNMENT::equals);
    }

    /** The last of what goes on is that the task is given to somebody else, where that is drawn. */
    private String afterwards() {
        return name + (isReassigned() ? GIVEN : CLOSED);
    }

    private void notRaised(Standing at) {
        List<String> raised = drawn(WaitState.Road.RAISED);
        String code = wait.isTask() ? "ESCALATION_NOT_ALLOWED" : "TASK_CLOSED";
        MatrixCells.CODES.keySet().stream()
                .filter(word -> !raised.contains(word) && !at.task().isEmpty())
                .forEach(word -> cells.refused(name, word, at, code, () -> MatrixCells.raise(at, word)));
        drawn(WaitState.Road.DEADLINE)
                .forEach(word -> cells.table.put(name, word, "409 raised, moves on by the deadline"));
        if (wait.isTask()) {
            cells.hasItsTimers(wait, at);
        }
    }

    private void refuse(String row, String verb, Standing at, String code) {
        cells.refused(row, verb, at, code, () -> cells.message(at, verb));
    }

    private void onHold(Standing at) {
        String held = held(name);
        cells.taken(
                name, MatrixCells.HOLD, at, () -> cells.message(at, MatrixCells.HOLD), () -> cells.isHeld(at, true));
        wait.timers().forEach(timer -> cells.table.put(held, MatrixCells.kindOf(timer), "suspended"));
        cells.nothingCanBeRaised(held, at, wait.isTask() ? "CASE_ON_HOLD" : "TASK_CLOSED");
        refuse(held, MatrixCells.HOLD, at, "CASE_ON_HOLD");
        refuse(held, MatrixCells.REOPEN, at, "CASE_NOT_CLOSED");
        cells.joinsUnheard(held, at, "lead");
        cells.prioritised(held, at);
        cells.taken(
                held,
                MatrixCells.RESUME,
                at,
                () -> cells.message(at, MatrixCells.RESUME),
                () -> cells.isHeld(at, false));
    }

    /** What is drawn beside the task: it goes on. */
    private void goingOn(Standing at) {
        for (String word : drawn(WaitState.Road.RAISED)) {
            BoundaryEvent event = caught(word);
            if (!event.cancelActivity()) {
                cells.passes(name, word, at, wait.rests(event), () -> MatrixCells.raise(at, word)
                        .expect(204));
            }
        }
        wait.timers().stream()
                .filter(timer -> !timer.cancelActivity())
                .sorted(Comparator.comparing(timer -> KINDS.indexOf(MatrixCells.kindOf(timer))))
                .forEach(timer -> cells.passes(
                        name, MatrixCells.kindOf(timer), at, Set.of(), () -> cells.fire(timer.getId(), at.task())));
    }

    private void withdraw(String row, Standing at) {
        cells.taken(
                row,
                MatrixCells.WITHDRAW,
                at,
                () -> cells.message(at, MatrixCells.WITHDRAW),
                () -> cells.isWithdrawn(at));
    }

    /** Each on a case of its own, since it leads away from here. */
    void leaving() {
        drawn(WaitState.Road.HANDED_IN).forEach(this::handIn);
        drawn(WaitState.Road.RAISED).stream()
                .filter(word -> caught(word).cancelActivity())
                .forEach(this::raise);
        wait.timers().stream().filter(BoundaryEvent::cancelActivity).forEach(this::pass);
        if (MatrixCells.hearsOfStaff(wait)) {
            joins();
        }
        studyWithdrawn();
    }

    private void handIn(String word) {
        Standing at = fixture.get();
        Set<String> rests = wait.restsThrough(MatrixCells.CODES.get(word));
        cells.leaves(name, word, wait, at, rests, () -> cells.handIn(wait, at, word));
        cells.table.put(name, word, "409 raised, 200 handed in");
    }

    private void raise(String word) {
        Standing at = fixture.get();
        cells.leaves(name, word, wait, at, wait.rests(caught(word)), () -> MatrixCells.raise(at, word)
                .expect(204));
        cells.table.put(name, word, "204");
    }

    private void pass(BoundaryEvent timer) {
        Standing at = fixture.get();
        String kind = MatrixCells.kindOf(timer);
        cells.leaves(name, kind, wait, at, wait.rests(timer), () -> cells.fire(timer.getId(), at.task()));
        cells.table.put(name, kind, "moves on");
    }

    private void joins() {
        Standing at = fixture.get();
        Set<String> elsewhere = new TreeSet<>(wait.rests(wait.element()));
        elsewhere.remove(wait.element().getId());
        cells.leaves(name, MatrixCells.JOINS, wait, at, elsewhere, () -> cells.join(at, at.awaited()));
        cells.table.put(name, MatrixCells.JOINS, "201, moves on");
    }

    private void studyWithdrawn() {
        Standing at = fixture.get();
        studyWithdrawn(name, at);
        if (at.hasCase()) {
            studyWithdrawn(held(name), held());
            Standing held = held();
            withdraw(held(name), held);
            cells.nothingCanBeRaised(name + CLOSED, held, "TASK_CLOSED");
        }
    }

    private void studyWithdrawn(String row, Standing at) {
        cells.taken(row, MatrixCells.STUDY, at, () -> cells.withdrawStudy(at), () -> cells.isWithdrawn(at));
        cells.refused(name + CLOSED, MatrixCells.STUDY, at, "STUDY_WITHDRAWN", () -> cells.withdrawStudy(at));
    }

    private Standing held() {
        Standing at = fixture.get();
        cells.message(at, MatrixCells.HOLD).expect(204);
        return at;
    }

    private BoundaryEvent caught(String word) {
        return wait.caught(MatrixCells.CODES.get(word)).findFirst().orElseThrow();
    }
}
