package dev.consilium.annotation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why the guideline does not settle a case. */
public enum EdgeCategory {
    @JsonProperty("rare-disease")
    RARE_DISEASE,
    @JsonProperty("ambiguous")
    AMBIGUOUS,
    @JsonProperty("multi-condition")
    MULTI_CONDITION,
    @JsonProperty("atypical")
    ATYPICAL,
    @JsonProperty("artefact")
    ARTEFACT;

    /** As in JSON, forms and diagrams. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<EdgeCategory> ofCode(String code) {
        return Arrays.stream(values())
                .filter(category -> category.code().equals(code))
                .findFirst();
    }
}
