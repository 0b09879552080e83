package dev.consilium.dicom;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Moves DA and DT values by the whole days of one patient and keeps times of day, so that intervals stay (PS3.15 E.3.6, Modified Dates). A
 * value without a day moves by the offset rounded to its own unit, so that intervals between such values stay too.
 */
final class DateShift {

    private static final String ZONE = "[+-](?:0\\d|1[0-4])[0-5]\\d";
    private static final String DATE = "\\d{8}|\\d{4}\\.\\d{2}\\.\\d{2}|\\d{6}|\\d{4}";
    private static final String DATE_TIME =
            "(?:\\d{4}|\\d{6}|\\d{8}(?:\\d{2}){0,3}|\\d{14}\\.\\d{1,6})(?:" + ZONE + ")?";
    private static final Pattern DATES = range(DATE);
    private static final Pattern DATE_TIMES = range(DATE_TIME);
    private static final Pattern TIMES = range("\\d{2}(?::?\\d{2}(?::?\\d{2}(?:\\.\\d{1,6})?)?)?");
    private static final Pattern ZONES = Pattern.compile(ZONE);
    private static final Pattern DAY = Pattern.compile("(\\d{4})(\\d{2})?(\\d{2})?(.*)");
    private static final double DAYS_OF_YEAR = 365.2425;

    private final int days;

    /** @param days below 0 */
    DateShift(int days) {
        this.days = days;
    }

    /** Empty where the value cannot be understood as a value of the VR; of any other VR than DA, DT and TM, as an offset from UTC. */
    Optional<String> shift(Vr vr, String value) {
        return switch (vr) {
            case DA -> moved(DATES.matcher(value));
            case DT -> moved(DATE_TIMES.matcher(value));
            case TM -> Optional.of(value).filter(time -> TIMES.matcher(time).matches());
            default -> Optional.of(value).filter(zone -> ZONES.matcher(zone).matches());
        };
    }

    /** One point, or a range that may be open at one end (PS3.4 C.2.2.2.5). */
    private static Pattern range(String point) {
        return Pattern.compile("(" + point + ")|(" + point + ")?(-)(" + point + ")?");
    }

    private Optional<String> moved(Matcher value) {
        if (!value.matches() || "-".equals(value.group())) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    point(value.group(1)) + point(value.group(2)) + plain(value.group(3)) + point(value.group(4)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private String point(@Nullable String point) {
        if (point == null) {
            return "";
        }
        Matcher parts = DAY.matcher(point.replace(".", point.indexOf('.') == 4 ? "" : "."));
        if (!parts.matches()) {
            throw new DateTimeException("not a date");
        }
        return date(parts) + parts.group(4);
    }

    private String date(Matcher parts) {
        int year = Integer.parseInt(parts.group(1));
        if (parts.group(2) == null) {
            return printed(year + units(DAYS_OF_YEAR), "");
        }
        int month = Integer.parseInt(parts.group(2));
        if (parts.group(3) == null) {
            YearMonth moved = YearMonth.of(year, month).plusMonths(units(DAYS_OF_YEAR / 12));
            return printed(moved.getYear(), twoDigits(moved.getMonthValue()));
        }
        LocalDate moved =
                LocalDate.of(year, month, Integer.parseInt(parts.group(3))).plusDays(days);
        return printed(moved.getYear(), twoDigits(moved.getMonthValue()) + twoDigits(moved.getDayOfMonth()));
    }

    /** At least one, so that no date stays. */
    private int units(double daysOfUnit) {
        return (int) Math.min(-1, Math.round(days / daysOfUnit));
    }

    private static String printed(int year, String rest) {
        if (year < 1) {
            throw new DateTimeException("before year 1");
        }
        return twoDigits(year / 100) + twoDigits(year % 100) + rest;
    }

    /** Digits of ASCII whatever the locale. */
    private static String twoDigits(int number) {
        return "" + number / 10 + number % 10;
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : text;
    }
}
