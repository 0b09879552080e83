package dev.consilium.imaging.maskfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DicomToolkits;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.MaskVolume;
import dev.consilium.imaging.mask.MaskVolume.Segment;
import dev.consilium.imaging.mask.TestMasks;
import dev.consilium.imaging.mask.VoxelSpacing;
import dev.consilium.imaging.maskfile.PhantomSeries.Body;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files cut, flipped and stretched at random: each is read or refused by its code, at once and in little memory. */
class HostileMasksTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long MOST_ALLOCATED = 96L << 20;
    private static final Duration HANGING = Duration.ofSeconds(60);
    private static final int ROUNDS = 300;
    private static final byte[] EXTREMES = {0, 1, -1, 127, -128, '9', '"', '['};
    private static final GridShape SLICE = new GridShape(1, 20, 31);

    @TempDir
    private Path directory;

    enum Kind {
        NIFTI,
        NIFTI_GZ {
            @Override
            byte[] finished(byte[] mutated) throws IOException {
                return NiftiBytes.compressed(mutated);
            }
        },
        PNG {
            @Override
            byte[] finished(byte[] mutated) {
                return checked(mutated);
            }
        },
        COCO,
        RUNS,
        SEG,
        FRACTIONS,
        LABEL_MAP;

        byte[] sound() throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            switch (this) {
                case NIFTI, NIFTI_GZ -> MaskFormat.NIFTI.write(PhantomSeries.OBLIQUE.volume(Body.LETTER), out);
                case PNG, COCO, RUNS -> MaskFormat.valueOf(name()).write(slice(), out);
                case LABEL_MAP ->
                    out.write(Files.readAllBytes(
                            Path.of("../shared/samples/dicom/objects/seg_image_sm_control_labelmap.dcm")));
                default -> DicomToolkits.present().write(segmentation(this == FRACTIONS), out);
            }
            return out.toByteArray();
        }

        byte[] finished(byte[] mutated) throws IOException {
            return mutated;
        }
    }

    @ParameterizedTest
    @EnumSource
    void isReadOrRefused(Kind kind) throws IOException {
        Assumptions.assumeTrue(
                kind != Kind.LABEL_MAP || Files.exists(Path.of("../shared/samples/dicom/objects")),
                "the samples are not here");
        byte[] sound = kind.sound();
        Random random = new Random(kind.ordinal());
        assertThat(read(kind.finished(sound))).isTrue();
        assertTimeoutPreemptively(HANGING, () -> {
            int refused = 0;
            for (int round = 0; round < ROUNDS; round++) {
                byte[] file = kind.finished(mutated(sound, random));
                long before = THREADS.getCurrentThreadAllocatedBytes();
                refused += read(file) ? 0 : 1;
                assertThat(THREADS.getCurrentThreadAllocatedBytes() - before)
                        .as("bytes allocated in round " + round)
                        .isLessThan(MOST_ALLOCATED);
            }
            assertThat(refused).isGreaterThan(ROUNDS / 10);
        });
    }

    /** Whether it is read; whatever but the documented refusal comes out of it fails the test. */
    private boolean read(byte[] file) throws IOException {
        try {
            MaskFiles.read(Files.write(directory.resolve("mask"), file));
            return true;
        } catch (MaskFileException e) {
            assertThat(e.code()).startsWith("MASK_FILE_");
            assertThat(e.sentence()).isNotBlank();
            return false;
        }
    }

    private static byte[] mutated(byte[] sound, Random random) {
        byte[] mutated = sound.clone();
        int changes = 1 + random.nextInt(4);
        for (int change = 0; change < changes; change++) {
            // Most of what matters stands at the beginning.
            int at = random.nextInt(random.nextBoolean() ? Math.min(400, mutated.length) : mutated.length);
            switch (random.nextInt(5)) {
                case 0 -> mutated[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> mutated[at] = EXTREMES[random.nextInt(EXTREMES.length)];
                case 2 ->
                    Arrays.fill(
                            mutated,
                            at,
                            Math.min(mutated.length, at + 1 + random.nextInt(8)),
                            EXTREMES[random.nextInt(EXTREMES.length)]);
                case 3 -> mutated[at] = (byte) random.nextInt();
                default -> mutated = random.nextInt(4) > 0 ? mutated : Arrays.copyOf(mutated, Math.max(1, at));
            }
        }
        return mutated;
    }

    /** With the checksums of a PNG put right, so that the damage gets past them. */
    private static byte[] checked(byte[] png) {
        ByteBuffer bytes = ByteBuffer.wrap(png);
        int at = 8;
        while (at + 12 <= png.length) {
            int length = bytes.getInt(at);
            if (length < 0 || length > png.length - at - 12) {
                break;
            }
            CRC32 sum = new CRC32();
            sum.update(png, at + 4, length + 4);
            bytes.putInt(at + 8 + length, (int) sum.getValue());
            at += 12 + length;
        }
        return png;
    }

    private static MaskVolume slice() {
        boolean[] voxels = TestMasks.random(SLICE, 0.2, new Random(1));
        return new MaskVolume(
                new MaskGrid(SLICE, new VoxelSpacing(1, 1, 1), null),
                List.of(new Segment(1, "1", TestMasks.ofVoxels(SLICE, voxels))));
    }

    private static Dataset segmentation(boolean fractions) {
        PhantomSeries series = PhantomSeries.TILTED;
        Segmentations segmentations = new Segmentations(
                SeriesImages.of(series.headers()),
                new SegDetails(LocalDateTime.of(2026, 1, 2, 3, 4, 5), 1, "hostile", null, "1"));
        SegmentDescription description = SegmentDescription.manual("one");
        return fractions
                ? segmentations.fractional(List.of(new ProbabilitySegment(description, slice -> {
                    float[] values = new float[PhantomSeries.ROWS * PhantomSeries.COLUMNS];
                    values[slice] = 0.7f;
                    return values;
                })))
                : segmentations.binary(series.volume(Body.ARMS), List.of(description));
    }
}
