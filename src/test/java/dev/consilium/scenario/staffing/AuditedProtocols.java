package dev.consilium.scenario.staffing;

import dev.consilium.workflow.protocol.ProtocolBundle;
import dev.consilium.workflow.protocol.ProtocolFile;
import dev.consilium.workflow.protocol.ProtocolLibrary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The shipped protocols with every case drawn for an audit, so that chance decides nothing a seed cannot repeat. */
enum AuditedProtocols {
    FINDINGS("finding-consensus", "FindingConsensusProcess", "audited-findings", "AuditedFindingsProcess"),
    LESIONS("lesion-double-read", "LesionDoubleReadProcess", "audited-lesions", "AuditedLesionsProcess");

    private static final String SAMPLING = "audit-sampling.dmn";

    private final String shipped;
    private final String shippedProcess;
    private final String key;
    private final String process;

    AuditedProtocols(String shipped, String shippedProcess, String key, String process) {
        this.shipped = shipped;
        this.shippedProcess = shippedProcess;
        this.key = key;
        this.process = process;
    }

    String key() {
        return key;
    }

    ProtocolBundle bundle() {
        ProtocolBundle bundle = new ProtocolLibrary().protocol(shipped);
        List<ProtocolFile> files = new ArrayList<>(bundle.files());
        files.remove(bundle.diagram());
        files.removeIf(file -> file.name().equals(SAMPLING));
        files.add(file(key + ".bpmn", bundle.diagram().text().replace(shippedProcess, process)));
        files.add(file(SAMPLING, bundle.get(SAMPLING).text().replace("&lt; 0.06", "&lt;= 1")));
        return new ProtocolBundle(key, files);
    }

    private static ProtocolFile file(String name, String text) {
        return new ProtocolFile(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
