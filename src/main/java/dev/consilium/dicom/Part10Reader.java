package dev.consilium.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads the file format of PS3.10 7: preamble, group 0002, data set; the first two may be missing. The data set that results is little
 * endian and not deflated, and its transfer syntax says so, whatever the file was.
 */
final class Part10Reader {

    private static final int PREAMBLE = 128;
    private static final byte[] PREFIX = "DICM".getBytes(StandardCharsets.US_ASCII);
    private static final int FIRST_ELEMENT = 8;
    private static final int BITS_PER_BYTE = 8;

    private final ByteSource source;
    private final ReadLimits limits;

    Part10Reader(InputStream in, ReadLimits limits) {
        this.source = new ByteSource(in, limits.maxElementLength());
        this.limits = limits;
    }

    DataElements readHeader() throws IOException {
        return dataSet(true);
    }

    DataElements read() throws IOException {
        DataElements dataSet = dataSet(false);
        boundFrames(dataSet);
        return dataSet;
    }

    private DataElements dataSet(boolean headerOnly) throws IOException {
        boolean prefixed = skipPreamble();
        if (!prefixed && Encoding.guess(source.peek(FIRST_ELEMENT)).isEmpty()) {
            throw new DicomException("NOT_DICOM", "The file is not a DICOM object.");
        }
        Optional<TransferSyntax> declared = metaInformation().map(TransferSyntax::of);
        if (declared.filter(TransferSyntax::deflated).isPresent()) {
            return inflated(declared.get(), headerOnly);
        }
        return plain(source, declared, headerOnly);
    }

    private boolean skipPreamble() throws IOException {
        byte[] start = source.peek(PREAMBLE + PREFIX.length);
        for (int i = 0; i < PREFIX.length; i++) {
            if (start.length < PREAMBLE + PREFIX.length || start[PREAMBLE + i] != PREFIX[i]) {
                return false;
            }
        }
        source.read(start.length);
        return true;
    }

    /** Transfer Syntax UID of group 0002; its length is not trusted, the group number is. */
    private Optional<String> metaInformation() throws IOException {
        Optional<String> syntax = Optional.empty();
        for (byte[] next = source.peek(FIRST_ELEMENT); isMeta(next); next = source.peek(FIRST_ELEMENT)) {
            ElementHeader header =
                    ElementHeader.read(source, Encoding.guess(next).orElse(Encoding.EXPLICIT));
            byte[] value = source.read(header.length());
            if (header.tag() == Tag.TransferSyntaxUID) {
                syntax = Values.texts(Element.of(header.tag(), Vr.UI, value), CharacterSet.DEFAULT).stream()
                        .findFirst();
            }
        }
        return syntax;
    }

    private static boolean isMeta(byte[] start) {
        return start.length > 1 && start[0] == 0x02 && start[1] == 0x00;
    }

    private DataElements inflated(TransferSyntax syntax, boolean headerOnly) throws IOException {
        try (InputStream inflation = BoundedInflation.of(source.rest(), limits.maxInflatedLength())) {
            ByteSource inner = new ByteSource(inflation, limits.maxElementLength());
            return plain(inner, Optional.of(syntax), headerOnly);
        }
    }

    /** What the first element looks like counts for more than what the meta information claims. */
    private DataElements plain(ByteSource from, Optional<TransferSyntax> declared, boolean headerOnly)
            throws IOException {
        Encoding encoding = Encoding.guess(from.peek(FIRST_ELEMENT))
                .or(() -> declared.map(TransferSyntax::encoding))
                .orElseThrow(() -> DicomException.malformed("The transfer syntax is neither said nor to be seen."));
        String uid = declared.filter(TransferSyntax::encapsulated)
                .map(TransferSyntax::uid)
                .orElse(encoding.explicit() ? TransferSyntax.EXPLICIT : TransferSyntax.IMPLICIT);
        DataElements dataSet = new DataSetReader(from, limits, new DataElements(uid)).read(encoding, headerOnly);
        if (dataSet.elements().isEmpty()) {
            throw DicomException.truncated("The file holds no data set.");
        }
        return dataSet;
    }

    /** Number of Frames may not exceed the bits there are: callers count up to it. */
    private static void boundFrames(DataElements dataSet) {
        Element pixels = dataSet.element(Tag.PixelData).orElse(null);
        if (pixels == null) {
            return;
        }
        long bytes = pixels.value().length
                + pixels.fragments().stream()
                        .mapToLong(fragment -> fragment.length)
                        .sum();
        if (dataSet.frames() > Math.max(1, bytes * BITS_PER_BYTE)) {
            throw DicomException.malformed("Number of Frames is more than Pixel Data can hold.");
        }
    }
}
