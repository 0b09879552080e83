package dev.consilium.testing;

import dev.consilium.common.Digests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SubProcess;

/** One diagram of {@code processes/} as its author wrote it. */
public record ShippedDiagram(Path file) {

    private static final Path PROCESSES = Path.of("processes");

    /** Protocols first, then what they share; each in order of names. */
    public static List<ShippedDiagram> all() {
        try (Stream<Path> files = Files.walk(PROCESSES)) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .map(ShippedDiagram::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String name() {
        return file.getFileName().toString().replace(".bpmn", "");
    }

    public String xml() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String digest() {
        return Digests.sha256Hex(xml());
    }

    public Process process() {
        return Bpmn.readModelFromFile(file.toFile())
                .getModelElementsByType(Process.class)
                .iterator()
                .next();
    }

    /** In the order of the file. */
    public List<FlowNode> elements() {
        return nodes(process().getFlowElements()).toList();
    }

    private static Stream<FlowNode> nodes(Collection<FlowElement> elements) {
        return elements.stream()
                .filter(FlowNode.class::isInstance)
                .map(FlowNode.class::cast)
                .flatMap(node -> node instanceof SubProcess inner
                        ? Stream.concat(Stream.of(node), nodes(inner.getFlowElements()))
                        : Stream.of(node));
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
