package dev.consilium.dicom;

import java.io.IOException;

/** Tag, VR and length as they stand before a value (PS3.5 7.1.1); items and delimiters have no VR and come as UN. */
record ElementHeader(int tag, Vr vr, long length) {

    static final long UNDEFINED = 0xFFFFFFFFL;

    static ElementHeader read(ByteSource source, Encoding encoding) throws IOException {
        int group = source.unsigned16(encoding.bigEndian());
        int tag = group << 16 | source.unsigned16(encoding.bigEndian());
        if (group == 0xFFFE) {
            return new ElementHeader(tag, Vr.UN, source.unsigned32(encoding.bigEndian()));
        }
        if (!encoding.explicit()) {
            return new ElementHeader(tag, Dictionary.vr(tag), source.unsigned32(false));
        }
        return explicit(tag, source, encoding);
    }

    /** A VR of two letters that is not known is one of a later edition, which are all of the long form (PS3.5 6.2). */
    private static ElementHeader explicit(int tag, ByteSource source, Encoding encoding) throws IOException {
        int first = source.unsigned8();
        int second = source.unsigned8();
        if (!Encoding.isUpperCase((byte) first) || !Encoding.isUpperCase((byte) second)) {
            throw DicomException.malformed("An element has no value representation.");
        }
        Vr vr = Vr.named(first, second);
        if (vr.longForm()) {
            source.unsigned16(false);
            return new ElementHeader(tag, vr, source.unsigned32(encoding.bigEndian()));
        }
        return new ElementHeader(tag, vr, source.unsigned16(encoding.bigEndian()));
    }

    boolean undefined() {
        return length == UNDEFINED;
    }

    int group() {
        return tag >>> 16;
    }
}
