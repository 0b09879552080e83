package dev.consilium.workflow.protocol;

import dev.consilium.common.Refusal;
import dev.consilium.workflow.variable.Variables;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.jspecify.annotations.Nullable;

/**
 * The two numbers of a routing table that a sweep turns: the posterior from which its rules accept, and the readings below which
 * its rules ask for more. A stricter number of a rule of its own, as for critical findings, is never loosened.
 *
 * @param threshold 0 to 1, null as the table has it; @param maxReadings 2 or more, null as the table has it
 */
public record RoutingThresholds(
        @Nullable Double threshold, @Nullable Integer maxReadings) {

    /** As the table has them. */
    public static final RoutingThresholds OWN = new RoutingThresholds(null, null);

    private static final String ROUTING = "routing.dmn";
    private static final String ACCEPT = "\"accept\"";
    private static final String MORE = "\"more\"";
    private static final Pattern AT_LEAST = Pattern.compile(">=\\s*([0-9.]+)");
    private static final Pattern BELOW = Pattern.compile("<\\s*([0-9]+)");

    /** @throws Refusal INVALID {@code THRESHOLD_INVALID}, {@code MAX_READINGS_INVALID} */
    public RoutingThresholds {
        if (threshold != null && !(threshold >= 0 && threshold <= 1)) {
            throw Refusal.invalid("THRESHOLD_INVALID", "A threshold is a probability from 0 to 1.");
        }
        if (maxReadings != null && (maxReadings < 2 || maxReadings > 20)) {
            throw Refusal.invalid("MAX_READINGS_INVALID", "At least 2 and at most 20 readings are possible.");
        }
    }

    /**
     * The protocol with these numbers in its table.
     *
     * @throws Refusal UNPROCESSABLE {@code ROUTING_WITHOUT_POSTERIOR}, {@code ROUTING_WITHOUT_LIMIT} where its table has no such rule
     */
    public ProtocolBundle in(ProtocolBundle bundle) {
        if (equals(OWN)) {
            return bundle;
        }
        DmnModelInstance model = Dmn.readModelFromStream(
                new ByteArrayInputStream(bundle.get(ROUTING).content()));
        DecisionTable table =
                model.getModelElementsByType(DecisionTable.class).iterator().next();
        if (threshold != null) {
            List<Cell> cells = cells(table, Variables.POSTERIOR.name(), ACCEPT, AT_LEAST);
            double loosest = cells.stream()
                    .mapToDouble(Cell::number)
                    .min()
                    .orElseThrow(() -> missing(
                            "ROUTING_WITHOUT_POSTERIOR", "accepts from a posterior (>= in the column posterior)"));
            cells.forEach(cell ->
                    cell.set(">= " + (cell.number() > loosest ? Math.max(threshold, cell.number()) : threshold)));
        }
        if (maxReadings != null) {
            List<Cell> cells = cells(table, Variables.READING_COUNT.name(), MORE, BELOW);
            if (cells.isEmpty()) {
                throw missing(
                        "ROUTING_WITHOUT_LIMIT",
                        "asks for more below a number of readings (< in the column readingCount)");
            }
            cells.forEach(cell -> cell.set("< " + maxReadings));
        }
        return bundle.with(new ProtocolFile(ROUTING, Dmn.convertToString(model).getBytes(StandardCharsets.UTF_8)));
    }

    /** As people read it. */
    public String text() {
        List<String> parts = new ArrayList<>();
        if (threshold != null) {
            parts.add(String.format(Locale.ROOT, "threshold %s", threshold));
        }
        if (maxReadings != null) {
            parts.add("at most " + maxReadings + " readings");
        }
        return parts.isEmpty() ? "as the table has it" : String.join(", ", parts);
    }

    private static List<Cell> cells(DecisionTable table, String column, String route, Pattern form) {
        int input = index(table.getInputs(), column);
        int output = output(table);
        List<Cell> cells = new ArrayList<>();
        for (Rule rule : table.getRules()) {
            if (input < 0 || output < 0) {
                break;
            }
            var entry = List.copyOf(rule.getInputEntries()).get(input);
            String said = List.copyOf(rule.getOutputEntries())
                    .get(output)
                    .getTextContent()
                    .strip();
            Matcher number = form.matcher(entry.getTextContent().strip());
            if (said.equals(route) && number.matches()) {
                cells.add(new Cell(entry, Double.parseDouble(number.group(1))));
            }
        }
        return cells;
    }

    private static int index(Collection<Input> inputs, String column) {
        return inputs.stream()
                .map(input ->
                        input.getInputExpression().getText().getTextContent().strip())
                .toList()
                .indexOf(column);
    }

    private static int output(DecisionTable table) {
        return table.getOutputs().stream().map(Output::getName).toList().indexOf(Variables.ROUTE.name());
    }

    private static Refusal missing(String code, String what) {
        return Refusal.unprocessable(
                code, "The routing table has no rule that " + what + ": there is nothing to turn.");
    }

    private record Cell(org.camunda.bpm.model.dmn.instance.InputEntry entry, double number) {

        void set(String text) {
            entry.getText().setTextContent(text);
        }
    }
}
