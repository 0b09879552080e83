package dev.consilium.dicom;

import java.util.List;

/**
 * What de-identification made of a data set.
 *
 * @param dataset a new data set; the input is untouched
 * @param methodCodes codes of CID 7050 that were applied and stand in (0012,0064)
 * @param tableEdition edition of PS3.15 Table E.1-1 that was applied
 */
public record Deidentified(Dataset dataset, List<String> methodCodes, String tableEdition) {

    /** What stands where a text had to be, and must not say anything. */
    public static final String REMOVED = DummyValue.TEXT;

    /** Clean Pixel Data Option, of CID 7050. */
    public static final String CLEAN_PIXEL_DATA = "113101";

    /** Whether an output says that its pixels were cleaned. */
    public static boolean pixelsCleaned(Dataset output) {
        return codesOf(output).contains(CLEAN_PIXEL_DATA);
    }

    /** What stands in (0012,0063) and holds of what is made of an object too: not the seal, which is of the object alone. */
    public static List<String> methodOf(Dataset output) {
        return output.texts(Tag.DeidentificationMethod).stream()
                .filter(text -> !text.isBlank() && !text.startsWith(MethodDeclaration.SEAL))
                .toList();
    }

    /** Codes that stand in (0012,0064). */
    public static List<String> codesOf(Dataset output) {
        return output.items(Tag.DeidentificationMethodCodeSequence).stream()
                .flatMap(item -> item.text(Tag.CodeValue).stream())
                .toList();
    }
}
