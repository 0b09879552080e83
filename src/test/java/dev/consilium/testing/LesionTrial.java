package dev.consilium.testing;

import dev.consilium.workflow.protocol.ProtocolBundle;
import dev.consilium.workflow.protocol.ProtocolDeployment;
import dev.consilium.workflow.protocol.ProtocolFile;
import dev.consilium.workflow.protocol.ProtocolLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Tables, schema and guideline of lesion-double-read on the diagram of finding-consensus, which scores overlap instead of agreement
 * and sends to arbitration what is for a specialist.
 */
public final class LesionTrial {

    public static final String KEY = "lesion-trial";

    private LesionTrial() {}

    public static void deploy(ProtocolDeployment deployment) {
        ProtocolBundle consensus = new ProtocolLibrary().protocol("finding-consensus");
        List<ProtocolFile> files = new ArrayList<>(consensus.files());
        files.removeIf(file -> file.is("consensus.bpmn")
                || List.of("routing.dmn", "staffing.dmn", "schema.json", "guideline.md")
                        .contains(file.name()));
        for (String own : List.of("routing.dmn", "staffing.dmn", "schema.json", "guideline.md")) {
            files.add(new ProtocolFile(own, own(own)));
        }
        files.add(new ProtocolFile(KEY + ".bpmn", diagram(consensus).getBytes(StandardCharsets.UTF_8)));
        deployment.deploy(new ProtocolBundle(KEY, files));
    }

    private static String diagram(ProtocolBundle consensus) {
        return consensus
                .diagram()
                .text()
                .replace("FindingConsensusProcess", "LesionTrialProcess")
                .replace("${scoreAgreementDelegate}", "${scoreOverlapDelegate}")
                .replace("      <bpmn:incoming>Flow_Route_AskReaders</bpmn:incoming>\n", "")
                .replace(
                        "      <bpmn:incoming>Flow_Route_ToArbitration</bpmn:incoming>\n",
                        "      <bpmn:incoming>Flow_Route_ToArbitration</bpmn:incoming>\n"
                                + "      <bpmn:incoming>Flow_Route_AskReaders</bpmn:incoming>\n")
                .replace(
                        "sourceRef=\"Gateway_Route\" targetRef=\"Gateway_AskReaders\"",
                        "sourceRef=\"Gateway_Route\" targetRef=\"Gateway_ToArbitration\"")
                .replace("${route == 'more'}", "${route == 'specialist'}");
    }

    private static byte[] own(String name) {
        try {
            return Files.readAllBytes(Path.of("processes/lesion-double-read", name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
