package dev.consilium.workflow.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilium.Consilium;
import dev.consilium.common.Refusal;
import dev.consilium.workflow.protocol.ProtocolBundle;
import dev.consilium.workflow.protocol.ProtocolFile;
import dev.consilium.workflow.protocol.ProtocolLibrary;
import dev.consilium.workflow.sandbox.Rehearsal.Step;
import dev.consilium.workflow.sandbox.RehearsalState.Drawn;
import dev.consilium.workflow.sandbox.RehearsalState.Task;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;

/** Fictitious cases in sandboxes of a server of which nothing but its class is there. */
class SandboxesIT {

    private static final Map<String, Object> INFARCT = Map.of("findings", List.of("infarct"), "confidence", 90);

    private final GenericApplicationContext server = new GenericApplicationContext();
    private Sandboxes sandboxes;
    private volatile Duration later = Duration.ZERO;

    @BeforeEach
    void start() {
        server.registerBean(Consilium.class);
        server.refresh();
        sandboxes = new Sandboxes(server, clock());
    }

    @AfterEach
    void stop() throws InterruptedException {
        sandboxes.closeAll();
    }

    @Test
    void aFindingIsReadToItsGroundTruth() {
        Sandbox sandbox = sandboxes.open(Sandbox.Purpose.DRY_RUN, "des");
        RehearsalState state = begin(sandbox, new ProtocolLibrary().protocol("finding-consensus"));
        state = sandbox.call(context -> context.getBean(Rehearsal.class).step(Step.ALL));
        assertThat(state.tasks()).isNotEmpty().allSatisfy(task -> {
            assertThat(task.element()).isEqualTo("Task_Read");
            assertThat(task.takers()).hasSizeGreaterThanOrEqualTo(5);
            assertThat(task.labels()).isEmpty();
        });
        assertThat(state.decisions()).extracting(RehearsalState.Decided::table).containsExactly("staffing");
        assertThat(state.diagrams().get(0).file()).isEqualTo("finding-consensus.bpmn");
        assertThat(state.diagrams().get(0).tokens()).isNotEmpty();
        assertThat(state.variables()).extracting(RehearsalState.Held::name).contains("readersToAdd", "modality");
        int answers = 0;
        while (!state.tasks().isEmpty() && answers < 10) {
            Task task = state.tasks().get(0);
            answer(sandbox, task, task.role().equals("auditor") ? Map.of("verdict", "passed") : INFARCT, List.of());
            state = sandbox.call(context -> context.getBean(Rehearsal.class).step(Step.ALL));
            answers++;
        }
        assertThat(state.log()).noneMatch(one -> one.kind().equals("failed"));
        assertThat(state.decisions()).extracting(RehearsalState.Decided::table).contains("routing", "audit-sampling");
        assertThat(state.ended()).isTrue();
        assertThat(state.state()).isEqualTo("accepted");
    }

    @Test
    void timeIsLetPassAndTheReadingGoesToAnother() {
        Sandbox sandbox = sandboxes.open(Sandbox.Purpose.DRY_RUN, "des");
        begin(sandbox, new ProtocolLibrary().protocol("lesion-double-read"));
        RehearsalState state =
                sandbox.call(context -> context.getBean(Rehearsal.class).step(Step.ALL));
        assertThat(state.due())
                .filteredOn(due -> due.kind().equals("timer"))
                .as("log %s due %s", state.log(), state.due())
                .isNotEmpty();
        state = sandbox.call(context -> context.getBean(Rehearsal.class).step(Step.TIMER));
        assertThat(state.log().get(state.log().size() - 1).kind()).isNotEqualTo("failed");
        assertThat(state.log()).anyMatch(one -> one.kind().equals("fired"));
        Task task = state.tasks().get(0);
        Drawn box = task.labels().get(0);
        state = answer(sandbox, task, Map.of("confidence", 90), List.of(box));
        state = sandbox.call(context -> context.getBean(Rehearsal.class).step(Step.ALL));
        assertThat(state.log()).noneMatch(one -> one.kind().equals("failed"));
        assertThat(state.log()).anyMatch(one -> one.kind().equals("answered"));
    }

