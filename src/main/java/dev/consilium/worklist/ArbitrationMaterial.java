package dev.consilium.worklist;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.consilium.arbitration.ArbitrationView.BlindedReading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an arbiter works with beside the readings, which a task tells by themselves. */
public record ArbitrationMaterial(
        @JsonUnwrapped @Nullable LesionComparison comparison,
        AgreementPanel panel,
        @JsonIgnore List<BlindedReading> shown)
        implements ComparesLesions {}
