package dev.consilium.workflow.protocol;

import dev.consilium.common.Refusal;
import dev.consilium.workflow.variable.Variables;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
 * The two numbers of a routing table that a sweep turns: the posterior from which its rules accept, and the largest number of
 * readings below which they ask for more. A stricter number of a rule of its own, as for critical findings, is never loosened.
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
     * @throws Refusal UNPROCESSABLE {@code ROUTING_WITHOUT_POSTERIOR}, {@code ROUTING_WITHOUT_LIMIT} where its table has no such
     *     rule, {@code ROUTING_NOT_TURNED}
     */
    public ProtocolBundle in(ProtocolBundle bundle) {
        return equals(OWN) ? bundle : turned(bundle).bundle();
    }

    /**
     * A protocol with its numbers turned.
     *
     * @param tests what the turned cells ask; two settings whose tests all come out alike decide alike
     */
    record Turned(ProtocolBundle bundle, List<Test> tests) {

        /** For each test whether it holds. */
        List<Boolean> holding(Map<String, Object> facts) {
            return tests.stream().map(test -> test.holds(facts)).toList();
        }
    }

    /** A cell that holds from a number on, or below it. */
    record Test(String variable, boolean atLeast, double number) {

        boolean holds(Map<String, Object> facts) {
            return facts.get(variable) instanceof Number value && atLeast == value.doubleValue() >= number;
        }
    }

    Turned turned(ProtocolBundle bundle) {
        DmnModelInstance model = Dmn.readModelFromStream(
                new ByteArrayInputStream(bundle.get(ROUTING).content()));
        DecisionTable table =
                model.getModelElementsByType(DecisionTable.class).iterator().next();
        List<Cell> accepting = cells(table, Variables.POSTERIOR.name(), ACCEPT, AT_LEAST);
        List<Cell> asking = cells(table, Variables.READING_COUNT.name(), MORE, BELOW);
        List<Test> tests = new ArrayList<>();
        String file = bundle.get(ROUTING).text();
        double loosest = accepting.stream().mapToDouble(Cell::number).min().orElse(1);
        for (Cell cell : accepting) {
            double number = threshold == null
                    ? cell.number()
                    : cell.number() > loosest ? Math.max(threshold, cell.number()) : threshold;
            file = cell.in(file, ">= " + number);
            tests.add(new Test(Variables.POSTERIOR.name(), true, number));
        }
        double most = asking.stream().mapToDouble(Cell::number).max().orElse(0);
        for (Cell cell : asking) {
            boolean limit = cell.number() == most;
            int number = (int)
                    (maxReadings == null ? cell.number() : limit ? maxReadings : Math.min(maxReadings, cell.number()));
            file = cell.in(file, "< " + number);
            tests.add(new Test(Variables.READING_COUNT.name(), false, number));
        }
        requireTurned(
                threshold,
                accepting,
                "ROUTING_WITHOUT_POSTERIOR",
                "accepts from a posterior (>= in the column posterior)");
        requireTurned(
                maxReadings,
                asking,
                "ROUTING_WITHOUT_LIMIT",
                "asks for more below a number of readings (< in the column readingCount)");
        return new Turned(bundle.with(new ProtocolFile(ROUTING, file.getBytes(StandardCharsets.UTF_8))), tests);
    }

    private static void requireTurned(@Nullable Number asked, List<Cell> cells, String code, String what) {
        if (asked != null && cells.isEmpty()) {
            throw Refusal.unprocessable(
                    code, "The routing table has no rule that " + what + ": there is nothing to turn.");
        }
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

    private record Cell(org.camunda.bpm.model.dmn.instance.InputEntry entry, double number) {

        /** In the file as its author wrote it: what the model library writes has attributes that no protocol may have. */
        String in(String file, String text) {
            Pattern cell = Pattern.compile("(<(?:\\w+:)?inputEntry\\b[^>]*\\bid=\""
                    + Pattern.quote(String.valueOf(entry.getId())) + "\"[^>]*>\\s*<(?:\\w+:)?text>)[^<]*");
            Matcher found = cell.matcher(file);
            if (!found.find()) {
                throw Refusal.unprocessable(
                        "ROUTING_NOT_TURNED",
                        "A cell of the routing table has no id, or is not written as plain text: there is nothing to turn.");
            }
            String written = text.replace("<", "&lt;").replace(">", "&gt;");
            return file.substring(0, found.end(1)) + written + file.substring(found.end());
        }
    }
}
