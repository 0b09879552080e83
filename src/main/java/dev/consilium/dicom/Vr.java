package dev.consilium.dicom;

import java.util.Arrays;
import java.util.Optional;

/** Value Representations of PS3.5 Table 6.2-1, with how each stands in a stream. */
enum Vr {
    AE(Kind.TEXT, 1, ' '),
    AS(Kind.TEXT, 1, ' '),
    AT(Kind.NUMBER, 2, 0),
    CS(Kind.TEXT, 1, ' '),
    DA(Kind.TEXT, 1, ' '),
    DS(Kind.TEXT, 1, ' '),
    DT(Kind.TEXT, 1, ' '),
    FD(Kind.NUMBER, 8, 0),
    FL(Kind.NUMBER, 4, 0),
    IS(Kind.TEXT, 1, ' '),
    LO(Kind.TEXT, 1, ' '),
    LT(Kind.TEXT, 1, ' '),
    OB(Kind.BYTES, 1, 0),
    OD(Kind.BYTES, 8, 0),
    OF(Kind.BYTES, 4, 0),
    OL(Kind.BYTES, 4, 0),
    OV(Kind.BYTES, 8, 0),
    OW(Kind.BYTES, 2, 0),
    PN(Kind.TEXT, 1, ' '),
    SH(Kind.TEXT, 1, ' '),
    SL(Kind.NUMBER, 4, 0),
    SQ(Kind.SEQUENCE, 1, 0),
    SS(Kind.NUMBER, 2, 0),
    ST(Kind.TEXT, 1, ' '),
    SV(Kind.NUMBER, 8, 0),
    TM(Kind.TEXT, 1, ' '),
    UC(Kind.TEXT, 1, ' '),
    UI(Kind.TEXT, 1, 0),
    UL(Kind.NUMBER, 4, 0),
    UN(Kind.BYTES, 1, 0),
    UR(Kind.TEXT, 1, ' '),
    US(Kind.NUMBER, 2, 0),
    UT(Kind.TEXT, 1, ' '),
    UV(Kind.NUMBER, 8, 0);

    enum Kind {
        TEXT,
        NUMBER,
        BYTES,
        SEQUENCE
    }

    /** By both letters, since every element of Explicit VR asks. */
    private static final Vr[] BY_LETTERS = new Vr[26 * 26];

    static {
        Arrays.fill(BY_LETTERS, UN);
        for (Vr vr : values()) {
            BY_LETTERS[place(vr.name().charAt(0), vr.name().charAt(1))] = vr;
        }
    }

    private final Kind kind;
    private final int width;
    private final byte padding;

    Vr(Kind kind, int width, int padding) {
        this.kind = kind;
        this.width = width;
        this.padding = (byte) padding;
    }

    static Optional<Vr> of(String name) {
        for (Vr vr : values()) {
            if (vr.name().equals(name)) {
                return Optional.of(vr);
            }
        }
        return Optional.empty();
    }

    /** By two upper-case letters; UN where none is so named. */
    static Vr named(int first, int second) {
        return BY_LETTERS[place(first, second)];
    }

    private static int place(int first, int second) {
        return (first - 'A') * 26 + second - 'A';
    }

    Kind kind() {
        return kind;
    }

    boolean isText() {
        return kind == Kind.TEXT;
    }

    /** Bytes of one unit whose order depends on the byte ordering (PS3.5 7.3). */
    int width() {
        return width;
    }

    /** The byte that makes an odd length even (PS3.5 6.2). */
    byte padding() {
        return padding;
    }

    /** 32-bit length after two reserved bytes in Explicit VR (PS3.5 Table 7.1-1). */
    boolean longForm() {
        return switch (this) {
            case OB, OD, OF, OL, OV, OW, SQ, SV, UC, UN, UR, UT, UV -> true;
            default -> false;
        };
    }

    /** Affected by Specific Character Set (0008,0005): PS3.5 6.1.2.2. */
    boolean charset() {
        return switch (this) {
            case LO, LT, PN, SH, ST, UC, UT -> true;
            default -> false;
        };
    }

    /** A backslash separates values; in the others it is a character like any other. */
    boolean multiValued() {
        return isText() && this != LT && this != ST && this != UT && this != UR;
    }
}
