package dev.consilium.workflow;

import dev.consilium.workflow.protocol.ProtocolBundle;
import dev.consilium.workflow.protocol.ProtocolFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Shared diagrams with their forms as a bundle of their own, for tests of what protocols call. */
final class SharedDiagrams {

    private SharedDiagrams() {}

    static ProtocolBundle of(List<String> diagrams, List<String> forms) throws IOException {
        List<ProtocolFile> files = new ArrayList<>();
        for (String diagram : diagrams) {
            files.add(file(Path.of("processes", "shared", diagram + ".bpmn")));
        }
        for (String form : forms) {
            files.add(file(Path.of("forms", form + ".form")));
        }
        return new ProtocolBundle(diagrams.get(0), files);
    }

    private static ProtocolFile file(Path path) throws IOException {
        return new ProtocolFile(path.getFileName().toString(), Files.readAllBytes(path));
    }
}
