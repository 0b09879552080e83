package dev.consilium.dicom;

import static dev.consilium.dicom.HandWritten.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SingleFrameTest {

    private static final int BUFFER = 1 << 13;

    private final Part10Toolkit toolkit = new Part10Toolkit();

    @Test
    void onlyOneOfManyNativeFramesIsRead() throws IOException {
        int frames = 500;
        byte[] header = HandWritten.image(TransferSyntax.EXPLICIT, 256, 512, 16)
                .text(0x00280008, "IS", "500 ")
                .header(Tag.PixelData, "OW", frames * 256L * 512 * 2)
                .toBytes();
        Skipped in = new Skipped(header, frames * 256 * 512 * 2);
        Dataset alone = toolkit.readFrame(() -> in, 400, ReadLimits.DEFAULT);
        assertThat(toolkit.decode(alone, 400).values()).hasSize(256 * 512).containsOnly(0x0101);
        assertThat(in.read).isLessThanOrEqualTo(header.length + 256 * 512 * 2 + 2 * BUFFER);
        assertThatThrownBy(() -> toolkit.decode(alone, 399)).hasMessageContaining("no such frame");
    }

    @Test
    void framesOfSingleBitsBeginWithinABytes() throws IOException {
        byte[] pixels = new byte[9 * 7 * 5 / 8 + 2];
        new Random(1).nextBytes(pixels);
        byte[] file = HandWritten.image(TransferSyntax.EXPLICIT, 9, 7, 1)
                .text(0x00280008, "IS", "5 ")
                .explicit(Tag.PixelData, "OB", pixels)
                .toBytes();
        assertSame(file, 5);
    }

    @Test
    void coloursThatShareChrominanceAreCutWhereTheyAre() throws IOException {
        byte[] pixels = new byte[4 * 4 * 2 * 3];
        new Random(2).nextBytes(pixels);
        byte[] file = HandWritten.file(TransferSyntax.EXPLICIT)
                .unsigned(0x00280002, 3)
                .text(0x00280004, "CS", "YBR_FULL_422")
                .unsigned(0x00280006, 0)
                .text(0x00280008, "IS", "3 ")
                .unsigned(0x00280010, 4)
                .unsigned(0x00280011, 4)
                .unsigned(0x00280100, 8)
                .unsigned(0x00280101, 8)
                .unsigned(0x00280102, 7)
                .unsigned(0x00280103, 0)
                .explicit(Tag.PixelData, "OB", pixels)
                .toBytes();
        assertSame(file, 3);
    }

    @Test
    void fragmentsAreToldByTheTable() throws IOException {
        byte[] table = join(number(4, 0), number(4, 92), number(4, 190));
        assertSame(coded(table, part(1), new byte[4], part(2), new byte[10], part(3)), 3);
    }

    @Test
    void aTableThatDoesNotMeetTheFragmentsIsNotBelieved() throws IOException {
        byte[] lengthsAlone = join(number(4, 0), number(4, 72), number(4, 144));
        assertSame(coded(lengthsAlone, part(1), part(2), part(3)), 3);
        byte[] backwards = join(number(4, 0), number(4, 160), number(4, 80));
        assertSame(coded(backwards, part(1), part(2), part(3)), 3);
    }

    @Test
    void aFragmentForEachFrameNeedsNoTable() throws IOException {
        AtomicInteger opened = new AtomicInteger();
        byte[] file = coded(new byte[0], part(1), part(2), part(3));
        toolkit.readFrame(
                () -> {
                    opened.incrementAndGet();
                    return new ByteArrayInputStream(file);
                },
                2,
                ReadLimits.DEFAULT);
        assertThat(opened).hasValue(1);
        assertSame(file, 3);
    }

    @Test
    void whatOnlyAllFragmentsTellIsReadWhole() throws IOException {
        byte[] image = SampleObjects.bytes("dicom/syntax/examples_ybr_color.dcm");
        DataElements sample = (DataElements) toolkit.read(new ByteArrayInputStream(image), ReadLimits.DEFAULT);
        byte[] one = sample.element(Tag.PixelData).orElseThrow().fragments().get(1);
        HandWritten file = HandWritten.file(TransferSyntax.JPEG_BASELINE)
                .unsigned(0x00280002, 3)
                .text(0x00280004, "CS", "YBR_FULL_422")
                .text(0x00280008, "IS", "2 ")
                .unsigned(0x00280010, 240)
                .unsigned(0x00280011, 320)
                .unsigned(0x00280100, 8)
                .unsigned(0x00280101, 8)
                .unsigned(0x00280102, 7)
                .unsigned(0x00280103, 0);
        byte[] first = java.util.Arrays.copyOf(one, 1000);
        byte[] rest = java.util.Arrays.copyOfRange(one, 1000, one.length);
        assertSame(file.fragments(first, rest, first, rest).toBytes(), 2);
    }

    @Test
    void bigEndianAndDeflatedObjectsGiveTheirFramesToo() throws IOException {
        assertSame(SampleObjects.bytes("dicom/syntax/ExplVR_BigEnd.dcm"), 1);
        assertSame(SampleObjects.bytes("dicom/syntax/image_dfl.dcm"), 1);
    }

    private void assertSame(byte[] file, int frames) throws IOException {
        Dataset whole = toolkit.read(new ByteArrayInputStream(file), ReadLimits.DEFAULT);
        for (int frame = 0; frame < frames; frame++) {
            Dataset alone = toolkit.readFrame(() -> new ByteArrayInputStream(file), frame, ReadLimits.DEFAULT);
            assertThat(toolkit.storedValues(alone, frame).values())
                    .as("frame %d", frame)
                    .isEqualTo(toolkit.storedValues(whole, frame).values());
        }
        assertThatThrownBy(() -> toolkit.readFrame(() -> new ByteArrayInputStream(file), frames, ReadLimits.DEFAULT))
                .isInstanceOf(DicomException.class);
    }

    /** Three frames of 2 by 2 in run-length code. */
    private static byte[] coded(byte[] table, byte[]... fragments) {
        HandWritten image = HandWritten.image(TransferSyntax.RLE, 2, 2, 8)
                .text(0x00280008, "IS", "3 ")
                .header(Tag.PixelData, "OB", 0xFFFFFFFFL)
                .item(table);
        for (byte[] fragment : fragments) {
            image.item(fragment);
        }
        return image.closeSequence().toBytes();
    }

    private static byte[] part(int value) {
        return join(HostileCorpus.segments(1, 64), new byte[] {3, (byte) value, 5, (byte) (value + 2), 9, 0, 0, 0});
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    /** A header, and ones behind it; tells how many bytes were read and not skipped. */
    private static final class Skipped extends InputStream {

        private final InputStream in;
        private long read;

        Skipped(byte[] header, int ones) {
            in = new SequenceInputStream(new ByteArrayInputStream(header), new Ones(ones));
        }

        @Override
        public int read() throws IOException {
            read++;
            return in.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = in.read(target, offset, length);
            read += Math.max(0, count);
            return count;
        }

        @Override
        public long skip(long count) throws IOException {
            return in.skip(count);
        }
    }

    private static final class Ones extends InputStream {

        private long left;

        Ones(int count) {
            left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? 1 : -1;
        }

        @Override
        public long skip(long count) {
            long skipped = Math.min(count, left);
            left -= skipped;
            return skipped;
        }
    }
}
