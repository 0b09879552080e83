package dev.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.dicom.DeidentificationPolicy.Option;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.mockito.MockedConstruction;
import org.mockito.MockedStatic;
import org.mockito.Mockito;

/**
 * D-15: a fault at each rule and in each part that carries rules out, of each kind that code has; no object passes. A fault counts only
 * where the object reached it.
 */
class RuleFaultsTest {

    private static final byte[] KEY = "the key of one project".getBytes(StandardCharsets.US_ASCII);
    private static final DeidentificationPolicy EVERYTHING =
            new DeidentificationPolicy("trial-7", EnumSet.allOf(Option.class));
    private static final List<Supplier<Throwable>> FAULTS = List.of(
            NullPointerException::new,
            () -> new IllegalStateException("Doe^Jane"),
            StackOverflowError::new,
            OutOfMemoryError::new,
            () -> new DicomException("MALFORMED", "no value"));

    /** Static methods, each the only way into its part. */
    private static final List<Class<?>> PARTS = List.of(
            Subject.class,
            TypedElement.class,
            SafePrivate.class,
            Vocabulary.class,
            DummyValue.class,
            DummyItem.class,
            Seal.class);

    private Supplier<Throwable> fault = NullPointerException::new;
    private boolean reached;
    private int injected;
    private int passed;

    @Test
    void noneOfTheTableOrTheSweepLetsAnObjectPassWhereItFails() {
        Map<Integer, Element> rules = new LinkedHashMap<>();
        ConfidentialityProfile.table().forEach(row -> rules.put(tag(row), element(tag(row))));
        assertThat(rules).hasSize(621);
        ConfidentialityProfile.additions().forEach(row -> rules.put(tag(row), element(tag(row))));
        sweep().forEach(tag -> rules.put(tag, element(tag)));
        rules.keySet().removeIf(tag -> tag >>> 16 < 4); // of no data set: they go before a rule is asked
        int[] at = new int[1];
        try (MockedStatic<Decision> decisions = Mockito.mockStatic(Decision.class, call -> {
            if (call.getMethod().getName().equals("of") && call.<Integer>getArgument(0) == at[0]) {
                throw fault();
            }
            return call.callRealMethod();
        })) {
            for (Map.Entry<Integer, Element> rule : rules.entrySet()) {
                at[0] = rule.getKey();
                DataElements object = object();
                object.put(rule.getValue());
                inject(DeidentificationPolicy.ANNOTATION, object);
            }
        }
        tell("rules", rules.size());
        assertThat(injected).isGreaterThan(3_000);
    }

    @Test
    void noPartLetsAnObjectPassWhereItFails() {
        for (Class<?> part : PARTS) {
            try (MockedStatic<?> failing = Mockito.mockStatic(part, call -> {
                throw fault();
            })) {
                inject(EVERYTHING, everyTreatment());
            }
        }
        tell("parts", PARTS.size());
        assertThat(injected).isEqualTo(PARTS.size() * FAULTS.size());
    }

    /** Each method of what cleans texts, makes keyed values and declares the method. */
    @Test
    void noMethodLetsAnObjectPassWhereItFails() {
        ProjectSecret secret = new ProjectSecret(KEY);
        Map<Object, List<String>> methods = Map.of(
                new TextCleaning(Subject.of(everyTreatment(), secret)),
                List.of("dates", "ages", "text", "words", "coded", "codeStrings", "decimals"),
                secret,
                List.of("uid", "pseudonym", "dateOffset", "mac"),
                new MethodDeclaration(secret, EVERYTHING),
                List.of("standsIn", "write"));
        int count = 0;
        for (Map.Entry<Object, List<String>> part : methods.entrySet()) {
            for (String method : part.getValue()) {
                count++;
                injectInto(part.getKey(), method);
            }
        }
        tell("methods", count);
        assertThat(injected).isEqualTo(count * FAULTS.size());
    }

    /** In place of whatever is made of this class stands one that does as the real one but fails in one method. */
    private void injectInto(Object real, String method) {
        try (MockedConstruction<?> failing = Mockito.mockConstructionWithAnswer(real.getClass(), call -> {
            if (call.getMethod().getName().equals(method)) {
                throw fault();
            }
            call.getMethod().setAccessible(true);
            return call.getMethod().invoke(real, call.getArguments());
        })) {
            inject(EVERYTHING, everyTreatment());
            assertThat(failing.constructed()).isNotEmpty();
        }
    }

    private Throwable fault() {
        reached = true;
        return fault.get();
    }

