package dev.consilium.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilium.common.Ids;
import dev.consilium.study.StudySettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of exports are whole or not there. */
class ExportFilesTest {

    @TempDir
    Path data;

    @Test
    void whileItIsWrittenItHasAnotherNameAndThenItIsWhole() throws IOException {
        ExportFiles files = files();
        long size = files.write("a.json", out -> {
            out.write("[]".getBytes(StandardCharsets.UTF_8));
            assertThat(names()).containsExactly("a.json.part");
        });
        assertThat(size).isEqualTo(2);
        assertThat(names()).containsExactly("a.json");
        assertThat(files.open("a.json").readAllBytes()).asString().isEqualTo("[]");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("exports/a.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void whatIsWrittenOnTheWayIsGoneOnceItIsClosed() throws IOException {
        try (FileChannel scratch = files().scratch()) {
            scratch.write(ByteBuffer.wrap("[]".getBytes(StandardCharsets.UTF_8)));
            scratch.position(0);
            assertThat(Channels.newInputStream(scratch).readAllBytes())
                    .asString()
                    .isEqualTo("[]");
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void whatBreaksOffLeavesNothing() {
        for (Exception broken : List.of(new IOException("disk full"), new IllegalStateException("case 7"))) {
            assertThatThrownBy(() -> files().write("a.json", out -> {
                        out.write(new byte[100_000]);
                        if (broken instanceof IOException io) {
                            throw io;
                        }
                        throw (RuntimeException) broken;
                    }))
                    .isSameAs(broken);
            assertThat(names()).isEmpty();
        }
    }

    /** The process died; the next attempt of the same name begins anew. */
    @Test
    void whatACrashLeftIsInNobodysWay() throws IOException {
        ExportFiles files = files();
        Files.createDirectories(data.resolve("exports"));
        Files.writeString(data.resolve("exports/a.json.part"), "half of i");
        files.write("a.json", out -> out.write('x'));
        assertThat(names()).containsExactly("a.json");
    }

    @Test
    void whatIsOldIsToldAndNothingOfSomebodyElse() throws IOException {
        ExportFiles files = files();
        String old = Ids.random() + "-1.csv";
        String half = "direct-" + Ids.random() + ".json.part";
        String young = Ids.random() + "-2.json";
        files.write(old, out -> {});
        files.write(young, out -> {});
        Files.writeString(data.resolve("exports").resolve(half), "[");
        Files.writeString(data.resolve("exports/thesis.csv"), "somebody's own");
        Instant now = Instant.parse("2026-11-26T10:00:00Z");
        for (String name : List.of(old, half, "thesis.csv")) {
            Files.setLastModifiedTime(
                    data.resolve("exports").resolve(name), FileTime.from(now.minus(Duration.ofHours(7))));
        }
        Files.setLastModifiedTime(data.resolve("exports").resolve(young), FileTime.from(now));
        assertThat(files.writtenBefore(now.minus(Duration.ofHours(6)).toEpochMilli()))
                .containsExactlyInAnyOrder(old, half);
    }

    @Test
    void aFileThatIsGivenOnceIsGoneThen() throws IOException {
        ExportFiles files = files();
        files.write("a.json", out -> out.write('x'));
        try (var once = files.openOnce("a.json")) {
            assertThat(once.readAllBytes()).hasSize(1);
        }
        assertThat(names()).isEmpty();
    }

    private ExportFiles files() {
        StudySettings study =
                new StudySettings(data.resolve("inbox"), data.resolve("objects"), data.resolve("keys"), 1, 1, 1, 1);
        return new ExportFiles(new DatasetSettings(null, Duration.ofDays(7), Duration.ofSeconds(60)), study);
    }

    private List<String> names() {
        try (Stream<Path> files = Files.list(data.resolve("exports"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
