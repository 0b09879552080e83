package dev.consilium.testing;

import dev.consilium.workflow.protocol.ProtocolBundle;
import dev.consilium.workflow.protocol.ProtocolDeployment;
import dev.consilium.workflow.protocol.ProtocolFile;
import dev.consilium.workflow.protocol.ProtocolLibrary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** finding-consensus with nothing drawn for an audit, so that chance decides nothing in a test of what comes before. */
public final class ReviewTrial {

    public static final String KEY = "review-trial";

    private static final String SAMPLING = "audit-sampling.dmn";

    private ReviewTrial() {}

    public static void deploy(ProtocolDeployment deployment) {
        ProtocolBundle consensus = new ProtocolLibrary().protocol("finding-consensus");
        List<ProtocolFile> files = new ArrayList<>(consensus.files());
        files.remove(consensus.diagram());
        files.remove(consensus.get(SAMPLING));
        files.add(file(
                KEY + ".bpmn", consensus.diagram().text().replace("FindingConsensusProcess", "ReviewTrialProcess")));
        files.add(file(
                SAMPLING, consensus.get(SAMPLING).text().replace("<text>true</text>", "<text>false</text>")));
        deployment.deploy(new ProtocolBundle(KEY, files));
    }

    private static ProtocolFile file(String name, String text) {
        return new ProtocolFile(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
