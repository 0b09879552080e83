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
                "Measures readability, required attributes, modality, slice geometry, dynamic range, noise, sharpness, motion and signal, and compares with the project's accepted images.",
                List.of(Variables.SERIES_ID),
                List.of(
                        Variables.MODALITY,
                        Variables.OBJECTS,
                        Variables.UNREADABLE,
                        Variables.MISSING_ATTRIBUTES,
                        Variables.WRONG_MODALITY,
                        Variables.MISSING_INSTANCES,
                        Variables.EMPTY_IMAGES,
                        Variables.INVERTED_IMAGES,
                        Variables.MISSING_SLICES,
                        Variables.DUPLICATE_POSITIONS,
                        Variables.NONUNIFORM_SPACING,
                        Variables.INCONSISTENT_GEOMETRY,
                        Variables.GANTRY_TILT,
                        Variables.ROWS,
                        Variables.COLUMNS,
                        Variables.PIXEL_SPACING,
                        Variables.SLICE_SPACING,
                        Variables.DYNAMIC_RANGE,
                        Variables.NOISE,
                        Variables.SHARPNESS,
                        Variables.SNR,
                        Variables.UNUSUAL_FIGURES,
                        Variables.BURNED_IN_RISK));
    }

    @Override
    public void execute(DelegateExecution execution) {
        QualityCheck.Measures measures = check.measure(Variables.SERIES_ID.require(execution));
        Variables.MODALITY.set(execution, measures.modality());
        Variables.OBJECTS.set(execution, measures.objects());
        Variables.UNREADABLE.set(execution, measures.unreadable());
        Variables.MISSING_ATTRIBUTES.set(execution, measures.missingAttributes());
        Variables.WRONG_MODALITY.set(execution, measures.wrongModality());
        Variables.MISSING_INSTANCES.set(execution, measures.missingInstances());
        Variables.EMPTY_IMAGES.set(execution, measures.emptyImages());
        Variables.INVERTED_IMAGES.set(execution, measures.invertedImages());
        Variables.MISSING_SLICES.set(execution, measures.missingSlices());
        Variables.DUPLICATE_POSITIONS.set(execution, measures.duplicatePositions());
        Variables.NONUNIFORM_SPACING.set(execution, measures.nonuniformSpacing());
        Variables.INCONSISTENT_GEOMETRY.set(execution, measures.inconsistentGeometry());
        Variables.GANTRY_TILT.set(execution, measures.gantryTilt());
        Variables.ROWS.set(execution, measures.rows());
        Variables.COLUMNS.set(execution, measures.columns());
        Variables.PIXEL_SPACING.set(execution, measures.pixelSpacing());
        Variables.SLICE_SPACING.set(execution, measures.sliceSpacing());
        Variables.DYNAMIC_RANGE.set(execution, measures.dynamicRange());
        Variables.NOISE.set(execution, measures.noise());
        Variables.SHARPNESS.set(execution, measures.sharpness());
        Variables.SNR.set(execution, measures.snr());
        Variables.UNUSUAL_FIGURES.set(execution, measures.unusualFigures());
        Variables.BURNED_IN_RISK.set(execution, measures.burnedInRisk());
    }
}