    private void inject(DeidentificationPolicy policy, DataElements object) {
        for (Supplier<Throwable> kind : FAULTS) {
            fault = kind;
            reached = false;
            injected++;
            try {
                new Deidentifier(KEY, policy).deidentify(object);
                passed++;
            } catch (DicomException | OutOfMemoryError refused) {
                assertThat(refused)
                        .satisfies(e -> assertThat(e.getMessage() + "").doesNotContain("Doe"));
            }
            assertThat(reached).as("%s is reached", object.elements()).isTrue();
        }
    }

    private void tell(String what, int count) {
        System.out.printf("D-15: %d faults injected at %d %s, %d objects passed%n", injected, count, what, passed);
        assertThat(passed).isZero();
    }

    /** Without a fault it passes, so that none of the faults is one of the object. */
    @Test
    void theObjectsPassWhereNothingFails() {
        assertThat(new Deidentifier(KEY, EVERYTHING)
                        .deidentify(everyTreatment())
                        .methodCodes())
                .contains("113100");
        DataElements object = object();
        sweep().forEach(tag -> object.put(element(tag)));
        assertThat(new Deidentifier(KEY).deidentify(object).methodCodes()).contains("113100");
    }

    /** An attribute of each VR that the table does not list. */
    private static Set<Integer> sweep() {
        Map<Vr, Integer> tags = new EnumMap<>(Vr.class);
        for (int group = 8; group < 0x0080; group += 2) {
            for (int element = 0x10; element < 0x4000; element++) {
                int tag = group << 16 | element;
                if (Dictionary.find(tag).isPresent()
                        && ConfidentialityProfile.find(tag).isEmpty()) {
                    tags.putIfAbsent(Dictionary.vr(tag), tag);
                }
            }
        }
        assertThat(tags).hasSizeGreaterThan(25);
        return Set.copyOf(tags.values());
    }

    /** One element for each treatment, of the table and of the sweep. */
    private static DataElements everyTreatment() {
        DataElements object = object();
        object.put(Element.text(0x00080008, Vr.CS, "ORIGINAL", "PRIMARY"));
        object.put(Element.text(0x00080020, Vr.DA, "20240229"));
        object.put(Element.text(Tag.Manufacturer, Vr.LO, "ACME"));
        object.put(Element.text(0x0008103E, Vr.LO, "CHEST"));
        DataElements code = DataElements.item();
        code.put(Element.text(Tag.CodeValue, Vr.SH, "69536005"));
        code.put(Element.text(Tag.CodingSchemeDesignator, Vr.SH, "SCT"));
        code.put(Element.text(Tag.CodeMeaning, Vr.LO, "Head"));
        object.put(Element.sequence(0x00082218, List.of(code)));
        object.put(Element.text(0x00101010, Vr.AS, "091Y"));
        object.put(Element.text(0x00181050, Vr.DS, "0.5"));
        object.put(Element.text(0x00190010, Vr.LO, "SIEMENS MR HEADER"));
        object.put(Element.text(0x0019100C, Vr.IS, "1000"));
        object.put(Element.text(0x0040A123, Vr.PN, "Doe^John"));
        DataElements observer = DataElements.item();
        observer.put(Element.text(0x0040A123, Vr.PN, "Doe^John"));
        object.put(Element.sequence(0x00081111, List.of(observer)));
        object.put(Element.sequence(0x00400555, List.of(observer)));
        return object;
    }

    private static DataElements object() {
        DataElements object = new DataElements(TransferSyntax.EXPLICIT);
        object.put(Element.text(Tag.SOPInstanceUID, Vr.UI, "1.2.3.1"));
        object.put(Element.text(Tag.PatientName, Vr.PN, "Doe^Jane"));
        object.put(Element.text(Tag.PatientID, Vr.LO, "4711"));
        object.put(Element.text(Tag.StudyInstanceUID, Vr.UI, "1.2.3"));
        return object;
    }

    private static int tag(ProfileRow row) {
        if (row.tag().plain()) {
            return row.tag().value();
        }
        int value = row.tag().value();
        return value == 0x00010000
                ? 0x00091005
                : value >>> 24 == 0x50
                        ? value | 0x22
                        : value >>> 16 == 0x6000 && (value & 0xFFFF) == 0 ? 0x60001500 : value;
    }

    private static Element element(int tag) {
        Vr vr = Dictionary.vr(tag);
        return switch (vr) {
            case SQ -> Element.sequence(tag, List.of());
            case UI -> Element.text(tag, vr, "1.2.3.4");
            case DA -> Element.text(tag, vr, "20240229");
            case AS -> Element.text(tag, vr, "050Y");
            default -> Element.text(tag, vr, "12");
        };
    }
}
