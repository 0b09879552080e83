package dev.consilium.workflow.protocol;

import dev.consilium.annotation.LabelSchema;
import dev.consilium.identity.Actor;
import dev.consilium.project.ProtocolVersion;
import dev.consilium.project.ProtocolVersions;
import dev.consilium.workflow.engine.Engine;
import dev.consilium.workflow.engine.EngineGateway;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.springframework.stereotype.Component;

/** Describes protocol versions from what was deployed, not from the files that are there now. Versions never change: each is read once. */
@Component
public class ProtocolDescriptions {

    private static final Actor READER = Actor.system("protocols");

    /** More than a bundle has files; the engine answers no query without an end. */
    private static final int MOST = 100;

    private final EngineGateway gateway;
    private final ProtocolVersions versions;
    private final Map<String, ProtocolDescription> known = new ConcurrentHashMap<>();

    ProtocolDescriptions(EngineGateway gateway, ProtocolVersions versions) {
        this.gateway = gateway;
        this.versions = versions;
    }

    /** @throws dev.consilium.common.Refusal NOT_FOUND */
    public ProtocolDescription of(String digest) {
        return known.computeIfAbsent(
                digest, one -> gateway.as(READER, engine -> described(versions.get(digest), engine)));
    }

    /** The newest version of each protocol, by key. */
    public List<ProtocolDescription> newestOfEach() {
        return versions.newestOfEach().stream()
                .map(version -> of(version.digest()))
                .toList();
    }

    /** The diagram it begins with, as it was deployed. @throws dev.consilium.common.Refusal NOT_FOUND */
    public String diagram(String digest) {
        String definition = versions.get(digest).definitionId();
        return gateway.as(READER, engine -> {
            try (InputStream model = engine.repository().getProcessModel(definition)) {
                return new String(model.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static ProtocolDescription described(ProtocolVersion version, Engine engine) {
        ProcessDefinition definition = engine.repository().getProcessDefinition(version.definitionId());
        String deployment = definition.getDeploymentId();
        DescribedTables tables = new DescribedTables(tables(deployment, engine));
        DescribedTasks tasks = new DescribedTasks(diagrams(deployment, engine), tables);
        return new ProtocolDescription(
                version,
                LabelSchema.parse(version.schemaJson()).classes(),
                tables.readings(),
                tasks.needs(),
                tasks.tasks(),
                DescribedSteps.of(
                        engine.repository().getBpmnModelInstance(version.definitionId()), definition.getKey()));
    }

    private static List<BpmnModelInstance> diagrams(String deployment, Engine engine) {
        return engine
                .repository()
                .createProcessDefinitionQuery()
                .deploymentId(deployment)
                .orderByProcessDefinitionKey()
                .asc()
                .listPage(0, MOST)
                .stream()
                .map(ProcessDefinition::getId)
                .map(engine.repository()::getBpmnModelInstance)
                .toList();
    }

    private static List<DmnModelInstance> tables(String deployment, Engine engine) {
        return engine.repository().createDecisionDefinitionQuery().deploymentId(deployment).listPage(0, MOST).stream()
                .map(table -> engine.repository().getDmnModelInstance(table.getId()))
                .toList();
    }
}
