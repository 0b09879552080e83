package dev.consilium.dicom;

import java.util.Arrays;

/** The lookup tables of PALETTE COLOR (PS3.3 C.7.6.3.1.5 and .6); an index beyond a table takes its nearest entry. */
final class Palette {

    private static final int BYTE = 0xFF;
    private static final int LARGEST_TABLE = 1 << 16;

    /** @param first stored value that the first entry belongs to */
    private record Table(int first, int bits, int[] entries) {

        int at(int value) {
            return entries[Math.max(0, Math.min(entries.length - 1, value - first))];
        }
    }

    private final Table[] tables;

    private Palette(Table[] tables) {
        this.tables = tables;
    }

    static Palette of(DataElements image, boolean signed) {
        Table[] tables = new Table[3];
        for (int colour = 0; colour < tables.length; colour++) {
            tables[colour] = table(
                    value(image, Tag.RedPaletteColorLookupTableDescriptor + colour),
                    value(image, Tag.RedPaletteColorLookupTableData + colour),
                    signed);
        }
        if (tables[0].bits != tables[1].bits || tables[0].bits != tables[2].bits) {
            throw DicomException.malformed("The lookup tables of the palette differ in their bits.");
        }
        return new Palette(tables);
    }

    int bits() {
        return tables[0].bits;
    }

    int[] expand(int[] values) {
        int[] rgb = new int[Math.multiplyExact(values.length, tables.length)];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = tables[i % tables.length].at(values[i / tables.length]);
        }
        return rgb;
    }

    private static byte[] value(DataElements image, int tag) {
        return image.element(tag)
                .map(Element::value)
                .orElseThrow(() -> DicomException.malformed("A lookup table of the palette is missing."));
    }

    private static Table table(byte[] descriptor, byte[] data, boolean signed) {
        if (descriptor.length < 6) {
            throw DicomException.malformed("A lookup table of the palette is not described.");
        }
        int count = word(descriptor, 0) == 0 ? LARGEST_TABLE : word(descriptor, 0);
        int first = signed ? (short) word(descriptor, 1) : word(descriptor, 1);
        int bits = word(descriptor, 2);
        if ((bits != 8 && bits != 16) || data.length < (long) count * bits / 8) {
            throw DicomException.malformed("A lookup table of the palette is not as it is described.");
        }
        boolean words = data.length >= count * 2;
        int[] entries = new int[count];
        Arrays.setAll(entries, i -> words ? word(data, i) : data[i] & BYTE);
        return new Table(first, bits, bits == 8 ? narrowed(entries) : entries);
    }

    /** Eight bits in words stand in the low byte, or by some writers in the high one. */
    private static int[] narrowed(int[] entries) {
        boolean high = Arrays.stream(entries).anyMatch(entry -> entry > BYTE);
        return high ? Arrays.stream(entries).map(entry -> entry >>> 8).toArray() : entries;
    }

    private static int word(byte[] bytes, int index) {
        return (bytes[2 * index] & BYTE) | (bytes[2 * index + 1] & BYTE) << 8;
    }
}
