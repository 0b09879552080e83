package dev.consilium.worklist;

import dev.consilium.common.SqlTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a {@link WorklistQuery} asks of the rows {@code i} of the read model, as a condition and its parameters. */
final class WorklistFilter {

    /** Of the two priorities the urgent one comes later in the alphabet. */
    private static final String URGENT_FIRST = "priority desc";

    private static final Duration WEEK = Duration.ofDays(7);

    private final StringBuilder condition = new StringBuilder("i.closed_at is null");
    private final Map<String, Object> parameters = new HashMap<>();

    static WorklistFilter of(WorklistQuery query, Instant now) {
        WorklistFilter filter = new WorklistFilter();
        filter.equal("project_id", query.project());
        filter.equal("role", query.role());
        filter.equal("modality", query.modality());
        filter.equal("priority", query.priority());
        filter.due(query.due(), now);
        filter.text(query.text());
        return filter;
    }

    WorklistFilter and(String more) {
        condition.append(" and ").append(more);
        return this;
    }

    WorklistFilter and(String more, String parameter, Object value) {
        parameters.put(parameter, value);
        return and(more);
    }

    String condition() {
        return condition.toString();
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private void equal(String column, @Nullable String value) {
        if (value != null) {
            and("i." + column + " = :" + column, column, value);
        }
    }

    private void due(@Nullable String due, Instant now) {
        switch (String.valueOf(due)) {
            case "overdue" -> and("i.due_at <= :now", "now", SqlTime.of(now));
            case "today" -> {
                Instant midnight = now.atZone(ZoneOffset.UTC)
                        .toLocalDate()
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
                between(midnight, midnight.plus(Duration.ofDays(1)));
            }
            case "week" -> between(now, now.plus(WEEK));
            case "none" -> and("i.due_at is null");
            default -> {}
        }
    }

    private void between(Instant from, Instant until) {
        and("i.due_at >= :dueFrom", "dueFrom", SqlTime.of(from));
        and("i.due_at < :dueUntil", "dueUntil", SqlTime.of(until));
    }

    private void text(@Nullable String text) {
        if (text != null) {
            String literal = text.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0");
            and("(lower(i.name) like :part escape '!' or i.case_id like :start escape '!'"
                    + " or i.pictures like :start escape '!')");
            parameters.putAll(Map.of("part", "%" + literal + "%", "start", literal + "%"));
        }
    }

    /** @param of the rows that are sorted, with a dot */
    static String order(@Nullable String sort, String of) {
        List<String> columns =
                switch (String.valueOf(sort)) {
                    case "due" -> List.of("due_at nulls last", "created_at");
                    case "newest" -> List.of("created_at desc");
                    case "oldest" -> List.of("created_at");
                    default -> List.of(URGENT_FIRST, "due_at nulls last", "created_at");
                };
        return of + String.join(", " + of, columns) + ", " + of + "task_id";
    }
}
