package dev.consilium.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.consilium.common.Ids;
import dev.consilium.common.Refusal;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Real series through every use case of the module. */
class RealSeriesTest {

    private static final Path SAMPLES = Path.of("../shared/samples/dicom");

    @TempDir
    Path root;

    StudyBench bench;

    @BeforeEach
    void open() {
        Assumptions.assumeTrue(Files.isDirectory(SAMPLES), "sample images are not here: " + SAMPLES);
        bench = new StudyBench(root, database());
    }

    DataSource database() {
        return new DriverManagerDataSource("jdbc:h2:mem:" + Ids.random() + ";DB_CLOSE_DELAY=-1");
    }

    @AfterEach
    void close() {
        if (bench != null) {
            bench.close();
        }
    }

    @Test
    void aWholeMrSeriesPassesAndIsAccepted() throws IOException {
        String intake = bench.receive(StudyBench.uploads(SAMPLES.resolve("mr-series-sag")));
        String series = bench.seriesOf(intake);
        QualityCheck.Measures measures = bench.check(series);
        assertThat(measures.codes()).isEmpty();
        assertThat(measures.objects()).isEqualTo(8);
        assertThat(measures.rows()).isEqualTo(256);
        assertThat(measures.noise()).isPositive();
        assertThat(measures.snr()).isPositive();

        bench.get(SeriesAcceptance.class).accept(series, Verdict.PASS);
        bench.get(SeriesAcceptance.class).accept(series, Verdict.PASS);
        assertThat(bench.events().stream().filter(SeriesAccepted.class::isInstance))
                .hasSize(1);
        IntakeView view = bench.view(intake);
        assertThat(view.settled()).isTrue();
        assertThat(view.series().get(0).state()).isEqualTo(SeriesState.ACCEPTED);
        assertThat(view.series().get(0).seriesUid()).startsWith("2.25.");
    }

    @Test
    void deidentifiedObjectsReplaceTheOriginals() throws IOException {
        Path sent = SAMPLES.resolve("mr-series-sag");
        String series = bench.seriesOf(bench.receive(StudyBench.uploads(sent)));
        assertThat(bench.files("inbox")).hasSize(8);
        bench.get(SeriesDeidentification.class).deidentify(series);
        assertThat(bench.files("inbox")).isEmpty();
        SeriesCatalogue.Series known = bench.get(SeriesCatalogue.class).get(series);
        assertThat(known.slices()).isEqualTo(8);
        assertThat(bench.files("objects")).hasSize(8).allMatch(file -> known.objectDigests()
                .contains(Path.of(file).getFileName().toString()));
        bench.get(SeriesDeidentification.class).deidentify(series);
        assertThat(bench.get(SeriesCatalogue.class).get(series)).isEqualTo(known);
    }

