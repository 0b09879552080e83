package dev.consilium.dataset;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An export as those who may have it see it.
 *
 * @param requestedBy id of the person
 * @param cases how many it holds or is to hold; @param done how many of them are written
 * @param openLeftOut known once it is ready, as {@code withdrawnLeftOut}, {@code size} in bytes and {@code sha256} are
 * @param reason code of why it failed
 * @param keptUntil when its file goes; null without a file
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExportView(
        String id,
        String project,
        ExportFormat format,
        ExportState state,
        String requestedBy,
        Instant requestedAt,
        int cases,
        int done,
        @Nullable Integer openLeftOut,
        @Nullable Integer withdrawnLeftOut,
        @Nullable Long size,
        @Nullable String sha256,
        @Nullable String reason,
        @Nullable Instant finishedAt,
        @Nullable Instant keptUntil) {

    @JsonIgnore
    public boolean isUnderWay() {
        return state.isUnderWay();
    }

    @JsonIgnore
    public boolean isRepeatable() {
        return state.isRepeatable();
    }
}
