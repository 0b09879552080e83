package dev.consilium.annotation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a reader says of the case beside the labels. */
public enum Flag {
    @JsonProperty("uncertain")
    UNCERTAIN,
    @JsonProperty("edge-case")
    EDGE_CASE,
    @JsonProperty("unusable-image")
    UNUSABLE_IMAGE
}
