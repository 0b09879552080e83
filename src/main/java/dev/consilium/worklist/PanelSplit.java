package dev.consilium.worklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.consilium.arbitration.ArbitrationView.BlindedReading;
import dev.consilium.arbitration.panel.ChairView;
import dev.consilium.arbitration.panel.ChairView.BlindedVote;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the chair of a split panel decides upon: readings and votes under aliases.
 *
 * @param without seats without a vote
 * @param comparison of the lesions of the readings, null where there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PanelSplit(
        int seats,
        int without,
        List<BlindedReading> readings,
        List<BlindedVote> votes,
        @Nullable LesionComparison comparison)
        implements ComparesLesions {

    @Override
    public List<BlindedReading> shown() {
        return readings;
    }

    static PanelSplit of(ChairView view, @Nullable LesionComparison comparison) {
        return new PanelSplit(view.seats(), view.without(), view.readings(), view.votes(), comparison);
    }
}
