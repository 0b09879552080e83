package dev.consilium.workflow.delegate;

import dev.consilium.study.QualityCheck;
import dev.consilium.workflow.variable.Variables;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Measures a series, so that a decision table can say whether it may be read. */
@Component
class CheckImageQualityDelegate implements ProtocolDelegate {

    private final QualityCheck check;

    CheckImageQualityDelegate(QualityCheck check) {
        this.check = check;
    }

    @Override
    public Verb verb() {
        return Verb.of(
                "Check image quality",
                "Measures readability, required attributes, slice geometry, dynamic range, noise and sharpness.",
                List.of(Variables.SERIES_ID),
                List.of(
                        Variables.MODALITY,
                        Variables.OBJECTS,
                        Variables.UNREADABLE,
                        Variables.MISSING_ATTRIBUTES,
                        Variables.EMPTY_IMAGES,
                        Variables.MISSING_SLICES,
                        Variables.DUPLICATE_POSITIONS,
                        Variables.NONUNIFORM_SPACING,
                        Variables.INCONSISTENT_GEOMETRY,
                        Variables.ROWS,
                        Variables.COLUMNS,
                        Variables.DYNAMIC_RANGE,
                        Variables.NOISE,
                        Variables.SHARPNESS,
                        Variables.SNR,
                        Variables.BURNED_IN_RISK));
    }

    @Override
    public void execute(DelegateExecution execution) {
        QualityCheck.Measures measures = check.measure(Variables.SERIES_ID.require(execution));
        Variables.MODALITY.set(execution, measures.modality());
        Variables.OBJECTS.set(execution, measures.objects());
        Variables.UNREADABLE.set(execution, measures.unreadable());
        Variables.MISSING_ATTRIBUTES.set(execution, measures.missingAttributes());
        Variables.EMPTY_IMAGES.set(execution, measures.emptyImages());
        Variables.MISSING_SLICES.set(execution, measures.missingSlices());
        Variables.DUPLICATE_POSITIONS.set(execution, measures.duplicatePositions());
        Variables.NONUNIFORM_SPACING.set(execution, measures.nonuniformSpacing());
        Variables.INCONSISTENT_GEOMETRY.set(execution, measures.inconsistentGeometry());
        Variables.ROWS.set(execution, measures.rows());
        Variables.COLUMNS.set(execution, measures.columns());
        Variables.DYNAMIC_RANGE.set(execution, measures.dynamicRange());
        Variables.NOISE.set(execution, measures.noise());
        Variables.SHARPNESS.set(execution, measures.sharpness());
        Variables.SNR.set(execution, measures.snr());
        Variables.BURNED_IN_RISK.set(execution, measures.burnedInRisk());
    }
}
