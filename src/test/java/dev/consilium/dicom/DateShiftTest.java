package dev.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** D-08. */
class DateShiftTest {

    @ParameterizedTest
    @CsvSource({
        "DA, 20240301, 20240229",
        "DA, 20240229, 20240228",
        "DA, 2024.03.01, 20240229",
        "DA, 20240101-20240301, 20231231-20240229",
        "DA, 20240101-, 20231231-",
        "DA, -20240101, -20231231",
        "DT, 20240301, 20240229",
        "DT, 2024, 2023",
        "DT, 202401, 202312",
        "DT, 2024+0100, 2023+0100",
        "DT, 20240301083015.123456+0100, 20240229083015.123456+0100",
        "DT, 2024030108-0500, 2024022908-0500",
        "DT, 2023-2024, 2022-2023",
        "DT, 20240301083015-20240302083015, 20240229083015-20240301083015",
        "TM, 083015.123, 083015.123",
        "TM, 08:30:15, 08:30:15",
        "TM, 08-09, 08-09",
        "SH, +0100, +0100",
    })
    void byOneDay(Vr vr, String value, String expected) {
        assertThat(new DateShift(-1).shift(vr, value)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DA:20230229", "DA:yesterday", "DA:1.1.2024", "DA:00010101", "DA:-", "DT:20241301", "DT:2024030108301",
            "DT:20240301 0830", "TM:8.30", "TM:noon", "SH:Berlin", "DA:20240101Doe"})
    void whatIsNoDateIsNotKept(String value) {
        assertThat(new DateShift(-500).shift(Vr.valueOf(value.substring(0, 2)), value.substring(3))).isEmpty();
    }

    @Test
    void intervalsBetweenDaysStay() {
        LocalDate first = LocalDate.of(2019, 12, 1);
        for (int offset : List.of(-1, -59, -365, -366, -1461, -3650)) {
            DateShift shift = new DateShift(offset);
            for (int day = 0; day < 1600; day++) {
                LocalDate moved = day(shift.shift(Vr.DA, basic(first.plusDays(day))).orElseThrow());
                assertThat(ChronoUnit.DAYS.between(first.plusDays(day), moved)).isEqualTo(offset);
                assertThat(shift.shift(Vr.DT, basic(first.plusDays(day)) + "120000+0200"))
                        .contains(basic(moved) + "120000+0200");
            }
        }
    }

    @Test
    void intervalsBetweenYearsAndBetweenMonthsStay() {
        for (int offset : List.of(-1, -183, -365, -366, -1000, -3650)) {
            DateShift shift = new DateShift(offset);
            int years = Integer.parseInt(shift.shift(Vr.DT, "2000").orElseThrow()) - 2000;
            long months = months(shift, YearMonth.of(2000, 1));
            assertThat(years).isNegative();
            assertThat(months).isNegative();
            for (int i = 0; i < 40; i++) {
                assertThat(shift.shift(Vr.DT, "" + (2000 + i))).contains("" + (2000 + i + years));
                assertThat(months(shift, YearMonth.of(2000, 1).plusMonths(i))).isEqualTo(months);
            }
        }
    }

    private static long months(DateShift shift, YearMonth month) {
        String moved = shift.shift(Vr.DT, month.toString().replace("-", "")).orElseThrow();
        return ChronoUnit.MONTHS.between(month, YearMonth.parse(moved, DateTimeFormatter.ofPattern("yyyyMM")));
    }

    private static LocalDate day(String value) {
        return LocalDate.parse(value, DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static String basic(LocalDate day) {
        return day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }
}
