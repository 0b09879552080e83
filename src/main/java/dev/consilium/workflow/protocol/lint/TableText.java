package dev.consilium.workflow.protocol.lint;

import dev.consilium.workflow.protocol.ProtocolFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decision tables as lines that people compare: the columns of each, then a line for every rule. */
public final class TableText {

    private static final String ANY = "–";

    private TableText() {}

    /** Of a file that cannot be read as a table, its own lines. */
    public static List<String> of(ProtocolFile file) {
        XmlElement root = XmlReader.read(file).root();
        return root == null
                ? file.text().lines().toList()
                : root.children("decision").flatMap(TableText::decision).toList();
    }

    private static Stream<String> decision(XmlElement decision) {
        return decision.children("decisionTable").flatMap(table -> {
            List<String> lines = new ArrayList<>();
            lines.add(decision.get("name") + ", " + table.attribute("hitPolicy").orElse("UNIQUE") + ", version "
                    + decision.get("camunda:versionTag"));
            lines.add(cells(table.children("input").map(input -> input.child("inputExpression")
                            .map(expression -> expression.childText("text"))
                            .orElse("")))
                    + " → " + cells(table.children("output").map(output -> output.get("name"))));
            table.children("rule").map(TableText::rule).forEach(lines::add);
            return lines.stream();
        });
    }

    private static String rule(XmlElement rule) {
        String said = rule.childText("description").strip();
        return cells(rule.children("inputEntry").map(entry -> entry.childText("text")))
                + " → "
                + cells(rule.children("outputEntry").map(entry -> entry.childText("text")))
                + (said.isEmpty() ? "" : "    (" + said + ")");
    }

    private static String cells(Stream<String> cells) {
        return cells.map(String::strip)
                .map(cell -> cell.isEmpty() ? ANY : cell.replaceAll("\\s+", " "))
                .collect(Collectors.joining(" | "));
    }
}
