package dev.consilium.workflow.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.workflow.protocol.ProtocolDescription.Step;
import dev.consilium.workflow.protocol.ProtocolDescription.StepKind;
import dev.consilium.workflow.protocol.ProtocolDescription.Way;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The diagram in words, for whoever does not see it. */
class DescribedStepsTest {

    @ParameterizedTest
    @CsvSource({
        "lesion-double-read/lesion-double-read.bpmn, LesionDoubleReadProcess",
        "finding-consensus/finding-consensus.bpmn, FindingConsensusProcess"
    })
    void everyActivityIsAStepAndEveryWayLeadsToOne(String file, String process) {
        BpmnModelInstance diagram = diagram(file);
        List<String> steps =
                DescribedSteps.of(diagram, process).stream().map(Step::name).toList();
        assertThat(steps)
                .containsAll(diagram.getModelElementsByType(Activity.class).stream()
                        .map(Activity::getName)
                        .toList());
        assertThat(DescribedSteps.of(diagram, process).stream()
                        .flatMap(step -> step.ways().stream())
                        .map(Way::to))
                .isNotEmpty()
                .isSubsetOf(steps);
    }

    @Test
    void itBeginsAtTheStartAndEndsNowhereWithoutAnEnd() {
        List<Step> steps = lesions();
        assertThat(steps.get(0)).isEqualTo(new Step("Case ready", StepKind.START, List.of(new Way(null, "The case"))));
        assertThat(steps)
                .filteredOn(step -> step.ways().isEmpty())
                .isNotEmpty()
                .allMatch(step -> step.kind() == StepKind.END || step.kind() == StepKind.PART);
    }

    @Test
    void whatInterruptsAStepIsOneOfItsWays() {
        assertThat(step("Blinded readings").kind()).isEqualTo(StepKind.PART);
        assertThat(step("Blinded readings").ways())
                .extracting(Way::when)
                .contains(null, "Unusable", "Edge case", "Uncertain", "Late");
    }

    @Test
    void whereWaysOnlyMeetIsNoStep() {
        assertThat(lesions())
                .extracting(Step::name)
                .doesNotContain("Score the readings", "Late")
                .contains("Readers found?", "Which way?");
        assertThat(step("Readers found?").kind()).isEqualTo(StepKind.CHOICE);
        assertThat(step("Decide staffing").kind()).isEqualTo(StepKind.TABLE);
        assertThat(step("Staff available").kind()).isEqualTo(StepKind.WAIT);
        assertThat(step("Score overlap").kind()).isEqualTo(StepKind.AUTOMATIC);
    }

    private static Step step(String name) {
        return lesions().stream()
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Step> lesions() {
        return DescribedSteps.of(diagram("lesion-double-read/lesion-double-read.bpmn"), "LesionDoubleReadProcess");
    }

    private static BpmnModelInstance diagram(String file) {
        return Bpmn.readModelFromFile(Path.of("processes").resolve(file).toFile());
    }
}
