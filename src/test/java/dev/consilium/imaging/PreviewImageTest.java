package dev.consilium.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.dicom.Frame;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PreviewImageTest {

    @Test
    void greyGoesThroughTheWindowInModalityUnits() throws IOException {
        BufferedImage image = read(PreviewImage.png(
                frame("MONOCHROME2", 1, 1024, 1064, 1124), attributes(1, -1024, null), new Window(50.5, 101)));
        assertThat(greys(image)).containsExactly(0, 102, 255);
    }

    @Test
    void monochrome1IsInverted() throws IOException {
        Window window = new Window(50.5, 101);
        int[] normal =
                greys(read(PreviewImage.png(frame("MONOCHROME2", 1, 0, 20, 100), attributes(1, 0, null), window)));
        int[] inverted =
                greys(read(PreviewImage.png(frame("MONOCHROME1", 1, 0, 20, 100), attributes(1, 0, null), window)));
        assertThat(normal).containsExactly(0, 51, 255);
        assertThat(inverted).containsExactly(255, 204, 0);
    }

    @Test
    void withoutAWindowThePercentilesDecide() throws IOException {
        int[] values = new int[1001];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        Frame frame = new Frame(1, values.length, 1, 16, false, "MONOCHROME2", values);
        int[] greys = greys(read(PreviewImage.png(frame, attributes(1, 0, null), null)));
        assertThat(greys[10]).isZero();
        assertThat(greys[11]).isLessThanOrEqualTo(1);
        assertThat(greys[500]).isBetween(127, 128);
        assertThat(greys[990]).isEqualTo(255);
    }

    @Test
    void aFlatImageIsShownAllTheSame() throws IOException {
        Frame frame = frame("MONOCHROME2", 1, 7, 7, 7);
        assertThat(read(PreviewImage.png(frame, attributes(1, 0, null), null)).getWidth())
                .isEqualTo(3);
    }

    @Test
    void colourStaysColour() throws IOException {
        Frame frame = new Frame(1, 2, 3, 8, false, "RGB", new int[] {255, 0, 10, 1, 2, 3});
        BufferedImage image = read(PreviewImage.png(frame, attributes(1, 0, null), null));
        assertThat(image.getRGB(0, 0) & 0xffffff).isEqualTo(0xff000a);
        assertThat(image.getRGB(1, 0) & 0xffffff).isEqualTo(0x010203);
    }

    @Test
    void samePixelsHaveOneDigestAndOtherRescaleAnother() {
        assertThat(digest(attributes(1, 0, null), 1, 2, 3)).isEqualTo(digest(attributes(1, 0, null), 1, 2, 3));
        assertThat(digest(attributes(1, 0, null), 1, 2, 3)).isNotEqualTo(digest(attributes(1, 1, null), 1, 2, 3));
        assertThat(digest(attributes(1, 0, null), 1, 2, 3)).isNotEqualTo(digest(attributes(1, 0, null), 1, 2, 4));
    }

    private static String digest(FrameAttributes attributes, int... values) {
        PixelDigest digest = new PixelDigest();
        digest.add(frame("MONOCHROME2", 1, values), attributes);
        return digest.hex();
    }

    private static Frame frame(String photometric, int rows, int... values) {
        return new Frame(rows, values.length / rows, 1, 16, false, photometric, values);
    }

    private static FrameAttributes attributes(double slope, double intercept, @Nullable Window window) {
        return new FrameAttributes(slope, intercept, window, Optional.empty());
    }

    private static BufferedImage read(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static int[] greys(BufferedImage image) {
        return image.getRaster().getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
    }
}
