package dev.consilium.dicom;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes a DICOM stream byte by byte in little endian, wrong ones too. */
final class HandWritten {

    private static final long UNDEFINED = 0xFFFFFFFFL;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Preamble and meta information with this transfer syntax. */
    static HandWritten file(String syntax) {
        String even = syntax.length() % 2 == 0 ? syntax : syntax + "\0";
        return new HandWritten()
                .bytes(new byte[128])
                .bytes("DICM".getBytes(StandardCharsets.US_ASCII))
                .explicit(0x00020000, "UL", number(4, 8 + even.length()))
                .explicit(0x00020010, "UI", even.getBytes(StandardCharsets.US_ASCII))
                .explicit(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.7\0".getBytes(StandardCharsets.US_ASCII));
    }

    /** As {@link #file} with the attributes of a small grey image, without pixels. */
    static HandWritten image(String syntax, int rows, int columns, int bitsAllocated) {
        return file(syntax).grey(rows, columns, bitsAllocated);
    }

    /** As {@link #image}, without a file around it. */
    static HandWritten imageOnly(int rows, int columns, int bitsAllocated) {
        return new HandWritten().text(0x00080060, "CS", "OT").grey(rows, columns, bitsAllocated);
    }

    HandWritten grey(int rows, int columns, int bitsAllocated) {
        return unsigned(0x00280002, 1)
                .text(0x00280004, "CS", "MONOCHROME2 ")
                .unsigned(0x00280010, rows)
                .unsigned(0x00280011, columns)
                .unsigned(0x00280100, bitsAllocated)
                .unsigned(0x00280101, bitsAllocated)
                .unsigned(0x00280102, bitsAllocated - 1)
                .unsigned(0x00280103, 0);
    }

    HandWritten bytes(byte... bytes) {
        out.writeBytes(bytes);
        return this;
    }

    HandWritten text(int tag, String vr, String even) {
        return explicit(tag, vr, even.getBytes(StandardCharsets.ISO_8859_1));
    }

    HandWritten unsigned(int tag, int value) {
        return explicit(tag, "US", number(2, value));
    }

    HandWritten explicit(int tag, String vr, byte[] value) {
        return header(tag, vr, value.length).bytes(value);
    }

    HandWritten header(int tag, String vr, long length) {
        tag(tag).bytes(vr.getBytes(StandardCharsets.US_ASCII));
        boolean isLong = Vr.of(vr).map(Vr::longForm).orElse(true);
        return isLong ? bytes(number(2, 0)).bytes(number(4, length)) : bytes(number(2, length));
    }

    HandWritten implicit(int tag, byte[] value) {
        return tag(tag).bytes(number(4, value.length)).bytes(value);
    }

    HandWritten openSequence(int tag) {
        return header(tag, "SQ", UNDEFINED);
    }

    HandWritten openItem() {
        return tag(0xFFFEE000).bytes(number(4, UNDEFINED));
    }

    HandWritten item(byte[] value) {
        return tag(0xFFFEE000).bytes(number(4, value.length)).bytes(value);
    }

    HandWritten closeItem() {
        return tag(0xFFFEE00D).bytes(number(4, 0));
    }

    HandWritten closeSequence() {
        return tag(0xFFFEE0DD).bytes(number(4, 0));
    }

    HandWritten fragments(byte[]... fragments) {
        header(0x7FE00010, "OB", UNDEFINED).item(new byte[0]);
        for (byte[] fragment : fragments) {
            item(fragment);
        }
        return closeSequence();
    }

    /** Private sequences, one in the other. */
    HandWritten nested(int depth) {
        for (int i = 0; i < depth; i++) {
            openSequence(0x00091001).openItem();
        }
        for (int i = 0; i < depth; i++) {
            closeItem().closeSequence();
        }
        return this;
    }

    /** Sequences that came as UN, one in the other; what is in them is implicit (PS3.5 6.2.2). */
    HandWritten nestedUnknown(int depth) {
        header(0x00091001, "UN", UNDEFINED).openItem();
        for (int i = 1; i < depth; i++) {
            tag(0x00081140).bytes(number(4, UNDEFINED)).openItem();
        }
        for (int i = 0; i < depth; i++) {
            closeItem().closeSequence();
        }
        return this;
    }

    byte[] toBytes() {
        return out.toByteArray();
    }

    private HandWritten tag(int tag) {
        return bytes(number(2, tag >>> 16)).bytes(number(2, tag & 0xFFFF));
    }

    static byte[] number(int width, long value) {
        byte[] bytes = new byte[width];
        for (int i = 0; i < width; i++) {
            bytes[i] = (byte) (value >> 8 * i);
        }
        return bytes;
    }
}
