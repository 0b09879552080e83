package dev.consilium.imaging.maskfile;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DatasetBuilder;
import dev.consilium.dicom.Tag;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A code with its meaning (PS3.3 Table 8.8-1).
 *
 * @param scheme Coding Scheme Designator, such as {@code SCT}
 */
public record CodedConcept(String value, String scheme, String meaning) {

    /** Stands for a segment of which nothing is known (CID 7150, CID 7166). */
    public static final CodedConcept TISSUE = new CodedConcept("85756007", "SCT", "Tissue");

    private static final Pattern TEXT = Pattern.compile("([A-Z0-9_.-]{1,16}):([A-Za-z0-9.-]{1,16})");

    private static final int LONGEST_MEANING = 64;

    public CodedConcept {
        if (value.isBlank() || value.length() > 16 || scheme.isBlank() || scheme.length() > 16 || meaning.isBlank()) {
            throw new IllegalArgumentException("no code");
        }
        String sound = meaning.replaceAll("[\\\\\\p{Cntrl}]", " ");
        meaning = sound.length() > LONGEST_MEANING ? sound.substring(0, LONGEST_MEANING) : sound;
    }

    /** Of a concept as a label schema has it, {@code SCT:39607008}; empty where it is none. */
    public static Optional<CodedConcept> of(String concept, String meaning) {
        Matcher matcher = TEXT.matcher(concept);
        return matcher.matches()
                ? Optional.of(new CodedConcept(matcher.group(2), matcher.group(1), meaning))
                : Optional.empty();
    }

    Dataset item() {
        return DatasetBuilder.item(item -> item.text(Tag.CodeValue, value)
                .text(Tag.CodingSchemeDesignator, scheme)
                .text(Tag.CodeMeaning, meaning));
    }
}
