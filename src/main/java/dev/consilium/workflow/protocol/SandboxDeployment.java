package dev.consilium.workflow.protocol;

import dev.consilium.common.Refusal;
import dev.consilium.project.ProtocolVersion;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Deploys drafts into a sandbox, linted or not; a server has no such bean. */
@Component
@Profile("replay")
public class SandboxDeployment {

    private final ProtocolDeployment deployment;

    SandboxDeployment(ProtocolDeployment deployment) {
        this.deployment = deployment;
    }

    /** @throws Refusal UNPROCESSABLE {@code PROTOCOL_REFUSED}, {@code DRAFT_INCOMPLETE}, {@code PROTOCOL_INVALID} */
    public ProtocolVersion deploy(ProtocolBundle draft) {
        return Replay.deploy(draft, deployment::deployUnlinted);
    }
}
