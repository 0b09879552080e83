package dev.consilium.worklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.consilium.arbitration.ArbitrationView.BlindedReading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a member of a panel votes upon: the readings under aliases, nothing of the other members.
 *
 * @param comparison of their lesions, null where there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PanelBallot(
        List<BlindedReading> readings, @Nullable LesionComparison comparison) implements ComparesLesions {

    @Override
    public List<BlindedReading> shown() {
        return readings;
    }
}
