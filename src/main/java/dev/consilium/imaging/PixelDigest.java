package dev.consilium.imaging;

import dev.consilium.common.Digests;
import dev.consilium.dicom.Frame;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * SHA-256 of decoded pixels in one canonical form: equal for the same picture in any transfer syntax, different where shape, bit
 * depth, photometric interpretation or rescale differ. Frames are added one by one, so that only one is in memory.
 */
public final class PixelDigest {

    private static final int CHUNK = 16_384;

    private final MessageDigest digest = Digests.sha256();

    public void add(Frame frame, FrameAttributes attributes) {
        String shape = String.join(
                ",",
                Integer.toString(frame.rows()),
                Integer.toString(frame.columns()),
                Integer.toString(frame.samplesPerPixel()),
                Integer.toString(frame.bitsStored()),
                Boolean.toString(frame.signed()),
                frame.photometric(),
                Double.toString(attributes.slope()),
                Double.toString(attributes.intercept()));
        digest.update((shape + "\n").getBytes(StandardCharsets.US_ASCII));
        addValues(frame.values());
    }

    /** The digest; the object is empty again afterwards. */
    public String hex() {
        return Digests.hex(digest.digest());
    }

    private void addValues(int[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < values.length; from += CHUNK) {
            buffer.clear();
            for (int i = from; i < Math.min(from + CHUNK, values.length); i++) {
                buffer.putInt(values[i]);
            }
            digest.update(buffer.flip());
        }
    }
}
