package dev.consilium.workflow.protocol;

import dev.consilium.annotation.LabelSchema;
import dev.consilium.common.Digests;
import dev.consilium.common.DomainEvent;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.project.ProtocolVersion;
import dev.consilium.project.ProtocolVersions;
import dev.consilium.workflow.engine.EngineGateway;
import dev.consilium.workflow.protocol.lint.LintFinding;
import dev.consilium.workflow.protocol.lint.ProtocolLinter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.impl.transform.DmnTransformException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Deploys bundles: each version once, and only if the linter has nothing against it. */
@Component
public class ProtocolDeployment {

    private static final Actor DEPLOYER = Actor.system("deployment");

    private final ProtocolLinter linter;
    private final ProtocolLibrary library;
    private final EngineGateway gateway;
    private final ProtocolVersions versions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ProtocolDeployment(
            ProtocolLinter linter,
            ProtocolLibrary library,
            EngineGateway gateway,
            ProtocolVersions versions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.linter = linter;
        this.library = library;
        this.gateway = gateway;
        this.versions = versions;
        this.events = events;
        this.clock = clock;
    }

    /**
     * One that ships. Idempotent per digest.
     *
     * @return the version the bundle is
     * @throws Refusal UNPROCESSABLE {@code PROTOCOL_REFUSED} listing everything that has to be mended
     */
    @Transactional
    public ProtocolVersion deploy(ProtocolBundle bundle) {
        if (!versions.isRegistered(bundle.digest())) {
            refuseFindings(linter.lint(library.intake(), bundle));
        }
        ProtocolVersion version = deploy(bundle, null);
        versions.ship(version.digest());
        return version;
    }

    /**
     * One that a project made: no other is offered it. Idempotent per digest, whoever made it: equal files are one version.
     *
     * @throws Refusal as {@link #deploy(ProtocolBundle)}
     */
    @Transactional
    public ProtocolVersion deployFor(String projectId, ProtocolBundle bundle) {
        refuseFindingsOfOwn(bundle);
        return deploy(bundle, projectId);
    }

    /** @throws Refusal UNPROCESSABLE {@code PROTOCOL_REFUSED} with {@code findings} */
    public void refuseFindingsOfOwn(ProtocolBundle bundle) {
        refuseFindings(findingsOfOwn(bundle));
    }

    /** What keeps a project from deploying this for itself, in order of files and lines. */
    public List<LintFinding> findingsOfOwn(ProtocolBundle bundle) {
        return linter.lintOwn(List.of(library.intake(), library.absence()), bundle);
    }

    /** Without the linter, for a sandbox: its engine has the walls all the same. @throws Refusal as {@link #deploy}, and {@code DRAFT_INCOMPLETE} */
    @Transactional
    ProtocolVersion deployUnlinted(ProtocolBundle bundle) {
        for (String name : List.of(bundle.key() + ".bpmn", "schema.json", "guideline.md")) {
            if (bundle.find(name).isEmpty()) {
                throw Refusal.unprocessable("DRAFT_INCOMPLETE", "The draft has no " + name + "; add it.");
            }
        }
        return deploy(bundle, null);
    }

    private ProtocolVersion deploy(ProtocolBundle bundle, @Nullable String projectId) {
        String digest = bundle.digest();
        if (versions.isRegistered(digest)) {
            return versions.get(digest);
        }
        String schema = bundle.get("schema.json").text();
        LabelSchema.parse(schema);
        String guideline = bundle.get("guideline.md").text();
        ProcessDefinition definition = send(bundle);
        ProtocolVersion version = new ProtocolVersion(
                digest,
                bundle.key(),
                String.valueOf(definition.getName()),
                String.valueOf(definition.getVersionTag()),
                definition.getId(),
                schema,
                guideline,
                Digests.sha256Hex(guideline).substring(0, 12),
                clock.instant());
        versions.register(version, projectId);
        events.publishEvent(new ProtocolDeployed(digest, bundle.key(), version.versionTag(), projectId, DEPLOYER.id()));
        return version;
    }

