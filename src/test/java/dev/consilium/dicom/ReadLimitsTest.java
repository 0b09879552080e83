package dev.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReadLimitsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void eachLimitHoldsAsItIsSet() throws IOException {
        byte[] nested = HandWritten.file(TransferSyntax.EXPLICIT).nested(5).toBytes();
        assertThat(reason(nested, new ReadLimits(4, 1 << 20, 1 << 20, 100, 1_000, SECOND)))
                .isEqualTo("LIMIT_EXCEEDED");
        assertThat(reason(nested, new ReadLimits(5, 1 << 20, 1 << 20, 100, 1_000, SECOND)))
                .isEqualTo("none");
        byte[] pixels = HandWritten.image(TransferSyntax.EXPLICIT, 16, 16, 8)
                .explicit(Tag.PixelData, "OB", new byte[256])
                .toBytes();
        assertThat(reason(pixels, new ReadLimits(64, 255, 1 << 20, 100, 1_000, SECOND)))
                .isEqualTo("LIMIT_EXCEEDED");
        assertThat(reason(pixels, new ReadLimits(64, 256, 1 << 20, 100, 1_000, SECOND)))
                .isEqualTo("none");
        assertThat(reason(pixels, new ReadLimits(64, 256, 1 << 20, 100, 9, SECOND)))
                .isEqualTo("LIMIT_EXCEEDED");
        assertThat(reason(pixels, new ReadLimits(64, 256, 1 << 20, 100, 10, SECOND)))
                .isEqualTo("none");
    }

    @Test
    void aFileThatComesTooSlowlyIsGivenUp() throws IOException {
        HandWritten many = HandWritten.file(TransferSyntax.EXPLICIT);
        for (int i = 0; i < 30_000; i++) {
            many.unsigned(0x00091000 + i, 1);
        }
        ReadLimits hasty = new ReadLimits(64, 1 << 20, 1 << 20, 100, 100_000, Duration.ofMillis(1));
        InputStream slow = new SlowStream(many.toBytes());
        assertThat(new Part10Toolkit().readUpToFault(slow, hasty).fault())
                .extracting(DicomException::code)
                .isEqualTo("LIMIT_EXCEEDED");
    }

    @Test
    void nothingIsUnlimited() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ReadLimits(0, 1, 1, 1, 1, SECOND));
        assertThatIllegalArgumentException().isThrownBy(() -> new ReadLimits(501, 1, 1, 1, 1, SECOND));
        assertThatIllegalArgumentException().isThrownBy(() -> new ReadLimits(64, 1, 1, 1, 1, Duration.ZERO));
    }

    private static String reason(byte[] file, ReadLimits limits) throws IOException {
        DicomException fault = new Part10Toolkit()
                .readUpToFault(new ByteArrayInputStream(file), limits)
                .fault();
        return fault == null ? "none" : fault.code();
    }

    private static final class SlowStream extends ByteArrayInputStream {

        SlowStream(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) {
            try {
                Thread.sleep(2);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return super.read(target, offset, length);
        }
    }
}
