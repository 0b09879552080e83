package dev.consilium.workflow;

import dev.consilium.identity.Actor;
import dev.consilium.workflow.engine.EngineGateway;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.springframework.stereotype.Component;

/** The way a case took through its diagrams, from the engine's history. Who may see it is for the caller. */
@Component
public class CasePaths {

    private static final Actor READER = Actor.system("case-path");

    private final EngineGateway gateway;

    CasePaths(EngineGateway gateway) {
        this.gateway = gateway;
    }

    /**
     * Every run, oldest first; each instance is followed by those it called. Empty where no history is kept.
     *
     * @param since what had ended before is left out
     */
    public List<ProcessPath> of(String caseId, Instant since) {
        return gateway.as(READER, engine -> new PathTrace(engine, Date.from(since)).of(caseId));
    }

    /** The diagram as it was deployed. */
    public String diagram(String definitionId) {
        return gateway.as(READER, engine -> {
            try (InputStream model = engine.repository().getProcessModel(definitionId)) {
                return new String(model.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
