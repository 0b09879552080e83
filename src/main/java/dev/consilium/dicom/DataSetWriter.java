package dev.consilium.dicom;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Writes data elements in little endian. Sequences and items are of undefined length (PS3.5 7.5.2) unless empty, so that one pass is
 * enough; values are padded to even length.
 */
final class DataSetWriter {

    private static final int LONGEST_SHORT_FORM = 0xFFFE;

    private final OutputStream out;
    private final TransferSyntax syntax;

    DataSetWriter(OutputStream out, TransferSyntax syntax) {
        this.out = out;
        this.syntax = syntax;
    }

    void write(DataElements dataSet) throws IOException {
        for (Element element : dataSet.elements()) {
            write(element);
        }
    }

    /** @param value goes to its place among the elements, of which none has its tag */
    void write(DataElements dataSet, LongValue value) throws IOException {
        boolean written = false;
        for (Element element : dataSet.elements()) {
            if (!written && Integer.compareUnsigned(element.tag(), value.tag()) > 0) {
                write(value);
                written = true;
            }
            write(element);
        }
        if (!written) {
            write(value);
        }
    }

    private void write(LongValue value) throws IOException {
        long padding = value.length() % 2;
        writeHeader(value.tag(), value.vr(), value.length() + padding);
        value.content().writeTo(out);
        out.write(new byte[(int) padding]);
    }

    private void write(Element element) throws IOException {
        if (element.isSequence()) {
            writeSequence(element);
        } else if (element.isEncapsulated()) {
            writeFragments(element);
        } else {
            byte[] value = padded(element);
            writeHeader(element.tag(), element.vr(), value.length);
            out.write(value);
        }
    }

    private static byte[] padded(Element element) {
        byte[] value = element.value();
        if (value.length % 2 == 0) {
            return value;
        }
        byte[] even = Arrays.copyOf(value, value.length + 1);
        even[value.length] = element.vr().padding();
        return even;
    }

    private void writeHeader(int tag, Vr vr, long length) throws IOException {
        writeTag(tag);
        if (!syntax.encoding().explicit()) {
            out.write(little(4, length));
            return;
        }
        // PS3.5 6.2.2 note 2: what does not fit the short form goes as UN.
        Vr fitting = vr.longForm() || length <= LONGEST_SHORT_FORM ? vr : Vr.UN;
        out.write(fitting.name().getBytes(StandardCharsets.US_ASCII));
        if (fitting.longForm()) {
            out.write(little(2, 0));
        }
        out.write(little(fitting.longForm() ? 4 : 2, length));
    }

    private void writeSequence(Element sequence) throws IOException {
        if (sequence.items().isEmpty()) {
            writeHeader(sequence.tag(), Vr.SQ, 0);
            return;
        }
        writeHeader(sequence.tag(), Vr.SQ, ElementHeader.UNDEFINED);
        for (DataElements item : sequence.items()) {
            writeItem(item);
        }
        writeDelimiter(Tag.SequenceDelimitationItem, 0);
    }

    private void writeItem(DataElements item) throws IOException {
        if (item.elements().isEmpty()) {
            writeDelimiter(Tag.Item, 0);
            return;
        }
        writeDelimiter(Tag.Item, ElementHeader.UNDEFINED);
        write(item);
        writeDelimiter(Tag.ItemDelimitationItem, 0);
    }

    private void writeFragments(Element pixels) throws IOException {
        if (!syntax.encapsulated()) {
            throw DicomException.malformed("Fragments need a transfer syntax that encapsulates.");
        }
        writeHeader(pixels.tag(), pixels.vr(), ElementHeader.UNDEFINED);
        List<byte[]> fragments = pixels.fragments();
        for (byte[] fragment : fragments) {
            writeDelimiter(Tag.Item, fragment.length + fragment.length % 2);
            out.write(fragment);
            out.write(new byte[fragment.length % 2]);
        }
        writeDelimiter(Tag.SequenceDelimitationItem, 0);
    }

    private void writeDelimiter(int tag, long length) throws IOException {
        writeTag(tag);
        out.write(little(4, length));
    }

    private void writeTag(int tag) throws IOException {
        out.write(little(2, tag >>> 16));
        out.write(little(2, tag & 0xFFFF));
    }

    static byte[] little(int width, long value) {
        byte[] bytes = new byte[width];
        for (int i = 0; i < width; i++) {
            bytes[i] = (byte) (value >>> (8 * i));
        }
        return bytes;
    }
}
