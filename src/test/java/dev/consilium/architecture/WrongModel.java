package dev.consilium.architecture;

import dev.consilium.workflow.protocol.ProtocolBundle;
import dev.consilium.workflow.protocol.ProtocolFile;
import dev.consilium.workflow.protocol.ProtocolLibrary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A shipped file made wrong in memory: in {@code file} each of the texts is replaced by its successor.
 *
 * @param rule the only rule that refuses it; @param what is wrong with it
 */
record WrongModel(String rule, String what, String file, List<String> replacements) {

    static final String PROTOCOL = "finding-consensus.bpmn";
    static final ProtocolBundle INTAKE = new ProtocolLibrary().intake();
    static final ProtocolBundle CONSENSUS = new ProtocolLibrary().protocol("finding-consensus");

    static WrongModel of(String rule, String what, String file, String... replacements) {
        return new WrongModel(rule, what, file, List.of(replacements));
    }

    /** The intake and the protocol, the wrong file in the place of the right one. */
    ProtocolBundle[] bundles() {
        List<ProtocolBundle> bundles = new ArrayList<>();
        for (ProtocolBundle bundle : List.of(INTAKE, CONSENSUS)) {
            bundles.add(
                    bundle.find(file).map(right -> bundle.with(wrong(right))).orElse(bundle));
        }
        return bundles.toArray(ProtocolBundle[]::new);
    }

    private ProtocolFile wrong(ProtocolFile right) {
        String text = right.text();
        for (int i = 0; i < replacements.size(); i += 2) {
            String before = text;
            text = text.replace(replacements.get(i), replacements.get(i + 1));
            if (text.equals(before)) {
                throw new IllegalStateException(file + " no longer holds " + replacements.get(i));
            }
        }
        return new ProtocolFile(file, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return rule + " " + what;
    }
}
