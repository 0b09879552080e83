package dev.consilium.dicom;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * One data element: a value, or the items of a sequence, or the fragments of encapsulated Pixel Data. A value stands as in a little endian
 * stream, with the padding it came with; nobody changes an array once it is in an element.
 */
final class Element {

    private enum Content {
        VALUE,
        ITEMS,
        FRAGMENTS
    }

    private static final byte[] NO_BYTES = {};

    private final int tag;
    private final Vr vr;
    private final Content content;
    private final byte[] value;
    private final List<DataElements> items;
    private final List<byte[]> fragments;

    private Element(int tag, Vr vr, Content content, byte[] value, List<DataElements> items, List<byte[]> fragments) {
        this.tag = tag;
        this.vr = vr;
        this.content = content;
        this.value = value;
        this.items = items;
        this.fragments = fragments;
    }

    static Element of(int tag, Vr vr, byte[] value) {
        return vr == Vr.SQ && value.length == 0
                ? sequence(tag, List.of())
                : new Element(tag, vr, Content.VALUE, value, List.of(), List.of());
    }

    /** A text of ASCII characters, not padded; several values are joined by a backslash. */
    static Element text(int tag, Vr vr, String... values) {
        String joined = String.join("\\", values);
        if (!joined.chars().allMatch(c -> c < 128)) {
            throw new IllegalArgumentException("not ASCII: encode it in the character set of the data set");
        }
        return of(tag, vr, joined.getBytes(StandardCharsets.US_ASCII));
    }

    static Element sequence(int tag, List<DataElements> items) {
        return new Element(tag, Vr.SQ, Content.ITEMS, NO_BYTES, List.copyOf(items), List.of());
    }

    /** @param fragments the Basic Offset Table first, empty or not (PS3.5 A.4) */
    static Element encapsulated(int tag, List<byte[]> fragments) {
        return new Element(tag, Vr.OB, Content.FRAGMENTS, NO_BYTES, List.of(), List.copyOf(fragments));
    }

    int tag() {
        return tag;
    }

    Vr vr() {
        return vr;
    }

    /** Group with an odd number (PS3.5 7.8). */
    boolean isPrivate() {
        return (tag >>> 16 & 1) == 1;
    }

    boolean isSequence() {
        return content == Content.ITEMS;
    }

    boolean isEncapsulated() {
        return content == Content.FRAGMENTS;
    }

    /** No bytes where the element is a sequence or encapsulated. */
    byte[] value() {
        return value;
    }

    List<DataElements> items() {
        return items;
    }

    List<byte[]> fragments() {
        return fragments;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Element that
                && tag == that.tag
                && vr == that.vr
                && content == that.content
                && Arrays.equals(value, that.value)
                && items.equals(that.items)
                && Arrays.deepEquals(fragments.toArray(), that.fragments.toArray());
    }

    @Override
    public int hashCode() {
        return 31 * tag + Arrays.hashCode(value);
    }

    /** Tag and VR only: a value might identify. */
    @Override
    public String toString() {
        return "(%04X,%04X) %s".formatted(tag >>> 16, tag & 0xFFFF, vr);
    }
}
