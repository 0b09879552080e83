package dev.consilium.workflow;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import dev.consilium.testing.ShippedDiagram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;

/** Which elements of the shipped diagrams the tests of this build passed, in whatever order and process they ran. */
final class ElementCoverage {

    private static final Path FOLDER = Path.of("target", "element-coverage");
    private static final Map<String, ShippedDiagram> DIAGRAMS = ShippedDiagram.all().stream()
            .collect(Collectors.toMap(diagram -> diagram.process().getId(), diagram -> diagram));

    private ElementCoverage() {}

    /** Keeps what was entered. Another version of a diagram has another file. */
    static void add(ProcessEngine engine) {
        Map<String, Set<String>> passed =
                engine.getHistoryService().createHistoricActivityInstanceQuery().list().stream()
                        .filter(activity -> DIAGRAMS.containsKey(activity.getProcessDefinitionKey()))
                        .collect(Collectors.groupingBy(
                                HistoricActivityInstance::getProcessDefinitionKey,
                                Collectors.mapping(HistoricActivityInstance::getActivityId, Collectors.toSet())));
        passed.forEach((process, elements) -> append(file(DIAGRAMS.get(process)), elements));
    }

    static Set<String> passed(ShippedDiagram diagram) {
        try {
            return new TreeSet<>(Files.readAllLines(file(diagram)));
        } catch (IOException e) {
            return Set.of();
        }
    }

    private static Path file(ShippedDiagram diagram) {
        return FOLDER.resolve(diagram.name() + "-" + diagram.digest().substring(0, 12));
    }

    private static void append(Path file, Set<String> elements) {
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(file, String.join("\n", elements) + "\n", CREATE, APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
