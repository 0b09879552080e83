package dev.consilium.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the file format of PS3.10 7: preamble, group 0002, data set; the first two may be missing. The data set that results is little
 * endian and not deflated, and its transfer syntax says so, whatever the file was.
 */
final class Part10Reader {

    private static final int PREAMBLE = 128;
    private static final byte[] PREFIX = "DICM".getBytes(StandardCharsets.US_ASCII);
    /** DOS and Windows, Unix, macOS, scripts, archives, documents, pages; TIFF may well be there (PS3.10 7.1). */
    private static final List<String> EXECUTABLE =
            List.of("MZ", "\u007fELF", "\u00cf\u00fa\u00ed\u00fe", "\u00ca\u00fe\u00ba\u00be", "#!", "PK", "%PDF", "<");

    private static final int FIRST_ELEMENT = 8;
    private static final int BITS_PER_BYTE = 8;

    private final ByteSource source;
    private final ReadLimits limits;
    private DataElements begun = new DataElements("");
    private String declaredSyntax = "";
    private String seenSyntax = "";
    private String mediaStorageSopClass = "";
    private boolean executablePreamble;

    Part10Reader(InputStream in, ReadLimits limits) {
        this.source = new ByteSource(in, limits.maxElementLength());
        this.limits = limits;
    }

    DataElements readHeader() throws IOException {
        return dataSet((elements, header, encoding, from) -> {});
    }

    /** Empty where it takes all fragments to tell which are of one frame. */
    Optional<DataElements> readFrame(int frame) throws IOException {
        SingleFrame single = new SingleFrame(frame, limits);
        DataElements dataSet = dataSet(single);
        return single.told() ? Optional.of(dataSet) : Optional.empty();
    }

    DataElements read() throws IOException {
        DataElements dataSet = dataSet(null);
        boundFrames(dataSet);
        return dataSet;
    }

    /** What was read until now, for when reading goes no further. */
    PartialRead soFar(@Nullable DicomException fault) {
        String syntax = declaredSyntax.isEmpty() ? seenSyntax : declaredSyntax;
        return new PartialRead(begun, syntax, mediaStorageSopClass, executablePreamble, fault);
    }

    private DataElements dataSet(DataSetReader.@Nullable AtPixels atPixels) throws IOException {
        boolean prefixed = skipPreamble();
        if (!prefixed && Encoding.guess(source.peek(FIRST_ELEMENT)).isEmpty()) {
            throw new DicomException("NOT_DICOM", "The file is not a DICOM object.");
        }
        metaInformation();
        Optional<TransferSyntax> declared =
                declaredSyntax.isEmpty() ? Optional.empty() : Optional.of(TransferSyntax.of(declaredSyntax));
        if (declared.filter(TransferSyntax::deflated).isPresent()) {
            return inflated(declared.get(), atPixels);
        }
        return plain(source, declared, atPixels);
    }

    private boolean skipPreamble() throws IOException {
        byte[] start = source.peek(PREAMBLE + PREFIX.length);
        for (int i = 0; i < PREFIX.length; i++) {
            if (start.length < PREAMBLE + PREFIX.length || start[PREAMBLE + i] != PREFIX[i]) {
                return false;
            }
        }
        if (isValue(source.peek(start.length + FIRST_ELEMENT), start.length)) {
            return false;
        }
        executablePreamble = isExecutable(start);
        source.read(start.length);
        return true;
    }

    /** Without a preamble the letters of the prefix may stand in a value: an element begins the file, and none follows the letters. */
    private static boolean isValue(byte[] start, int prefixed) {
        return Encoding.guess(start).isPresent()
                && Encoding.guess(Arrays.copyOfRange(start, prefixed, start.length))
                        .isEmpty();
    }

    /** Whether a program, an archive or a page of the web begins here. */
    static boolean isExecutable(byte[] preamble) {
        String start = new String(preamble, 0, Math.min(preamble.length, PREAMBLE), StandardCharsets.ISO_8859_1);
        return EXECUTABLE.stream().anyMatch(start::startsWith);
    }

    /** Group 0002; its length is not trusted, the group number is. */
    private void metaInformation() throws IOException {
        for (byte[] next = source.peek(FIRST_ELEMENT); isMeta(next); next = source.peek(FIRST_ELEMENT)) {
            ElementHeader header =
                    ElementHeader.read(source, Encoding.guess(next).orElse(Encoding.EXPLICIT));
            byte[] value = source.read(header.length());
            if (header.tag() == Tag.TransferSyntaxUID) {
                declaredSyntax = uid(value);
            } else if (header.tag() == Tag.MediaStorageSOPClassUID) {
                mediaStorageSopClass = uid(value);
            }
        }
    }

    private static String uid(byte[] value) {
        return Values.texts(Element.of(Tag.TransferSyntaxUID, Vr.UI, value), CharacterSet.DEFAULT).stream()
                .findFirst()
                .orElse("");
    }

    private static boolean isMeta(byte[] start) {
        return start.length > 1 && start[0] == 0x02 && start[1] == 0x00;
    }

    private DataElements inflated(TransferSyntax syntax, DataSetReader.@Nullable AtPixels atPixels) throws IOException {
        try (InputStream inflation = BoundedInflation.of(source.rest(), limits)) {
            ByteSource inner = new ByteSource(inflation, limits.maxElementLength());
            return plain(inner, Optional.of(syntax), atPixels);
        }
    }

    /** What the first element looks like counts for more than what the meta information claims; PS3.5 10.1 has the default. */
    private DataElements plain(
            ByteSource from, Optional<TransferSyntax> declared, DataSetReader.@Nullable AtPixels atPixels)
            throws IOException {
        Encoding encoding = Encoding.guess(from.peek(FIRST_ELEMENT))
                .or(() -> declared.map(TransferSyntax::encoding))
                .orElse(Encoding.IMPLICIT);
        String uid = declared.filter(TransferSyntax::encapsulated)
                .map(TransferSyntax::uid)
                .orElse(encoding.explicit() ? TransferSyntax.EXPLICIT : TransferSyntax.IMPLICIT);
        seenSyntax = encoding.bigEndian() ? TransferSyntax.BIG_ENDIAN : uid;
        begun = new DataElements(uid);
        new DataSetReader(from, limits, begun).read(encoding, atPixels);
        if (begun.elements().isEmpty()) {
            throw DicomException.truncated("The file holds no data set.");
        }
        return begun;
    }

    /** Number of Frames may not exceed the bits there are: callers count up to it. */
    static void boundFrames(DataElements dataSet) {
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
