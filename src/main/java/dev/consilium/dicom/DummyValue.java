package dev.consilium.dicom;

import java.util.Collections;

/** Values that say nothing: never empty, valid for their VR and so many as they must be, and of characters that every character set has. */
final class DummyValue {

    static final String TEXT = "REMOVED";
    static final String NAME = "ANONYMOUS";

    private DummyValue() {}

    /** @param vr any but SQ */
    static Element of(int tag, Vr vr) {
        return switch (vr) {
            case PN -> Element.text(tag, vr, NAME);
            case DA -> Element.text(tag, vr, "19000101");
            case DT -> Element.text(tag, vr, "19000101000000");
            case TM -> Element.text(tag, vr, "000000");
            case AS -> Element.text(tag, vr, "000Y");
            case DS, IS ->
                Element.text(tag, vr, Collections.nCopies(least(tag), "0").toArray(String[]::new));
            case UI -> Element.text(tag, vr, "2.25.0");
            case UR -> Element.text(tag, vr, "urn:removed");
            case AE, CS, LO, LT, SH, ST, UC, UT -> Element.text(tag, vr, TEXT);
            case SQ -> throw new IllegalArgumentException("a sequence has items");
            default -> Element.of(tag, vr, new byte[Math.max(2, vr.width() * least(tag))]);
        };
    }

    /** The fewest values there may be (PS3.6): two of {@code 2-n}. */
    private static int least(int tag) {
        return Dictionary.find(tag)
                .map(entry -> Integer.parseInt(entry.vm().replaceAll("\\D.*", "")))
                .orElse(1);
    }
}
