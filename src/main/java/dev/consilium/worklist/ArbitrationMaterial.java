package dev.consilium.worklist;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/** What an arbiter works with beside the readings. */
public record ArbitrationMaterial(@JsonUnwrapped @Nullable LesionComparison comparison, AgreementPanel panel)
        implements ComparesLesions {}
