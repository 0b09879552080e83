package dev.consilium.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileArchiveTest {

    private interface Entries {
        void writeTo(ZipOutputStream zip) throws IOException;
    }

    @TempDir
    Path root;

    StudyBench bench;

    @BeforeEach
    void open() {
        bench = new StudyBench(root.resolve("data"));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private Upload zip(Entries entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            entries.writeTo(zip);
        }
        return TestObject.upload(root, "study.zip", bytes.toByteArray());
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static byte[] slice(int number) {
        return TestObject.slice("1.5", number).bytes();
    }

    @Test
    void anOrdinaryArchiveIsOneUploadOfManyFiles() throws IOException {
        Upload upload = zip(zip -> {
            zip.putNextEntry(new ZipEntry("study/"));
            zip.closeEntry();
            entry(zip, "study/1.dcm", slice(1));
            entry(zip, "study/2.dcm", slice(2));
            entry(zip, "study/readme.txt", new byte[400]);
        });
        IntakeView view = bench.view(bench.receive(List.of(upload)));
        assertThat(view.series()).extracting(IntakeView.SeriesView::files).containsExactly(2);
        assertThat(view.rejected())
                .extracting(IntakeView.RejectedFile::file, IntakeView.RejectedFile::code)
                .containsExactly(tuple("study/readme.txt", "NOT_DICOM"));
    }

    @Test
    void namesThatClimbOutBecomeMessagesOnly() throws IOException {
        Upload upload = zip(zip -> {
            entry(zip, "../../../escaped.dcm", slice(1));
            entry(zip, "/tmp/absolute-escaped\u0007.txt", new byte[400]);
        });
        IntakeView view = bench.view(bench.receive(List.of(upload)));
        assertThat(view.series()).hasSize(1);
        assertThat(view.rejected())
                .extracting(IntakeView.RejectedFile::file)
                .containsExactly("/tmp/absolute-escaped?.txt");
        try (Stream<Path> tree = Files.walk(root)) {
            assertThat(tree.map(Path::toString)).noneMatch(path -> path.contains("escaped"));
        }
    }

    @Test
    void aBombIsRejectedWholeAndLeavesNoFile() throws IOException {
        Upload bomb = zip(zip -> {
            entry(zip, "1.dcm", slice(1));
            for (int i = 0; i < 4; i++) {
                entry(zip, "zeros-" + i, new byte[10 << 20]);
            }
        });
        Upload good =
                TestObject.upload(root, "good.dcm", TestObject.slice("1.6", 1).bytes());
        IntakeView view = bench.view(bench.receive(List.of(bomb, good)));
        assertThat(view.rejected())
                .extracting(IntakeView.RejectedFile::file, IntakeView.RejectedFile::code)
                .containsExactly(tuple("study.zip", "LIMIT_EXCEEDED"));
        assertThat(view.series()).hasSize(1);
        assertThat(bench.files("inbox")).hasSize(1);
    }

    @Test
    void tooManyEntriesAreRejected() throws IOException {
        Upload upload = zip(zip -> {
            for (int i = 0; i < 51; i++) {
                entry(zip, "f" + i, new byte[1]);
            }
        });
        assertThat(bench.view(bench.receive(List.of(upload))).rejected())
                .extracting(IntakeView.RejectedFile::code)
                .containsExactly("LIMIT_EXCEEDED");
    }

    @Test
    void aSingleFileBeyondTheLimitIsRejected() throws IOException {
        Upload large = TestObject.upload(root, "large.dcm", Arrays.copyOf(slice(1), (16 << 20) + 1));
        assertThat(bench.view(bench.receive(List.of(large))).rejected())
                .extracting(IntakeView.RejectedFile::code)
                .containsExactly("LIMIT_EXCEEDED");
    }

    @Test
    void anArchiveInAnArchiveIsNotOpened() throws IOException {
        Upload inner = zip(zip -> entry(zip, "1.dcm", slice(1)));
        Upload outer = zip(zip -> {
            entry(zip, "inner.zip", Files.readAllBytes(inner.content()));
            entry(zip, "2.dcm", slice(2));
        });
        IntakeView view = bench.view(bench.receive(List.of(outer)));
        assertThat(view.rejected())
                .extracting(IntakeView.RejectedFile::file, IntakeView.RejectedFile::code)
                .containsExactly(tuple("study.zip/inner.zip", "NESTED_ARCHIVE"));
        assertThat(view.series()).extracting(IntakeView.SeriesView::files).containsExactly(1);
    }

    @Test
    void aDamagedArchiveAndAnEmptyOneHaveTheirCodes() throws IOException {
        Upload whole = zip(zip -> entry(zip, "1.dcm", slice(1)));
        byte[] bytes = Files.readAllBytes(whole.content());
        Upload damaged = TestObject.upload(root, "damaged.zip", Arrays.copyOf(bytes, bytes.length / 2));
        Upload empty = zip(zip -> zip.setComment("nothing"));
        assertThat(bench.view(bench.receive(List.of(damaged, empty))).rejected())
                .extracting(IntakeView.RejectedFile::code)
                .containsExactly("ARCHIVE_UNREADABLE", "ARCHIVE_EMPTY");
    }

    @Test
    void aDicomFileWhosePreambleLooksLikeAnArchiveIsADicomFile() throws IOException {
        byte[] polyglot = slice(1);
        polyglot[0] = 'P';
        polyglot[1] = 'K';
        polyglot[2] = 3;
        polyglot[3] = 4;
        IntakeView view = bench.view(bench.receive(List.of(TestObject.upload(root, "p.dcm", polyglot))));
        assertThat(view.series()).hasSize(1);
    }
}
