package dev.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.dicom.DeidentificationPolicy.Option;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * D-08 through whole objects: random dates of many patients, each in an object of its own, and every pair of one patient and one precision
 * is as far apart after as before.
 */
class DateIntervalsTest {

    private static final int PATIENTS = 60;
    private static final int OBJECTS = 40;

    /** Of the days when clocks change, leap days and ends of years there are more than by chance. */
    private static final List<LocalDate> EDGES = List.of(
            LocalDate.of(2024, 2, 29),
            LocalDate.of(2024, 3, 1),
            LocalDate.of(2020, 2, 29),
            LocalDate.of(2000, 2, 29),
            LocalDate.of(2023, 3, 26),
            LocalDate.of(2023, 10, 29),
            LocalDate.of(2023, 11, 5),
            LocalDate.of(2019, 12, 31),
            LocalDate.of(2020, 1, 1));

    private static final DateTimeFormatter WITH_OFFSET = new DateTimeFormatterBuilder()
            .appendPattern("yyyyMMddHHmmss")
            .appendFraction(ChronoField.MICRO_OF_SECOND, 6, 6, true)
            .appendOffset("+HHMM", "+0000")
            .toFormatter();

    /** One attribute, one precision. @param point a value as a number of its unit */
    private record Kind(int tag, Vr vr, ToLongFunction<String> point) {}

    private static final Kind DAY = new Kind(Tag.StudyDate, Vr.DA, DateIntervalsTest::day);
    private static final Kind RANGE = new Kind(0x00080021, Vr.DA, value -> day(value.substring(9)));
    private static final Kind MOMENT =
            new Kind(0x0008002A, Vr.DT, value -> micros(OffsetDateTime.parse(value, WITH_OFFSET)));
    private static final Kind LOCAL = new Kind(
            0x00189074,
            Vr.DT,
            value -> micros(LocalDateTime.parse(value, DateTimeFormatter.ofPattern("yyyyMMddHHmmss"))
                    .atOffset(ZoneOffset.UTC)));
    private static final Kind MONTH =
            new Kind(0x00189151, Vr.DT, value -> YearMonth.parse(value, DateTimeFormatter.ofPattern("yyyyMM"))
                    .getLong(ChronoField.PROLEPTIC_MONTH));
    private static final Kind YEAR =
            new Kind(0x00189516, Vr.DT, value -> Year.parse(value).getValue());
    private static final List<Kind> KINDS = List.of(DAY, RANGE, MOMENT, LOCAL, MONTH, YEAR);

    private final Deidentifier deidentifier =
            new Deidentifier("the key of one project".getBytes(StandardCharsets.US_ASCII));

    @Test
    void everyPairOfAPatientStaysAsFarApart() {
        Random random = new Random(8);
        int pairs = 0;
        int kept = 0;
        for (int patient = 0; patient < PATIENTS; patient++) {
            List<DataElements> before = new ArrayList<>();
            for (int number = 0; number < OBJECTS; number++) {
                before.add(object(patient, number, random));
            }
            List<DataElements> after = before.stream()
                    .map(object ->
                            (DataElements) deidentifier.deidentify(object).dataset())
                    .toList();
            for (Kind kind : KINDS) {
                long[] moved = points(kind, after);
                long[] original = points(kind, before);
                for (int i = 0; i < OBJECTS; i++) {
                    assertThat(moved[i]).isLessThan(original[i]);
                    for (int j = 0; j < i; j++) {
                        pairs++;
                        kept += moved[i] - moved[j] == original[i] - original[j] ? 1 : 0;
                    }
                }
            }
        }
        System.out.printf("D-08: %d of %d intervals kept%n", kept, pairs);
        assertThat(kept).isEqualTo(pairs).isEqualTo(PATIENTS * KINDS.size() * OBJECTS * (OBJECTS - 1) / 2);
    }

    /** Days, moments and both ends of a range move together, however they are written. */
    @Test
    void whatHasADayMovesByTheSameDaysWhateverItsForm() {
        Random random = new Random(9);
        for (int patient = 0; patient < PATIENTS; patient++) {
            DataElements before = object(patient, 0, random);
            DataElements after = (DataElements) deidentifier.deidentify(before).dataset();
            long days = point(DAY, after) - point(DAY, before);
            assertThat(days).isBetween(-3650L, -1L);
            assertThat(point(RANGE, after) - point(RANGE, before)).isEqualTo(days);
            assertThat(day(text(RANGE, after).substring(0, 8))
                            - day(text(RANGE, before).substring(0, 8)))
                    .isEqualTo(days);
            assertThat(point(MOMENT, after) - point(MOMENT, before))
                    .isEqualTo(Duration.ofDays(days).toNanos() / 1_000);
            assertThat(text(MOMENT, after).substring(8))
                    .isEqualTo(text(MOMENT, before).substring(8));
            assertThat(after.text(0x00080030)).isEqualTo(before.text(0x00080030));
        }
    }

