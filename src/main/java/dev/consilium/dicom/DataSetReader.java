package dev.consilium.dicom;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the elements of one data set and what is nested in it (PS3.5 7), within the limits. */
final class DataSetReader {

    private static final long NO_END = Long.MAX_VALUE;
    private static final int COMMAND_GROUP = 0x0000;
    private static final int META_GROUP = 0x0002;
    private static final int DELIMITER_GROUP = 0xFFFE;

    /** Where a reading ends before Pixel Data, takes as much of it as it needs. */
    interface AtPixels {
        void take(DataElements before, ElementHeader header, Encoding encoding, ByteSource source) throws IOException;
    }

    private final ByteSource source;
    private final ReadLimits limits;
    private final DataElements root;
    private final ReadBudget budget;

    DataSetReader(ByteSource source, ReadLimits limits, DataElements root) {
        this.source = source;
        this.limits = limits;
        this.budget = new ReadBudget(limits);
        this.root = root;
    }

    /** @param atPixels null where Pixel Data is an element like any other */
    DataElements read(Encoding encoding, @Nullable AtPixels atPixels) throws IOException {
        while (!source.atEnd() && !source.paddedFromHere()) {
            ElementHeader header = ElementHeader.read(source, encoding);
            if (atPixels != null && isPixelData(header.tag())) {
                atPixels.take(root, header, encoding, source);
                break;
            }
            put(root, header, encoding, 0, NO_END);
        }
        return root;
    }

    private static boolean isPixelData(int tag) {
        return tag == Tag.PixelData || tag == Tag.FloatPixelData || tag == Tag.DoubleFloatPixelData;
    }

    /** Group lengths are retired (PS3.5 7.2) and would be wrong after any change, so they are left out. */
    private void put(DataElements into, ElementHeader header, Encoding encoding, int depth, long end)
            throws IOException {
        if (header.group() == COMMAND_GROUP || header.group() == META_GROUP || header.group() == DELIMITER_GROUP) {
            throw DicomException.malformed("A data set holds an element that belongs elsewhere.");
        }
        Element element = element(into, header, encoding, depth, end);
        if ((header.tag() & 0xFFFF) == 0) {
            return;
        }
        if (into.contains(header.tag())) {
            throw DicomException.malformed("An element stands twice in a data set.");
        }
        into.put(element);
    }

    private Element element(DataElements into, ElementHeader header, Encoding encoding, int depth, long end)
            throws IOException {
        budget.countElement();
        if (header.undefined()) {
            return undefinedLength(header, encoding, depth);
        }
        long valueEnd = source.position() + header.length();
        if (valueEnd > end) {
            throw DicomException.malformed("An element is longer than the item it stands in.");
        }
        if (header.vr() == Vr.SQ) {
            return Element.sequence(header.tag(), items(encoding, depth + 1, valueEnd));
        }
        byte[] value = source.read(header.length());
        if (encoding.bigEndian()) {
            ByteOrders.swap(value, width(header));
        }
        return Element.of(header.tag(), header.vr() == Vr.US ? usOrSs(into, header, encoding) : header.vr(), value);
    }

    /** Samples of 32 bits stand as one number in big endian, though their VR is OW. */
    private int width(ElementHeader header) {
        boolean wide = header.tag() == Tag.PixelData
                && header.vr() == Vr.OW
                && root.integer(Tag.BitsAllocated).orElse(0) == 32;
        return wide ? 4 : header.vr().width();
    }

    /** Where the dictionary leaves the choice, the sign of the samples makes it (PS3.5 A.1). */
    private Vr usOrSs(DataElements into, ElementHeader header, Encoding encoding) {
        boolean choice = !encoding.explicit()
                && Dictionary.find(header.tag())
                        .filter(entry -> entry.vr().equals("US or SS"))
                        .isPresent();
        DataElements image = into.contains(Tag.PixelRepresentation) ? into : root;
        return choice && image.integer(Tag.PixelRepresentation).orElse(0) == 1 ? Vr.SS : Vr.US;
    }

    private Element undefinedLength(ElementHeader header, Encoding encoding, int depth) throws IOException {
        boolean bytes = header.vr() == Vr.OB || header.vr() == Vr.OW;
        if (header.tag() == Tag.PixelData || (bytes && encoding.explicit())) {
            return Element.encapsulated(header.tag(), fragments(encoding));
        }
        return switch (header.vr()) {
            case SQ -> Element.sequence(header.tag(), items(encoding, depth + 1, NO_END));
            // PS3.5 6.2.2: a sequence whose VR was lost, implicit and little endian whatever is around it.
            case UN -> Element.sequence(header.tag(), items(Encoding.IMPLICIT, depth + 1, NO_END));
            default -> throw DicomException.malformed("An element that is no sequence has no length.");
        };
    }

    private List<DataElements> items(Encoding encoding, int depth, long end) throws IOException {
        if (depth > limits.maxDepth()) {
            throw DicomException.limit("Sequences are nested deeper than may be read.");
        }
        List<DataElements> items = new ArrayList<>();
        while (source.position() < end) {
            ElementHeader header = ElementHeader.read(source, encoding);
            if (header.tag() == Tag.SequenceDelimitationItem && (end == NO_END || source.position() == end)) {
                break;
            }
            items.add(item(header, encoding, depth, end));
        }
        return items;
    }

    private DataElements item(ElementHeader header, Encoding encoding, int depth, long end) throws IOException {
        budget.countElement();
        long itemEnd = header.undefined() ? NO_END : source.position() + header.length();
        if (header.tag() != Tag.Item || (!header.undefined() && itemEnd > end)) {
            throw DicomException.malformed("A sequence does not consist of items.");
        }
        DataElements item = DataElements.item();
        while (source.position() < itemEnd) {
            ElementHeader inner = ElementHeader.read(source, encoding);
            if (inner.tag() == Tag.ItemDelimitationItem && (header.undefined() || source.position() == itemEnd)) {
                break;
            }
            put(item, inner, encoding, depth, Math.min(itemEnd, end));
        }
        return item;
    }

    /** PS3.5 A.4: the Basic Offset Table, the fragments, a delimiter. */
    private List<byte[]> fragments(Encoding encoding) throws IOException {
        List<byte[]> fragments = new ArrayList<>();
        while (true) {
            ElementHeader header = ElementHeader.read(source, encoding);
            if (header.tag() == Tag.SequenceDelimitationItem) {
                return fragments;
            }
            if (header.tag() != Tag.Item || header.undefined()) {
                throw DicomException.malformed("Encapsulated Pixel Data does not consist of fragments.");
            }
            budget.countElement();
            fragments.add(source.read(header.length()));
        }
    }
}
