package dev.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.dicom.DeidentificationPolicy.Faces;
import dev.consilium.dicom.DeidentificationPolicy.Option;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** D-02: every row of Table E.1-1 in every situation. What is expected is read off the row here anew, not asked of the code under test. */
class TableActionsTest {

    private static final String SECRET = "Doe^Jane4711";
    private static final byte[] KEY = "sixteen bytes at least".getBytes(StandardCharsets.US_ASCII);
    private static final int[] KEPT_SEQUENCES = {0x52009229, 0x00289145, 0x00409096};
    private static final int PRIVATE_SEQUENCE = 0x00091001;

    /** Retain Patient Characteristics and, of Retain Device Identity, what says a model. */
    private static final Set<Integer> MODELS = Set.of(0x0016004F, 0x00160050, 0x300A0216);

    /** Without any option, with each, and with all of them and faces to be blanked, which is nothing that attributes show. */
    private static final List<DeidentificationPolicy> POLICIES = Stream.concat(
                    Stream.of(
                            DeidentificationPolicy.ANNOTATION,
                            new DeidentificationPolicy("all", EnumSet.allOf(Option.class), Faces.BLANK)),
                    Stream.of(Option.values()).map(option -> new DeidentificationPolicy("one", Set.of(option))))
            .toList();

    enum Situation {
        ABSENT,
        EMPTY,
        NORMAL,
        AT_DEPTH_3,
        IN_A_PRIVATE_SEQUENCE
    }

    @Test
    void everyRowInEverySituation() {
        List<String> failures = new ArrayList<>();
        int cases = 0;
        for (DeidentificationPolicy policy : POLICIES) {
            for (Situation situation : Situation.values()) {
                for (ProfileRow row : ConfidentialityProfile.table()) {
                    check(row, situation, policy).ifPresent(what -> failures.add(situation + " " + what));
                    cases++;
                }
            }
        }
        System.out.printf(
                "D-02: %d rows and situations under %d policies, %d failures%n",
                cases, POLICIES.size(), failures.size());
        assertThat(failures).isEmpty();
        assertThat(cases).isEqualTo(621 * 5 * POLICIES.size());
    }

    @Test
    void rowsAreAllReached() {
        assertThat(ConfidentialityProfile.table())
                .extracting(TableActionsTest::tag)
                .doesNotHaveDuplicates();
    }

    private static Optional<String> check(ProfileRow row, Situation situation, DeidentificationPolicy policy) {
        int tag = tag(row);
        boolean kept = isKept(row, policy);
        Element normal = kept ? harmless(tag) : normal(tag);
        DataElements in = object();
        switch (situation) {
            case ABSENT -> in.remove(tag);
            case EMPTY -> in.put(empty(tag));
            case NORMAL -> in.put(normal);
            case AT_DEPTH_3 -> in.put(nested(normal, KEPT_SEQUENCES));
            case IN_A_PRIVATE_SEQUENCE -> in.put(nested(normal, new int[] {PRIVATE_SEQUENCE}));
        }
        DataElements out =
                (DataElements) new Deidentifier(KEY, policy).deidentify(in).dataset();
        Optional<String> wrong =
                switch (situation) {
                    case ABSENT -> unless(!out.contains(tag) || isDeclared(tag), "is there");
                    case EMPTY -> kept ? unless(out.contains(tag), "is gone") : ofEmpty(row, out.element(tag));
                    case NORMAL -> ofNormal(row, kept, out.element(tag));
                    case AT_DEPTH_3 -> ofNormal(row, kept, innermost(out).element(tag));
                    case IN_A_PRIVATE_SEQUENCE ->
                        unless(out.elements().stream().noneMatch(Element::isPrivate), "is there");
                };
        return wrong.or(() -> unless(!leaks(out), "leaks"))
                .map(what -> "%s %08X %s %s".formatted(policy, tag, row, what));
    }

