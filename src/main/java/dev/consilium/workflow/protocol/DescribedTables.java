package dev.consilium.workflow.protocol;

import dev.consilium.identity.Role;
import dev.consilium.workflow.variable.Variables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.jspecify.annotations.Nullable;

/** Decision tables of a deployment, read for what they say about people and times. */
final class DescribedTables {

    private final List<DecisionTable> tables;

    DescribedTables(List<DmnModelInstance> models) {
        this.tables = models.stream()
                .flatMap(model -> model.getModelElementsByType(DecisionTable.class).stream())
                .toList();
    }

    List<ProtocolDescription.Readings> readings() {
        String readers = Variables.READERS_TO_ADD.name();
        return tables.stream()
                .filter(table -> gives(table, readers) && gives(table, Variables.READER_LEVEL.name()))
                .flatMap(table -> table.getRules().stream().map(rule -> cells(table, rule)))
                .map(DescribedTables::readings)
                .distinct()
                .toList();
    }

    /** Texts that rules give for a variable. */
    Set<String> valuesOf(String variable) {
        Set<String> values = new LinkedHashSet<>();
        tables.stream()
                .filter(table -> gives(table, variable))
                .flatMap(table -> table.getRules().stream().map(rule -> cells(table, rule)))
                .forEach(cells -> {
                    String value = cells.get(variable);
                    if (value != null) {
                        values.add(value);
                    }
                });
        return values;
    }

    private static ProtocolDescription.Readings readings(Map<String, String> cells) {
        return new ProtocolDescription.Readings(
                cells.get(Variables.MODALITY.name()),
                cells.get(Variables.PRIORITY.name()),
                Integer.parseInt(cells.getOrDefault(Variables.READERS_TO_ADD.name(), "0")),
                Role.ofGroup(cells.getOrDefault(Variables.READER_LEVEL.name(), ""))
                        .orElse(null),
                cells.get(Variables.READING_REMINDER_AFTER.name()),
                cells.get(Variables.READING_DUE_AFTER.name()),
                cells.get(Variables.READING_ESCALATE_AFTER.name()));
    }

    private static boolean gives(DecisionTable table, String variable) {
        return table.getOutputs().stream().anyMatch(output -> variable.equals(output.getName()));
    }

    /** What a rule says, without quotes, by variable; a cell that fits everything is absent. */
    private static Map<String, String> cells(DecisionTable table, Rule rule) {
        Map<String, String> cells = new HashMap<>();
        List<Input> inputs = new ArrayList<>(table.getInputs());
        List<Output> outputs = new ArrayList<>(table.getOutputs());
        int column = 0;
        for (var entry : rule.getInputEntries()) {
            put(cells, text(inputs.get(column++).getInputExpression()), text(entry));
        }
        column = 0;
        for (var entry : rule.getOutputEntries()) {
            put(cells, outputs.get(column++).getName(), text(entry));
        }
        return cells;
    }

    private static void put(Map<String, String> cells, String variable, String text) {
        String said = text.replace("\"", "")
                .replace(",", ", ")
                .replaceAll("\\s+", " ")
                .strip();
        if (!said.isEmpty() && !said.equals("-")) {
            cells.put(variable, said);
        }
    }

    private static String text(@Nullable DmnElement element) {
        return element == null ? "" : element.getTextContent().strip();
    }
}
