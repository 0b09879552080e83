package dev.consilium.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.testing.ShippedDiagram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.Test;

/** After the process tests: every element of every diagram was passed. The report is {@code target/element-coverage.md}. */
class ElementCoverageIT {

    private static final Path REPORT = Path.of("target", "element-coverage.md");

    @Test
    void everyElementOfEveryDiagramWasPassed() throws IOException {
        List<String> report =
                new ArrayList<>(List.of("| diagram | elements | passed | not passed |", "|---|--:|--:|---|"));
        Set<String> missed = new TreeSet<>();
        for (ShippedDiagram diagram : ShippedDiagram.all()) {
            Set<String> elements =
                    diagram.elements().stream().map(FlowNode::getId).collect(Collectors.toCollection(TreeSet::new));
            int all = elements.size();
            elements.removeAll(ElementCoverage.passed(diagram));
            report.add("| %s | %d | %d | %s |"
                    .formatted(diagram, all, all - elements.size(), String.join(", ", elements)));
            elements.forEach(element -> missed.add(diagram + " " + element));
        }
        Files.write(REPORT, report);
        assertThat(missed).as("see %s; run the process tests first", REPORT).isEmpty();
    }
}
