package dev.consilium.worklist.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Times as pages show them: the same for everybody, in UTC. */
@Component("moments")
public class Moments {
    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

    public String text(Instant moment) {
        return TEXT.format(moment);
    }

    public String month(YearMonth month) {
        return MONTH.format(month);
    }

    public String day(LocalDate day) {
        return DAY.format(day.atStartOfDay(ZoneOffset.UTC));
    }

    /** A whole day where it begins with one. */
    public String from(Instant start) {
        return isMidnight(start) ? DAY.format(start) : text(start);
    }

    /** A whole day where it ends with one; that day belongs to it. */
    public String until(Instant end) {
        return isMidnight(end) ? DAY.format(end.minusNanos(1)) : text(end);
    }

    private static boolean isMidnight(Instant moment) {
        return moment.equals(moment.truncatedTo(ChronoUnit.DAYS));
    }
}
