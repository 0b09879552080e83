package dev.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.dicom.AnswerKey.Check;
import dev.consilium.dicom.AnswerKey.Kind;
import dev.consilium.dicom.AnswerKey.Planted;
import dev.consilium.imaging.BurnedInText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** D-12: how many of the answers of {@link AnswerKey} the de-identification gives, from file to file. */
class AnswerKeyTest {

    private static final Part10Toolkit TOOLKIT = new Part10Toolkit();

    /** Shorter ones, or of digits alone, may stand in a UID by chance: they are looked for in their place only. */
    private static final int SHORTEST_ANYWHERE = 6;

    @Test
    void everyAnswerIsGiven() throws IOException {
        Deidentifier deidentifier = new Deidentifier("the key of one project".getBytes(StandardCharsets.US_ASCII));
        Score score = new Score();
        score.of(object -> (DataElements) deidentifier.deidentify(object).dataset(), deidentifier);
        score.print();
        assertThat(score.objects).isGreaterThanOrEqualTo(1_000);
        assertThat(score.modalities).hasSizeGreaterThanOrEqualTo(8);
        assertThat(score.passed.keySet()).contains(Kind.values());
        assertThat(score.percent(false)).as("total").isGreaterThanOrEqualTo(99.9);
        assertThat(score.percent(true)).as("HIPAA").isEqualTo(100);
    }

    /** Controls: neither doing nothing nor taking everything away is a good answer. */
    @Test
    void nothingDoneAndEverythingTakenScoreBadly() throws IOException {
        Score same = new Score();
        same.of(object -> object);
        assertThat(same.percent(true)).isLessThan(5);
        Score empty = new Score();
        empty.of(object -> {
            DataElements bare = new DataElements(object.transferSyntax());
            bare.put(Element.text(Tag.SOPInstanceUID, Vr.UI, "2.25.1"));
            return bare;
        });
        assertThat(empty.percent(false)).isLessThan(65);
    }

    /** What was found over all objects. */
    private static final class Score {

        private final Map<Kind, int[]> passed = new EnumMap<>(Kind.class);
        private final Map<String, Integer> missed = new TreeMap<>();
        private final Map<String, String> uids = new HashMap<>();
        private final Map<String, String> patients = new HashMap<>();
        private final Map<String, Long> shifts = new HashMap<>();
        private final Set<String> modalities = new HashSet<>();
        private int objects;
        private int hipaaPassed;
        private int hipaa;
        private int heldBack;

        void of(UnaryOperator<DataElements> deidentification) throws IOException {
            of(deidentification, null);
        }

        /** @param manager blacks what is held back where the answer key says that text is, as a data manager marks it; null for nobody */
        void of(UnaryOperator<DataElements> deidentification, @Nullable Deidentifier manager) throws IOException {
            for (Planted planted : AnswerKey.objects()) {
                objects++;
                planted.object().text(Tag.Modality).ifPresent(modalities::add);
                DataElements original = read(written(planted.object()));
                DataElements clean = deidentification.apply(original);
                byte[] file = planted.burned().isEmpty() || manager == null
                        ? written(clean)
                        : marked(clean, manager, planted);
                new Answers(planted, read(file), file).check();
            }
        }

        private byte[] marked(DataElements clean, Deidentifier manager, Planted planted) throws IOException {
            if (BurnedInText.risk(clean, List.of()).isEmpty()) {
                return written(clean);
            }
            heldBack++;
            List<Integer> burned = planted.burned();
            PixelRegion place = new PixelRegion(
                    burned.get(1), burned.get(0), burned.get(3) - burned.get(1), burned.get(2) - burned.get(0));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            manager.blacked(clean, frame -> List.of(place), TOOLKIT, Long.MAX_VALUE)
                    .write(out);
            return out.toByteArray();
        }

        private void count(Check check, boolean right) {
            int[] counts = passed.computeIfAbsent(check.kind(), kind -> new int[2]);
            counts[0] += right ? 1 : 0;
            counts[1]++;
            hipaa += check.hipaa() ? 1 : 0;
            hipaaPassed += check.hipaa() && right ? 1 : 0;
            if (!right) {
                missed.merge(check.kind() + " " + name(check.path()), 1, Integer::sum);
            }
        }

        double percent(boolean hipaaOnly) {
            int right = passed.values().stream().mapToInt(counts -> counts[0]).sum();
            int all = passed.values().stream().mapToInt(counts -> counts[1]).sum();
            return hipaaOnly ? 100.0 * hipaaPassed / hipaa : 100.0 * right / all;
        }

        void print() {
            System.out.printf("D-12: %d instances of %d modalities%n", objects, modalities.size());
            passed.forEach((kind, counts) -> System.out.printf("  %-17s %6d of %6d%n", kind, counts[0], counts[1]));
            missed.forEach((what, times) -> System.out.printf("  missed %s, %d times%n", what, times));
            System.out.printf(
                    "  total %.3f %%, HIPAA class %.3f %% of %d; %d held back for a person, who marks the text%n",
                    percent(false), percent(true), hipaa, heldBack);
        }

