package dev.consilium.testing;

import dev.consilium.workflow.protocol.ProtocolBundle;
import dev.consilium.workflow.protocol.ProtocolFile;
import dev.consilium.workflow.protocol.ProtocolLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/** The shipped reading with all its deadlines and next to nothing around it, over the staffing and schema of finding-consensus. */
public final class TimedReading {

    public static final String KEY = "timed-reading";

    private TimedReading() {}

    public static ProtocolBundle bundle() {
        ProtocolBundle reading = new ProtocolLibrary().protocol("lesion-double-read");
        ProtocolBundle shipped = new ProtocolLibrary().protocol("finding-consensus");
        return new ProtocolBundle(
                KEY,
                List.of(
                        diagram(),
                        shipped.get("staffing.dmn"),
                        reading.get("blinded-reading.bpmn"),
                        reading.get("first-read.form"),
                        reading.get("answer-question.form"),
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
