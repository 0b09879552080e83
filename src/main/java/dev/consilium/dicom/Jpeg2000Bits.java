package dev.consilium.dicom;

/** The bits of packet headers, where a zero follows each byte of ones (ITU-T T.800 B.10.1), and the bytes between them. */
final class Jpeg2000Bits {

    private final byte[] code;
    private final int end;
    private int at;
    private int held;
    private int left;

    Jpeg2000Bits(Jpeg2000Packets packets) {
        code = packets.code();
        at = packets.from();
        end = packets.to();
    }

    int bit() {
        if (left == 0) {
            left = held == 0xFF ? 7 : 8;
            held = octet(at++);
        }
        left--;
        return held >> left & 1;
    }

    int bits(int count) {
        int bits = 0;
        for (int i = 0; i < count; i++) {
            bits = bits << 1 | bit();
        }
        return bits;
    }

    /** Ends a packet header; a byte follows even where one of ones was the last. */
    void align() {
        if (held == 0xFF) {
            at++;
        }
        held = 0;
        left = 0;
    }

    /** Goes on behind a marker segment of this length, if one stands here. */
    void skip(int marker, int length) {
        if (at + 1 < end && octet(at) == 0xFF && octet(at + 1) == marker) {
            at += length;
        }
    }

    /** Gives the next bytes to a segment. */
    void append(Jpeg2000Block.Segment segment, int length) {
        if (length > end - at) {
            throw DicomException.truncated("A packet of the coded image ends too early.");
        }
        segment.append(at, at + length);
        at += length;
    }

    private int octet(int position) {
        if (position >= end) {
            throw DicomException.truncated("A packet of the coded image ends too early.");
        }
        return code[position] & 0xFF;
    }
}