        /** Of one object. */
        private final class Answers {

            private final Planted planted;
            private final DataElements out;
            private final String file;

            Answers(Planted planted, DataElements out, byte[] file) {
                this.planted = planted;
                this.out = out;
                this.file = new String(file, StandardCharsets.UTF_8);
            }

            void check() {
                for (Check check : planted.checks()) {
                    count(check, isRight(check));
                }
            }

            private boolean isRight(Check check) {
                Optional<Element> element = element(check.path());
                return switch (check.kind()) {
                    case TAG_RETAINED -> element.isPresent();
                    case TEXT_NOTNULL ->
                        element.filter(found -> !text(found).isEmpty()).isPresent();
                    case TEXT_RETAINED ->
                        element.map(AnswerKeyTest::text)
                                .filter(found -> found.equals(check.expected())
                                        || List.of(found.split(" ")).contains(check.expected()))
                                .isPresent();
                    case TEXT_REMOVED ->
                        element.filter(found -> text(found).contains(check.expected()))
                                        .isEmpty()
                                && !standsAnywhere(check);
                    case DATE_SHIFTED ->
                        element.map(AnswerKeyTest::text)
                                .filter(found -> isShifted(check.expected(), found))
                                .isPresent();
                    case UID_CHANGED ->
                        element.map(AnswerKeyTest::text)
                                .filter(found -> !found.isEmpty() && !found.equals(check.expected()))
                                .isPresent();
                    case UID_CONSISTENT -> isTheSameAsBefore(uids, check, element);
                    case PATID_CONSISTENT -> isTheSameAsBefore(patients, check, element);
                    case PIXELS_RETAINED ->
                        element.filter(found -> Arrays.equals(
                                        found.value(),
                                        planted.object()
                                                .element(Tag.PixelData)
                                                .orElseThrow()
                                                .value()))
                                .isPresent();
                    case PIXELS_HIDDEN -> isBlack();
                };
            }

            private boolean standsAnywhere(Check check) {
                return check.expected().length() >= SHORTEST_ANYWHERE
                        && !check.expected().matches("[\\d.]+")
                        && file.contains(check.expected());
            }

            private boolean isTheSameAsBefore(Map<String, String> known, Check check, Optional<Element> element) {
                String found = element.map(AnswerKeyTest::text).orElse("");
                String before = known.putIfAbsent(check.expected(), found);
                boolean first = before == null
                        && known.values().stream().filter(found::equals).count() == 1;
                return !found.isEmpty() && !found.equals(check.expected()) && (first || found.equals(before));
            }

            /** By so many whole days as every date of the patient, and the time of day as it was. */
            private boolean isShifted(String before, String after) {
                if (after.length() != before.length() || !after.matches("\\d{8}.*")) {
                    return false;
                }
                long days = ChronoUnit.DAYS.between(day(before), day(after));
                Long known = shifts.putIfAbsent(planted.patient(), days);
                return days < 0
                        && days >= -3650
                        && (known == null || known == days)
                        && after.substring(8).equals(before.substring(8));
            }

            private boolean isBlack() {
                byte[] pixels = out.element(Tag.PixelData).map(Element::value).orElse(new byte[0]);
                Set<Byte> values = new HashSet<>();
                List<Integer> burned = planted.burned();
                for (int row = burned.get(0); row < burned.get(2) && pixels.length > 0; row++) {
                    for (int column = burned.get(1); column < burned.get(3); column++) {
                        values.add(pixels[row * AnswerKey.SIDE + column]);
                    }
                }
                return values.size() <= 1;
            }

            private Optional<Element> element(List<Integer> path) {
                DataElements in = out;
                for (int tag : path.subList(0, path.size() - 1)) {
                    Optional<Element> sequence = in.element(tag);
                    if (sequence.isEmpty() || sequence.get().items().isEmpty()) {
                        return Optional.empty();
                    }
                    in = sequence.get().items().get(0);
                }
                return in.element(path.get(path.size() - 1));
            }
        }
    }

    private static String name(List<Integer> path) {
        return String.join(
                " ",
                path.stream()
                        .map(tag -> "(%04X,%04X)".formatted(tag >>> 16, tag & 0xFFFF))
                        .toList());
    }

    private static String text(Element element) {
        return new String(element.value(), StandardCharsets.UTF_8)
                .replace("\0", "")
                .strip();
    }

    private static LocalDate day(String value) {
        return LocalDate.parse(value.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static byte[] written(DataElements object) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TOOLKIT.write(object, out);
        return out.toByteArray();
    }

    private static DataElements read(byte[] file) throws IOException {
        return DataElements.of(TOOLKIT.read(new ByteArrayInputStream(file), ReadLimits.DEFAULT));
    }
}
