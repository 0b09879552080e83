package dev.consilium.annotation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

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
    MASK,
    @JsonProperty("polyline")
    POLYLINE,
    @JsonProperty("rotated-box")
    ROTATED_BOX;

    /** Whether labels of it are given to a place, which is drawn. */
    public boolean placed() {
        return this != FINDING;
    }

    /** As it stands in JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