    @Test
    void theDayOfBirthIsNot() {
        for (EnumSet<Option> options : List.of(EnumSet.noneOf(Option.class), EnumSet.allOf(Option.class))) {
            DataElements born = object(1, 1, new Random(1));
            born.put(Element.text(Tag.PatientBirthDate, Vr.DA, "19330412"));
            born.put(Element.text(0x00100032, Vr.TM, "041200"));
            Dataset out = cleaned(born, options);
            assertThat(out.text(Tag.PatientBirthDate)).isEmpty();
            assertThat(out.text(0x00100032)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"089Y, 089Y", "090Y, 090Y", "091Y, 090Y", "104Y, 090Y", "999Y, 090Y", "011M, 011M", "003D, 003D"})
    void agesAreCutAtEightyNine(String age, String kept) {
        DataElements object = object(1, 1, new Random(1));
        object.put(Element.text(0x00101010, Vr.AS, age));
        assertThat(cleaned(object, EnumSet.of(Option.PATIENT_CHARACTERISTICS)).text(0x00101010))
                .contains(kept);
        assertThat(cleaned(object, EnumSet.noneOf(Option.class)).text(0x00101010))
                .isEmpty();
    }

    private static Dataset cleaned(DataElements object, EnumSet<Option> options) {
        DeidentificationPolicy policy = new DeidentificationPolicy("trial-7", options);
        return new Deidentifier("the key of one project".getBytes(StandardCharsets.US_ASCII), policy)
                .deidentify(object)
                .dataset();
    }

    private static DataElements object(int patient, int number, Random random) {
        DataElements object = new DataElements(TransferSyntax.EXPLICIT);
        LocalDate day = random.nextInt(3) == 0
                ? EDGES.get(random.nextInt(EDGES.size()))
                : LocalDate.of(1998, 1, 1).plusDays(random.nextInt(10_000));
        LocalDateTime moment = day.atTime(
                random.nextInt(24), random.nextInt(60), random.nextInt(60), random.nextInt(1_000_000) * 1_000);
        ZoneOffset offset = ZoneOffset.ofTotalSeconds((random.nextInt(27) - 12) * 3600 / 2);
        object.put(Element.text(Tag.SOPInstanceUID, Vr.UI, "1.2." + patient + "." + number));
        object.put(text(DAY, day.format(DateTimeFormatter.BASIC_ISO_DATE)));
        object.put(text(
                RANGE,
                day.format(DateTimeFormatter.BASIC_ISO_DATE) + "-"
                        + day.plusDays(random.nextInt(400)).format(DateTimeFormatter.BASIC_ISO_DATE)));
        object.put(text(MOMENT, moment.atOffset(offset).format(WITH_OFFSET)));
        object.put(Element.text(0x00080030, Vr.TM, moment.format(DateTimeFormatter.ofPattern("HHmmss"))));
        object.put(Element.text(Tag.PatientID, Vr.LO, "PAT-" + patient));
        object.put(text(LOCAL, moment.format(DateTimeFormatter.ofPattern("yyyyMMddHHmmss"))));
        object.put(text(MONTH, moment.format(DateTimeFormatter.ofPattern("yyyyMM"))));
        object.put(text(YEAR, moment.format(DateTimeFormatter.ofPattern("yyyy"))));
        return object;
    }

    private static Element text(Kind kind, String value) {
        return Element.text(kind.tag(), kind.vr(), value);
    }

    private static long[] points(Kind kind, List<DataElements> objects) {
        return objects.stream().mapToLong(object -> point(kind, object)).toArray();
    }

    private static long point(Kind kind, DataElements object) {
        return kind.point().applyAsLong(text(kind, object));
    }

    private static String text(Kind kind, DataElements object) {
        return object.text(kind.tag()).orElseThrow();
    }

    private static long day(String value) {
        return LocalDate.parse(value, DateTimeFormatter.BASIC_ISO_DATE).toEpochDay();
    }

    private static long micros(OffsetDateTime moment) {
        return ChronoUnit.MICROS.between(OffsetDateTime.of(1900, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC), moment);
    }
}
