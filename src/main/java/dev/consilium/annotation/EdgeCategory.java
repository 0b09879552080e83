package dev.consilium.annotation;

import com.fasterxml.jackson.annotation.JsonProperty;

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
    ARTEFACT
}