    private static Optional<String> ofEmpty(ProfileRow row, Optional<Element> out) {
        boolean sequence = vr(tag(row)) == Vr.SQ;
        if (isContent(row)) {
            return unless(out.filter(TableActionsTest::isEmpty).isPresent(), "is not kept empty");
        }
        if (outside(row) || row.action().equals("X") && !isDate(row)) {
            return unless(out.isEmpty(), "is kept");
        }
        boolean dummy =
                row.action().contains("D") && !isDate(row) && !sequence && !isPatient(row) && vr(tag(row)) != Vr.UI;
        return unless(out.isPresent() && isEmpty(out.get()) != dummy, "is not empty, or should not be");
    }

    private static Optional<String> ofNormal(ProfileRow row, boolean kept, Optional<Element> out) {
        if (outside(row)) {
            return unless(out.isEmpty(), "is kept");
        }
        if (kept) {
            return unless(
                    out.filter(element -> element.isSequence() || element.equals(harmless(tag(row))))
                            .isPresent(),
                    "is changed");
        }
        if (isContent(row)) {
            DataElements item = out.orElseThrow().items().get(0);
            return unless(item.text(0x00081155).orElse("").startsWith("2.25."), "holds no new UID")
                    .or(() -> unless(item.text(0x0040A160).equals(Optional.of("REMOVED")), "holds the text"));
        }
        if (isDate(row)) {
            return unless(out.filter(e -> isShifted(e)).isPresent(), "is not shifted");
        }
        if (isPatient(row)) {
            return unless(text(out).matches("P[0-9A-F]{16}"), "is no pseudonym");
        }
        if (isDescriptor(row)) {
            return unless(text(out).equals("axial"), "is not cleaned: " + text(out));
        }
        return switch (row.action()) {
            case "X" -> unless(out.isEmpty(), "is kept");
            case "Z", "X/Z" -> unless(out.filter(TableActionsTest::isEmpty).isPresent(), "is not emptied");
            case "U" -> unless(text(out).startsWith("2.25."), "is no new UID");
            case "X/Z/U*" ->
                unless(
                        out.orElseThrow()
                                .items()
                                .get(0)
                                .text(0x00081155)
                                .orElse("")
                                .startsWith("2.25."),
                        "holds no new UID");
            case "D", "X/D", "Z/D", "X/Z/D" ->
                unless(out.filter(e -> !isEmpty(e)).isPresent(), "is no dummy");
            default -> Optional.of("has an unknown action");
        };
    }

    /** Command and meta groups are outside the data set; Curve Data has no VR here, so it is only removed. */
    private static boolean outside(ProfileRow row) {
        return tag(row) >>> 16 < 4;
    }

    private static boolean isDate(ProfileRow row) {
        return row.cleansUnder("113107") && vr(tag(row)).isText();
    }

    private static boolean isDescriptor(ProfileRow row) {
        return row.cleansUnder("113105") && vr(tag(row)).isText();
    }

    private static boolean isContent(ProfileRow row) {
        return row.cleansUnder("113104");
    }

    private static boolean isKept(ProfileRow row, DeidentificationPolicy policy) {
        return policy.retains(Option.PATIENT_CHARACTERISTICS) && row.keepsUnder("113108")
                || policy.retains(Option.DEVICE_MODEL) && row.keepsUnder("113109") && MODELS.contains(tag(row));
    }

    private static boolean isPatient(ProfileRow row) {
        return tag(row) == 0x00100010 || tag(row) == Tag.PatientID;
    }

    private static boolean isShifted(Element out) {
        String text = new String(out.value(), StandardCharsets.US_ASCII);
        return switch (out.vr()) {
            case DA, DT -> text.matches("(199\\d|200\\d)\\d{4}.*") && !text.startsWith("20000229");
            default -> !text.isEmpty();
        };
    }

    private static boolean isEmpty(Element element) {
        return element.isSequence() ? element.items().isEmpty() : element.value().length == 0;
    }

    private static String text(Optional<Element> element) {
        return element.map(e -> new String(e.value(), StandardCharsets.US_ASCII))
                .orElse("");
    }

    private static boolean isDeclared(int tag) {
        return tag >>> 16 == 0x0012;
    }

