package dev.consilium.workflow.protocol.lint;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An expression in the grammar diagrams may use: literals, variables, comparison, {@code and or not}, {@code + - * /},
 * {@code empty} and parentheses. No member, no index, no call. It can be evaluated, so that conditions can be compared.
 */
final class Expression {

    private static final Pattern WHOLE = Pattern.compile("\\$\\{([^{}]*)}");
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*('[^'\\\\]*'|\"[^\"\\\\]*\"|\\d+(?:\\.\\d+)?|[A-Za-z][A-Za-z0-9]*|==|!=|<=|>=|&&|\\|\\||[<>!()+*/-])\\s*");
    private static final int LONGEST = 1000;
    private static final int DEEPEST = 50;

    /** A part of an expression, evaluated with values of its variables. */
    private interface Term {
        @Nullable
        Object value(Map<String, ?> variables);
    }

    private static final class NotInTheGrammar extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final List<String> tokens = new ArrayList<>();
    private final Set<String> variables = new LinkedHashSet<>();
    private final Set<Object> literals = new LinkedHashSet<>();
    private final Term term;
    private int next;
    private int depth;

    private Expression(String text) {
        Matcher token = TOKEN.matcher(text);
        int end = 0;
        while (token.find() && token.start() == end) {
            tokens.add(token.group(1));
            end = token.end();
        }
        if (end < text.length()) {
            throw new NotInTheGrammar();
        }
        term = or();
        if (next < tokens.size()) {
            throw new NotInTheGrammar();
        }
    }

    static boolean isIn(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** @return empty where the text is not one expression of the grammar in {@code ${…}} */
    static Optional<Expression> parse(String text) {
        Matcher whole = WHOLE.matcher(text.strip());
        try {
            return text.length() <= LONGEST && whole.matches()
                    ? Optional.of(new Expression(whole.group(1)))
                    : Optional.empty();
        } catch (NotInTheGrammar e) {
            return Optional.empty();
        }
    }

    Set<String> variables() {
        return variables;
    }

    /** Texts and numbers it compares with. */
    Set<Object> literals() {
        return literals;
    }

    boolean holds(Map<String, ?> values) {
        return Boolean.TRUE.equals(term.value(values));
    }

    private boolean accept(String... words) {
        if (next < tokens.size() && List.of(words).contains(tokens.get(next))) {
            next++;
            return true;
        }
        return false;
    }

    private Term or() {
        if (++depth > DEEPEST) {
            throw new NotInTheGrammar();
        }
        Term left = and();
        while (accept("or", "||")) {
            Term first = left;
            Term second = and();
            left = values -> truth(first.value(values)) || truth(second.value(values));
        }
        depth--;
        return left;
    }

    private Term and() {
        Term left = comparison();
        while (accept("and", "&&")) {
            Term first = left;
            Term second = comparison();
            left = values -> truth(first.value(values)) && truth(second.value(values));
        }
        return left;
    }

    private Term comparison() {
        Term left = sum();
        while (accept("==", "eq", "!=", "ne", "<", "lt", "<=", "le", ">", "gt", ">=", "ge")) {
            String operator = tokens.get(next - 1);
            Term first = left;
            Term second = sum();
            left = values -> compare(operator, first.value(values), second.value(values));
        }
        return left;
    }

    private Term sum() {
        Term left = product();
        while (accept("+", "-")) {
            boolean plus = tokens.get(next - 1).equals("+");
            Term first = left;
            Term second = product();
            left = values -> number(first.value(values)) + (plus ? 1 : -1) * number(second.value(values));
        }
        return left;
    }

    private Term product() {
        Term left = unary();
        while (accept("*", "/", "div")) {
            boolean times = tokens.get(next - 1).equals("*");
            Term first = left;
            Term second = unary();
            left = values -> times
                    ? number(first.value(values)) * number(second.value(values))
                    : number(first.value(values)) / number(second.value(values));
        }
        return left;
    }

    private Term unary() {
        if (accept("not", "!", "-", "empty")) {
            String operator = tokens.get(next - 1);
            if (++depth > DEEPEST) {
                throw new NotInTheGrammar();
            }
            Term operand = unary();
            depth--;
            return switch (operator) {
                case "-" -> values -> -number(operand.value(values));
                case "empty" ->
                    values -> Objects.toString(operand.value(values), "").isEmpty();
                default -> values -> !truth(operand.value(values));
            };
        }
        return primary();
    }

    private Term primary() {
        if (next >= tokens.size()) {
            throw new NotInTheGrammar();
        }
        String token = tokens.get(next++);
        if (token.equals("(")) {
            Term inner = or();
            if (!accept(")")) {
                throw new NotInTheGrammar();
            }
            return inner;
        }
        return Character.isLetter(token.charAt(0)) ? named(token) : literal(token);
    }

    private Term named(String token) {
        return switch (token) {
            case "true", "false" -> values -> Boolean.valueOf(token);
            case "null" -> values -> null;
            case "or", "and", "eq", "ne", "lt", "le", "gt", "ge", "div", "mod", "instanceof" ->
                throw new NotInTheGrammar();
            default -> {
                variables.add(token);
                yield values -> values.get(token);
            }
        };
    }

    private Term literal(String token) {
        Object value;
        if (token.startsWith("'") || token.startsWith("\"")) {
            value = token.substring(1, token.length() - 1);
        } else if (Character.isDigit(token.charAt(0))) {
            value = Double.valueOf(token);
        } else {
            throw new NotInTheGrammar();
        }
        literals.add(value);
        return values -> value;
    }

    private static boolean truth(@Nullable Object value) {
        return Boolean.TRUE.equals(value);
    }

    private static double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : 0;
    }

    private static boolean compare(String operator, @Nullable Object left, @Nullable Object right) {
        boolean equal = left instanceof Number && right instanceof Number
                ? number(left) == number(right)
                : Objects.equals(left, right);
        return switch (operator) {
            case "==", "eq" -> equal;
            case "!=", "ne" -> !equal;
            case "<", "lt" -> number(left) < number(right);
            case "<=", "le" -> number(left) <= number(right);
            case ">", "gt" -> number(left) > number(right);
            default -> number(left) >= number(right);
        };
    }
}
