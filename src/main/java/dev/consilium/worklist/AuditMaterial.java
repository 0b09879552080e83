package dev.consilium.worklist;

import dev.consilium.annotation.Label;
import dev.consilium.arbitration.ArbitrationView.BlindedReading;
import dev.consilium.arbitration.AuditView;
import java.util.List;

/**
 * What an auditor works with.
 *
 * @param audit the recorded truth with the readings and decisions behind it
 * @param reworksLeft how many more times readings may go back to their readers
 */
public record AuditMaterial(AuditView audit, int reworksLeft) implements TaskMaterial {

    @Override
    public List<BlindedReading> shown() {
        return audit.readings();
    }

    @Override
    public List<Label> truth() {
        return audit.truth().labels();
    }
}
