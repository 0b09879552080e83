package dev.consilium.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilium.common.DomainEvent;
import dev.consilium.common.Refusal;
import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.Deidentified;
import dev.consilium.dicom.DicomToolkit;
import dev.consilium.dicom.Frame;
import dev.consilium.dicom.PixelRegion;
import dev.consilium.dicom.Tag;
import dev.consilium.study.SeriesObjects.SeriesObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person said of a device holds for the next series of it: ultrasound, of which nobody knows before what it draws. */
class DeviceRulesTest {

    private static final List<PixelRegion> BANNER = List.of(new PixelRegion(0, 0, 64, 9));

    @TempDir
    Path root;

    StudyBench bench;
    int uid;

    @BeforeEach
    void open() {
        bench = new StudyBench(root);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private String receive(String model) throws IOException {
        TestObject image = TestObject.slice("1.5." + ++uid, uid)
                .text(0x0008, 0x0008, "CS", "ORIGINAL\\PRIMARY\\ABDOMINAL")
                .text(0x0008, 0x0060, "CS", "US")
                .text(0x0008, 0x0070, "LO", "ACME")
                .text(0x0008, 0x1090, "LO", model)
                .text(0x0028, 0x0301, "CS", "NO");
        return bench.seriesOf(bench.receive(List.of(image.in(root))));
    }

    private DeviceRules rules() {
        return bench.get(DeviceRules.class);
    }

    private Dataset stored(String series) {
        SeriesObject object = bench.get(SeriesObjects.class).first(series).orElseThrow();
        return bench.get(StoredImages.class).open(object);
    }

    private boolean atRisk(String series) {
        return bench.check(series).burnedInRisk();
    }

    @Test
    void whatASenderSaysOfHisPixelsCountsForNothing() throws IOException {
        String series = receive("Sono 7");
        assertThat(atRisk(series)).isTrue();
        assertThat(stored(series).contains(Tag.BurnedInAnnotation)).isFalse();
    }

    @Test
    void laterSeriesOfTheDeviceAreBlackedAndPass() throws IOException {
        String first = receive("Sono 7");
        assertThat(atRisk(first)).isTrue();
        rules().learn(first, BANNER, StudyBench.MANAGER);
        String next = receive("Sono 7");
        assertThat(atRisk(next)).isFalse();
        Dataset stored = stored(next);
        assertThat(Deidentified.codesOf(stored)).endsWith("113101");
        assertThat(stored.text(Tag.BurnedInAnnotation)).contains("NO");
        Frame frame = bench.get(DicomToolkit.class).decode(stored, 0);
        assertThat(Arrays.stream(frame.values(), 0, 9 * 64).distinct().count()).isEqualTo(1);
        assertThat(Arrays.stream(frame.values(), 9 * 64, 64 * 64).distinct().count())
                .isGreaterThan(100);
        assertThat(atRisk(receive("Sono 8"))).isTrue();
    }

    @Test
    void whatCameInBeforeTheRuleIsNotTakenForBlacked() throws IOException {
        String waiting = receive("Sono 7");
        bench.get(SeriesDeidentification.class).deidentify(waiting);
        rules().learn(waiting, BANNER, StudyBench.MANAGER);
        assertThat(atRisk(waiting)).isTrue();
        assertThat(bench.get(Findings.class).ofSeries(waiting))
                .extracting(Finding::detail)
                .contains("its device draws text where nothing is blacked");
    }

    @Test
    void aDeviceThatDrawsNothingKeepsItsPixels() throws IOException {
        String first = receive("Sono 7");
        bench.check(first);
        rules().learn(first, List.of(), StudyBench.MANAGER);
        String next = receive("Sono 7");
        assertThat(atRisk(next)).isFalse();
        assertThat(Deidentified.pixelsCleaned(stored(next))).isFalse();
    }

    @Test
    void aLaterRuleTakesThePlaceOfAnEarlierAndCanEnd() throws IOException {
        String first = receive("Sono 7");
        bench.check(first);
        rules().learn(first, List.of(), StudyBench.MANAGER);
        rules().learn(first, BANNER, StudyBench.MANAGER);
        LearnedRule known = rules().learned("project-1").get(0);
        assertThat(rules().learned("project-1")).hasSize(1);
        assertThat(known.rule().regions()).isEqualTo(BANNER);
        assertThatThrownBy(() -> rules().end("project-2", known.id(), StudyBench.MANAGER))
                .isInstanceOf(Refusal.class);
        rules().end("project-1", known.id(), StudyBench.MANAGER);
        assertThat(rules().learned("project-1")).isEmpty();
        assertThat(atRisk(receive("Sono 7"))).isTrue();
        assertThat(bench.events())
                .extracting(DomainEvent::type)
                .containsSubsequence("DeviceRuleLearned", "DeviceRuleLearned", "DeviceRuleEnded");
    }

    @Test
    void aSeriesThatDoesNotSayWhatMadeItTeachesNothing() throws IOException {
        String series = receive(" ");
        bench.check(series);
        assertThatThrownBy(() -> rules().learn(series, BANNER, StudyBench.MANAGER))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("DEVICE_UNKNOWN"));
        String small = receive("Sono 7");
        bench.check(small);
        assertThatThrownBy(() -> rules().learn(small, List.of(new PixelRegion(60, 0, 5, 1)), StudyBench.MANAGER))
                .isInstanceOf(Refusal.class);
        assertThat(rules().learned("project-1")).isEmpty();
    }
}
