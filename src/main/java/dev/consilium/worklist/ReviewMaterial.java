package dev.consilium.worklist;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.consilium.arbitration.ArbitrationView.BlindedReading;
import dev.consilium.arbitration.ReviewView;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.study.Finding;
import java.util.List;

/**
 * What a specialist works with.
 *
 * @param imageFindings what the quality gate found of the series
 * @param images the grid that places and boxes lie on
 * @param panel how far the readings agree
 * @param returnLimit how many times one reading may go back to its reader; once more hands the case up
 */
public record ReviewMaterial(
        @JsonUnwrapped ReviewView review,
        List<Finding> imageFindings,
        GridShape images,
        int returnLimit,
        AgreementPanel panel)
        implements TaskMaterial {

    @Override
    public List<BlindedReading> shown() {
        return review.readings().stream()
                .map(ReviewView.ReviewedReading::reading)
                .toList();
    }
}
