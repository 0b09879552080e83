package dev.consilium.quality.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.consilium.imaging.mask.DistanceTransform;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.TestMasks;
import dev.consilium.imaging.mask.VoxelBits;
import dev.consilium.imaging.mask.VoxelBounds;
import dev.consilium.imaging.mask.VoxelSpacing;
import dev.consilium.quality.metric.Metric;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Five people's outlines of one published set of images, two of them at a time; {@code REFERENCE.tsv} says what numpy, scipy and skimage
 * computed, the border being that of four neighbours and a pixel one unit wide. skimage measures its Hausdorff distance between all
 * pixels of the objects and not between their borders, so that a border deep within the other object is no distance at all: in one
 * pair of twelve that makes a difference.
 */
class MaskSamplesTest {

    private static final Path SAMPLES = Path.of("../shared/samples/segmentation");
    private static final Pattern ROW = Pattern.compile("bubil1 (\\w+)\t(\\w+)[^\t]* (\\w+) vs (\\w+)\t([0-9.]+)\t.*");
    private static final Map<String, Metric> METRICS = Map.of(
            "dice", Metric.MASK_DICE,
            "iou", Metric.MASK_IOU,
            "hausdorff", Metric.HAUSDORFF,
            "HD95", Metric.HAUSDORFF_95,
            "ASSD", Metric.ASSD);

    private static final VoxelSpacing UNIT = new VoxelSpacing(1, 1, 1);

    private final Map<String, PlacedMask> masks = new HashMap<>();
    private final Map<String, OverlapReport> reports = new HashMap<>();

    @TestFactory
    Stream<DynamicTest> areWhatOtherProgramsComputed() throws IOException {
        Path reference = SAMPLES.resolve("REFERENCE.tsv");
        Assumptions.assumeTrue(Files.exists(reference), "the shared samples are not beside this checkout");
        List<Matcher> rows = Files.readAllLines(reference).stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .toList();
        assertThat(rows).hasSize(4 * 3 * 5);
        return rows.stream()
                .map(row -> dynamicTest(row.group(), () -> {
                    PlacedMask one = mask(row.group(1), row.group(3));
                    PlacedMask other = mask(row.group(1), row.group(4));
                    Metric metric = METRICS.get(row.group(2));
                    double found = reports.computeIfAbsent(
                                    row.group(1) + row.group(3) + row.group(4),
                                    pair -> MaskComparison.of(one, other, MaskSettings.DEFAULT))
                            .metric(metric)
                            .orElseThrow()
                            .value();
                    double expected = Double.parseDouble(row.group(5));
                    if (row.group().startsWith("bubil1 B12\thausdorff px Person1_Amira vs Person2_Amira")) {
                        assertThat(found).isEqualTo(49.47726750741192, within(1e-9));
                    } else {
                        assertThat(found).isEqualTo(expected, within(1e-8));
                    }
                    if (metric == Metric.HAUSDORFF) {
                        assertThat(betweenAllPixels(one.mask(), other.mask())).isEqualTo(expected, within(1e-8));
                    }
                }));
    }

    /** The Hausdorff distance as skimage has it. */
    private static double betweenAllPixels(RunLengthMask one, RunLengthMask other) {
        VoxelBounds all =
                new VoxelBounds(0, 0, 0, 0, one.shape().columns(), one.shape().rows());
        VoxelBits a = VoxelBits.of(one, all);
        VoxelBits b = VoxelBits.of(other, all);
        DistanceTransform transform = new DistanceTransform(UNIT);
        return Math.sqrt(DoubleStream.concat(
                        DoubleStream.of(transform.squaredAt(a, b)), DoubleStream.of(transform.squaredAt(b, a)))
                .max()
                .orElseThrow());
    }

    /** Objects are black. */
    private PlacedMask mask(String image, String person) throws IOException {
        String name = person + "/" + image + ".png";
        PlacedMask known = masks.get(name);
        if (known == null) {
            known = read(SAMPLES.resolve("bubil1").resolve(name));
            masks.put(name, known);
        }
        return known;
    }

    private static PlacedMask read(Path file) throws IOException {
        BufferedImage picture = ImageIO.read(file.toFile());
        GridShape shape = new GridShape(1, picture.getHeight(), picture.getWidth());
        boolean[] voxels = new boolean[shape.pixels()];
        for (int at = 0; at < voxels.length; at++) {
            voxels[at] = picture.getRaster().getSample(at % shape.columns(), at / shape.columns(), 0) == 0;
        }
        return new PlacedMask(new MaskGrid(shape, UNIT, null), TestMasks.ofVoxels(shape, voxels));
    }
}