    /**
     * Deploys everything there is: all of it, or nothing where one is refused. A diagram that belongs to no protocol, such as the
     * intake's, has no schema and no guideline; the engine's duplicate filter keeps it to one deployment per content.
     *
     * @param alone diagrams that belong to no protocol
     * @throws Refusal UNPROCESSABLE {@code PROTOCOL_REFUSED} listing everything that has to be mended in all of them
     */
    @Transactional
    public void deployAll(List<ProtocolBundle> alone, List<ProtocolBundle> protocols) {
        Stream<LintFinding> ofDiagrams = alone.stream().flatMap(bundle -> linter.lint(bundle).stream());
        Stream<LintFinding> ofProtocols = protocols.stream()
                .filter(protocol -> !versions.isRegistered(protocol.digest()))
                .flatMap(protocol -> linter.lint(library.intake(), protocol).stream());
        refuseFindings(Stream.concat(ofDiagrams, ofProtocols).distinct().toList());
        takeTurns();
        alone.forEach(this::send);
        protocols.forEach(this::deploy);
    }

    /** One node deploys at a time: the engine takes this lock for each deployment, and two nodes could each wait for the other. */
    private void takeTurns() {
        gateway.as(DEPLOYER, engine -> engine.commands().execute(context -> {
            context.getPropertyManager().acquireExclusiveLock();
            return Boolean.TRUE;
        }));
    }

    private static void refuseFindings(List<LintFinding> findings) {
        if (!findings.isEmpty()) {
            throw Refusal.unprocessable(
                            "PROTOCOL_REFUSED",
                            findings.stream().map(LintFinding::toString).collect(Collectors.joining("\n")))
                    .with("findings", findings);
        }
    }

    /** What the engine does not understand is refused like what the linter does not; the transaction takes back the rest. */
    private ProcessDefinition send(ProtocolBundle bundle) {
        try {
            return deployed(bundle);
        } catch (ProcessEngineException e) {
            throw notUnderstood(e)
                    .map(reason -> Refusal.unprocessable(
                            "PROTOCOL_REFUSED",
                            "The engine does not take the protocol " + bundle.key() + ": " + reason))
                    .orElseThrow(() -> e);
        }
    }

    /** Why a file could not be parsed; empty where that was not the fault. */
    private static Optional<String> notUnderstood(ProcessEngineException fault) {
        return Stream.iterate((Throwable) fault, Objects::nonNull, Throwable::getCause)
                .limit(20)
                .filter(cause -> cause instanceof ParseException
                        || cause instanceof DmnTransformException
                        || String.valueOf(cause.getMessage()).contains(EngineGateway.DIAGRAM_REFUSED))
                .map(cause -> String.valueOf(cause.getMessage())
                        .replaceFirst("^ENGINE-\\d+ Could not parse BPMN process. Errors:", "")
                        .replaceAll("\\s*\\R\\*?\\s*", " ")
                        .strip())
                .findFirst();
    }

    private ProcessDefinition deployed(ProtocolBundle bundle) {
        return gateway.as(DEPLOYER, engine -> {
            var builder = engine.repository()
                    .createDeployment()
                    .name(bundle.key() + " " + bundle.digest())
                    .source("consilium")
                    .enableDuplicateFiltering(false);
            bundle.files().stream()
                    .filter(ProtocolDeployment::isForTheEngine)
                    .forEach(file ->
                            builder.addInputStream(file.name(), new java.io.ByteArrayInputStream(file.content())));
            DeploymentWithDefinitions deployment = builder.deployWithResult();
            return engine.repository()
                    .createProcessDefinitionQuery()
                    .deploymentId(deployment.getId())
                    .processDefinitionResourceName(bundle.diagram().name())
                    .singleResult();
        });
    }

    private static boolean isForTheEngine(ProtocolFile file) {
        return file.is(".bpmn") || file.is(".dmn") || file.is(".form");
    }

    /** A protocol version can be chosen by projects from now on, or by that one alone. */
    public record ProtocolDeployed(
            String digest,
            String key,
            String versionTag,
            @Nullable String projectId,
            String actorId) implements DomainEvent {

        @Override
        public String subjectId() {
            return digest;
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("protocol", key, "versionTag", versionTag);
        }
    }
}
