package dev.consilium.dicom;

import dev.consilium.dicom.DeidentificationPolicy.Option;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an output says of its de-identification (PS3.15 E.1.1, PS3.3 C.12.1.1.1, C.7.1.1): exactly the codes applied, and nothing of what was
 * not done.
 */
final class MethodDeclaration {

    static final String CLEAN_FEATURES = "113102";

    static final String SEAL = "seal ";

    /** CID 7050. */
    private static final Map<String, String> APPLIED = new LinkedHashMap<>();

    static {
        APPLIED.put("113100", "Basic Application Confidentiality Profile");
        APPLIED.put(Decision.CLEAN_DESCRIPTORS, "Clean Descriptors Option");
        APPLIED.put(Decision.MODIFIED_DATES, "Retain Longitudinal Temporal Information Modified Dates Option");
    }

    /** SOP classes whose objects must say whether text is burned in. */
    private static final Set<String> SAYING = Set.copyOf(ResourceTable.lines("burned-in-required.txt"));

    /** Applied to some objects only. */
    private static final Map<String, String> BY_OBJECT = Map.of(
            Deidentified.CLEAN_PIXEL_DATA,
            "Clean Pixel Data Option",
            CLEAN_FEATURES,
            "Clean Recognizable Visual Features Option",
            Decision.CLEAN_STRUCTURED_CONTENT,
            "Clean Structured Content Option");

    private final ProjectSecret secret;
    private final DeidentificationPolicy policy;

    MethodDeclaration(ProjectSecret secret, DeidentificationPolicy policy) {
        this.secret = secret;
        this.policy = policy;
    }

    /** In the order of the codes. */
    private SortedMap<String, String> applied(Set<String> also) {
        SortedMap<String, String> applied = new TreeMap<>(APPLIED);
        also.forEach(code -> applied.put(code, Objects.requireNonNull(BY_OBJECT.get(code))));
        for (Option option : Option.values()) {
            if (policy.retains(option)) {
                applied.put(option.code(), option.meaning());
            }
        }
        return applied;
    }

    private String policyText() {
        return "PS3.15 " + ConfidentialityProfile.EDITION + ", policy " + policy.id();
    }

    /**
     * In place of whatever the original said of an earlier de-identification.
     *
     * @param also codes of what was applied to this object
     */
    void write(DataElements clean, Set<String> also) {
        // Of what a sender says of his pixels, only that they show somebody is of use.
        if (clean.text(Tag.BurnedInAnnotation).filter("NO"::equals).isPresent()
                && !SAYING.contains(clean.text(Tag.SOPClassUID).orElse(""))) {
            clean.remove(Tag.BurnedInAnnotation);
        }
        if (clean.text(Tag.RecognizableVisualFeatures).filter("NO"::equals).isPresent()) {
            clean.remove(Tag.RecognizableVisualFeatures);
        }
        clean.put(Element.text(Tag.PatientIdentityRemoved, Vr.CS, "YES"));
        clean.put(Element.text(Tag.LongitudinalTemporalInformationModified, Vr.CS, "MODIFIED"));
        List<DataElements> items = new ArrayList<>();
        applied(also).forEach((code, meaning) -> items.add(item(code, meaning)));
        clean.put(Element.sequence(Tag.DeidentificationMethodCodeSequence, items));
        clean.put(Element.text(
                Tag.DeidentificationMethod, Vr.LO, product(), policyText(), SEAL + Seal.of(clean, secret)));
    }

    /** No text is burned in any more: it was blacked, or a person looked and there was none. */
    void withoutText(DataElements sealed, boolean blacked) {
        sealed.put(Element.text(Tag.BurnedInAnnotation, Vr.CS, "NO"));
        if (blacked) {
            add(sealed, Deidentified.CLEAN_PIXEL_DATA);
        }
        sealAnew(sealed);
    }

    /** The face is gone from the pixels. */
    void withoutFace(DataElements sealed) {
        sealed.put(Element.text(Tag.RecognizableVisualFeatures, Vr.CS, "NO"));
        add(sealed, CLEAN_FEATURES);
        sealAnew(sealed);
    }

    private static void add(DataElements sealed, String code) {
        if (!Deidentified.codesOf(sealed).contains(code)) {
            List<DataElements> items = new ArrayList<>(sealed.element(Tag.DeidentificationMethodCodeSequence)
                    .orElseThrow()
                    .items());
            items.add(item(code, Objects.requireNonNull(BY_OBJECT.get(code))));
            sealed.put(Element.sequence(Tag.DeidentificationMethodCodeSequence, items));
        }
    }

    private void sealAnew(DataElements sealed) {
        List<String> method = sealed.texts(Tag.DeidentificationMethod);
        sealed.put(Element.text(
                Tag.DeidentificationMethod, Vr.LO, method.get(0), method.get(1), SEAL + Seal.of(sealed, secret)));
    }

    private static DataElements item(String code, String meaning) {
        DataElements item = DataElements.item();
        item.put(Element.text(Tag.CodeValue, Vr.SH, code));
        item.put(Element.text(Tag.CodingSchemeDesignator, Vr.SH, "DCM"));
        item.put(Element.text(Tag.CodeMeaning, Vr.LO, meaning));
        return item;
    }

    private static String product() {
        String version = MethodDeclaration.class.getPackage().getImplementationVersion();
        return "Consilium " + Objects.requireNonNullElse(version, "(development)");
    }

    /** True only for our own output for the same project, no element of which has changed but the pixels. */
    boolean standsIn(DataElements dataset) {
        List<String> method = dataset.texts(Tag.DeidentificationMethod);
        return method.size() == 3 && same(method.get(2), SEAL + Seal.of(dataset, secret));
    }

    /** Whether it was written under this policy. @param sealed stands in it */
    boolean ofThisPolicy(DataElements sealed) {
        return sealed.texts(Tag.DeidentificationMethod).get(1).equals(policyText());
    }

    private static boolean same(String found, String expected) {
        return MessageDigest.isEqual(found.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
}
