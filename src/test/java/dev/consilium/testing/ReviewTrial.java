package dev.consilium.testing;

import dev.consilium.workflow.protocol.ProtocolBundle;
import dev.consilium.workflow.protocol.ProtocolDeployment;
import dev.consilium.workflow.protocol.ProtocolFile;
import dev.consilium.workflow.protocol.ProtocolLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A protocol that gives every case to two readers and then to a specialist, with schema and guideline of finding-consensus. */
public final class ReviewTrial {

    public static final String KEY = "review-trial";

    private static final Path SHARED = Path.of("processes", "shared");
    private static final Path FORMS = Path.of("forms");

    private ReviewTrial() {}

    public static void deploy(ProtocolDeployment deployment) {
        ProtocolBundle consensus = new ProtocolLibrary().protocol("finding-consensus");
        deployment.deploy(new ProtocolBundle(
                KEY,
                List.of(
                        file(Path.of("src", "test", "resources", "protocols", KEY), KEY + ".bpmn"),
                        file(SHARED, "specialist-review.bpmn"),
                        file(SHARED, "reading-rework.bpmn"),
                        file(FORMS, "specialist-review.form"),
                        file(FORMS, "first-read.form"),
                        file(Path.of("processes", "lesion-double-read"), "staffing.dmn"),
                        consensus.get("schema.json"),
                        consensus.get("guideline.md"))));
    }

    private static ProtocolFile file(Path folder, String name) {
        try {
            return new ProtocolFile(name, Files.readAllBytes(folder.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
