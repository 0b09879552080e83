package dev.consilium.workflow.delegate;

import dev.consilium.project.LesionScoring;
import dev.consilium.quality.lesion.OverlapScore;
import dev.consilium.quality.object.SizeStrata;
import dev.consilium.workflow.delegate.Parameters.Parameter;
import dev.consilium.workflow.variable.Variables;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Scores how far the readings of a case mark the same lesions. */
@Component
class ScoreOverlapDelegate implements ProtocolDelegate {

    private final LesionScoring scoring;

    ScoreOverlapDelegate(LesionScoring scoring) {
        this.scoring = scoring;
    }

    @Override
    public Verb verb() {
        return Verb.of(
                "Score overlap",
                "Matches the boxes, polygons and masks of all submitted readings and scores their overlap, and of outlines how far"
                        + " their surfaces agree. Without two readings that can be compared the overlaps are empty.",
                ScoreOverlapParameters.class,
                List.of(Variables.CASE_ID),
                List.of(
                        Variables.LESION_COUNT,
                        Variables.LESION_COUNT_DIFFERENCE,
                        Variables.UNMATCHED_LESIONS,
                        Variables.MEAN_OVERLAP,
                        Variables.MIN_OVERLAP,
                        Variables.OVERALL_DICE,
                        Variables.SURFACE_AGREEMENT,
                        Variables.UNCERTAIN_FRACTION,
                        Variables.ODD_SHAPES));
    }

    @Override
    public void execute(DelegateExecution execution) {
        ScoreOverlapParameters given = Parameters.read(execution, ScoreOverlapParameters.class);
        OverlapScore score =
                scoring.score(Variables.CASE_ID.require(execution), given.minimumOverlap(), given.sizesMm3());
        Variables.LESION_COUNT.set(execution, score.lesions());
        Variables.LESION_COUNT_DIFFERENCE.set(execution, score.difference());
        Variables.UNMATCHED_LESIONS.set(execution, score.unmatched());
        Variables.MEAN_OVERLAP.set(execution, score.meanIou());
        Variables.MIN_OVERLAP.set(execution, score.minIou());
        Variables.OVERALL_DICE.set(execution, score.dice());
        Variables.SURFACE_AGREEMENT.set(execution, score.surfaceAgreement());
        Variables.UNCERTAIN_FRACTION.set(execution, score.uncertainFraction());
        Variables.ODD_SHAPES.set(execution, score.oddShapes());
    }

    /** Parameters of {@link ScoreOverlapDelegate}. */
    record ScoreOverlapParameters(
            @Parameter(description = "IoU from which two lesions are one, above 0 and at most 1", defaultValue = "0.1")
            double minimumOverlap,

            @Parameter(
                    description = "Sizes in mm3, rising and parted by commas, that part small lesions from large ones;"
                            + " whether they are found is counted for each size too; none: not by size",
                    defaultValue = "100,1000")
            SizeStrata sizesMm3) {}
}
