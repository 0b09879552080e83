package dev.consilium.workflow.variable;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;

/**
 * A declared process variable: the only way code reads or writes one. Types are the engine's own, so that nothing is ever
 * serialised; values are references, counters, enums and scores, never labels or patient data.
 *
 * @param maximum largest value of a counter that bounds a multi-instance, null where it bounds none
 * @param duration an ISO 8601 duration that a timer may wait for
 */
public record ProcessVariable<T>(
        String name,
        Class<T> type,
        String meaning,
        @Nullable Integer maximum,
        boolean duration) {

    static final int MAX_TEXT = 4000;

    public static ProcessVariable<String> text(String name, String meaning) {
        return new ProcessVariable<>(name, String.class, meaning, null, false);
    }

    /** Text such as {@code P3D} or {@code PT8H}. */
    public static ProcessVariable<String> duration(String name, String meaning) {
        return new ProcessVariable<>(name, String.class, meaning, null, true);
    }

    public static ProcessVariable<Boolean> flag(String name, String meaning) {
        return new ProcessVariable<>(name, Boolean.class, meaning, null, false);
    }

    public static ProcessVariable<Integer> counter(String name, String meaning) {
        return new ProcessVariable<>(name, Integer.class, meaning, null, false);
    }

    public static ProcessVariable<Integer> counter(String name, String meaning, int maximum) {
        return new ProcessVariable<>(name, Integer.class, meaning, maximum, false);
    }

    public static ProcessVariable<Double> score(String name, String meaning) {
        return new ProcessVariable<>(name, Double.class, meaning, null, false);
    }

    public Optional<T> find(VariableScope scope) {
        Object value = scope.getVariable(name);
        return value == null ? Optional.empty() : Optional.of(convert(value));
    }

    /** @throws IllegalStateException where the diagram did not provide it */
    public T require(VariableScope scope) {
        return find(scope).orElseThrow(() -> new IllegalStateException("variable " + name + " is not set"));
    }

    public void set(VariableScope scope, @Nullable T value) {
        scope.setVariable(name, value == null ? null : checked(value));
    }

    /** Converts what a decision table or the engine gives (a Long for an Integer) and checks the bound. */
    public T convert(Object value) {
        if (value instanceof Number number && type == Integer.class) {
            return checked(type.cast(Math.toIntExact(number.longValue())));
        }
        if (value instanceof Number number && type == Double.class) {
            return type.cast(number.doubleValue());
        }
        return checked(type.cast(value));
    }

    private T checked(T value) {
        if (maximum != null && (Integer) value > maximum) {
            throw new IllegalArgumentException(name + " is " + value + ", at most " + maximum + " is allowed");
        }
        if (value instanceof String text && text.length() > MAX_TEXT) {
            throw new IllegalArgumentException(name + " is longer than " + MAX_TEXT + " characters");
        }
        return value;
    }
}
