package dev.consilium.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.consilium.arbitration.AuditSampling;
import dev.consilium.arbitration.AuditVerdict;
import dev.consilium.arbitration.CaseAudits;
import dev.consilium.arbitration.GroundTruth.Origin;
import dev.consilium.arbitration.SamplingFacts;
import dev.consilium.identity.Role;
import dev.consilium.project.Deadlines;
import dev.consilium.project.Duty;
import dev.consilium.project.Staffing;
import dev.consilium.workflow.delegate.StubbedUseCases;
import dev.consilium.workflow.protocol.ProtocolBundle;
import dev.consilium.workflow.protocol.ProtocolFile;
import dev.consilium.workflow.variable.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.ArgumentMatchers;

class QualityAuditProcessTest {

    private static final String PROCESS = "QualityAuditProcess";

    @RegisterExtension
    static final EveryElement PASSED = EveryElement.of(PROCESS);

    private static final String CASE = "case-1";
    private static final String TASK = "Task_Audit";

    private final DiagramRun run = new DiagramRun(bundle());
    private final StubbedUseCases useCases = run.useCases();

    QualityAuditProcessTest() throws IOException {}

    private static ProtocolBundle bundle() throws IOException {
        Path shared = Path.of("processes", "shared");
        return new ProtocolBundle(
                "quality-audit",
                List.of(
                        file(shared.resolve("quality-audit.bpmn")),
                        file(shared.resolve("audit-sampling.dmn")),
                        file(Path.of("forms", "audit.form"))));
    }

    private static ProtocolFile file(Path path) throws IOException {
        return new ProtocolFile(path.getFileName().toString(), Files.readAllBytes(path));
    }

    @BeforeEach
    void anAuditorIsThere() {
        drawn(0.01);
        when(useCases.selection().find(CASE, Duty.AUDITOR, Role.AUDITOR, 1)).thenReturn(new Staffing(true, 1, 1));
    }

    @Test
    void releasesWhatIsNotDrawnWithoutAnAudit() {
        drawn(0.99);
        start();
        assertThat(run.ended()).isTrue();
        assertThat(run.visited(PROCESS)).contains("EndEvent_NotSampled").doesNotContain("Task_SelectAuditor");
        assertThat(outcome("auditVerdict")).isEqualTo("not-sampled");
        assertThat(outcome("readingsToRework")).isEqualTo(0);
        verify(useCases.of(CaseAudits.class), never()).conclude(CASE);
    }

    @ParameterizedTest
    @CsvSource({"PASSED, 0, EndEvent_AuditPassed", "REWORK, 2, EndEvent_AuditRework", "FAILED, 0, EndEvent_AuditFailed"
    })
    void endsAsTheAuditorSigned(AuditVerdict verdict, int toRework, String end) {
        when(useCases.of(CaseAudits.class).conclude(CASE)).thenReturn(new CaseAudits.Outcome(verdict, toRework));
        start();
        assertThat(run.variable("samplingReason")).isEqualTo("RANDOM");
        run.complete(run.task(TASK), Map.of());
        assertThat(run.ended()).isTrue();
        assertThat(run.visited(PROCESS)).contains(end);
        assertThat(outcome("auditVerdict")).isEqualTo(verdict.code());
        assertThat(outcome("readingsToRework")).isEqualTo(toRework);
    }

    @Test
    void auditsWhatAnAuditSentBackWhateverItsLot() {
        drawnAfterRework(0.99);
        start();
        assertThat(run.tasks(TASK)).hasSize(1);
        assertThat(run.variable("samplingReason")).isEqualTo("AFTER_REWORK");
    }

    @Test
    void waitsWithNoAuditorUntilTheTeamChanges() {
        when(useCases.selection().find(CASE, Duty.AUDITOR, Role.AUDITOR, 1))
                .thenReturn(new Staffing(false, 0, 1), new Staffing(true, 1, 1));
        start();
        assertThat(run.tasks(TASK)).isEmpty();
        run.wake(Message.STAFF_AVAILABLE, "project-1");
        assertThat(run.tasks(TASK)).hasSize(1);
        verify(useCases.selection(), times(2)).find(CASE, Duty.AUDITOR, Role.AUDITOR, 1);
    }

    @Test
    void remindsReassignsAndShowsTheLeadWhileTheTaskStaysOpen() {
        start();
        assertThat(run.task(TASK).getDueDate()).isNotNull();
        run.passTime();
        verify(useCases.taskDeadlines()).remind(ArgumentMatchers.any(), ArgumentMatchers.eq(TASK));
        verify(useCases.taskDeadlines()).missed(ArgumentMatchers.any(), ArgumentMatchers.eq(TASK));
        verify(useCases.of(Deadlines.class)).caseOverdue(CASE);
        assertThat(run.visited(PROCESS)).contains("EndEvent_Reminded", "EndEvent_Reassigned", "EndEvent_ShownToLead");
        assertThat(run.tasks(TASK)).hasSize(1);
    }

    private void drawn(double draw) {
        when(useCases.of(AuditSampling.class).draw(CASE))
                .thenReturn(new SamplingFacts(draw, Origin.CONSENSUS, false, false, false, false, 500, 500));
    }

    private void drawnAfterRework(double draw) {
        when(useCases.of(AuditSampling.class).draw(CASE))
                .thenReturn(new SamplingFacts(draw, Origin.CONSENSUS, false, true, false, false, 500, 500));
    }

    private void start() {
        run.start(PROCESS, Map.of("caseId", CASE, "projectId", "project-1"));
    }

    /** As the instance left it. */
    private Object outcome(String name) {
        return run.engine()
                .getHistoryService()
                .createHistoricVariableInstanceQuery()
                .variableName(name)
                .singleResult()
                .getValue();
    }
}
