package dev.consilium.workflow.protocol;

import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Deploys what ships with the product when it starts, before jobs run. */
@Component
@Profile("!replay")
class ShippedProtocols {

    private final ProtocolLibrary library;
    private final ProtocolDeployment deployment;

    ShippedProtocols(ProtocolLibrary library, ProtocolDeployment deployment) {
        this.library = library;
        this.deployment = deployment;
    }

    @EventListener(ApplicationStartedEvent.class)
    void deploy() {
        deployment.deployAlone(library.intake());
        deployment.deployAlone(library.absence());
        library.keys().forEach(key -> deploy(library.protocol(key)));
    }

    /** Two nodes may start at the same moment: the slower one then finds what the faster one has deployed. */
    private void deploy(ProtocolBundle bundle) {
        try {
            deployment.deploy(bundle);
        } catch (DuplicateKeyException otherNodeWasFirst) {
            deployment.deploy(bundle);
        }
    }
}
