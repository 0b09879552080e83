package dev.consilium.testing;

import dev.consilium.workflow.protocol.ProtocolBundle;
import dev.consilium.workflow.protocol.ProtocolDeployment;
import dev.consilium.workflow.protocol.ProtocolFile;
import dev.consilium.workflow.protocol.ProtocolLibrary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An earlier version of the guideline of finding-consensus, under a key of its own so that no other test comes upon it. */
public final class GuidelineTrial {

    private static final String KEY = "guideline-trial";
    private static final String GUIDELINE = "guideline.md";
    private static final String SHUNT =
            "- **Shunt or post-operative skull**: mark *Other finding*, and the class of whatever still takes up space or bleeds.";

    private final ProtocolDeployment deployment;
    private final JdbcClient jdbc;

    public GuidelineTrial(ProtocolDeployment deployment, JdbcClient jdbc) {
        this.deployment = deployment;
        this.jdbc = jdbc;
    }

    /** As if this person had known the earlier version, and had never opened the present one. */
    public void knewAnother(ReadingTeam world, String who) {
        int known = jdbc.sql("""
                        update guideline_read set protocol_digest = :digest
                        where project_id = :project and person_id = :person""")
                .param("digest", deployment.deploy(earlier()).digest())
                .param("project", world.team().projectId())
                .param("person", world.idOf(who))
                .update();
        if (known != 1) {
            throw new AssertionError(who + " has opened no guideline yet");
        }
    }

    private static ProtocolBundle earlier() {
        ProtocolBundle shipped = new ProtocolLibrary().protocol("finding-consensus");
        List<ProtocolFile> files = new ArrayList<>(shipped.files());
        files.remove(shipped.diagram());
        files.remove(shipped.get(GUIDELINE));
        files.add(file(
                KEY + ".bpmn", shipped.diagram().text().replace("FindingConsensusProcess", "GuidelineTrialProcess")));
        files.add(file(GUIDELINE, before(shipped.get(GUIDELINE).text())));
        return new ProtocolBundle(KEY, files);
    }

    private static String before(String guideline) {
        if (!guideline.contains(SHUNT)) {
            throw new AssertionError("the shipped guideline says nothing of shunts any more");
        }
        return guideline.replace(SHUNT, "- **Shunt**: mark nothing.");
    }

    private static ProtocolFile file(String name, String text) {
        return new ProtocolFile(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
