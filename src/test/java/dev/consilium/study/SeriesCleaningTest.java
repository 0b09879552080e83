package dev.consilium.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilium.common.Refusal;
import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DicomToolkit;
import dev.consilium.dicom.Frame;
import dev.consilium.dicom.Tag;
import dev.consilium.study.SeriesObjects.SeriesObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a series once somebody marked text in it, or signed that there is none. */
class SeriesCleaningTest {

    private static final MarkedRegion EVERYWHERE = new MarkedRegion(null, null, 4, 6, 10, 3);
    private static final MarkedRegion SECOND = new MarkedRegion(2, null, 40, 40, 5, 5);

    @TempDir
    Path root;

    private StudyBench bench;
    private String series;
    private Quarantine quarantine;
    private SeriesCleaning cleaning;

    @BeforeEach
    void threeImagesThatMayShowText() throws IOException {
        bench = new StudyBench(root);
        List<Upload> uploads = new ArrayList<>();
        for (int number = 1; number <= 3; number++) {
            uploads.add(TestObject.slice("1.5", number)
                    .text(0x0028, 0x0301, "CS", "YES")
                    .in(root));
        }
        series = bench.seriesOf(bench.receive(uploads));
        bench.check(series);
        quarantine = bench.get(Quarantine.class);
        cleaning = bench.get(SeriesCleaning.class);
        quarantine.enter(series, Verdict.FAIL);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void whatIsMarkedIsBlackAndNothingElseChanges() {
        List<int[]> before = pixels();
        release(EVERYWHERE, SECOND);
        cleaning.clean(series);
        List<int[]> after = pixels();
        for (int image = 1; image <= 3; image++) {
            int darkest = java.util.Arrays.stream(before.get(image - 1)).min().orElseThrow();
            for (int i = 0; i < 64 * 64; i++) {
                boolean marked = in(EVERYWHERE, i) || image == 2 && in(SECOND, i);
                assertThat(after.get(image - 1)[i])
                        .as("image %d, pixel %d, %d", image, i % 64, i / 64)
                        .isEqualTo(marked ? darkest : before.get(image - 1)[i]);
            }
        }
        for (SeriesObject object : objects()) {
            Dataset clean = bench.get(StoredImages.class).open(object);
            assertThat(clean.text(Tag.BurnedInAnnotation)).hasValue("NO");
            assertThat(codes(clean)).contains("113101");
            assertThat(object.transferSyntax()).isEqualTo("1.2.840.10008.1.2.1");
        }
        assertThat(bench.get(SeriesCatalogue.class).provenance(series).method())
                .isEqualTo("PS3.15 2024b: 113100,113105,113107,113101; policy annotation-1");
    }

    @Test
    void whatIsNotMarkedIsOnlySaidToBeChecked() {
        List<int[]> before = pixels();
        release(SECOND);
        cleaning.clean(series);
        assertThat(pixels().get(0)).isEqualTo(before.get(0));
        Dataset first = bench.get(StoredImages.class).open(objects().get(0));
        assertThat(first.text(Tag.BurnedInAnnotation)).hasValue("NO");
        assertThat(codes(first)).doesNotContain("113101");
    }

    @Test
    void theOldObjectsAreGoneAndTheirFiguresToo() throws IOException {
        List<String> before = bench.files("objects");
        List<String> pixelsBefore =
                objects().stream().map(SeriesObject::pixelDigest).toList();
        List<Finding> found = bench.get(SeriesCatalogue.class).findings(series);
        release(EVERYWHERE);
        cleaning.clean(series);
        assertThat(bench.files("objects")).hasSize(3).doesNotContainAnyElementsOf(before);
        assertThat(objects().stream().map(SeriesObject::pixelDigest)).doesNotContainAnyElementsOf(pixelsBefore);
        assertThat(bench.get(SeriesCatalogue.class).findings(series)).isEqualTo(found);
    }

    @Test
    void cleaningTwiceChangesNothingMore() throws IOException {
        release(EVERYWHERE);
        cleaning.clean(series);
        List<String> once = bench.files("objects");
        cleaning.clean(series);
        assertThat(bench.files("objects")).isEqualTo(once);
        assertThat(bench.events().stream().filter(SeriesCleaned.class::isInstance))
                .containsExactly(new SeriesCleaned(series, "project-1", 3, 3, "digest"));
    }

    @Test
    void aCrashBeforeTheCommitLeavesTheOldObjectsAndIsDoneAgain() throws IOException {
        release(EVERYWHERE);
        List<String> before = digests();
        bench.failNextEvent();
        assertThatThrownBy(() -> cleaning.clean(series)).isInstanceOf(RuntimeException.class);
        assertThat(digests()).isEqualTo(before);
        assertThat(pixels()).hasSize(3);
        cleaning.clean(series);
        assertThat(digests()).doesNotContainAnyElementsOf(before);
        assertThat(bench.files("objects")).hasSize(3);
    }

    @Test
    void aCrashAfterTheCommitIsSweptAtTheNextStart() throws IOException {
        release(EVERYWHERE);
        byte[] old = Files.readAllBytes(root.resolve(bench.files("objects").get(0)));
        String name = bench.files("objects").get(0);
        cleaning.clean(series);
        Files.write(root.resolve(name), old);
        assertThat(bench.files("objects")).hasSize(4);
        bench.get(StoreSweep.class).sweep();
        assertThat(bench.files("objects")).hasSize(3).doesNotContain(name);
        Files.write(root.resolve(name), old);
        bench.get(StoreSweep.class).sweep();
        assertThat(bench.files("objects")).as("swept once").hasSize(4);
    }

    @Test
    void nobodyReadsItBeforeItIsClean() {
        release(EVERYWHERE);
        assertThat(state()).isEqualTo(SeriesState.QUARANTINED);
        List<String> before = digests();
        bench.get(SeriesAcceptance.class).accept(series, Verdict.FAIL);
        assertThat(state()).isEqualTo(SeriesState.ACCEPTED);
        assertThat(digests()).doesNotContainAnyElementsOf(before);
    }

    @Test
    void aSeriesThatCameBackIsAcceptedOnceItIsClean() {
        release();
        cleaning.clean(series);
        bench.get(SeriesAcceptance.class).accept(series, Verdict.FAIL);
        quarantine.returned(series, "a name is in the corner");
        List<String> before = digests();
        release(EVERYWHERE);
        assertThat(state()).isEqualTo(SeriesState.QUARANTINED);
        cleaning.clean(series);
        assertThat(state()).isEqualTo(SeriesState.ACCEPTED);
        assertThat(digests()).doesNotContainAnyElementsOf(before);
    }

    @Test
    void withoutALookAtThePixelsItIsNotReleased() {
        refused("TEXT_UNCHECKED", () -> quarantine.release(series, "looks fine", StudyBench.MANAGER));
    }

    @Test
    void rectanglesThatCannotBeBlackedAreRefusedBeforeAnythingIsKept() {
        refused("REGION_OUTSIDE", () -> release(new MarkedRegion(null, null, 60, 60, 5, 5)));
        refused("REGION_OUTSIDE", () -> release(new MarkedRegion(1, 1, 0, 0, Integer.MAX_VALUE, 1)));
        refused("REGION_INVALID", () -> release(new MarkedRegion(null, null, 0, 0, 0, 5)));
        refused("REGION_INVALID", () -> release(new MarkedRegion(null, null, -1, 0, 5, 5)));
        refused("REGION_INVALID", () -> release(new MarkedRegion(4, 4, 0, 0, 5, 5)));
        refused("REGION_INVALID", () -> release(new MarkedRegion(2, 1, 0, 0, 5, 5)));
        refused("REGION_INVALID", () -> release(new MarkedRegion(0, 1, 0, 0, 5, 5)));
        refused(
                "REGIONS_TOO_MANY",
                () -> quarantine.release(
                        series, "why not", clearance(Collections.nCopies(10_000, EVERYWHERE)), StudyBench.MANAGER));
        assertThat(bench.get(Clearances.class).latest(series)).isEmpty();
        assertThat(quarantine.ofProject("project-1")).hasSize(1);
    }

    private static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private void release(MarkedRegion... regions) {
        quarantine.release(series, "text is marked", clearance(List.of(regions)), StudyBench.MANAGER);
    }

    private static Clearance clearance(List<MarkedRegion> regions) {
        return new Clearance(regions, "manager-1", "Dora", "I looked at it.", Instant.now(), "digest");
    }

    private SeriesState state() {
        return bench.get(SeriesCatalogue.class).get(series).state();
    }

    private List<SeriesObject> objects() {
        return bench.get(SeriesObjects.class).ofSeries(series);
    }

    private List<String> digests() {
        return objects().stream().map(SeriesObject::requireStored).toList();
    }

    private static List<String> codes(Dataset dataset) {
        return dataset.items(Tag.DeidentificationMethodCodeSequence).stream()
                .map(item -> item.text(Tag.CodeValue).orElseThrow())
                .toList();
    }

    private List<int[]> pixels() {
        return objects().stream()
                .map(object -> {
                    Frame frame = bench.get(DicomToolkit.class)
                            .decode(bench.get(StoredImages.class).open(object), 0);
                    return frame.values();
                })
                .toList();
    }

    private static boolean in(MarkedRegion region, int i) {
        int x = i % 64;
        int y = i / 64;
        return x >= region.x()
                && x < region.x() + region.width()
                && y >= region.y()
                && y < region.y() + region.height();
    }
}