    @Test
    void anAnswerAfterWhichTheFlowFailsIsNotGivenAndItsTaskIsStillThere() {
        Sandbox sandbox = sandboxes.open(Sandbox.Purpose.DRY_RUN, "des");
        ProtocolBundle shipped = new ProtocolLibrary().protocol("finding-consensus");
        ProtocolFile reading = shipped.find("blinded-reading.bpmn").orElseThrow();
        String failing = reading.text()
                .replaceFirst(
                        "(<bpmn:sequenceFlow id=\"Flow_Read_HandedIn\"[^>]*[^/>])\\s*/>",
                        "$1><bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">\\${readingValid}"
                                + "</bpmn:conditionExpression></bpmn:sequenceFlow>");
        assertThat(failing).isNotEqualTo(reading.text());
        begin(sandbox, shipped.with(new ProtocolFile(reading.name(), failing.getBytes(StandardCharsets.UTF_8))));
        RehearsalState asked =
                sandbox.call(context -> context.getBean(Rehearsal.class).step(Step.ALL));
        RehearsalState failed = answer(sandbox, asked.tasks().get(0), INFARCT, List.of());
        assertThat(failed.tasks()).isNotEmpty().isEqualTo(asked.tasks());
        assertThat(failed.decisions()).isEqualTo(asked.decisions());
        assertThat(failed.log())
                .hasSize(asked.log().size() + 1)
                .startsWith(asked.log().toArray(RehearsalState.Happened[]::new));
        assertThat(failed.log().get(asked.log().size()).kind()).isEqualTo("failed");
        lookingDoesNotKeepItFromBeingIdle(sandbox);
    }

    private void lookingDoesNotKeepItFromBeingIdle(Sandbox sandbox) {
        later = Sandboxes.IDLE.minusMinutes(1);
        sandbox.look(context -> context.getBean(Rehearsal.class).state(), Duration.ofMinutes(1));
        sandboxes.closeIdle();
        assertThat(sandbox.isClosed()).isFalse();
        later = Sandboxes.IDLE.plusMinutes(1);
        sandboxes.closeIdle();
        assertThat(sandbox.isClosed()).isTrue();
    }

    @Test
    void moreThanTwoOrTwoOfOnePersonAreRefusedUntilOneIsClosed() {
        Sandbox one = sandboxes.open(Sandbox.Purpose.REPLAY, "des");
        assertThatThrownBy(() -> sandboxes.open(Sandbox.Purpose.DRY_RUN, "des"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("SANDBOX_YOURS"));
        sandboxes.open(Sandbox.Purpose.REPLAY, "dan");
        assertThatThrownBy(() -> sandboxes.open(Sandbox.Purpose.REPLAY, "dot"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("SANDBOX_BUSY"));
        one.close();
        Awaitility.await().until(() -> sandboxes.open() == 1);
        sandboxes.open(Sandbox.Purpose.REPLAY, "des");
    }

    @Test
    void whatTheLinterWouldRefuseMeetsTheWalls() {
        ProtocolBundle shipped = new ProtocolLibrary().protocol("finding-consensus");
        String hostile = shipped.diagram()
                .text()
                .replaceFirst("\\$\\{scoreAgreementDelegate}", "\\${''.getClass().forName('java.lang.Runtime')}");
        assertThat(hostile.equals(shipped.diagram().text())).isFalse();
        Sandbox sandbox = sandboxes.open(Sandbox.Purpose.DRY_RUN, "des");
        assertThatThrownBy(() -> begin(
                        sandbox,
                        shipped.with(
                                new ProtocolFile(shipped.diagram().name(), hostile.getBytes(StandardCharsets.UTF_8)))))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("PROTOCOL_REFUSED"));
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Instant.now().plus(later);
            }
        };
    }

    private static RehearsalState begin(Sandbox sandbox, ProtocolBundle draft) {
        return sandbox.call(context -> context.getBean(Rehearsal.class).begin(draft, "CT", "routine"));
    }

    private static RehearsalState answer(Sandbox sandbox, Task task, Map<String, Object> form, List<Drawn> drawn) {
        return sandbox.call(context -> context.getBean(Rehearsal.class)
                .answer(
                        task.id(),
                        task.takers().get(0).id(),
                        form,
                        drawn.stream().map(Drawn::label).toList()));
    }
}