    @Test
    void aCtSeriesWithGapsIsQuarantinedWithThePositionsNamedAndReleasedWithAReason() throws IOException {
        String intake = bench.receive(StudyBench.uploads(SAMPLES.resolve("ct-series-human-ge")));
        String series = bench.seriesOf(intake);
        QualityCheck.Measures measures = bench.check(series);
        assertThat(measures.codes()).containsExactly("MISSING_SLICES", "NONUNIFORM_SPACING", "GANTRY_TILT");
        assertThat(measures.missingSlices()).isEqualTo(13);
        assertThat(measures.nonuniformSpacing()).isTrue();
        // As the header says it: Gantry/Detector Tilt +18.5
        assertThat(measures.gantryTilt()).isCloseTo(18.5, within(0.01));

        Quarantine quarantine = bench.get(Quarantine.class);
        quarantine.enter(series, Verdict.FAIL);
        IntakeView.SeriesView waiting = quarantine.ofProject("project-1").get(0);
        assertThat(waiting.reasons()).containsExactly("MISSING_SLICES", "NONUNIFORM_SPACING", "GANTRY_TILT");
        assertThat(waiting.findings().get(0).detail())
                .contains("gap of 7.00 mm between 19.44 and 26.44 mm, 1 slice missing");
        assertThat(waiting.findings().get(1).detail()).contains("1.08 mm between 18.36 and 19.44 mm");

        SeriesAcceptance acceptance = bench.get(SeriesAcceptance.class);
        assertRefused("NOT_RELEASED", () -> acceptance.accept(series, Verdict.FAIL));
        assertRefused("REASON_MISSING", () -> quarantine.release(series, " ", StudyBench.MANAGER));
        quarantine.release(series, "Two scan ranges by protocol", StudyBench.MANAGER);
        acceptance.accept(series, Verdict.FAIL);
        assertRefused("NOT_QUARANTINED", () -> quarantine.reject(series, "too late", StudyBench.MANAGER));
        assertThat(quarantine.ofProject("project-1")).isEmpty();
        assertThat(bench.view(intake).series().get(0).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void aRejectedSeriesLosesItsPixelsAndKeepsItsRecord() throws IOException {
        String intake = bench.receive(StudyBench.uploads(SAMPLES.resolve("mr-series-sag")));
        String series = bench.seriesOf(intake);
        bench.check(series);
        Quarantine quarantine = bench.get(Quarantine.class);
        quarantine.enter(series, Verdict.FAIL);
        quarantine.reject(series, "Wrong body part", StudyBench.MANAGER);
        assertThat(bench.files("objects")).isEmpty();
        assertThat(bench.view(intake).series().get(0).state()).isEqualTo(SeriesState.REJECTED);
        assertRefused("NOT_FOUND", () -> bench.get(Previews.class).png(series, 0, null, null));
        assertRefused("SERIES_REJECTED", () -> bench.get(SeriesAcceptance.class).accept(series, Verdict.PASS));
    }

    @Test
    void theSameSeriesTwiceInAProjectIsADuplicateAndInAnotherIsNot() throws IOException {
        List<Upload> uploads = StudyBench.uploads(SAMPLES.resolve("mr-series-sag"));
        bench.check(bench.seriesOf(bench.receive(uploads)));
        String again = bench.seriesOf(bench.receive(uploads));
        bench.get(SeriesDeidentification.class).deidentify(again);
        assertThat(bench.get(DuplicateDetection.class).detect(again))
                .isEqualTo(new DuplicateDetection.Duplicates(8, 8, 0, 0, 0));
        assertThat(bench.get(DuplicateDetection.class).detect(again).exact()).isEqualTo(8);

        String elsewhere = bench.seriesOf(bench.get(StudyIntake.class)
                .receive("project-2", uploads, StudyBench.MANAGER, null)
                .intakeId());
        bench.get(SeriesDeidentification.class).deidentify(elsewhere);
        assertThat(bench.get(DuplicateDetection.class).detect(elsewhere))
                .isEqualTo(new DuplicateDetection.Duplicates(8, 0, 0, 0, 0));
        assertThat(bench.get(SeriesCatalogue.class).get(elsewhere).seriesUid())
                .isNotEqualTo(bench.get(SeriesCatalogue.class).get(again).seriesUid());
    }

    @Test
    void previewsFollowTheDisplayOrderAndTheWindow() throws IOException {
        String series = bench.seriesOf(bench.receive(StudyBench.uploads(SAMPLES.resolve("ct-series-human-ge"))));
        bench.get(SeriesDeidentification.class).deidentify(series);
        Previews previews = bench.get(Previews.class);
        BufferedImage own = ImageIO.read(new ByteArrayInputStream(previews.png(series, 0, null, null)));
        assertThat(own.getWidth()).isEqualTo(512);
        assertThat(previews.png(series, 0, 400.0, 2000.0)).isNotEqualTo(previews.png(series, 0, null, null));
        assertThat(previews.png(series, 27, null, null)).isNotEqualTo(previews.png(series, 0, null, null));
        assertRefused("NOT_FOUND", () -> previews.png(series, 28, null, null));
        assertRefused("NOT_FOUND", () -> previews.png(series, -1, null, null));
        assertRefused("WINDOW_INVALID", () -> previews.png(series, 0, 40.0, 0.0));
    }

    @Test
    void nothingStoredHoldsTheNamesOfThePatient() throws IOException {
        String series =
                bench.seriesOf(bench.receive(List.of(TestObject.slice("1.5", 1).in(root))));
        bench.check(series);
        for (String file : bench.files("objects")) {
            String bytes = Files.readString(root.resolve(file), StandardCharsets.ISO_8859_1);
            assertThat(bytes).doesNotContain("Secret", "SECRET-4711");
        }
        assertThat(bench.get(SeriesCatalogue.class).get(series).seriesUid()).isNotEqualTo("1.5");
    }

    private static void assertRefused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
