package dev.consilium.imaging.maskfile;

import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskVolume;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes one slice of labels as a grey PNG. */
final class PngLabels {

    private PngLabels() {}

    static void write(MaskVolume volume, OutputStream out) throws IOException {
        MaskFormat.requireOneSlice(volume);
        boolean wide = MaskFormat.requireLabels(volume) > 0xFF;
        GridShape shape = volume.grid().shape();
        BufferedImage image = new BufferedImage(
                shape.columns(), shape.rows(), wide ? BufferedImage.TYPE_USHORT_GRAY : BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setPixels(0, 0, shape.columns(), shape.rows(), MaskFormat.labels(volume, 0));
        try (ImageOutputStream to = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(image, "png", to);
        }
    }
}
