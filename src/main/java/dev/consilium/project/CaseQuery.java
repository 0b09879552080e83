package dev.consilium.project;

import dev.consilium.common.Refusal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which cases of a project somebody looks for; null where it does not matter.
 *
 * @param states never empty
 * @param waitCode one of the reasons to wait; {@link #ANY} for whatever waits
 * @param id beginning of an id
 */
public record CaseQuery(
        Set<CaseState> states,
        @Nullable String priority,
        @Nullable String modality,
        @Nullable String waitCode,
        boolean overdue,
        @Nullable String id,
        Order order) {

    public static final String ANY = "any";

    private static final String OPEN = "open";
    private static final String CLOSED = "closed";
    private static final int LONGEST = 64;

    /** What comes first. */
    public enum Order {
        OLDEST("opened_at, id"),
        NEWEST("opened_at desc, id"),
        URGENT("case when priority = 'urgent' then 0 else 1 end, opened_at, id"),
        OVERDUE("overdue_since nulls last, opened_at, id");

        private final String sql;

        Order(String sql) {
            this.sql = sql;
        }

        String sql() {
            return sql;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Open cases that wait for somebody or something. */
    public static CaseQuery waiting() {
        return new CaseQuery(states(OPEN), null, null, ANY, false, null, Order.OLDEST);
    }

    /** Open cases of which a deadline passed. */
    public static CaseQuery late() {
        return new CaseQuery(states(OPEN), null, null, null, true, null, Order.OLDEST);
    }

    /**
     * @param state {@code open}, {@code closed} or a state in lower case
     * @throws Refusal INVALID {@code STATE_UNKNOWN}, {@code ORDER_UNKNOWN}, {@code QUERY_TOO_LONG}
     */
    public static CaseQuery of(
            @Nullable String state,
            @Nullable String priority,
            @Nullable String modality,
            @Nullable String waitCode,
            boolean overdue,
            @Nullable String id,
            @Nullable String order) {
        String begins = given(id);
        return new CaseQuery(
                states(given(state)),
                given(priority),
                given(modality),
                given(waitCode),
                overdue,
                begins == null ? null : begins.toLowerCase(Locale.ROOT),
                order(given(order)));
    }

    private static @Nullable String given(@Nullable String parameter) {
        if (parameter == null || parameter.isBlank()) {
            return null;
        }
        if (parameter.length() > LONGEST) {
            throw Refusal.invalid("QUERY_TOO_LONG", "Look for at most " + LONGEST + " characters.");
        }
        return parameter.strip();
    }

    private static Set<CaseState> states(@Nullable String state) {
        if (state == null) {
            return EnumSet.allOf(CaseState.class);
        }
        return switch (state) {
            case OPEN -> which(one -> !one.closed());
            case CLOSED -> which(CaseState::closed);
            default -> which(one -> one.name().equals(state.toUpperCase(Locale.ROOT)));
        };
    }

    private static Set<CaseState> which(Predicate<CaseState> met) {
        Set<CaseState> states = Arrays.stream(CaseState.values())
                .filter(met)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(CaseState.class)));
        if (states.isEmpty()) {
            throw Refusal.invalid("STATE_UNKNOWN", "There is no such state of a case; choose one of the list.");
        }
        return states;
    }

    private static Order order(@Nullable String code) {
        if (code == null) {
            return Order.OLDEST;
        }
        return Arrays.stream(Order.values())
                .filter(order -> order.code().equals(code))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.invalid("ORDER_UNKNOWN", "Cases cannot be ordered so; choose from the list."));
    }
}
