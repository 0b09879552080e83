package dev.consilium.scenario;

import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.project.ProtocolVersion;
import dev.consilium.testing.ReadingTeam;
import dev.consilium.workflow.protocol.ProtocolBundle;
import dev.consilium.workflow.protocol.ProtocolDeployment;
import dev.consilium.workflow.protocol.ProtocolFile;
import dev.consilium.workflow.protocol.ProtocolLibrary;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;

/** Steps of an audit, under finding-consensus with every case drawn, so that chance decides nothing. */
public abstract class AuditSteps extends CaseSteps {

    protected static final String AUDITED = "audited-consensus";

    @Autowired
    private ProtocolDeployment deployment;

    @Autowired
    private ProtocolLibrary library;

    @Autowired
    private CurrentActor current;

    protected ReadingTeam audited(String... readers) {
        deploy();
        return new ReadingTeam(port, people, "audits", AUDITED, cast -> {
            ReadingTeam.readers(cast, readers);
            cast.member("sen", "Senta", "senior")
                    .member("spe", "Spela", "specialist")
                    .member("ava", "Ava", "auditor")
                    .member("ivo", "Ivo", "auditor");
        });
    }

    protected ProtocolVersion deploy() {
        return current.as(Actor.system("test"), () -> deployment.deploy(bundle()));
    }

    private ProtocolBundle bundle() {
        ProtocolBundle shipped = library.protocol("finding-consensus");
        List<ProtocolFile> files = new ArrayList<>();
        for (ProtocolFile file : shipped.files()) {
            if (!file.name().equals("finding-consensus.bpmn")) {
                files.add(file);
            }
        }
        files.add(new ProtocolFile(
                AUDITED + ".bpmn",
                shipped.diagram()
                        .text()
                        .replace("FindingConsensusProcess", "AuditedConsensusProcess")
                        .getBytes(StandardCharsets.UTF_8)));
        files.removeIf(file -> file.name().equals("audit-sampling.dmn"));
        files.add(new ProtocolFile(
                "audit-sampling.dmn",
                text("processes/shared/audit-sampling.dmn")
                        .replace("&lt; 0.06", "&lt;= 1")
                        .getBytes(StandardCharsets.UTF_8)));
        return new ProtocolBundle(AUDITED, files);
    }

    private static String text(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
