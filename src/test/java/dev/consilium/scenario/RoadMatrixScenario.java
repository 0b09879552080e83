package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.consilium.workflow.variable.Message;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every escalation, error, timer and message in every state in which a case may wait, held or not, and after its end. What is expected is
 * read from the diagrams and, for messages to the case, from whether it is open, held or closed.
 */
abstract class RoadMatrixScenario extends MatrixCells {

    private static final String LESIONS = "lesion-double-read";
    private static final String INTAKE = "image-intake";
    private static final String ABSENCE = "absence";
    private static final Path FILE = Path.of("target", "road-matrix.md");
    private static final int SIDE_BY_SIDE = 4;

    private final ShippedWaits shipped = new ShippedWaits();
    private final List<String> rows = new ArrayList<>();
    private final Map<String, Runnable> cells = new LinkedHashMap<>();

    @Test
    void everyWaitStateOfTheShippedDiagramsHasARow() {
        assertThat(shipped.outermost()).containsExactlyInAnyOrder(SHIPPED, LESIONS, INTAKE, ABSENCE);
        Set<FlowNode> reached = shipped.outermost().stream()
                .flatMap(diagram -> shipped.of(diagram).stream())
                .map(WaitState::element)
                .collect(Collectors.toSet());
        assertThat(reached).containsExactlyInAnyOrderElementsOf(shipped.all().toList());
        assertThat(waits().keySet()).containsExactlyInAnyOrderElementsOf(names(SHIPPED));
        assertThat(endings().keySet()).containsExactlyInAnyOrderElementsOf(shipped.endings(SHIPPED));
        assertThat(names(INTAKE)).containsExactly("CallActivity_QuarantineReview > Task_ReviewQuarantine");
        assertThat(names(ABSENCE)).containsExactlyInAnyOrderElementsOf(AbsenceRows.ELEMENTS);
    }

    /** So that what is tried with findings holds for lesions as well; only its own wait for readers is another element. */
    @Test
    void bothProtocolsDrawTheSameRoadsFromTheSameStates() {
        assertThat(drawing(LESIONS)).isEqualTo(drawing(SHIPPED));
        assertThat(shipped.endings(LESIONS)).isEqualTo(shipped.endings(SHIPPED));
    }

    /** Whatever else is sent to diagrams begins an instance of its own. */
    @Test
    void everyMessageIsHeardWhereTheMatrixSendsIt() {
        Set<Message> sent = Set.of(Message.CASE_WITHDRAWN, Message.STAFF_AVAILABLE, Message.ABSENCE_ENDED);
        for (Message message : Message.values()) {
            List<FlowNode> hearing = shipped.everyElement()
                    .filter(node -> WaitState.hears(node, message.messageName()))
                    .toList();
            assertThat(hearing).as(message.name()).isNotEmpty();
            if (!sent.contains(message)) {
                assertThat(hearing).as(message.name()).allMatch(StartEvent.class::isInstance);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> everyCellIsAsTheDiagramsDrawIt() {
        deployAudited();
        Map<String, Supplier<Standing>> fixtures = waits();
        shipped.of(SHIPPED).forEach(wait -> open(wait.name(), wait, fixtures.get(wait.name())));
        open(
                LESIONS + " > " + shipped.of(LESIONS).get(0).name(),
                shipped.of(LESIONS).get(0),
                this::waitsForLesionReaders);
        open(
                INTAKE + " > " + shipped.of(INTAKE).get(0).name(),
                shipped.of(INTAKE).get(0),
                this::quarantineOfIntake);
        endings().forEach(this::closed);
        rows.addAll(AbsenceRows.names());
        cells.put("absence", new AbsenceRows(this)::all);
        boolean whole = cells.keySet().stream().allMatch(this::tries);
        cells.keySet().removeIf(name -> !tries(name));
        ExecutorService pool = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        Map<String, Future<?>> running = new LinkedHashMap<>();
        cells.forEach((name, row) -> running.put(name, pool.submit(row)));
        pool.shutdown();
        return Stream.concat(
                running.entrySet().stream()
                        .map(row ->
                                dynamicTest(row.getKey(), () -> row.getValue().get(5, TimeUnit.MINUTES))),
                whole ? Stream.of(dynamicTest("is written to " + FILE, () -> table.write(FILE, rows))) : Stream.of());
    }

    /** What is expected of a row is read from the diagrams, so that CI walks a row on one database, and {@code ./dev chaos roads} on both. */
    private boolean tries(String row) {
        return Boolean.getBoolean("consilium.chaos") || (Math.floorMod(row.hashCode(), 3) == 0) == isOfTheThird();
    }

    /** Whether this database has the third of the rows that is walked on H2. */
    abstract boolean isOfTheThird();

    private void open(String name, WaitState wait, Supplier<Standing> fixture) {
        OpenRows row = new OpenRows(this, name, wait, fixture);
        rows.addAll(OpenRows.names(name));
        cells.put(name + " stays", row::staying);
        cells.put(name + " is left", row::leaving);
    }

    private void closed(String name, Supplier<Standing> fixture) {
        ClosedRows row = new ClosedRows(this, name, fixture);
        rows.add(name);
        cells.put(name + " stays", row::staying);
        cells.put(name + " is left", row::leaving);
    }

    private List<String> names(String diagram) {
        return shipped.of(diagram).stream().map(WaitState::name).toList();
    }

    private Map<String, String> drawing(String diagram) {
        return shipped.of(diagram).stream().collect(Collectors.toMap(WaitState::name, RoadMatrixScenario::drawing));
    }

    private static String drawing(WaitState wait) {
        return CODES.values().stream().map(code -> code + wait.roads(code)).toList()
                + wait.timers().stream().map(FlowNode::getId).toList().toString()
                + wait.hears(Message.CASE_WITHDRAWN.messageName())
                + hearsOfStaff(wait);
    }
}
