package dev.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ByteSourceTest {

    private static final int BUFFER = 1 << 13;
    private static final long PLENTY = 1L << 30;

    @Test
    void aHeaderCostsNoMoreThanItselfAndOneBuffer() throws IOException {
        byte[] header = HandWritten.image(TransferSyntax.EXPLICIT, 512, 512, 16).toBytes();
        Counting in = new Counting(beforePixels(header, 64 << 20));

        Dataset read = new Part10Toolkit().readHeader(in, ReadLimits.DEFAULT);

        assertThat(read.integer(Tag.Columns)).contains(512);
        assertThat(read.contains(Tag.PixelData)).isFalse();
        assertThat(in.count).isLessThanOrEqualTo(header.length + BUFFER);
    }

    @Test
    void whatIsLongInAHeaderIsReadAndThePixelsBehindItAreNot() throws IOException {
        int length = 64 << 20;
        byte[] header = HandWritten.image(TransferSyntax.EXPLICIT, 512, 512, 16)
                .text(0x00290010, "LO", "SOMEONE ")
                .header(0x00291010, "OB", length)
                .bytes(new byte[length])
                .toBytes();
        Counting in = new Counting(beforePixels(header, 64 << 20));

        Dataset read = new Part10Toolkit().readHeader(in, ReadLimits.DEFAULT);

        assertThat(read.contains(0x00291010)).isTrue();
        assertThat(read.contains(Tag.PixelData)).isFalse();
        assertThat(in.count).isLessThanOrEqualTo(header.length + BUFFER);
    }

    @Test
    void readsAcrossTheEndsOfItsBufferWhateverTheStreamGivesAtOnce() throws IOException {
        byte[] bytes = new byte[5 * BUFFER];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31 >>> 3);
        }
        for (int atOnce : List.of(1, 7, BUFFER, 5 * BUFFER)) {
            ByteSource source = new ByteSource(new Counting(new ByteArrayInputStream(bytes), atOnce), PLENTY);
            long at = 0;
            for (int length : List.of(BUFFER - 1, 2, 3, BUFFER, BUFFER + 1, 0, 1, 2 * BUFFER - 20)) {
                byte[] expected = new byte[length];
                System.arraycopy(bytes, (int) at, expected, 0, length);
                assertThat(source.read(length)).isEqualTo(expected);
                at += length;
                assertThat(source.position()).isEqualTo(at);
                assertThat(source.peek(2)).containsExactly(bytes[(int) at], bytes[(int) at + 1]);
            }
            assertThat(source.rest().readAllBytes()).hasSize(bytes.length - (int) at);
        }
    }

    @Test
    void numbersStandInBothByteOrders() throws IOException {
        byte[] bytes = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13};
        ByteSource source = new ByteSource(new ByteArrayInputStream(bytes), PLENTY);
        assertThat(source.unsigned16(false)).isEqualTo(0x0201);
        assertThat(source.unsigned16(true)).isEqualTo(0x0304);
        assertThat(source.unsigned32(false)).isEqualTo(0x08070605L);
        assertThat(source.unsigned32(true)).isEqualTo(0x090A0B0CL);
        assertThat(source.unsigned8()).isEqualTo(13);
        assertThat(source.atEnd()).isTrue();
    }

    @Test
    void aLengthThatTheStreamDoesNotHoldTakesNoMemory() {
        ByteSource source = new ByteSource(new ByteArrayInputStream(new byte[3 * BUFFER]), PLENTY);
        assertThatThrownBy(() -> source.read(PLENTY))
                .isInstanceOf(DicomException.class)
                .extracting("code")
                .isEqualTo("TRUNCATED");
    }

    private static InputStream beforePixels(byte[] header, int length) {
        byte[] pixels = new HandWritten().header(Tag.PixelData, "OW", length).toBytes();
        return new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(header),
                new ByteArrayInputStream(pixels),
                new ByteArrayInputStream(new byte[length]))));
    }

    private static final class Counting extends FilterInputStream {

        private final int atOnce;
        private long count;

        Counting(InputStream in) {
            this(in, Integer.MAX_VALUE);
        }

        Counting(InputStream in, int atOnce) {
            super(in);
            this.atOnce = atOnce;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, Math.min(length, atOnce));
            count += Math.max(0, read);
            return read;
        }
    }
}
