package dev.consilium.worklist;

import dev.consilium.arbitration.ArbitrationView.BlindedReading;
import dev.consilium.arbitration.panel.ChairView;
import dev.consilium.arbitration.panel.ChairView.BlindedVote;
import java.util.List;

/** What the chair of a split panel decides upon: readings and votes under aliases. @param without seats without a vote */
public record PanelSplit(int seats, int without, List<BlindedReading> readings, List<BlindedVote> votes)
        implements TaskMaterial {

    static PanelSplit of(ChairView view) {
        return new PanelSplit(view.seats(), view.without(), view.readings(), view.votes());
    }
}
