package dev.consilium.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.consilium.common.DomainEvent;
import dev.consilium.common.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class StudyIntakeTest {

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

    private Upload slice(String series, int number) throws IOException {
        return TestObject.slice(series, number).in(root);
    }

    private Upload file(String name, String content) throws IOException {
        return TestObject.upload(root, name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** For a sender who is answered before the intake begins. */
    @Test
    void saysBeforehandWhyAnObjectWouldBeRefused() throws IOException {
        assertThat(bench.refusal(slice("1.5", 1))).isEmpty();
        assertThat(bench.refusal(file("a.txt", "no object"))).contains("NOT_DICOM");
        assertThat(bench.refusal(TestObject.slice("1.5", 2)
                        .text(0x0008, 0x0060, "CS", "SEG")
                        .in(root)))
                .contains("NO_IMAGE");
        assertThat(bench.refusal(TestObject.slice("1.5", 3)
                        .text(0x0020, 0x000E, "UI", "")
                        .in(root)))
                .contains("MISSING_UID");
    }

    @Nested
    class Grouping {

        @Test
        void makesOneSeriesOfObjectsWithOneSeriesUid() throws IOException {
            String intake = bench.receive(List.of(slice("1.5", 1), slice("1.6", 1), slice("1.5", 2)));
            assertThat(bench.view(intake).series())
                    .extracting(IntakeView.SeriesView::files)
                    .containsExactly(2, 1);
            assertThat(bench.events())
                    .extracting(DomainEvent::type)
                    .containsExactly("IntakeReceived", "SeriesReceived", "SeriesReceived");
        }

        @Test
        void makesOneSeriesOfEachProjectionImage() throws IOException {
            Upload first =
                    TestObject.slice("1.5", 1).text(0x0008, 0x0060, "CS", "DX").in(root);
            Upload second =
                    TestObject.slice("1.5", 2).text(0x0008, 0x0060, "CS", "DX").in(root);
            assertThat(bench.view(bench.receive(List.of(first, second))).series())
                    .hasSize(2);
        }

        @Test
        void tellsNothingOfTheOriginalBeforeDeidentification() throws IOException {
            IntakeView view = bench.view(bench.receive(List.of(slice("1.5", 1))));
            assertThat(view.settled()).isFalse();
            assertThat(view.series().get(0).seriesUid()).isNull();
            assertThat(view.series().get(0).modality()).isEqualTo("CT");
        }
    }

    @Nested
    class RejectedFiles {

        @Test
        void neverBlockTheOthers() throws IOException {
            byte[] whole = TestObject.slice("1.5", 2).bytes();
            byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 5000);
            Upload noPixels = TestObject.slice("1.5", 3).without(0x7FE0, 0x0010).in(root);
            Upload noUid = TestObject.slice("1.5", 4).without(0x0020, 0x000E).in(root);
            Upload mask =
                    TestObject.slice("1.5", 5).text(0x0008, 0x0060, "CS", "SEG").in(root);
            IntakeView view = bench.view(bench.receive(List.of(
                    file("notes.txt", "not an image at all, only some words that go on for a while"),
                    TestObject.upload(root, "cut.dcm", cut),
                    new Upload("sr.dcm", noPixels.content()),
                    new Upload("nouid.dcm", noUid.content()),
                    new Upload("mask.dcm", mask.content()),
                    slice("1.5", 1))));
            assertThat(view.rejected())
                    .extracting(IntakeView.RejectedFile::file, IntakeView.RejectedFile::code)
                    .containsExactly(
                            tuple("notes.txt", "NOT_DICOM"),
                            tuple("cut.dcm", "TRUNCATED"),
                            tuple("sr.dcm", "NO_IMAGE"),
                            tuple("nouid.dcm", "MISSING_UID"),
                            tuple("mask.dcm", "NO_IMAGE"));
            assertThat(view.series()).hasSize(1);
            assertThat(bench.files("inbox")).hasSize(1);
        }

        @Test
        void eachFileIsToldByItsNumber() throws IOException {
            Upload archive = TestObject.upload(
                    root,
                    "two.zip",
                    zip(
                            TestObject.slice("1.5", 2).bytes(),
                            "words".getBytes(StandardCharsets.UTF_8),
                            TestObject.slice("1.5", 3).bytes()));
            String intake = bench.receive(
                    List.of(slice("1.5", 1), archive, slice("1.5", 1), file("notes.txt", "not an image at all")));
            IntakeFiles files = bench.get(IntakeFiles.class);
            assertThat(files.counts(intake)).isEqualTo(new FileOutcome.Counts(3, 1, 2));
            assertThat(files.counts(intake).files()).isEqualTo(6);
            assertThat(files.of(intake, 1).rows())
                    .extracting(FileOutcome::part, FileOutcome::entry, FileOutcome::code)
                    .containsExactly(
                            tuple(1, null, null),
                            tuple(2, 1, null),
                            tuple(2, 2, "NOT_DICOM"),
                            tuple(2, 3, null),
                            tuple(3, null, "DUPLICATE_IN_UPLOAD"),
                            tuple(4, null, "NOT_DICOM"));
            assertThat(files.of(intake, 1).rows().get(0).state()).isEqualTo(SeriesState.RECEIVED);
        }

        @Test
        void namesAreToldOnceToTheirSenderAndKeptNowhere() throws IOException {
            Upload letter = file("MUELLER_ERNA.txt", "not an image at all");
            String intake = bench.receive(List.of(slice("1.5", 1), letter), "key-1");
            assertThat(bench.view(intake).rejected())
                    .containsExactly(new IntakeView.RejectedFile(2, null, "MUELLER_ERNA.txt", "NOT_DICOM"));
            assertThat(bench.get(StudyIntake.class).view(intake).rejected())
                    .containsExactly(new IntakeView.RejectedFile(2, null, null, "NOT_DICOM"));
            assertThat(bench.get(JdbcClient.class)
                            .sql("select file_name from intake_rejection")
                            .query(String.class)
                            .list())
                    .containsExactly("");
        }

        private byte[] zip(byte[]... files) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
                for (int number = 0; number < files.length; number++) {
                    zip.putNextEntry(new ZipEntry("in/" + number));
                    zip.write(files[number]);
                }
            }
            return bytes.toByteArray();
        }

        @Test
        void theSameFileTwiceAndTheSameUidTwiceKeepTheFirst() throws IOException {
            Upload other = TestObject.slice("1.5", 1).pixels(99).in(root);
            IntakeView view =
                    bench.view(bench.receive(List.of(slice("1.5", 1), slice("1.5", 1), other, slice("1.5", 2))));
            assertThat(view.rejected())
                    .extracting(IntakeView.RejectedFile::code)
                    .containsExactly("DUPLICATE_IN_UPLOAD", "SOP_UID_CONFLICT");
            assertThat(view.series().get(0).files()).isEqualTo(2);
        }

        @Test
        void anUploadOfOnlyRejectedFilesIsSettledAndLeavesNoFile() throws IOException {
            IntakeView view = bench.view(bench.receive(List.of(file("a.txt", "x".repeat(500)))));
            assertThat(view.settled()).isTrue();
            assertThat(view.series()).isEmpty();
            assertThat(bench.files("inbox")).isEmpty();
        }

        @Test
        void anEmptyUploadIsRefused() {
            assertThatThrownBy(() -> bench.receive(List.of()))
                    .isInstanceOfSatisfying(
                            Refusal.class, e -> assertThat(e.code()).isEqualTo("NO_FILES"));
        }
    }

    @Nested
    class Idempotency {

        @Test
        void theSameKeyAndContentIsOneIntakeWhateverTheNames() throws IOException {
            Upload one = slice("1.5", 1);
            Upload two = slice("1.5", 2);
            String first = bench.receive(List.of(one, two), "key-1");
            String second = bench.receive(List.of(new Upload("renamed", two.content()), one), "key-1");
            assertThat(second).isEqualTo(first);
            assertThat(bench.events()).hasSize(2);
        }

        @Test
        void theSameKeyWithOtherContentIsRefused() throws IOException {
            bench.receive(List.of(slice("1.5", 1)), "key-1");
            Upload other = slice("1.5", 2);
            assertThatThrownBy(() -> bench.receive(List.of(other), "key-1"))
                    .isInstanceOfSatisfying(Refusal.class, e -> {
                        assertThat(e.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
                        assertThat(e.kind()).isEqualTo(Refusal.Kind.CONFLICT);
                    });
        }

        @Test
        void anotherProjectMayUseTheSameKey() throws IOException {
            String first = bench.receive(List.of(slice("1.5", 1)), "key-1");
            String other = bench.get(StudyIntake.class)
                    .receive("project-2", List.of(slice("1.5", 2)), StudyBench.MANAGER, "key-1")
                    .intakeId();
            assertThat(other).isNotEqualTo(first);
        }
    }

    @Nested
    class Failure {

        @Test
        void leavesNothingWhenAListenerFails() throws IOException {
            Upload upload = slice("1.5", 1);
            bench.failNextEvent();
            assertThatThrownBy(() -> bench.receive(List.of(upload), "key-1")).hasMessage("a listener fails");
            assertThat(bench.files("inbox")).isEmpty();
            assertThat(bench.get(JdbcClient.class)
                            .sql("select count(*) from intake")
                            .query(Long.class)
                            .single())
                    .isZero();
            assertThat(bench.view(bench.receive(List.of(upload), "key-1")).series())
                    .hasSize(1);
        }

        @Test
        void leavesNothingWhenTheCallerRollsBack() throws IOException {
            Upload upload = slice("1.5", 1);
            bench.get(TransactionTemplate.class).executeWithoutResult(status -> {
                bench.receive(List.of(upload));
                status.setRollbackOnly();
            });
            assertThat(bench.files("inbox")).isEmpty();
        }

        @Test
        void leavesNothingWhenAnUploadCannotBeRead() throws IOException {
            Upload gone = new Upload("gone.dcm", root.resolve("nowhere"));
            Upload there = slice("1.5", 1);
            assertThatThrownBy(() -> bench.receive(List.of(there, gone))).isInstanceOf(RuntimeException.class);
            assertThat(bench.files("inbox")).isEmpty();
        }
    }

    @Test
    void waitsForAnIntakeNoLongerThanItTakes() throws IOException {
        String intake = bench.receive(List.of(slice("1.5", 1)));
        assertThat(bench.get(StudyIntake.class)
                        .await(intake, Duration.ofMillis(1))
                        .settled())
                .isFalse();
        bench.check(bench.seriesOf(intake));
        bench.get(SeriesAcceptance.class).accept(bench.seriesOf(intake), Verdict.PASS);
        assertThat(bench.get(StudyIntake.class)
                        .await(intake, Duration.ofDays(1))
                        .settled())
                .isTrue();
    }

    @Test
    void originalsLieInADirectoryNobodyElseMayOpen() throws IOException {
        bench.receive(List.of(slice("1.5", 1)));
        Path inbox = root.resolve("inbox");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(inbox)))
                .isEqualTo("rwx------");
        Path original = root.resolve(bench.files("inbox").get(0));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(original)))
                .isEqualTo("rw-------");
    }

    @Test
    void sweepingRemovesWhatNeverCommittedAndKeepsWhatWaits() throws IOException {
        bench.receive(List.of(slice("1.5", 1)));
        Path waiting = root.resolve(bench.files("inbox").get(0));
        Path abandoned = bench.get(Inbox.class).begin("abandoned");
        Files.writeString(abandoned.resolve("000001"), "left by a crash");
        Path fresh = bench.get(Inbox.class).begin("fresh");
        Files.setLastModifiedTime(
                abandoned.resolve(".receiving"), java.nio.file.attribute.FileTime.fromMillis(1_000_000));
        Path request = Files.createDirectories(root.resolve("received").resolve("request-1"));
        Files.writeString(request.resolve("0"), "an original");
        Path part = Files.writeString(root.resolve("received").resolve("upload_1.tmp"), "an original");
        Path running = Files.createDirectories(root.resolve("received").resolve("request-2"));
        for (Path left : List.of(request, part)) {
            Files.setLastModifiedTime(left, java.nio.file.attribute.FileTime.fromMillis(1_000_000));
        }
        bench.get(InboxSweep.class).sweep();
        assertThat(request).doesNotExist();
        assertThat(part).doesNotExist();
        assertThat(running).exists();
        assertThat(abandoned).doesNotExist();
        assertThat(fresh).exists();
        assertThat(waiting).exists();
    }
}
