package dev.consilium.dicom;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Which fragments make which frame (PS3.5 A.4): all of them where there is one frame, one each, by an offset table, or by the markers that
 * begin an image.
 */
final class CodedFrames {

    private static final int ITEM_HEADER = 8;

    private final List<List<byte[]>> frames;

    private CodedFrames(List<List<byte[]>> frames) {
        this.frames = frames;
    }

    static CodedFrames of(DataElements image, Element pixels, int count) {
        List<byte[]> all = pixels.fragments();
        if (all.size() < 2) {
            throw DicomException.truncated("Encapsulated Pixel Data has no fragments.");
        }
        List<byte[]> fragments = all.subList(1, all.size());
        if (count == 1) {
            return new CodedFrames(List.of(fragments));
        }
        if (fragments.size() == count) {
            return new CodedFrames(fragments.stream().map(List::of).toList());
        }
        List<Long> offsets = offsets(image, all.get(0), count);
        return new CodedFrames(!offsets.isEmpty() ? byOffset(fragments, offsets) : byMarker(fragments));
    }

    byte[] frame(int number) {
        if (number >= frames.size()) {
            throw DicomException.truncated("Pixel Data has fewer frames than Number of Frames.");
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        frames.get(number).forEach(joined::writeBytes);
        return joined.toByteArray();
    }

    /** Where each frame begins, counted from the first fragment's item tag; none where no table of so many frames says it. */
    static List<Long> offsets(DataElements image, byte[] basicTable, int count) {
        byte[] extended =
                image.element(Tag.ExtendedOffsetTable).map(Element::value).orElse(new byte[0]);
        int width = extended.length > 0 ? Long.BYTES : Integer.BYTES;
        ByteBuffer table =
                ByteBuffer.wrap(extended.length > 0 ? extended : basicTable).order(ByteOrder.LITTLE_ENDIAN);
        if (table.remaining() / width != count) {
            return List.of();
        }
        List<Long> offsets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            offsets.add(width == Long.BYTES ? table.getLong() : table.getInt() & 0xFFFFFFFFL);
        }
        return offsets;
    }

    /** An offset counts from the first fragment's item tag; each must meet the item tag of a later fragment. */
    private static List<List<byte[]>> byOffset(List<byte[]> fragments, List<Long> offsets) {
        List<List<byte[]>> frames = new ArrayList<>();
        long position = 0;
        for (byte[] fragment : fragments) {
            if (frames.size() < offsets.size() && offsets.get(frames.size()) == position) {
                frames.add(new ArrayList<>());
            }
            if (frames.isEmpty()) {
                throw DicomException.malformed("The offset table does not begin at the first fragment.");
            }
            frames.get(frames.size() - 1).add(fragment);
            position += ITEM_HEADER + fragment.length + fragment.length % 2;
        }
        if (frames.size() != offsets.size()) {
            throw DicomException.malformed("The offset table does not meet the fragments.");
        }
        return frames;
    }

    private static List<List<byte[]>> byMarker(List<byte[]> fragments) {
        List<List<byte[]>> frames = new ArrayList<>();
        for (byte[] fragment : fragments) {
            if (beginsImage(fragment)) {
                frames.add(new ArrayList<>());
            }
            if (frames.isEmpty()) {
                throw DicomException.malformed("It cannot be told which fragments make a frame.");
            }
            frames.get(frames.size() - 1).add(fragment);
        }
        return frames;
    }

    /** SOI of JPEG, or SOC and SIZ of JPEG 2000. */
    private static boolean beginsImage(byte[] fragment) {
        if (fragment.length < 4 || fragment[0] != (byte) 0xFF) {
            return false;
        }
        return fragment[1] == (byte) 0xD8 || (fragment[1] == 0x4F && fragment[2] == (byte) 0xFF && fragment[3] == 0x51);
    }
}