    private static Optional<String> unless(boolean right, String what) {
        return right ? Optional.empty() : Optional.of(what);
    }

    /** The seal has digits of its own. */
    private static boolean leaks(DataElements out) {
        return out.elements().stream()
                .filter(e -> e.tag() != Tag.DeidentificationMethod)
                .anyMatch(e -> new String(e.value(), StandardCharsets.ISO_8859_1).contains("4711")
                        || e.items().stream().anyMatch(TableActionsTest::leaks));
    }

    private static DataElements innermost(DataElements out) {
        DataElements item = out;
        for (int sequence : KEPT_SEQUENCES) {
            item = item.element(sequence).orElseThrow().items().get(0);
        }
        return item;
    }

    private static Element nested(Element normal, int[] sequences) {
        DataElements item = DataElements.item();
        item.put(normal);
        Element element = Element.sequence(sequences[sequences.length - 1], List.of(item));
        for (int i = sequences.length - 2; i >= 0; i--) {
            DataElements outer = DataElements.item();
            outer.put(element);
            element = Element.sequence(sequences[i], List.of(outer));
        }
        return element;
    }

    private static DataElements object() {
        DataElements object = new DataElements("1.2.840.10008.1.2.1");
        object.put(Element.text(Tag.SOPInstanceUID, Vr.UI, "1.2.4711.1"));
        object.put(Element.text(Tag.StudyInstanceUID, Vr.UI, "1.2.4711.2"));
        object.put(Element.text(Tag.PatientID, Vr.LO, "4711"));
        object.put(Element.text(0x00090010, Vr.LO, "ACME 4711"));
        return object;
    }

    private static Element empty(int tag) {
        return Element.of(tag, vr(tag), new byte[0]);
    }

    private static Element normal(int tag) {
        Vr vr = vr(tag);
        return switch (vr) {
            case SQ -> Element.sequence(tag, List.of(reference()));
            case DA -> Element.text(tag, vr, "20000229");
            case DT -> Element.text(tag, vr, "20000229083015.5+0100");
            case TM -> Element.text(tag, vr, "083015");
            case UI -> Element.text(tag, vr, "1.2.4711.3");
            case AS -> Element.text(tag, vr, "091Y");
            case DS, IS -> Element.text(tag, vr, "4711");
            case LO, SH, ST, LT, UT, UC, CS, UR, AE, PN -> Element.text(tag, vr, special(tag, SECRET + " axial"));
            default -> Element.of(tag, vr, "4711".getBytes(StandardCharsets.US_ASCII));
        };
    }

    /** Of what an option keeps: nothing in it names anybody. */
    private static Element harmless(int tag) {
        Vr vr = vr(tag);
        return switch (vr) {
            case SQ -> Element.sequence(tag, List.of(DataElements.item()));
            case AS -> Element.text(tag, vr, "064Y");
            case DS, IS -> Element.text(tag, vr, "70");
            case CS -> Element.text(tag, vr, "F");
            default -> Element.text(tag, vr, "Acme 5");
        };
    }

    private static String special(int tag, String text) {
        return tag == 0x00080201 ? "+0100" : text;
    }

    private static DataElements reference() {
        DataElements item = DataElements.item();
        item.put(Element.text(0x00081150, Vr.UI, "1.2.840.10008.5.1.4.1.1.2"));
        item.put(Element.text(0x00081155, Vr.UI, "1.2.4711.4"));
        item.put(Element.text(0x00100010, Vr.PN, SECRET));
        item.put(Element.text(0x0040A160, Vr.UT, SECRET));
        item.put(Element.text(0x0040A040, Vr.CS, "TEXT"));
        return item;
    }

    private static Vr vr(int tag) {
        return Dictionary.vr(tag);
    }

    private static int tag(ProfileRow row) {
        if (row.tag().plain()) {
            return row.tag().value();
        }
        return row.tag().value() == 0x00010000
                ? 0x00091005
                : row.tag().value() | (row.tag().value() == 0x50000000 ? 0x22 : 0);
    }
}
