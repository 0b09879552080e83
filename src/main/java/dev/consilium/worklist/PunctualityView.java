package dev.consilium.worklist;

import dev.consilium.identity.Role;
import dev.consilium.quality.metric.Proportion;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How far a project keeps its due dates. Tasks without one do not count.
 *
 * @param levels those that had a task, in the order of roles
 * @param weeks the last twelve, the present one first
 */
public record PunctualityView(List<Level> levels, List<Week> weeks) {

    private static final int WEEKS = 12;

    /**
     * One level. What ended before its due date without being handed in, such as the tasks of a withdrawn case, was neither on time
     * nor late.
     *
     * @param onTime handed in before the due date; @param late handed in after it
     * @param missed ended after it without being handed in, such as a task that moved up a level
     * @param openLate open and past it; @param openInTime open and not
     * @param share of the ones handed in on time among all whose due date decided; null where it decided none yet
     */
    public record Level(
            String level,
            int onTime,
            int late,
            int missed,
            int openLate,
            int openInTime,
            @Nullable Proportion share) {

        public int decided() {
            return onTime + late + missed + openLate;
        }
    }

    /** One week from Monday, in UTC. @param missed due dates that passed in it before the task was handed in */
    public record Week(LocalDate monday, int missed) {}

    /** What the database counts of a level. */
    record Counted(Role role, int onTime, int late, int missed, int openLate, int openInTime) {

        private Level level() {
            int decided = onTime + late + missed + openLate;
            return new Level(
                    role.group(),
                    onTime,
                    late,
                    missed,
                    openLate,
                    openInTime,
                    decided == 0 ? null : Proportion.of(onTime, decided));
        }
    }

    /** The first moment that counts. */
    static Instant since(Instant now) {
        return monday(now).minusWeeks(WEEKS - 1L).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** @param missed due dates by the number of whole weeks since {@link #since} */
    static PunctualityView of(List<Counted> counted, Map<Integer, Integer> missed, Instant now) {
        LocalDate present = monday(now);
        return new PunctualityView(
                counted.stream()
                        .sorted(Comparator.comparing(Counted::role))
                        .map(Counted::level)
                        .toList(),
                IntStream.range(0, WEEKS)
                        .mapToObj(back -> new Week(present.minusWeeks(back), missed.getOrDefault(WEEKS - 1 - back, 0)))
                        .toList());
    }

    private static LocalDate monday(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
