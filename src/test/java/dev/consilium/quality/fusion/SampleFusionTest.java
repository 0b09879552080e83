package dev.consilium.quality.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.consilium.imaging.mask.MaskVolume;
import dev.consilium.imaging.maskfile.MaskFiles;
import dev.consilium.imaging.maskfile.MaskReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Outlines of cells drawn by ten raters (Gurari and others 2015), fused by ITK: {@code REFERENCE.tsv}. Black is the object. */
class SampleFusionTest {

    private static final Path SAMPLES = Path.of("../shared/samples/segmentation");
    private static final String STAPLE = "STAPLE sensitivity,specificity ";

    @ParameterizedTest
    @ValueSource(strings = {"B01", "B05", "B12", "B18"})
    void stapleAndMajorityAreAsRecorded(String image) throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(SAMPLES), "the samples are not here: " + SAMPLES);
        Map<String, String> reference = reference("bubil1 " + image);
        List<RaterMask> raters = raters(image);
        assertThat(raters).hasSize(10);
        FusedMask fused =
                MaskFusion.of(raters, FusionOptions.of(FusionMethod.STAPLE).asItk());
        assertThat(fused.converged()).isTrue();
        for (RaterPerformance rater : fused.raters()) {
            String[] published = reference.get(STAPLE + rater.rater()).split(",");
            assertThat(rater.sensitivity()).isCloseTo(Double.parseDouble(published[0]), within(5.1e-7));
            assertThat(rater.specificity()).isCloseTo(Double.parseDouble(published[1]), within(5.1e-7));
        }
        assertThat(fused.mask().voxels()).isEqualTo(Long.parseLong(reference.get("STAPLE pixels with W>=0.5")));
        assertThat(fused.majority().majorityVoxels())
                .isEqualTo(Long.parseLong(reference.get("majority (>half) pixels")));
    }

    private static Map<String, String> reference(String data) throws IOException {
        try (Stream<String> lines = Files.lines(SAMPLES.resolve("REFERENCE.tsv"))) {
            return lines.map(line -> line.split("\t"))
                    .filter(cells -> cells[0].equals(data))
                    .collect(Collectors.toMap(cells -> cells[1], cells -> cells[2]));
        }
    }

    private static List<RaterMask> raters(String image) throws IOException {
        List<Path> folders;
        try (Stream<Path> found = Files.list(SAMPLES.resolve("bubil1"))) {
            folders = found.filter(folder -> folder.getFileName().toString().startsWith("Person"))
                    .sorted()
                    .toList();
        }
        List<RaterMask> raters = new ArrayList<>();
        for (Path folder : folders) {
            MaskVolume volume = MaskFiles.read(folder.resolve(image + ".png"), MaskReading.DEFAULT.withObjectValue(0));
            raters.add(new RaterMask(
                    folder.getFileName().toString(),
                    volume.grid(),
                    volume.segments().get(0).mask()));
        }
        return raters;
    }
}
