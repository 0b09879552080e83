package dev.consilium.imaging.maskfile;

import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.MaskVolume;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a PNG as one slice: grey values, places in a palette, or colours of three equal samples, as they are stored. Its pixels are
 * 1 mm wide and lie nowhere.
 */
final class PngMasks {

    private static final long MOST_BYTES = 1L << 28;

    private PngMasks() {}

    static MaskVolume read(Path file, MaskReading reading) throws IOException {
        PngChunks png = PngChunks.of(file);
        reading.limits().requireVoxels(1, png.rows(), png.columns());
        if (!png.possible()) {
            throw MaskFileException.invalid("The PNG claims more pixels than it can hold.");
        }
        if (png.decodedBytes() > MOST_BYTES) {
            throw MaskFileException.tooLarge("Decoded the PNG takes more than " + MOST_BYTES + " bytes.");
        }
        Raster raster = decoded(file);
        if (raster.getWidth() != png.columns() || raster.getHeight() != png.rows()) {
            throw damaged(null);
        }
        GridShape shape = new GridShape(1, png.rows(), png.columns());
        LabelCollector labels = new LabelCollector(shape, reading);
        int[] samples = new int[png.columns() * raster.getNumBands()];
        int[] values = new int[png.columns()];
        int opaque = (1 << raster.getSampleModel().getSampleSize(0)) - 1;
        for (int y = 0; y < png.rows(); y++) {
            raster.getPixels(0, y, png.columns(), 1, samples);
            values(samples, raster.getNumBands(), opaque, values);
            labels.addAll(0, y * png.columns(), values);
        }
        return new MaskVolume(new MaskGrid(shape, RunsFile.UNKNOWN, null), labels.segments());
    }

    private static void values(int[] samples, int bands, int opaque, int[] into) {
        int colours = bands < 3 ? 1 : 3;
        for (int x = 0; x < into.length; x++) {
            int at = x * bands;
            into[x] = samples[at];
            for (int band = 1; band < colours; band++) {
                if (samples[at + band] != samples[at]) {
                    throw MaskFileException.unsupported(
                            "The PNG is coloured: save the labels as grey values or places in a palette.");
                }
            }
            if (bands > colours && samples[at + colours] != opaque) {
                throw MaskFileException.unsupported(
                        "The PNG is transparent in places: save the labels as grey values.");
            }
        }
    }

    private static Raster decoded(Path file) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
        ImageReader reader = readers.next();
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            reader.setInput(in, true, true);
            return reader.read(0).getRaster();
        } catch (IOException | RuntimeException e) {
            throw damaged(e);
        } finally {
            reader.dispose();
        }
    }

    private static MaskFileException damaged(@Nullable Exception cause) {
        return MaskFileException.damaged("The PNG is damaged: its pixels cannot be decoded.", cause);
    }
}
