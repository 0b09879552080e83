package dev.consilium.dicom;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes one frame out of a stream of Pixel Data and skips the others. */
final class SingleFrame implements DataSetReader.AtPixels {

    private static final int ITEM_HEADER = 8;
    private static final byte[] NO_TABLE = {};

    private final int frame;
    private final ReadBudget budget;
    private boolean told = true;

    SingleFrame(int frame, ReadLimits limits) {
        this.frame = frame;
        this.budget = new ReadBudget(limits);
    }

    /** Whether the frame could be told from the others. */
    boolean told() {
        return told;
    }

    @Override
    public void take(DataElements before, ElementHeader header, Encoding encoding, ByteSource source)
            throws IOException {
        if (header.tag() != Tag.PixelData) {
            return;
        }
        // What the Image Pixel Module says stands before Pixel Data; that there is some is what makes frames.
        before.put(Element.of(Tag.PixelData, header.vr(), new byte[0]));
        PixelLayout layout = PixelLayout.of(before);
        before.placeOf(frame);
        Element pixels = null;
        if (header.undefined()) {
            pixels = coded(before, layout.frames(), encoding, source);
        } else if (!encoding.bigEndian()) {
            pixels = uncompressed(layout, header, source);
        }
        told = pixels != null;
        if (pixels != null) {
            before.put(pixels);
            before.holdOnly(frame);
        }
    }

    private Element uncompressed(PixelLayout layout, ElementHeader header, ByteSource source) throws IOException {
        long bits = UncompressedFrame.bitsOfOne(layout, header.length());
        long first = frame * bits;
        long end = (first + bits + Byte.SIZE - 1) / Byte.SIZE;
        if (end > header.length()) {
            throw DicomException.truncated("Pixel Data is shorter than its frames.");
        }
        source.skip(first / Byte.SIZE);
        byte[] bytes = source.read(end - first / Byte.SIZE);
        return Element.of(Tag.PixelData, header.vr(), shifted(bytes, (int) (first % Byte.SIZE)));
    }

    /** Frames of single bits do not begin with a byte. */
    private static byte[] shifted(byte[] bytes, int bits) {
        for (int i = 0; bits > 0 && i < bytes.length; i++) {
            int next = i + 1 < bytes.length ? bytes[i + 1] & 0xFF : 0;
            bytes[i] = (byte) ((bytes[i] & 0xFF) >>> bits | next << Byte.SIZE - bits);
        }
        return bytes;
    }

    private @Nullable Element coded(DataElements image, int count, Encoding encoding, ByteSource source)
            throws IOException {
        ElementHeader table = ElementHeader.read(source, encoding);
        if (table.tag() != Tag.Item || table.undefined()) {
            throw DicomException.malformed("Encapsulated Pixel Data does not consist of fragments.");
        }
        List<Long> offsets = CodedFrames.offsets(image, source.read(table.length()), count);
        List<byte[]> listed = new ArrayList<>(List.of(NO_TABLE));
        List<byte[]> numbered = new ArrayList<>(List.of(NO_TABLE));
        long position = 0;
        int number = 0;
        int met = 0;
        for (ElementHeader item = ElementHeader.read(source, encoding);
                item.tag() != Tag.SequenceDelimitationItem;
                item = ElementHeader.read(source, encoding)) {
            if (item.tag() != Tag.Item || item.undefined()) {
                throw DicomException.malformed("Encapsulated Pixel Data does not consist of fragments.");
            }
            budget.countElement();
            if (met < offsets.size() && offsets.get(met) == position) {
                met++;
            }
            boolean byTable = met == frame + 1;
            boolean byNumber = count == 1 || number == frame;
            if (byTable || byNumber) {
                byte[] fragment = source.read(item.length());
                if (byTable) {
                    listed.add(fragment);
                }
                if (byNumber) {
                    numbered.add(fragment);
                }
            } else {
                source.skip(item.length());
            }
            position += ITEM_HEADER + item.length();
            number++;
        }
        // As among all: one fragment for each frame needs no table, and a table is believed where it meets the items.
        if (count == 1 || number == count) {
            return Element.encapsulated(Tag.PixelData, numbered);
        }
        return met == count ? Element.encapsulated(Tag.PixelData, listed) : null;
    }
}
