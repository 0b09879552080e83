package dev.consilium.worklist.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Times as pages show them: in the zone of who reads the page, named, and as their language writes them. */
@Component("moments")
public class Moments {
    private static final String TEXT = "format.moment";
    private static final String DAY = "format.day";
    private static final String MONTH = "format.month";

    private final MessageSource messages;

    Moments(MessageSource messages) {
        this.messages = messages;
    }

    public String text(Instant moment) {
        return format(TEXT, local(moment));
    }

    public String month(YearMonth month) {
        return format(MONTH, month);
    }

    public String day(LocalDate day) {
        return format(DAY, day);
    }

    /** A whole day where it begins with one. */
    public String from(Instant start) {
        ZonedDateTime local = local(start);
        return isMidnight(local) ? format(DAY, local) : format(TEXT, local);
    }

    /** A whole day where it ends with one; that day belongs to it. */
    public String until(Instant end) {
        ZonedDateTime local = local(end);
        return isMidnight(local) ? format(DAY, local.minusNanos(1)) : format(TEXT, local);
    }

    /** Whole days where it is some, else hours; of a duration such as {@code P3D} or {@code PT8H}. */
    public long days(String duration) {
        Duration span = Duration.parse(duration);
        return span.minusDays(span.toDays()).isZero() ? span.toDays() : 0;
    }

    public long hours(String duration) {
        return Duration.parse(duration).toHours();
    }

    /** The zone of whoever reads the page. */
    public ZoneId zone() {
        return LocaleContextHolder.getTimeZone().toZoneId();
    }

    private ZonedDateTime local(Instant moment) {
        return moment.atZone(zone());
    }

    private String format(String pattern, TemporalAccessor local) {
        Locale language = LocaleContextHolder.getLocale();
        return DateTimeFormatter.ofPattern(messages.getMessage(pattern, null, language), language)
                .format(local);
    }

    /** The first moment of a day, which is not midnight where clocks go forward over it. */
    private static boolean isMidnight(ZonedDateTime local) {
        return local.isEqual(local.toLocalDate().atStartOfDay(local.getZone()));
    }
}
