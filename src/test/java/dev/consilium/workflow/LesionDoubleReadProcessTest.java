package dev.consilium.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;

import dev.consilium.arbitration.GroundTruth;
import dev.consilium.project.LesionScoring;
import dev.consilium.quality.lesion.OverlapScore;
import dev.consilium.quality.object.SizeStrata;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LesionDoubleReadProcessTest extends CaseRoads {

    private static final String PROCESS = "LesionDoubleReadProcess";

    @RegisterExtension
    static final EveryElement PASSED = EveryElement.of(PROCESS);

    LesionDoubleReadProcessTest() {
        super(PROCESS, "lesion-double-read");
    }

    @Override
    void agree() {
        overlap(2, 0, 0, 0.8);
    }

    @Override
    void disagree() {
        overlap(4, 2, 3, 0.4);
    }

    @Override
    int readers() {
        return 2;
    }

    @Test
    void asksForAThirdReadingUntilItIsKnownHowSureTwoAre() {
        overlap(2, 0, 0, 0.8);
        scores(2, 1.0, false, false);
        start();
        readAll();
        assertThat(run.tasks("Task_Read")).hasSize(1);

        scores(3, 1.0, false, false);
        readAll(1);
        endsAt("EndEvent_Accepted");
    }

    @Test
    void hasASpecialistValidateASmallDifference() {
        overlap(2, 1, 1, 0.7);
        truth(GroundTruth.Origin.SPECIALIST);
        start();
        readAll();
        run.complete(run.task("Task_SpecialistReview"), Map.of("reviewOutcome", "correct", "specialistId", "spec-1"));
        endsAt("EndEvent_Validated");
    }

    private void overlap(int lesions, int difference, int unmatched, double iou) {
        scores(2, 1.0, false, true);
        when(useCases.of(LesionScoring.class).score(CASE, 0.1, SizeStrata.parse("100,1000")))
                .thenReturn(
                        new OverlapScore(2, lesions, difference, unmatched, iou, iou, iou, null, null, 0, List.of()));
    }
}
