package dev.consilium.studio.deployment;

import dev.consilium.project.ProtocolTurn;
import dev.consilium.project.ProtocolVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version on its turn in a project, with how it came there.
 *
 * @param request that it was approved by; null where it was founded, or rolled back to
 * @param parts who changed which file, as far as it was made here
 * @param mayReturn whether it can be rolled back to: it was in force and is not, or something else is planned
 */
public record ProjectVersion(
        ProtocolTurn turn,
        ProtocolVersion version,
        @Nullable DeploymentRequest request,
        List<WrittenPart> parts,
        Standing standing,
        boolean mayReturn) {

    /** How it stands now. */
    public enum Standing {
        IN_FORCE,
        PLANNED,
        /** Something else was decided before it came into force. */
        OVERTAKEN,
        PAST
    }
}
