package dev.consilium.testing;

import dev.consilium.workflow.protocol.ProtocolBundle;
import dev.consilium.workflow.protocol.ProtocolFile;
import dev.consilium.workflow.protocol.ProtocolLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/** A protocol with every deadline a reading can have and nothing after it, over the tables, form and schema of a shipped one. */
public final class TimedReading {

    public static final String KEY = "timed-reading";

    private TimedReading() {}

    public static ProtocolBundle bundle() {
        ProtocolBundle shipped = new ProtocolLibrary().protocol("finding-consensus");
        return new ProtocolBundle(
                KEY,
                List.of(
                        diagram(),
                        shipped.get("staffing.dmn"),
                        shipped.get("first-read.form"),
                        shipped.get("schema.json"),
                        shipped.get("guideline.md")));
    }

    private static ProtocolFile diagram() {
        try {
            return new ProtocolFile(
                    KEY + ".bpmn",
                    new ClassPathResource("protocols/" + KEY + "/" + KEY + ".bpmn").getContentAsByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
