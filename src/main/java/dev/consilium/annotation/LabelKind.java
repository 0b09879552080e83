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

    /** As it stands in JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
