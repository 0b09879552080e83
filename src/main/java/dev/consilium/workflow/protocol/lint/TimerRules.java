package dev.consilium.workflow.protocol.lint;

import dev.consilium.workflow.protocol.lint.LintRule.Flaw;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Timers and retries stay within bounds, wherever their durations come from. */
final class TimerRules {

    private static final Pattern REPEAT = Pattern.compile("R(\\d{1,9})/(P[0-9A-Z]+)");
    private static final Duration SHORTEST_RETRY = Duration.ofSeconds(10);
    private static final int MOST_REPEATS = 1000;
    private static final int MOST_RETRIES = 10;

    static final List<LintRule> RULES = List.of(
            new LintRule("L14", "timers without bound, under a minute or over two years", TimerRules::timers),
            new LintRule("L16", "more than 10 retries, or less than 10 seconds apart", TimerRules::retries));

    private TimerRules() {}

    private static Stream<Flaw> timers(LintSources sources) {
        Stream<Flaw> events = sources.elements("timerEventDefinition")
                .filter(timer -> timer.children().size() != 1
                        || !isBounded(timer.children().get(0)))
                .map(timer -> timer.flaw(
                        "The timer has no fixed bound.",
                        Durations.MEND + " A cycle R<n>/<duration> has at most 1000 repeats."));
        Stream<Flaw> dues = sources.elements("userTask")
                .filter(task -> task.attribute("camunda:dueDate")
                        .filter(due -> !isExpression(due) && !Durations.isBounded(due))
                        .isPresent())
                .map(task -> task.flaw("The due date is not a duration.", Durations.MEND));
        return Stream.of(events, dues, given(sources), handed(sources)).flatMap(flaws -> flaws);
    }

    /** Expressions that are more than one variable are refused as expressions. */
    private static boolean isExpression(String text) {
        return Expression.isIn(text) && Durations.variable(text).isEmpty();
    }

    private static boolean isBounded(XmlElement bound) {
        String text = bound.text();
        if (bound.is("timeDuration")) {
            return isExpression(text) || Durations.isBounded(text);
        }
        Matcher cycle = REPEAT.matcher(text);
        return bound.is("timeCycle")
                && (Expression.isIn(text)
                        || cycle.matches()
                                && Integer.parseInt(cycle.group(1)) <= MOST_REPEATS
                                && Durations.isLiteral(cycle.group(2)));
    }

    /** What tables and parameters give to variables that hold durations. */
    private static Stream<Flaw> given(LintSources sources) {
        Stream<Flaw> cells = sources.tables()
                .flatMap(root -> root.all("output"))
                .filter(output -> Durations.isDeclared(output.get("name")))
                .flatMap(Diagrams::cells)
                .filter(cell -> text(cell).filter(Durations::isLiteral).isEmpty())
                .map(cell -> cell.flaw(
                        "The answer is not a duration a timer may have.",
                        "Write one from \"PT1M\" to \"P730D\", for example \"P3D\"."));
        Stream<Flaw> parameters = sources.elements("camunda:inputParameter", "camunda:outputParameter")
                .filter(parameter -> Durations.isDeclared(parameter.get("name")))
                .filter(parameter -> !isExpression(parameter.text()) && !Durations.isBounded(parameter.text()))
                .map(parameter ->
                        parameter.flaw("The variable would hold no duration a timer may have.", Durations.MEND));
        return Stream.concat(cells, parameters);
    }

    private static Optional<String> text(XmlElement cell) {
        String text = cell.childText("text");
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? Optional.of(text.substring(1, text.length() - 1))
                : Optional.empty();
    }

    private static Stream<Flaw> handed(LintSources sources) {
        return sources.elements("camunda:in", "camunda:out")
                .filter(handover ->
                        Durations.isDeclared(handover.get("target")) && !Durations.isDeclared(handover.get("source")))
                .map(handover -> handover.flaw(
                        "The variable it hands over holds no duration.",
                        "Hand over a variable that is declared as a duration."));
    }

    private static Stream<Flaw> retries(LintSources sources) {
        return sources.elements("camunda:failedJobRetryTimeCycle")
                .filter(cycle -> !Expression.isIn(cycle.text()))
                .filter(cycle -> !bounded(cycle.text()))
                .map(cycle ->
                        cycle.flaw("The retries have no sensible bound.", "Write for example PT10S,PT1M,PT10M,PT1H."));
    }

    /** One pause repeated, or the pauses one by one. */
    private static boolean bounded(String cycle) {
        Matcher repeat = REPEAT.matcher(cycle);
        if (repeat.matches()) {
            return Integer.parseInt(repeat.group(1)) <= MOST_RETRIES && isPause(repeat.group(2));
        }
        List<String> pauses = List.of(cycle.split(",", -1));
        return pauses.size() > 1
                && pauses.size() <= MOST_RETRIES
                && pauses.stream().allMatch(TimerRules::isPause);
    }

    private static boolean isPause(String text) {
        return Durations.parse(text)
                .filter(apart -> apart.compareTo(SHORTEST_RETRY) >= 0)
                .isPresent();
    }
}
