package dev.consilium.workflow.protocol;

import java.util.List;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Deploys what ships with the product, or what its author changed, when it starts and before jobs run: all of it or nothing. */
@Component
@Profile("!replay")
class ShippedProtocols {

    private final ProtocolLibrary library;
    private final ProtocolDeployment deployment;

    ShippedProtocols(ProtocolLibrary library, ProtocolDeployment deployment) {
        this.library = library;
        this.deployment = deployment;
    }

    /** Two nodes may start at the same moment: the slower one then finds what the faster one has deployed. */
    @EventListener(ApplicationStartedEvent.class)
    void deploy() {
        List<ProtocolBundle> alone = List.of(library.intake(), library.absence());
        List<ProtocolBundle> protocols =
                library.keys().stream().map(library::protocol).toList();
        try {
            deployment.deployAll(alone, protocols);
        } catch (DuplicateKeyException otherNodeWasFirst) {
            deployment.deployAll(alone, protocols);
        }
    }
}
