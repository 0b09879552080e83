package dev.consilium.workflow.protocol;

import dev.consilium.identity.Actor;
import dev.consilium.project.ProtocolVersion;
import dev.consilium.project.ProtocolVersions;
import dev.consilium.workflow.engine.Engine;
import dev.consilium.workflow.engine.EngineGateway;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The files of protocol versions, as they were deployed. */
@Component
public class ProtocolSources {

    private static final Actor READER = Actor.system("protocols");

    private final EngineGateway gateway;
    private final ProtocolVersions versions;

    ProtocolSources(EngineGateway gateway, ProtocolVersions versions) {
        this.gateway = gateway;
        this.versions = versions;
    }

    /**
     * @throws dev.consilium.common.Refusal NOT_FOUND
     * @throws IllegalStateException where what the engine keeps is not what was deployed
     */
    public ProtocolBundle of(String digest) {
        ProtocolVersion version = versions.get(digest);
        List<ProtocolFile> files = new ArrayList<>(gateway.as(READER, engine -> kept(version, engine)));
        files.add(text("schema.json", version.schemaJson()));
        files.add(text("guideline.md", version.guideline()));
        ProtocolBundle bundle = new ProtocolBundle(version.key(), files);
        if (!bundle.digest().equals(digest)) {
            throw new IllegalStateException("the files of protocol version " + digest + " are not those it was made of");
        }
        return bundle;
    }

    private static List<ProtocolFile> kept(ProtocolVersion version, Engine engine) {
        String deployment = engine.repository()
                .getProcessDefinition(version.definitionId())
                .getDeploymentId();
        return engine.repository().getDeploymentResources(deployment).stream()
                .map(resource -> {
                    try (InputStream content =
                            engine.repository().getResourceAsStreamById(deployment, resource.getId())) {
                        return new ProtocolFile(resource.getName(), content.readAllBytes());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    private static ProtocolFile text(String name, String text) {
        return new ProtocolFile(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
