package dev.consilium.imaging.maskfile;

import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskVolume;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes one slice of labels, or of shares from 0 to 255, as a grey PNG. */
final class PngLabels {

    private static final int WHITE = 255;

    private PngLabels() {}

    static void write(MaskVolume volume, OutputStream out) throws IOException {
        MaskFormat.requireOneSlice(volume.grid());
        boolean wide = MaskFormat.requireLabels(volume) > 0xFF;
        write(
                volume.grid().shape(),
                wide ? BufferedImage.TYPE_USHORT_GRAY : BufferedImage.TYPE_BYTE_GRAY,
                MaskFormat.labels(volume, 0),
                out);
    }

    static void write(ShareMap map, OutputStream out) throws IOException {
        MaskFormat.requireOneSlice(map.grid());
        float[] shares = map.slices().apply(0);
        int[] grey = new int[shares.length];
        Arrays.setAll(grey, i -> Math.round(WHITE * shares[i]));
        write(map.grid().shape(), BufferedImage.TYPE_BYTE_GRAY, grey, out);
    }

    private static void write(GridShape shape, int type, int[] values, OutputStream out) throws IOException {
        BufferedImage image = new BufferedImage(shape.columns(), shape.rows(), type);
        image.getRaster().setPixels(0, 0, shape.columns(), shape.rows(), values);
        try (ImageOutputStream to = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(image, "png", to);
        }
    }
}
