package dev.consilium.imaging;

import dev.consilium.dicom.Frame;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/** A frame as an 8-bit PNG: grey through a window, MONOCHROME1 inverted, colour as it is. */
public final class PreviewImage {

    private static final int WHITE = 255;

    private PreviewImage() {}

    /** @param window null takes the frame's own, or the 1st to 99th percentile */
    public static byte[] png(Frame frame, FrameAttributes attributes, @Nullable Window window) {
        return encode(frame.samplesPerPixel() == 1 ? grey(frame, attributes, window) : colour(frame));
    }

    private static BufferedImage grey(Frame frame, FrameAttributes attributes, @Nullable Window asked) {
        Plane plane = Plane.of(frame, attributes);
        Window own = asked == null ? attributes.window() : asked;
        Window window = own == null ? Window.ofPercentiles(plane) : own;
        boolean inverted = frame.photometric().equals("MONOCHROME1");
        byte[] pixels = new byte[plane.stored().length];
        for (int i = 0; i < pixels.length; i++) {
            int grey = window.grey(plane.value(i));
            pixels[i] = (byte) (inverted ? WHITE - grey : grey);
        }
        BufferedImage image = new BufferedImage(frame.columns(), frame.rows(), BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, frame.columns(), frame.rows(), pixels);
        return image;
    }

    private static BufferedImage colour(Frame frame) {
        int shift = Math.max(0, frame.bitsStored() - 8);
        int samples = frame.samplesPerPixel();
        int[] values = frame.values();
        int[] rgb = new int[frame.rows() * frame.columns()];
        for (int i = 0; i < rgb.length; i++) {
            int at = i * samples;
            rgb[i] = byteOf(values[at], shift) << 16
                    | byteOf(values[at + 1], shift) << 8
                    | byteOf(values[at + 2], shift);
        }
        BufferedImage image = new BufferedImage(frame.columns(), frame.rows(), BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, frame.columns(), frame.rows(), rgb, 0, frame.columns());
        return image;
    }

    private static int byteOf(int value, int shift) {
        return Math.min(WHITE, Math.max(0, value >> shift));
    }

    private static byte[] encode(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
