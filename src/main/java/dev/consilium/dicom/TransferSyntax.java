package dev.consilium.dicom;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a Transfer Syntax UID says about the data set (PS3.5 Annex A).
 *
 * @param encapsulated Pixel Data is in fragments
 */
record TransferSyntax(String uid, Encoding encoding, boolean deflated, boolean encapsulated) {

    static final String IMPLICIT = "1.2.840.10008.1.2";
    static final String EXPLICIT = "1.2.840.10008.1.2.1";
    static final String DEFLATED = "1.2.840.10008.1.2.1.99";
    static final String BIG_ENDIAN = "1.2.840.10008.1.2.2";
    static final String ENCAPSULATED_UNCOMPRESSED = "1.2.840.10008.1.2.1.98";
    static final String RLE = "1.2.840.10008.1.2.5";
    static final String JPEG_BASELINE = "1.2.840.10008.1.2.4.50";
    static final String JPEG_EXTENDED = "1.2.840.10008.1.2.4.51";
    static final String JPEG_LOSSLESS = "1.2.840.10008.1.2.4.57";
    static final String JPEG_LOSSLESS_FIRST_ORDER = "1.2.840.10008.1.2.4.70";
    static final String JPEG_LS_LOSSLESS = "1.2.840.10008.1.2.4.80";
    static final String JPEG_LS = "1.2.840.10008.1.2.4.81";
    static final String JPEG_2000_LOSSLESS = "1.2.840.10008.1.2.4.90";
    static final String JPEG_2000 = "1.2.840.10008.1.2.4.91";

    private static final String COMPRESSED = "1.2.840.10008.1.2.4.";
    /** Whatever the rest is goes into headers of answers. */
    private static final Pattern COMPRESSED_UID =
            Pattern.compile(Pattern.quote(COMPRESSED) + "[0-9]{1,10}(\\.[0-9]{1,10}){0,3}");

    static final String DEFLATED_FRAMES = "1.2.840.10008.1.2.8.1";
    /** JPIP, where the whole data set is deflated and the pixels are elsewhere. */
    private static final Set<String> DEFLATED_JPIP = Set.of(COMPRESSED + "95", COMPRESSED + "205");

    /** @throws DicomException {@code UNSUPPORTED_SYNTAX}, which private syntaxes are too: how they encode is not known */
    static TransferSyntax of(String uid) {
        return switch (uid) {
            case IMPLICIT -> new TransferSyntax(uid, Encoding.IMPLICIT, false, false);
            case EXPLICIT -> new TransferSyntax(uid, Encoding.EXPLICIT, false, false);
            case DEFLATED -> new TransferSyntax(uid, Encoding.EXPLICIT, true, false);
            case BIG_ENDIAN -> new TransferSyntax(uid, Encoding.EXPLICIT_BIG_ENDIAN, false, false);
            default -> encapsulated(uid);
        };
    }

    private static TransferSyntax encapsulated(String uid) {
        boolean known = COMPRESSED_UID.matcher(uid).matches()
                || uid.equals(RLE)
                || uid.equals(ENCAPSULATED_UNCOMPRESSED)
                || uid.equals(DEFLATED_FRAMES);
        if (!known || DEFLATED_JPIP.contains(uid)) {
            throw DicomException.unsupported("The transfer syntax is not one that can be read.");
        }
        return new TransferSyntax(uid, Encoding.EXPLICIT, false, true);
    }
}
