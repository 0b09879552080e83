package dev.consilium.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.consilium.imaging.Measure;
import dev.consilium.study.DeidentificationFailed;
import dev.consilium.study.DuplicateDetection.Duplicates;
import dev.consilium.study.QualityCheck.Measures;
import dev.consilium.study.Verdict;
import dev.consilium.workflow.delegate.StubbedUseCases;
import dev.consilium.workflow.protocol.ProtocolLibrary;
import dev.consilium.workflow.variable.Message;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ImageIntakeProcessTest {

    private static final String PROCESS = "ImageIntakeProcess";

    @RegisterExtension
    static final EveryElement PASSED = EveryElement.of(PROCESS);

    private static final String SERIES = "series-1";

    private final DiagramRun run = new DiagramRun(new ProtocolLibrary().intake());
    private final StubbedUseCases useCases = run.useCases();

    @BeforeEach
    void nothingIsThereYet() {
        when(useCases.duplicates().detect(SERIES)).thenReturn(new Duplicates(20, 0, 0, 0, 0));
    }

    @Test
    void acceptsASeriesThatPasses() {
        measured(0, false);
        receive();
        verify(useCases.acceptance()).accept(SERIES, Verdict.PASS);
        verifyNoInteractions(useCases.quarantine());
        assertThat(run.visited(PROCESS)).contains("EndEvent_Accepted");
        assertThat(run.ended()).isTrue();
    }

    @Test
    void acceptsASeriesWithUnevenSpacingWithAWarning() {
        measured(0, true);
        receive();
        verify(useCases.acceptance()).accept(SERIES, Verdict.WARN);
    }

    @Test
    void holdsASeriesWithMissingSlicesBackUntilItIsReleased() {
        measured(3, true);
        receive();
        verify(useCases.quarantine()).enter(SERIES, Verdict.FAIL);
        verify(useCases.acceptance(), never()).accept(SERIES, Verdict.FAIL);
        review(true);
        verify(useCases.acceptance()).accept(SERIES, Verdict.FAIL);
        assertThat(run.visited(PROCESS)).contains("EndEvent_Accepted");
    }

    @Test
    void aFaultThatIsBeyondDoubtHoldsTheSeriesBack() {
        faulty(1, 0, 0, 0, 0.9);
        receive();
        verify(useCases.quarantine()).enter(SERIES, Verdict.FAIL);
    }

    @Test
    void objectsThatDidNotComeHoldTheSeriesBack() {
        faulty(0, 4, 0, 0, 0.9);
        receive();
        verify(useCases.quarantine()).enter(SERIES, Verdict.FAIL);
    }

    @Test
    void pixelsLargerThanAnyFindingHoldTheSeriesBack() {
        faulty(0, 0, 0, 0, 12.0);
        receive();
        verify(useCases.quarantine()).enter(SERIES, Verdict.FAIL);
    }

    @Test
    void pixelsOfUnknownSizeAreNoFault() {
        faulty(0, 0, 0, 0, null);
        receive();
        verify(useCases.acceptance()).accept(SERIES, Verdict.PASS);
    }

    @Test
    void whatIsUnusualForTheProjectIsAWarning() {
        faulty(0, 0, 0, 2, 0.9);
        receive();
        verify(useCases.acceptance()).accept(SERIES, Verdict.WARN);
    }

    @Test
    void aTiltedStackIsAWarning() {
        faulty(0, 0, 18.5, 0, 0.9);
        receive();
        verify(useCases.acceptance()).accept(SERIES, Verdict.WARN);
    }

    @Test
    void aPictureOfAnotherPatientHoldsTheSeriesBack() {
        faulty(0, 0, 0, 0, 0.9);
        when(useCases.duplicates().detect(SERIES)).thenReturn(new Duplicates(20, 0, 0, 1, 1));
        receive();
        verify(useCases.quarantine()).enter(SERIES, Verdict.FAIL);
    }

    @Test
    void aPictureThatLooksAlikeIsAWarning() {
        faulty(0, 0, 0, 0, 0.9);
        when(useCases.duplicates().detect(SERIES)).thenReturn(new Duplicates(20, 0, 0, 1, 0));
        receive();
        verify(useCases.acceptance()).accept(SERIES, Verdict.WARN);
    }

    @Test
    void endsRejectedWhereTheDataManagerRejects() {
        measured(3, false);
        receive();
        review(false);
        verify(useCases.acceptance(), never()).accept(SERIES, Verdict.FAIL);
        assertThat(run.visited(PROCESS)).contains("EndEvent_Rejected");
        assertThat(run.ended()).isTrue();
    }

    @Test
    void holdsASeriesBackThatCannotBeDeidentified() {
        doThrow(new DeidentificationFailed("An object has no header.", new IllegalStateException()))
                .when(useCases.deidentification())
                .deidentify(SERIES);
        receive();
        verify(useCases.quarantine()).enter(SERIES, null);
        verifyNoInteractions(useCases.quality(), useCases.acceptance());
        assertThat(run.tasks("Task_ReviewQuarantine")).hasSize(1);
    }

    private void receive() {
        run.receive(Message.STUDY_RECEIVED, Map.of("seriesId", SERIES, "projectId", "project-1"));
    }

    private void review(boolean released) {
        run.complete(run.task("Task_ReviewQuarantine"), Map.of("released", released));
    }

    private void measured(int missingSlices, boolean nonuniformSpacing) {
        when(useCases.quality().measure(SERIES))
                .thenReturn(new Measures(
                        "MR",
                        20,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        missingSlices,
                        0,
                        nonuniformSpacing,
                        0,
                        0,
                        256,
                        256,
                        0.9,
                        1.0,
                        Map.of("dynamic_range", new Measure(900.0, Measure.Status.OK)),
                        0,
                        false,
                        List.of()));
    }

    private void faulty(
            int wrongModality, int missingInstances, double tilt, int unusual, @Nullable Double pixelSpacing) {
        when(useCases.quality().measure(SERIES))
                .thenReturn(new Measures(
                        "MR",
                        20,
                        0,
                        0,
                        wrongModality,
                        missingInstances,
                        0,
                        0,
                        0,
                        0,
                        false,
                        0,
                        tilt,
                        256,
                        256,
                        pixelSpacing,
                        null,
                        Map.of("dynamic_range", new Measure(900.0, Measure.Status.OK)),
                        unusual,
                        false,
                        List.of()));
    }
}
