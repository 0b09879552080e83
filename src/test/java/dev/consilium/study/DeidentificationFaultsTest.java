package dev.consilium.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** D-14 and D-15 where a series is de-identified: whatever happens to one original, no object of the series goes onward. */
class DeidentificationFaultsTest {

    private static final int OBJECTS = 3;

    @TempDir
    Path root;

    private StudyBench bench;
    private String series;
    private Path original;
    private byte[] whole;

    @BeforeEach
    void aSeriesThatWaits() throws IOException {
        bench = new StudyBench(root);
        List<Upload> uploads = new ArrayList<>();
        for (int number = 1; number <= OBJECTS; number++) {
            uploads.add(TestObject.slice("1.5", number).in(root));
        }
        series = bench.seriesOf(bench.receive(uploads));
        original = root.resolve(bench.files("inbox").stream()
                .filter(file -> file.endsWith("000002"))
                .findFirst()
                .orElseThrow());
        whole = Files.readAllBytes(original);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /** Cut at every seventh byte of the header and of the first pixels, so inside each part of an element, and at the end. */
    @Test
    void noneGoesOnwardWhereOneIsCut() throws IOException {
        int cut = 0;
        for (int length = 0; length < 1_500; length += 7) {
            failsWith(Arrays.copyOf(whole, length));
            cut++;
        }
        failsWith(Arrays.copyOf(whole, whole.length - 1));
        System.out.printf("D-15: an original cut at %d places, 0 objects passed%n", cut + 1);
    }

    @Test
    void noneGoesOnwardWhereOneIsSomethingElse() throws IOException {
        failsWith("a letter to Mrs Secret".getBytes(StandardCharsets.UTF_8));
        failsWith(TestObject.slice("1.5", 2)
                .without(0x0008, 0x0018)
                .without(0x0010, 0x0020)
                .without(0x0020, 0x000D)
                .bytes());
    }

    private void failsWith(byte[] content) throws IOException {
        Files.write(original, content);
        assertThatThrownBy(this::deidentify).as("%d bytes", content.length).isInstanceOf(DeidentificationFailed.class);
        assertThat(stored()).isZero();
        assertThat(bench.files("objects")).isEmpty();
        assertThat(bench.files("inbox")).hasSize(OBJECTS);
        assertThat(bench.get(SeriesCatalogue.class).get(series).state()).isEqualTo(SeriesState.RECEIVED);
    }

    /** As after a process that was killed: whole objects, one half-written, and no row that tells of them. */
    @Test
    void whatAnAttemptLeftHalfDoneGoesWithTheNext() throws IOException {
        Files.delete(original);
        assertThatThrownBy(this::deidentify).isInstanceOf(UncheckedIOException.class);
        assertThat(stored()).isZero();
        Path shelf = Files.createDirectories(
                root.resolve("objects").resolve(series.substring(0, 2)).resolve(series));
        Files.writeString(shelf.resolve("half.part"), "half an object");
        Files.write(original, whole);
        deidentify();
        assertThat(stored()).isEqualTo(OBJECTS);
        assertThat(bench.files("objects")).hasSize(OBJECTS).noneMatch(file -> file.endsWith(".part"));
        assertThat(bench.files("inbox")).isEmpty();
    }

    private void deidentify() {
        bench.get(SeriesDeidentification.class).deidentify(series);
    }

    private long stored() {
        return bench.get(JdbcClient.class)
                .sql("select count(*) from series_object where stored_digest is not null")
                .query(Long.class)
                .single();
    }
}
