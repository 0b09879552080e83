package dev.consilium.insight;

import dev.consilium.project.Case;
import dev.consilium.project.CaseState;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How fast cases close.
 *
 * @param weeks the last twelve, the present one first
 * @param open not closed now; @param medianHours from opening to closing, of cases closed in these weeks; null where none was
 */
public record Throughput(
        List<Week> weeks, int open, @Nullable Double medianHours) {

    private static final int WEEKS = 12;
    private static final double SECONDS = 3600;

    /** One week from Monday, in UTC. @param readers closed by agreement of readers; @param experts by a specialist, senior or board */
    public record Week(LocalDate monday, int opened, int readers, int experts, int excluded) {

        public int closed() {
            return readers + experts + excluded;
        }
    }

    static Throughput of(List<Case> cases, Instant now) {
        LocalDate present = monday(now);
        List<Week> weeks = IntStream.range(0, WEEKS)
                .mapToObj(week -> week(cases, present.minusWeeks(week)))
                .toList();
        return new Throughput(
                weeks,
                count(cases.stream().filter(one -> !one.state().closed())),
                median(cases, present.minusWeeks(WEEKS - 1L)));
    }

    private static Week week(List<Case> cases, LocalDate monday) {
        List<CaseState> closed =
                in(monday, cases, Case::closedAt).map(Case::state).toList();
        int readers = count(closed.stream().filter(CaseState.ACCEPTED::equals));
        int settled = count(closed.stream().filter(CaseState::settled));
        return new Week(
                monday, count(in(monday, cases, Case::openedAt)), readers, settled - readers, closed.size() - settled);
    }

    private static Stream<Case> in(LocalDate week, List<Case> cases, Function<Case, @Nullable Instant> moment) {
        return cases.stream().filter(one -> {
            Instant at = moment.apply(one);
            return at != null && monday(at).equals(week);
        });
    }

    private static @Nullable Double median(List<Case> cases, LocalDate since) {
        double[] hours = cases.stream()
                .filter(one -> one.closedAt() != null)
                .filter(one -> !monday(Objects.requireNonNull(one.closedAt())).isBefore(since))
                .mapToDouble(
                        one -> Duration.between(one.openedAt(), one.closedAt()).toSeconds() / SECONDS)
                .sorted()
                .toArray();
        int middle = hours.length / 2;
        if (hours.length == 0) {
            return null;
        }
        return hours.length % 2 == 1 ? hours[middle] : (hours[middle - 1] + hours[middle]) / 2;
    }

    private static LocalDate monday(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static int count(Stream<?> some) {
        return Math.toIntExact(some.count());
    }
}
