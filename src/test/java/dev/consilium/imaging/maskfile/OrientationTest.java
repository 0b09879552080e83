package dev.consilium.imaging.maskfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DicomToolkits;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.MaskVolume;
import dev.consilium.imaging.mask.MaskVolume.Segment;
import dev.consilium.imaging.mask.VoxelAffine;
import dev.consilium.imaging.maskfile.PhantomSeries.Body;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bodies that no flip leaves as they are, followed voxel by voxel in patient coordinates through every format that has a place. */
class OrientationTest {

    private static final SegDetails DETAILS =
            new SegDetails(LocalDateTime.of(2026, 1, 2, 3, 4, 5), 301, "Phantom", null, "test");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void bodiesStayWhereTheyAre(PhantomSeries series) throws IOException {
        MaskVolume drawn = series.volume(Body.values());
        requireBodies(drawn);
        Segmentations segmentations = new Segmentations(SeriesImages.of(series.headers()), DETAILS);
        List<SegmentDescription> descriptions = Arrays.stream(Body.values())
                .map(body -> SegmentDescription.manual(body.name()))
                .toList();
        MaskVolume read = MaskFiles.read(seg(segmentations.binary(drawn, descriptions)));
        requireBodies(read);
        for (int body = 0; body < Body.values().length; body++) {
            Segment segment = read.segments().get(body);
            MaskVolume alone = new MaskVolume(read.grid(), List.of(segment));
            MaskVolume labels = MaskFiles.read(nifti(alone));
            requireBody(Body.values()[body], labels.grid(), labels.segments().get(0));
            requireNear(labels, read);
            Dataset again = segmentations.binary(labels, List.of(descriptions.get(body)));
            MaskVolume once = MaskFiles.read(seg(again));
            requireBody(Body.values()[body], once.grid(), once.segments().get(0));
            assertThat(once.placedIn(drawn.grid())
                            .orElseThrow()
                            .segments()
                            .get(0)
                            .mask())
                    .isEqualTo(drawn.segments().get(body).mask());
        }
    }

    @ParameterizedTest
    @EnumSource
    void probabilitiesStayWhereTheyAre(PhantomSeries series) throws IOException {
        SeriesImages images = SeriesImages.of(series.headers());
        VoxelAffine affine = VoxelAffine.of(images.grid());
        GridShape shape = images.grid().shape();
        ProbabilitySegment segment = new ProbabilitySegment(SegmentDescription.manual("p"), slice -> {
            float[] values = new float[shape.pixels()];
            for (int at = 0; at < values.length; at++) {
                double[] place = affine.at(at % shape.columns(), at / shape.columns(), slice);
                values[at] = PhantomSeries.holds(Body.ARMS, place)
                        ? 0.75f
                        : PhantomSeries.holds(Body.WEDGE, place) ? 0.25f : 0;
            }
            return values;
        });
        Path file = seg(new Segmentations(images, DETAILS).fractional(List.of(segment)));
        MaskVolume half = MaskFiles.read(file);
        requireBody(Body.ARMS, half.grid(), half.segments().get(0));
        assertThat(MaskFiles.read(file, MaskReading.DEFAULT.withThreshold(0.2))
                        .segments()
                        .get(0)
                        .mask()
                        .voxels())
                .isEqualTo((long)
                        series.mask(Body.WEDGE).overlap(series.mask(Body.ARMS)).either());
    }

    private void requireBodies(MaskVolume volume) {
        assertThat(volume.segments()).hasSize(Body.values().length);
        for (int body = 0; body < Body.values().length; body++) {
            requireBody(Body.values()[body], volume.grid(), volume.segments().get(body));
        }
    }

    private static void requireBody(Body body, MaskGrid grid, Segment segment) {
        VoxelAffine affine = VoxelAffine.of(grid);
        GridShape shape = grid.shape();
        long object = 0;
        for (int z = 0; z < shape.slices(); z++) {
            int at = 0;
            boolean foreground = false;
            for (int run : segment.mask().runs(z)) {
                for (int end = at + run; at < end; at++) {
                    double[] place = affine.at(at % shape.columns(), at / shape.columns(), z);
                    assertThat(foreground)
                            .as("%s at %s", body, Arrays.toString(place))
                            .isEqualTo(PhantomSeries.holds(body, place));
                    object += foreground ? 1 : 0;
                }
                foreground = !foreground;
            }
        }
        assertThat(object).isGreaterThan(30);
    }

    /** The corners, where errors of the affine are largest. */
    private static void requireNear(MaskVolume one, MaskVolume other) {
        assertThat(one.grid().shape()).isEqualTo(other.grid().shape());
        GridShape shape = one.grid().shape();
        for (int corner = 0; corner < 8; corner++) {
            int x = (corner & 1) * (shape.columns() - 1);
            int y = (corner >> 1 & 1) * (shape.rows() - 1);
            int z = (corner >> 2) * (shape.slices() - 1);
            assertThat(VoxelAffine.of(one.grid()).at(x, y, z))
                    .containsExactly(VoxelAffine.of(other.grid()).at(x, y, z), within(1e-3));
        }
    }

    private Path nifti(MaskVolume volume) throws IOException {
        Path file = directory.resolve("mask.nii.gz");
        try (OutputStream out = Files.newOutputStream(file)) {
            MaskFormat.NIFTI_GZ.write(volume, out);
        }
        return file;
    }

    private Path seg(Dataset seg) throws IOException {
        Path file = directory.resolve("seg.dcm");
        try (OutputStream out = Files.newOutputStream(file)) {
            DicomToolkits.present().write(seg, out);
        }
        return file;
    }
}
