package dev.consilium.studio.deployment;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** @param versionTag the number its diagram bears; @param note what changed and why; @param from null for as soon as it is approved */
public record AskDeploymentCommand(
        @Nullable String versionTag,
        @Nullable String note,
        @Nullable Instant from) {

    String tag() {
        return Objects.requireNonNullElse(versionTag, "").strip();
    }

    String why() {
        return Objects.requireNonNullElse(note, "").strip();
    }
}
