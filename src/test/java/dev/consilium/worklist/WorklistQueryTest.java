package dev.consilium.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.MutablePropertyValues;
import org.springframework.core.ResolvableType;
import org.springframework.validation.DataBinder;

/** What the address of the worklist asks for, and what it may not ask. */
class WorklistQueryTest {

    private static final Instant NOW = Instant.parse("2026-11-26T22:30:00Z");
    private final Validator validator =
            Validation.buildDefaultValidatorFactory().getValidator();

    @Test
    void blankParametersAskForNothing() {
        WorklistQuery query = query(Map.of("project", " ", "text", "", "sort", "", "scope", ""));
        assertThat(query).isEqualTo(WorklistQuery.ALL);
        assertThat(query.isMine()).isTrue();
        assertThat(query.isOffered()).isTrue();
        assertThat(query.isNarrow()).isFalse();
    }

    @Test
    void whatIsHeldComesWithTheFirstPageUnlessItIsAskedForAlone() {
        assertThat(query(Map.of("page", "2")).isMine()).isFalse();
        assertThat(query(Map.of("page", "2", "scope", "mine")).isMine()).isTrue();
        assertThat(query(Map.of("scope", "mine")).isOffered()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "scope, everybody",
        "role, king",
        "priority, soon",
        "due, yesterday",
        "holder, ada",
        "sort, random",
        "page, 0",
        "page, 100001",
        "modality, a-modality-that-is-long",
        "project, an-id-that-is-longer-than-any-id-of-a-project"
    })
    void whatNobodyCanAskForIsRefusedByName(String parameter, String value) {
        assertThat(violations(query(Map.of(parameter, value)))).containsOnlyKeys(parameter);
    }

    @ParameterizedTest
    @CsvSource({
        "scope, team",
        "role, data-manager",
        "priority, urgent",
        "due, none",
        "holder, nobody",
        "sort, newest",
        "page, 7"
    })
    void whatCanBeAskedForIsNotRefused(String parameter, String value) {
        assertThat(violations(query(Map.of(parameter, value)))).isEmpty();
    }

    @Test
    void theProjectOfATeamIsNoFilter() {
        assertThat(query(Map.of("scope", "team", "project", "p1")).isNarrow()).isFalse();
        assertThat(query(Map.of("project", "p1")).isNarrow()).isTrue();
    }

    @Test
    void todayIsADayInUtcAndAWeekBeginsNow() {
        assertThat(filter("due", "today").parameters().values())
                .map(Object::toString)
                .containsExactlyInAnyOrder("2026-11-26T00:00Z", "2026-11-27T00:00Z");
        assertThat(filter("due", "week").parameters().values())
                .map(Object::toString)
                .containsExactlyInAnyOrder("2026-11-26T22:30Z", "2026-12-03T22:30Z");
    }

    @Test
    void signsOfThePatternAreLookedForAsTheyStand() {
        assertThat(filter("text", "100%_!").parameters()).containsEntry("start", "100!%!_!!%");
    }

    private static WorklistFilter filter(String parameter, String value) {
        return WorklistFilter.of(query(Map.of(parameter, value)), NOW);
    }

    private Map<String, String> violations(WorklistQuery query) {
        return validator.validate(query).stream()
                .collect(Collectors.toMap(found -> found.getPropertyPath().toString(), found -> found.getMessage()));
    }

    /** As from the address of a page. */
    private static WorklistQuery query(Map<String, String> parameters) {
        DataBinder binder = new DataBinder(null);
        binder.setTargetType(ResolvableType.forClass(WorklistQuery.class));
        MutablePropertyValues values = new MutablePropertyValues(parameters);
        binder.construct(new DataBinder.ValueResolver() {
            @Override
            public Object resolveValue(String name, Class<?> type) {
                return values.get(name);
            }

            @Override
            public java.util.Set<String> getNames() {
                return parameters.keySet();
            }
        });
        return (WorklistQuery) binder.getTarget();
    }
}
