package dev.consilium.workflow.protocol.lint;

import dev.consilium.workflow.variable.ProcessVariable;
import dev.consilium.workflow.variable.Variables;
import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** ISO 8601 durations as timers may have them: from one minute to two years, or a variable that is declared as one. */
final class Durations {

    static final String MEND = "Write a duration from PT1M to P730D, or a variable ${…} that holds one.";
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(730);
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9]*)}");

    private Durations() {}

    /** The variable of a text that is nothing but one. */
    static Optional<String> variable(String text) {
        Matcher variable = VARIABLE.matcher(text);
        return variable.matches() ? Optional.of(variable.group(1)) : Optional.empty();
    }

    static boolean isDeclared(String variable) {
        return Variables.named(variable).filter(ProcessVariable::duration).isPresent();
    }

    /** Whether a timer may have the text; a variable that nobody declared is refused as such elsewhere. */
    static boolean isBounded(String text) {
        return variable(text)
                .map(name -> isDeclared(name) || Variables.named(name).isEmpty())
                .orElseGet(() -> isLiteral(text));
    }

    static boolean isLiteral(String text) {
        return parse(text)
                .filter(duration -> duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0)
                .isPresent();
    }

    /** Calendar parts count with their longest length. */
    static Optional<Duration> parse(String text) {
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
}
