package dev.consilium.worklist;

import dev.consilium.arbitration.ArbitrationView.BlindedReading;
import java.util.List;

/** What a member of a panel votes upon: the readings under aliases, nothing of the other members. */
public record PanelBallot(List<BlindedReading> readings) implements TaskMaterial {}
