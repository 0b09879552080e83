package dev.consilium.quality.lesion;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.consilium.annotation.LabelKind;

/** How the readings of one place are made one. In JSON in lower case. */
public enum MergeRule {
    /** What lies between them, as large as they are on average. */
    @JsonProperty("consensus")
    CONSENSUS,
    /** What any of them holds; of boxes the smallest box around all. */
    @JsonProperty("union")
    UNION,
    /** What all of them hold. */
    @JsonProperty("intersection")
    INTERSECTION,
    /** What more than half of those that have the place hold; of two it is what both hold. */
    @JsonProperty("majority")
    MAJORITY;

    /** Whether what comes of labels of this kind is of this kind again: a majority of boxes is no box, a union of polygons no polygon. */
    public boolean suits(LabelKind kind) {
        return switch (this) {
            case CONSENSUS -> true;
            case UNION, INTERSECTION -> kind == LabelKind.BOX || kind == LabelKind.MASK;
            case MAJORITY -> kind == LabelKind.MASK;
        };
    }

    /** How many of so many readings must hold a voxel. */
    int votes(int readings) {
        return switch (this) {
            case CONSENSUS -> throw new IllegalStateException("a consensus does not count voxels");
            case UNION -> 1;
            case INTERSECTION -> readings;
            case MAJORITY -> readings / 2 + 1;
        };
    }
}
