package dev.consilium.worklist;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a project is to keep from now on.
 *
 * @param version the one that is to be replaced, as the person saw it
 * @param retained names of options; none keeps nothing beyond the profile
 * @param faces KEEP or BLANK; absent leaves them as they are
 */
public record ChoosePolicyCommand(
        int version,
        @Nullable List<String> retained,
        @Nullable String faces,
        @Nullable String reason,
        @Nullable String password) {

    List<String> options() {
        return Objects.requireNonNullElse(retained, List.of());
    }

    String why() {
        return Objects.requireNonNullElse(reason, "").strip();
    }

    String secret() {
        return Objects.requireNonNullElse(password, "");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "ChoosePolicyCommand[version=" + version + "]";
    }
}
