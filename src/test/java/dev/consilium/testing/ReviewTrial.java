package dev.consilium.testing;

import dev.consilium.workflow.protocol.ProtocolBundle;
import dev.consilium.workflow.protocol.ProtocolDeployment;
import dev.consilium.workflow.protocol.ProtocolFile;
import dev.consilium.workflow.protocol.ProtocolLibrary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The roads of lesion-double-read with the findings of finding-consensus, and nothing drawn for an audit, so that chance decides
 * nothing in a test of what comes before.
 */
public final class ReviewTrial {

    public static final String KEY = "review-trial";

    private static final String SAMPLING = "audit-sampling.dmn";
    private static final Set<String> REPLACED = Set.of(SAMPLING, "schema.json", "guideline.md");

    private ReviewTrial() {}

    public static void deploy(ProtocolDeployment deployment) {
        ProtocolLibrary library = new ProtocolLibrary();
        ProtocolBundle roads = library.protocol("lesion-double-read");
        ProtocolBundle findings = library.protocol("finding-consensus");
        List<ProtocolFile> files = new ArrayList<>(roads.files());
        files.remove(roads.diagram());
        files.removeIf(file -> REPLACED.contains(file.name()));
        files.add(file(KEY + ".bpmn", roads.diagram().text().replace("LesionDoubleReadProcess", "ReviewTrialProcess")));
        files.add(file(SAMPLING, roads.get(SAMPLING).text().replace("<text>true</text>", "<text>false</text>")));
        files.add(findings.get("schema.json"));
        files.add(findings.get("guideline.md"));
        deployment.deploy(new ProtocolBundle(KEY, files));
    }

    private static ProtocolFile file(String name, String text) {
        return new ProtocolFile(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
