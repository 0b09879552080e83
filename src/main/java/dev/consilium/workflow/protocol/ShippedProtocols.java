package dev.consilium.workflow.protocol;

import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
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
        deployment.deployIntake(library.intake());
        library.keys().forEach(key -> deployment.deploy(library.protocol(key)));
    }
}
