package dev.consilium.scenario;

import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.project.ProtocolVersion;
import dev.consilium.testing.CalibratedReaders;
import dev.consilium.testing.ReadingTeam;
import dev.consilium.workflow.protocol.ProtocolBundle;
import dev.consilium.workflow.protocol.ProtocolDeployment;
import dev.consilium.workflow.protocol.ProtocolFile;
import dev.consilium.workflow.protocol.ProtocolLibrary;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.StringUtils;

/** Steps of an audit, under finding-consensus with every case drawn, so that chance decides nothing. */
public abstract class AuditSteps extends CaseSteps {

    protected static final String AUDITED = "audited-consensus";

    private static final String AUDITED_LESIONS = "audited-lesions";

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

    /** Two readers who outline lesions. */
    protected ReadingTeam auditedLesions() {
        deploy("lesion-double-read", "LesionDoubleReadProcess", AUDITED_LESIONS);
        ReadingTeam world = new ReadingTeam(port, people, "audits", AUDITED_LESIONS, cast -> {
            ReadingTeam.readers(cast, "ada", "ben");
            cast.member("sen", "Senta", "senior").member("ava", "Ava", "auditor");
        });
        CalibratedReaders.in(jdbc, world.team().projectId(), "lesion-double-read");
        return world;
    }

    protected ProtocolVersion deploy() {
        return deploy("finding-consensus", "FindingConsensusProcess", AUDITED);
    }

    private ProtocolVersion deploy(String shipped, String process, String key) {
        return current.as(Actor.system("test"), () -> deployment.deploy(bundle(shipped, process, key)));
    }

    private ProtocolBundle bundle(String of, String process, String key) {
        ProtocolBundle shipped = library.protocol(of);
        List<ProtocolFile> files = new ArrayList<>();
        for (ProtocolFile file : shipped.files()) {
            if (!file.name().equals(of + ".bpmn")) {
                files.add(file);
            }
        }
        files.add(new ProtocolFile(
                key + ".bpmn",
                shipped.diagram().text().replace(process, processOf(key)).getBytes(StandardCharsets.UTF_8)));
        files.removeIf(file -> file.name().equals("audit-sampling.dmn"));
        files.add(new ProtocolFile(
                "audit-sampling.dmn",
                text("processes/shared/audit-sampling.dmn")
                        .replace("&lt; 0.06", "&lt;= 1")
                        .getBytes(StandardCharsets.UTF_8)));
        return new ProtocolBundle(key, files);
    }

    private static String processOf(String key) {
        return Arrays.stream(key.split("-")).map(StringUtils::capitalize).collect(Collectors.joining()) + "Process";
    }

    private static String text(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
