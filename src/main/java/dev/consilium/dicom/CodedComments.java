package dev.consilium.dicom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What stands beside the picture in Pixel Data: comments and application data of JPEG, JPEG-LS and JPEG 2000 (ISO 10918-1 B.2.4, 14495-1 C.2,
 * 15444-1 A.9.2), where cameras write names, places and dates, and bytes behind the last frame. They become zeros of the same number, so that
 * no offset changes; the picture stays what it is.
 */
final class CodedComments {

    private static final int MARKER = 0xFF;
    private static final int SOI = 0xD8;
    /** Of JPEG 2000 as well, where it is called EOC. */
    private static final int EOI = 0xD9;

    private static final int SOC = 0x4F;
    private static final int SOT = 0x90;
    private static final int SOD = 0x93;
    private static final int COM_2000 = 0x64;
    private static final int COM = 0xFE;
    private static final int JFIF = 0xE0;
    private static final int ADOBE = 0xEE;

    private final byte[] code;
    private int at;
    private boolean changed;

    private CodedComments(byte[] code) {
        this.code = code;
    }

    /** In place. @param clean with the pixels as they came */
    static void clear(DataElements clean) {
        clean.element(Tag.PixelData)
                .flatMap(pixels -> pixels.isEncapsulated() ? encapsulated(pixels, clean) : trailing(pixels, clean))
                .ifPresent(clean::put);
    }

    /** Fragments as one stream, since a frame may be in several. */
    private static Optional<Element> encapsulated(Element pixels, DataElements clean) {
        List<byte[]> fragments = pixels.fragments();
        int length =
                fragments.stream().skip(1).mapToInt(fragment -> fragment.length).sum();
        byte[] all = new byte[length];
        int to = 0;
        for (byte[] fragment : fragments.subList(Math.min(1, fragments.size()), fragments.size())) {
            System.arraycopy(fragment, 0, all, to, fragment.length);
            to += fragment.length;
        }
        CodedComments comments = new CodedComments(all);
        if (!comments.isCoded() || !comments.cleared(Math.max(1, clean.frames()))) {
            return Optional.empty();
        }
        List<byte[]> without = new ArrayList<>(List.of(fragments.get(0)));
        int from = 0;
        for (byte[] fragment : fragments.subList(1, fragments.size())) {
            without.add(Arrays.copyOfRange(all, from, from + fragment.length));
            from += fragment.length;
        }
        return Optional.of(Element.encapsulated(pixels.tag(), without));
    }

    private static Optional<Element> trailing(Element pixels, DataElements clean) {
        PixelLayout layout;
        try {
            layout = PixelLayout.of(clean);
        } catch (DicomException noImage) {
            return Optional.empty();
        }
        boolean halved = layout.photometric().equals("YBR_FULL_422");
        long bits = (long) layout.pixels() * (halved ? 2 : layout.samples()) * layout.bitsAllocated() * layout.frames();
        byte[] value = pixels.value();
        int end = (int) Math.min(value.length, (bits + 7) / 8);
        for (int i = end; i < value.length; i++) {
            if (value[i] != 0) {
                byte[] cut = value.clone();
                Arrays.fill(cut, end, cut.length, (byte) 0);
                return Optional.of(Element.of(pixels.tag(), pixels.vr(), cut));
            }
        }
        return Optional.empty();
    }

    private boolean isCoded() {
        return code.length > 3 && byteAt(0) == MARKER && (byteAt(1) == SOI || byteAt(1) == SOC);
    }

    private int byteAt(int index) {
        return index < code.length ? code[index] & 0xFF : 0;
    }

    private int lengthAt(int index) {
        return byteAt(index) << 8 | byteAt(index + 1);
    }

    /** @param frames pictures behind them are shown to nobody */
    private boolean cleared(int frames) {
        int pictures = 0;
        while (at < code.length) {
            int marker = byteAt(at) == MARKER && pictures < frames ? byteAt(at + 1) : 0;
            if (marker == SOI || marker == SOC) {
                at += 2;
                pictures++;
                if (marker == SOI) {
                    jpeg();
                } else {
                    jpeg2000();
                }
            } else {
                zero(at, at + 1);
                at++;
            }
        }
        return changed;
    }

    /** Up to and with EOI. Entropy-coded data hold no marker but RST: a byte below 0x80 follows each 0xFF in them. */
    private void jpeg() {
        while (at + 1 < code.length) {
            int marker = byteAt(at + 1);
            if (byteAt(at) != MARKER || marker < 0x80 || marker == MARKER || marker >= 0xD0 && marker <= 0xD7) {
                at++;
            } else if (marker == EOI) {
                at += 2;
                return;
            } else if (marker == SOI) {
                return;
            } else {
                boolean beside = marker == COM || marker > JFIF && marker <= 0xEF && marker != ADOBE;
                segment(beside ? 4 : 0);
            }
        }
        at = code.length;
    }

    /** Headers segment by segment; packets hold no code above 0xFF8F but markers of their own. What is damaged is left as it is. */
    private void jpeg2000() {
        while (at + 1 < code.length && byteAt(at) == MARKER && byteAt(at + 1) >= SOC) {
            int marker = byteAt(at + 1);
            if (marker == EOI) {
                at += 2;
                return;
            }
            if (marker == SOD) {
                at += 2;
                while (at + 1 < code.length
                        && !(byteAt(at) == MARKER && (byteAt(at + 1) == SOT || byteAt(at + 1) == EOI))) {
                    at++;
                }
            } else {
                segment(marker == COM_2000 ? 6 : 0);
            }
        }
        at = code.length;
    }

    /** @param kept bytes of a segment that is to be blanked, from its marker; 0 keeps all */
    private void segment(int kept) {
        int next = at + 2 + Math.max(2, lengthAt(at + 2));
        if (kept > 0) {
            zero(at + kept, next);
        }
        at = Math.min(next, code.length);
    }

    private void zero(int from, int to) {
        for (int i = from; i < Math.min(to, code.length); i++) {
            changed |= code[i] != 0;
            code[i] = 0;
        }
    }
}
