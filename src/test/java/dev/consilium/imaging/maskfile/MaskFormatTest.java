package dev.consilium.imaging.maskfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.MaskVolume;
import dev.consilium.imaging.mask.MaskVolume.Segment;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.TestMasks;
import dev.consilium.imaging.mask.VoxelSpacing;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskFormatTest {

    private static final VoxelSpacing MM = new VoxelSpacing(1, 1, 1);
    private static final GridShape SLICE = new GridShape(1, 7, 11);

    private final Random random = new Random(5);

    @ParameterizedTest
    @EnumSource(MaskFormat.class)
    void sharesAreWrittenByEveryFormatThatSaysSo(MaskFormat format) throws IOException {
        float[] shares = new float[SLICE.pixels()];
        shares[SLICE.columns() + 2] = 0.25f;
        ShareMap map = new ShareMap(new MaskGrid(SLICE, MM, null), slice -> shares);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (format.holdsShares()) {
            format.write(map, out);
            assertThat(out.size()).isPositive();
        } else {
            assertThatThrownBy(() -> format.write(map, out))
                    .isInstanceOfSatisfying(MaskFileException.class, refusal -> assertThat(refusal.code())
                            .isEqualTo(MaskFileException.UNSUPPORTED));
            assertThat(out.size()).isZero();
        }
        if (format == MaskFormat.PNG) {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
            assertThat(image.getRaster().getSample(2, 1, 0)).isEqualTo(64);
        }
    }

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(MaskFormat.class)
    void whatIsWrittenIsReadAgain(MaskFormat format) throws IOException {
        for (int round = 0; round < 50; round++) {
            RunLengthMask mask = TestMasks.ofVoxels(SLICE, TestMasks.random(SLICE, 0.05 + random.nextDouble(), random));
            MaskVolume volume = volume(SLICE, new Segment(1, "1", mask));
            assertThat(read(written(format, volume))).isEqualTo(volume);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NIFTI", "NIFTI_GZ", "PNG", "COCO"})
    void segmentsKeepTheirNumbers(MaskFormat format) throws IOException {
        for (int largest : new int[] {200, 40_000}) {
            boolean[] one = TestMasks.random(SLICE, 0.4, random);
            boolean[] other = TestMasks.random(SLICE, 0.4, random);
            for (int at = 0; at < one.length; at++) {
                other[at] &= !one[at];
            }
            MaskVolume volume = volume(
                    SLICE,
                    new Segment(3, "3", TestMasks.ofVoxels(SLICE, one)),
                    new Segment(largest, Integer.toString(largest), TestMasks.ofVoxels(SLICE, other)));
            assertThat(read(written(format, volume))).isEqualTo(volume);
        }
    }

    @Test
    void whatAFormatCannotHoldIsRefused() {
        RunLengthMask full = mask(SLICE, true);
        MaskVolume overlapping = volume(SLICE, new Segment(1, "1", full), new Segment(2, "2", full));
        GridShape three = new GridShape(3, 7, 11);
        MaskVolume slices = volume(three, new Segment(1, "1", mask(three, true)));
        for (MaskFormat format : List.of(MaskFormat.NIFTI, MaskFormat.PNG, MaskFormat.RUNS)) {
            refused(() -> written(format, overlapping), MaskFileException.UNSUPPORTED);
        }
        for (MaskFormat format : List.of(MaskFormat.COCO, MaskFormat.PNG)) {
            refused(() -> written(format, slices), MaskFileException.UNSUPPORTED);
        }
        MaskVolume high = volume(SLICE, new Segment(70_000, "70000", full));
        refused(() -> written(MaskFormat.NIFTI, high), MaskFileException.UNSUPPORTED);
        GridShape wide = new GridShape(1, 1, 40_000);
        refused(
                () -> written(MaskFormat.NIFTI, volume(wide, new Segment(1, "1", mask(wide, true)))),
                MaskFileException.UNSUPPORTED);
    }

    @Nested
    class Coco {

        /** The example of the COCO API: a mask of 9 rows and 10 columns, its runs and its compressed runs. */
        private static final String COUNTS = "[6,1,40,4,5,4,5,4,21]";

        private static final String COMPRESSED = "\"61X13mN000`0\"";

        @Test
        void runsGoDownTheColumns() throws IOException {
            MaskVolume runs = read("{\"size\":[9,10],\"counts\":" + COUNTS + "}");
            assertThat(read("{\"counts\":" + COMPRESSED + ",\"size\":[9,10]}")).isEqualTo(runs);
            RunLengthMask mask = runs.segments().get(0).mask();
            assertThat(mask.shape()).isEqualTo(new GridShape(1, 9, 10));
            assertThat(mask.voxels()).isEqualTo(1 + 4 + 4 + 4);
            // Pixel 6 down the columns is row 6 of column 0; 47 to 50 are rows 2 to 5 of column 5, and so on.
            boolean[] expected = new boolean[90];
            expected[6 * 10] = true;
            for (int down : new int[] {47, 48, 49, 50, 56, 57, 58, 59, 65, 66, 67, 68}) {
                expected[down % 9 * 10 + down / 9] = true;
            }
            assertThat(mask).isEqualTo(TestMasks.ofVoxels(mask.shape(), expected));
            assertThat(new String(written(MaskFormat.COCO, runs), StandardCharsets.UTF_8))
                    .contains(COMPRESSED);
        }

        @Test
        void annotationsOfCategoriesAreSegments() throws IOException {
            MaskVolume volume =
                    read("[{\"id\":9,\"category_id\":7,\"bbox\":[1,2,[3]],\"segmentation\":{\"size\":[9,10],\"counts\":"
                            + COUNTS + "}},{\"category_id\":2,\"segmentation\":{\"size\":[9,10],\"counts\":[90]}}]");
            assertThat(volume.segments()).extracting(Segment::number).containsExactly(7, 2);
            assertThat(volume.segments().get(1).mask().empty()).isTrue();
            MaskVolume instances = read("[{\"category_id\":7,\"size\":[1,2],\"counts\":[0,2]},"
                    + "{\"category_id\":7,\"size\":[1,2],\"counts\":[1,1]}]");
            assertThat(instances.segments()).extracting(Segment::number).containsExactly(1, 2);
            assertThat(instances.segments()).extracting(Segment::label).containsExactly("7", "7");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "[]",
                    "[1]",
                    "{\"size\":[9,10]}",
                    "{\"size\":[9],\"counts\":[9]}",
                    "{\"size\":[9,10],\"counts\":[89]}",
                    "{\"size\":[9,10],\"counts\":[91]}",
                    "{\"size\":[9,10],\"counts\":[100,-10]}",
                    "{\"size\":[9,10],\"counts\":[4294967386]}",
                    "{\"size\":[9,10],\"counts\":[90.5]}",
                    "{\"size\":[9,10],\"counts\":\"6\"}",
                    "{\"size\":[9,10],\"counts\":\"X\"}",
                    "{\"size\":[9,10],\"counts\":\"\u00e9\"}",
                    "{\"size\":[9,10],\"counts\":\"oooooooooo0\"}",
                    "{\"size\":[0,10],\"counts\":[]}",
                    "{\"size\":[9,10],\"counts\":[90]} {}",
                    "{\"size\":[9,10],\"counts\":[90",
                    "[{\"size\":[9,10],\"counts\":[90]},{\"size\":[10,9],\"counts\":[90]}]",
                    "{\"segmentation\":{\"segmentation\":{\"segmentation\":{\"size\":[9,10],\"counts\":[90]}}}}",
                    "{ nothing }"
                })
        void otherJsonIsRefused(String json) {
            refused(() -> read(json), MaskFileException.INVALID);
        }

        @Test
        void polygonsAndClaimsAreRefused() {
            refused(() -> read("{\"segmentation\":[[1,2,3,4]]}"), MaskFileException.UNSUPPORTED);
            refused(
                    () -> read("{\"size\":[2000000000,2000000000],\"counts\":[1000000000]}"),
                    MaskFileException.TOO_LARGE);
        }

        private MaskVolume read(String json) throws IOException {
            return MaskFormatTest.this.read(json.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Nested
    class Png {

        @Test
        void equalColoursAreGrey() throws IOException {
            BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
            image.setRGB(2, 1, 0x090909);
            MaskVolume volume = read(png(image));
            assertThat(volume.segments()).hasSize(1);
            assertThat(volume.segments().get(0).number()).isEqualTo(9);
            assertThat(volume.segments().get(0).mask().runs(0)).containsExactly(5, 1);
            image.setRGB(0, 0, 0x090908);
            refused(() -> read(png(image)), MaskFileException.UNSUPPORTED);
        }

        @Test
        void transparencyIsNoLabel() throws IOException {
            BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_ARGB);
            for (int at = 0; at < 6; at++) {
                image.setRGB(at % 3, at / 3, at == 4 ? 0xFF010101 : 0xFF000000);
            }
            assertThat(read(png(image)).segments().get(0).mask().runs(0)).containsExactly(4, 1, 1);
            image.setRGB(0, 0, 0x7F000000);
            refused(() -> read(png(image)), MaskFileException.UNSUPPORTED);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 4, 8})
        void placesInAPaletteAreLabels(int bits) throws IOException {
            byte[] shades = new byte[1 << bits];
            random.nextBytes(shades);
            IndexColorModel palette = new IndexColorModel(bits, shades.length, shades, shades, shades);
            BufferedImage image = bits == 8
                    ? new BufferedImage(5, 3, BufferedImage.TYPE_BYTE_INDEXED, palette)
                    : new BufferedImage(5, 3, BufferedImage.TYPE_BYTE_BINARY, palette);
            int last = shades.length - 1;
            image.getRaster().setSample(4, 2, 0, last);
            MaskVolume volume = read(png(image));
            assertThat(volume.segments()).hasSize(1);
            assertThat(volume.segments().get(0).number()).isEqualTo(last);
            assertThat(volume.segments().get(0).mask().runs(0)).containsExactly(14, 1);
        }

        @Test
        void anyDamageIsFound() throws IOException {
            BufferedImage image = new BufferedImage(30, 20, BufferedImage.TYPE_BYTE_GRAY);
            image.getRaster().setSample(4, 5, 0, 1);
            byte[] bytes = png(image);
            for (int at = 8; at < bytes.length; at++) {
                byte[] damaged = bytes.clone();
                damaged[at] ^= 1;
                assertThatThrownBy(() -> read(damaged)).isInstanceOf(MaskFileException.class);
                byte[] cut = Arrays.copyOf(bytes, at);
                assertThatThrownBy(() -> read(cut)).isInstanceOf(MaskFileException.class);
            }
        }

        private static byte[] png(BufferedImage image) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        }
    }

    @Test
    void writtenPngIsWhatOthersDecode() throws IOException {
        boolean[] voxels = TestMasks.random(SLICE, 0.5, random);
        byte[] png = written(MaskFormat.PNG, volume(SLICE, new Segment(255, "255", TestMasks.ofVoxels(SLICE, voxels))));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        for (int at = 0; at < voxels.length; at++) {
            assertThat(image.getRaster().getSample(at % 11, at / 11, 0)).isEqualTo(voxels[at] ? 255 : 0);
        }
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        refused(() -> read(new byte[0]), MaskFileException.UNSUPPORTED);
        refused(() -> read("some text".getBytes(StandardCharsets.UTF_8)), MaskFileException.UNSUPPORTED);
        refused(() -> read("RLM1".getBytes(StandardCharsets.UTF_8)), MaskFileException.INVALID);
        refused(() -> MaskFiles.read(directory), MaskFileException.UNSUPPORTED);
        refused(
                () -> MaskFiles.read(
                        put(new byte[20]), MaskReading.DEFAULT.within(new MaskFileLimits(19, 100, 100, 100))),
                MaskFileException.TOO_LARGE);
        assertThatThrownBy(() -> MaskFiles.read(directory.resolve("nothing"))).isInstanceOf(IOException.class);
    }

    private static void refused(ThrowingCallable work, String code) {
        assertThatThrownBy(work).isInstanceOf(MaskFileException.class).hasFieldOrPropertyWithValue("code", code);
    }

    private static RunLengthMask mask(GridShape shape, boolean object) {
        boolean[] voxels = new boolean[shape.slices() * shape.pixels()];
        Arrays.fill(voxels, object);
        return TestMasks.ofVoxels(shape, voxels);
    }

    private static MaskVolume volume(GridShape shape, Segment... segments) {
        return new MaskVolume(new MaskGrid(shape, MM, null), List.of(segments));
    }

    private static byte[] written(MaskFormat format, MaskVolume volume) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(volume, out);
        return out.toByteArray();
    }

    private MaskVolume read(byte[] file) throws IOException {
        return MaskFiles.read(put(file));
    }

    private Path put(byte[] file) throws IOException {
        return Files.write(directory.resolve("mask"), file);
    }
}
