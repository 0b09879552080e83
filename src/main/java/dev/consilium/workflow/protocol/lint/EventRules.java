package dev.consilium.workflow.protocol.lint;

import dev.consilium.workflow.protocol.lint.LintRule.Flaw;
import dev.consilium.workflow.variable.Escalation;
import dev.consilium.workflow.variable.Message;
import dev.consilium.workflow.variable.ProtocolError;
import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Events carry codes the product knows; timers and retries stay within bounds. */
final class EventRules {

    private static final Pattern REPEAT = Pattern.compile("R(\\d{1,9})/(P[0-9A-Z]+)");
    private static final Duration SHORTEST_TIMER = Duration.ofMinutes(1);
    private static final Duration LONGEST_TIMER = Duration.ofDays(730);
    private static final Duration SHORTEST_RETRY = Duration.ofSeconds(10);
    private static final int MOST_REPEATS = 1000;
    private static final int MOST_RETRIES = 10;

    static final List<LintRule> RULES = List.of(
            new LintRule("L11", "signals, which reach every project", EventRules::signals),
            new LintRule("L14", "timers without bound, under a minute or over two years", EventRules::timers),
            new LintRule("L16", "more than 10 retries, or less than 10 seconds apart", EventRules::retries),
            new LintRule("D10", "errors, escalations and messages the product does not know", EventRules::codes));

    private EventRules() {}

    private static Stream<Flaw> signals(LintSources sources) {
        return sources.elements("signal", "signalEventDefinition")
                .map(signal ->
                        signal.flaw("A signal reaches the cases of every project.", "Use a message or an escalation."));
    }

    private static Stream<Flaw> timers(LintSources sources) {
        Stream<Flaw> events = sources.elements("timerEventDefinition")
                .filter(timer ->
                        timer.children().stream().filter(EventRules::isBounded).count() != 1
                                || timer.children().size() != 1)
                .map(timer -> timer.flaw(
                        "The timer has no fixed bound.",
                        "Write a duration from PT1M to P730D, or a cycle R<n>/<duration> with at most 1000 repeats."));
        Stream<Flaw> dues = sources.elements("userTask")
                .filter(task -> task.attribute("camunda:dueDate")
                        .filter(due -> !isDuration(due))
                        .isPresent())
                .map(task ->
                        task.flaw("The due date is not a duration.", "Write one from PT1M to P730D, for example P3D."));
        return Stream.concat(events, dues);
    }

    private static boolean isBounded(XmlElement bound) {
        if (bound.is("timeDuration")) {
            return isDuration(bound.text());
        }
        Matcher cycle = REPEAT.matcher(bound.text());
        return bound.is("timeCycle")
                && cycle.matches()
                && Integer.parseInt(cycle.group(1)) <= MOST_REPEATS
                && isDuration(cycle.group(2));
    }

    private static boolean isDuration(String text) {
        return Expression.isIn(text)
                || duration(text)
                        .filter(duration ->
                                duration.compareTo(SHORTEST_TIMER) >= 0 && duration.compareTo(LONGEST_TIMER) <= 0)
                        .isPresent();
    }

    /** Calendar parts count with their longest length. */
    private static Optional<Duration> duration(String text) {
        try {
            if (text.contains("T")) {
                return Optional.of(Duration.parse(text));
            }
            Period period = Period.parse(text);
            return Optional.of(Duration.ofDays(period.toTotalMonths() * 31 + period.getDays()));
        } catch (DateTimeParseException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Stream<Flaw> retries(LintSources sources) {
        return sources.elements("camunda:failedJobRetryTimeCycle")
                .filter(cycle -> !Expression.isIn(cycle.text()))
                .filter(cycle -> {
                    Matcher repeat = REPEAT.matcher(cycle.text());
                    return !repeat.matches()
                            || Integer.parseInt(repeat.group(1)) > MOST_RETRIES
                            || duration(repeat.group(2))
                                    .filter(apart -> apart.compareTo(SHORTEST_RETRY) >= 0)
                                    .isEmpty();
                })
                .map(cycle -> cycle.flaw("The retries have no sensible bound.", "Write for example R5/PT1M."));
    }

    private static Stream<Flaw> codes(LintSources sources) {
        return Stream.of(
                        unknown(sources, "error", "errorCode", code -> ProtocolError.ofCode(code)
                                .isPresent()),
                        unknown(sources, "escalation", "escalationCode", code -> Escalation.ofCode(code)
                                .isPresent()),
                        unknown(sources, "message", "name", name -> Message.named(name)
                                .isPresent()),
                        dangling(sources, "errorEventDefinition", "errorRef", "error"),
                        dangling(sources, "escalationEventDefinition", "escalationRef", "escalation"),
                        dangling(sources, "messageEventDefinition", "messageRef", "message"))
                .flatMap(flaws -> flaws);
    }

    private static Stream<Flaw> unknown(
            LintSources sources, String element, String attribute, Predicate<String> known) {
        return sources.elements(element)
                .filter(declared -> !known.test(declared.get(attribute)))
                .map(declared -> declared.flaw(
                        "The product knows no " + element + " " + declared.get(attribute) + ".",
                        "Use one of the catalogue: nobody would send or catch this one."));
    }

    private static Stream<Flaw> dangling(LintSources sources, String event, String reference, String declaration) {
        return sources.diagrams().flatMap(root -> root.all(event)
                .filter(definition ->
                        root.children(declaration).noneMatch(declared -> declared.has("id", definition.get(reference))))
                .map(definition -> definition.flaw(
                        "The event names no " + declaration + ".", "Choose one that the diagram declares.")));
    }
}
