package dev.consilium.arbitration;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.consilium.annotation.Label;
import dev.consilium.quality.lesion.MergeRule;
import org.jspecify.annotations.Nullable;

/**
 * What an arbiter says of one lesion.
 *
 * @param lesion its number as presented, from 1
 * @param reader whose label stands, for CHOOSE; @param label what stands instead, for EDIT
 * @param by how it is merged, for MERGE; null: by consensus
 */
public record LesionAnswer(
        int lesion,
        Action action,
        @Nullable Integer reader,
        @Nullable Label label,
        @Nullable MergeRule by) {

    /** In JSON in lower case. */
    public enum Action {
        @JsonProperty("choose")
        CHOOSE,
        @JsonProperty("merge")
        MERGE,
        @JsonProperty("edit")
        EDIT,
        @JsonProperty("drop")
        DROP
    }
}
