package dev.consilium.annotation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The shape of a label: image-level, or a geometry. */
public enum LabelKind {
    @JsonProperty("finding")
    FINDING,
    @JsonProperty("point")
    POINT,
    @JsonProperty("box")
    BOX,
    @JsonProperty("polygon")
    POLYGON,
    @JsonProperty("mask")
    MASK
}
