package dev.consilium.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilium.common.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each fault of a series is called, on small series made for it. */
class QualityGateTest {

    @TempDir
    Path root;

    StudyBench bench;

    @BeforeEach
    void open() {
        bench = new StudyBench(root);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private String receive(TestObject... objects) throws IOException {
        List<Upload> uploads = new java.util.ArrayList<>();
        for (TestObject object : objects) {
            uploads.add(object.in(root));
        }
        return bench.seriesOf(bench.receive(uploads));
    }

    private List<Finding> findings(String series) {
        return bench.get(Findings.class).ofSeries(series);
    }

    private static TestObject slice(int number) {
        return TestObject.slice("1.5", number);
    }

    private static TestObject at(int number, double z) {
        return slice(number).text(0x0020, 0x0032, "DS", "0\\0\\" + z);
    }

    @Test
    void aRegularSeriesHasNoFinding() throws IOException {
        String series = receive(slice(3), slice(1), slice(2));
        assertThat(bench.check(series).codes()).isEmpty();
        assertThat(findings(series)).isEmpty();
    }

    @Test
    void namesTheGapWhereSlicesAreMissing() throws IOException {
        String series = receive(at(1, -4), at(2, -2), at(3, 0), at(4, 6));
        QualityCheck.Measures measures = bench.check(series);
        assertThat(measures.missingSlices()).isEqualTo(2);
        assertThat(findings(series).get(0))
                .isEqualTo(new Finding(
                        "MISSING_SLICES",
                        Finding.Severity.FAIL,
                        "gap of 6.00 mm between 0.00 and 6.00 mm, 2 slices missing",
                        List.of(new FindingPlace(3, 4, 0.0, 6.0, 2L, null, null))));
    }

    @Test
    void namesPositionsTakenTwice() throws IOException {
        String series = receive(at(1, 0), at(2, 2), at(3, 2), at(4, 4));
        assertThat(bench.check(series).codes()).containsExactly("DUPLICATE_POSITION", "NONUNIFORM_SPACING");
        assertThat(findings(series).get(0).detail()).isEqualTo("two images at 2.00 mm");
        assertThat(findings(series).get(0).places())
                .containsExactly(new FindingPlace(2, 3, 2.0, 2.0, null, null, null));
    }

    @Test
    void anEmptyImageIsNamedByItsNumber() throws IOException {
        assertThat(bench.check(receive(slice(1), slice(2).flat(), slice(3))).emptyImages())
                .isEqualTo(1);
    }

    @Test
    void aTurnedImageIsInconsistentAndNoGap() throws IOException {
        TestObject turned = slice(9).text(0x0020, 0x0037, "DS", "0\\1\\0\\0\\0\\1");
        QualityCheck.Measures measures = bench.check(receive(slice(1), slice(2), slice(3), turned));
        assertThat(measures.codes()).containsExactly("INCONSISTENT_GEOMETRY");
        assertThat(measures.inconsistentGeometry()).isEqualTo(1);
    }

    @Test
    void aCtImageWithoutAPositionLacksARequiredAttribute() throws IOException {
        QualityCheck.Measures measures = bench.check(receive(slice(1).without(0x0020, 0x0032)));
        assertThat(measures.codes()).containsExactly("MISSING_ATTRIBUTE");
    }

    @Test
    void burnedInTextIsARiskByFlagModalityAndImageType() throws IOException {
        assertThat(bench.check(receive(slice(1).text(0x0028, 0x0301, "CS", "YES")))
                        .burnedInRisk())
                .isTrue();
        assertThat(bench.check(receive(slice(2).text(0x0008, 0x0060, "CS", "OT")))
                        .burnedInRisk())
                .isTrue();
        assertThat(bench.check(receive(slice(3).text(0x0008, 0x0008, "CS", "DERIVED\\SECONDARY")))
                        .burnedInRisk())
                .isTrue();
        assertThat(bench.check(receive(slice(4))).burnedInRisk()).isFalse();
        assertThat(bench.check(receive(slice(5).text(0x0008, 0x0008, "CS", "DERIVED\\PRIMARY")))
                        .burnedInRisk())
                .as("of a device that nobody has said anything of")
                .isTrue();
    }

    @Test
    void otherPixelsUnderAKnownUidAreAConflict() throws IOException {
        bench.check(receive(slice(1)));
        String series = receive(slice(1).pixels(77));
        bench.get(SeriesDeidentification.class).deidentify(series);
        assertThat(bench.get(DuplicateDetection.class).detect(series))
                .isEqualTo(new DuplicateDetection.Duplicates(1, 0, 1, 0, 0));
        assertThat(findings(series)).extracting(Finding::code).containsExactly("SOP_UID_CONFLICT");
    }

    @Test
    void aVerdictOnFiguresAloneIsExplained() throws IOException {
        String series = receive(slice(1));
        bench.check(series);
        bench.get(Quarantine.class).enter(series, Verdict.FAIL);
        assertThat(findings(series)).extracting(Finding::code).containsExactly("GATE_RULE");
        assertThat(findings(series).get(0).detail()).contains("matrix 64 x 64");
    }

    @Test
    void measuringTwiceFindsTheSame() throws IOException {
        String series = receive(at(1, 0), at(2, 2), at(3, 9));
        QualityCheck.Measures first = bench.check(series);
        List<Finding> found = findings(series);
        assertThat(bench.check(series)).isEqualTo(first);
        assertThat(findings(series)).isEqualTo(found);
    }

    @Test
    void theGateIsMeasuredByWhatPeopleMadeOfItsVerdicts() throws IOException {
        Quarantine quarantine = bench.get(Quarantine.class);
        for (int number = 1; number <= 3; number++) {
            String series = receive(TestObject.slice("1.7." + number, number));
            bench.check(series);
            quarantine.enter(series, Verdict.FAIL);
            if (number == 1) {
                quarantine.release(series, "two ranges", StudyBench.MANAGER);
            } else {
                quarantine.reject(series, "damaged", StudyBench.MANAGER);
            }
        }
        for (int number = 4; number <= 5; number++) {
            String series = receive(TestObject.slice("1.7." + number, number));
            bench.check(series);
            bench.get(SeriesAcceptance.class).accept(series, Verdict.WARN);
            if (number == 5) {
                quarantine.returned(series, "blurred");
            }
        }
        assertThat(bench.get(GateRecord.class).of("project-1")).isEqualTo(new GateRecord.Outcomes(3, 1, 2, 1));
        assertThat(bench.get(GateRecord.class).of("project-2")).isEqualTo(new GateRecord.Outcomes(0, 0, 0, 0));
    }

    @Test
    void theDeadlinePassesOnce() throws IOException {
        String series = receive(slice(1));
        bench.check(series);
        Quarantine quarantine = bench.get(Quarantine.class);
        quarantine.enter(series, Verdict.FAIL);
        quarantine.markOverdue(series);
        quarantine.markOverdue(series);
        assertThat(bench.events().stream().filter(QuarantineOverdue.class::isInstance))
                .hasSize(1);
    }

    @Test
    void aSeriesThatCannotBeDeidentifiedStaysInTheInboxAndIsNeverReleased() throws IOException {
        String intake = bench.receive(List.of(slice(1).in(root), slice(2).in(root)));
        String series = bench.seriesOf(intake);
        Path original = root.resolve(bench.files("inbox").get(1));
        Files.write(original, new byte[300]);
        assertThatThrownBy(() -> bench.get(SeriesDeidentification.class).deidentify(series))
                .isInstanceOf(DeidentificationFailed.class);
        assertThat(bench.files("objects")).isEmpty();
        assertThat(bench.files("inbox")).hasSize(2);

        Quarantine quarantine = bench.get(Quarantine.class);
        quarantine.enter(series, null);
        assertThat(bench.view(intake).series().get(0).reasons()).containsExactly("DEIDENTIFICATION_FAILED");
        assertThatThrownBy(() -> quarantine.release(series, "let it pass", StudyBench.MANAGER))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo("NOT_DEIDENTIFIED"));
        quarantine.reject(series, "damaged", StudyBench.MANAGER);
        assertThat(bench.files("inbox")).isEmpty();
    }

    @Test
    void aProjectWhoseKeyIsGoneIsRefusedRatherThanGivenAnother() throws IOException {
        bench.check(receive(slice(1)));
        Files.delete(root.resolve(bench.files("keys").get(0)));
        String series = receive(slice(2));
        assertThatThrownBy(() -> bench.get(SeriesDeidentification.class).deidentify(series))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo("PROJECT_KEY_MISSING"));
    }
}
