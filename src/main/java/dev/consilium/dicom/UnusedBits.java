package dev.consilium.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Drawings in the bits of a pixel cell that its value does not use: overlays were once put there (PS3.3 C.9.2, retired), and stay when the
 * attributes of the plane go. The stored values are what they were.
 */
final class UnusedBits {

    private static final int OVERLAYS = 0x6000;
    private static final int LAST_OVERLAY = 0x601E;
    private static final int BIT_POSITION = 0x0102;
    private static final int OVERLAY_DATA = 0x3000;

    private final PixelLayout layout;
    private final int mask;

    private UnusedBits(PixelLayout layout) {
        this.layout = layout;
        int bits = layout.bitsStored() == Integer.SIZE ? -1 : (1 << layout.bitsStored()) - 1;
        this.mask = bits << layout.highBit() + 1 - layout.bitsStored();
    }

    /**
     * In place.
     *
     * @param clean without overlays
     * @param original with those it had
     * @throws DicomException {@code DEIDENTIFICATION_FAILED} where there are drawings that cannot be reached
     */
    static void clear(DataElements clean, DataElements original) {
        Optional<Element> pixels = clean.element(Tag.PixelData);
        if (pixels.isEmpty()) {
            return;
        }
        boolean drawn = hasPlaneInPixels(original);
        if (pixels.get().isEncapsulated()) {
            if (drawn
                    || of(clean)
                            .filter(bits -> bits.inRunLengths(clean, pixels.get(), original))
                            .isPresent()) {
                throw failed("An overlay is coded in unused bits of compressed pixels; decompress the object first.");
            }
            return;
        }
        Optional<UnusedBits> unused = of(clean);
        if (unused.isEmpty() && drawn) {
            throw failed("An overlay is in unused bits of pixels whose layout is not understood.");
        }
        unused.flatMap(bits -> bits.cleared(pixels.get(), drawn, original)).ifPresent(clean::put);
    }

    private static Optional<UnusedBits> of(DataElements image) {
        try {
            PixelLayout layout = PixelLayout.of(image);
            return layout.bitsAllocated() == 1 ? Optional.empty() : Optional.of(new UnusedBits(layout));
        } catch (DicomException noImage) {
            return Optional.empty();
        }
    }

    private static boolean hasPlaneInPixels(DataElements original) {
        for (int group = OVERLAYS; group <= LAST_OVERLAY; group += 2) {
            boolean position = original.integer(group << 16 | BIT_POSITION).orElse(0) > 0;
            if (position && !original.contains(group << 16 | OVERLAY_DATA)) {
                return true;
            }
        }
        return false;
    }

    private Optional<Element> cleared(Element pixels, boolean drawn, DataElements original) {
        if (layout.bitsStored() == layout.bitsAllocated() || !drawn && !holdsMore(pixels.value(), original)) {
            return Optional.empty();
        }
        byte[] value = pixels.value().clone();
        ByteBuffer cells = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
        while (cells.remaining() >= layout.bytesAllocated()) {
            int at = cells.position();
            int cell = next(cells) & mask;
            switch (layout.bytesAllocated()) {
                case 1 -> cells.put(at, (byte) cell);
                case 2 -> cells.putShort(at, (short) cell);
                default -> cells.putInt(at, cell);
            }
        }
        return Optional.of(Element.of(pixels.tag(), pixels.vr(), value));
    }

    /** Run-length code is of whole cells. What cannot be decoded shows nothing. */
    private boolean inRunLengths(DataElements clean, Element pixels, DataElements original) {
        if (!clean.transferSyntax().equals(TransferSyntax.RLE) || layout.bitsStored() == layout.bitsAllocated()) {
            return false;
        }
        PixelLayout cells = layout.ofWholeCells();
        IntPredicate expected = expected(original);
        try {
            CodedFrames frames = CodedFrames.of(clean, pixels, layout.frames());
            for (int frame = 0; frame < layout.frames(); frame++) {
                for (int cell : RunLengthFrame.read(cells, frames.frame(frame)).values()) {
                    if (!expected.test(cell)) {
                        return true;
                    }
                }
            }
        } catch (DicomException notDecodable) {
            return false;
        }
        return false;
    }

    /** Somebody may have taken the plane and left its bits. Signs carried on and padding are no drawing. */
    private boolean holdsMore(byte[] value, DataElements original) {
        IntPredicate expected = expected(original);
        ByteBuffer cells = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
        while (cells.remaining() >= layout.bytesAllocated()) {
            if (!expected.test(next(cells))) {
                return true;
            }
        }
        return false;
    }

    private IntPredicate expected(DataElements original) {
        int all = layout.bitsAllocated() == Integer.SIZE ? -1 : (1 << layout.bitsAllocated()) - 1;
        int sign = 1 << layout.highBit();
        int above = all & ~(sign | sign - 1);
        int padding = original.element(Tag.PixelPaddingValue)
                .filter(element -> element.value().length >= 2)
                .map(element -> ByteBuffer.wrap(element.value())
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .getShort()
                        & all)
                .orElse(0);
        return cell -> {
            int unused = cell & ~mask;
            return unused == 0 || layout.signed() && (cell & sign) != 0 && unused == above || cell == padding;
        };
    }

    private int next(ByteBuffer cells) {
        return switch (layout.bytesAllocated()) {
            case 1 -> cells.get() & 0xFF;
            case 2 -> cells.getShort() & 0xFFFF;
            default -> cells.getInt();
        };
    }

    private static DicomException failed(String sentence) {
        return new DicomException("DEIDENTIFICATION_FAILED", sentence);
    }
}
