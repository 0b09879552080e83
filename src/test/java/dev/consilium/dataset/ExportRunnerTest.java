package dev.consilium.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.audit.AuditEntry;
import dev.consilium.audit.AuditTrail;
import dev.consilium.common.Digests;
import dev.consilium.common.Ids;
import dev.consilium.common.PrivateFiles;
import dev.consilium.common.Refusal;
import dev.consilium.common.SqlTime;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.People;
import dev.consilium.identity.Role;
import dev.consilium.project.CaseMessages;
import dev.consilium.project.Projects;
import dev.consilium.study.StudySettings;
import dev.consilium.testing.Cast;
import dev.consilium.testing.ConsiliumTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Exports in the background: what becomes of those that do not come to their end. */
@ConsiliumTest
class ExportRunnerTest {

    private final DatasetExport export;
    private final Exports exports;
    private final CurrentActor current;
    private final TransactionTemplate transaction;
    private final CaseMessages messages;
    private final AuditTrail trail;
    private final JdbcClient jdbc;
    private final Cast cast;
    private final ReadProject read;
    private final Instant now;

    @TempDir
    Path data;

    private ExportFiles files;
    private ExportRunner runner;
    private Actor lead;

    @Autowired
    ExportRunnerTest(
            DatasetExport export,
            Exports exports,
            CurrentActor current,
            TransactionTemplate transaction,
            CaseMessages messages,
            AuditTrail trail,
            ObjectMapper json,
            JdbcClient jdbc,
            Projects projects,
            People people,
            Memberships memberships,
            Clock clock) {
        this.export = export;
        this.exports = exports;
        this.current = current;
        this.transaction = transaction;
        this.messages = messages;
        this.trail = trail;
        this.jdbc = jdbc;
        this.cast = new Cast(people, memberships);
        this.read = new ReadProject(jdbc, json, projects, cast);
        this.now = clock.instant();
    }

    @BeforeEach
    void aRunnerOfItsOwn() {
        lead = Actor.person(cast.holding(read.project.id(), Role.LEAD).id());
        files = files(data.resolve("exports"));
        runner = runner(files);
    }

    @AfterEach
    void nobodyIsLeft() throws InterruptedException {
        runner.stop();
    }

    @Test
    void rowFileAndRecordAreTrueTogether() throws IOException {
        ExportRow ready = ended(asked(lead));
        assertThat(ready.state()).isEqualTo(ExportState.READY);
        assertThat(ready.casesDone()).isEqualTo(1);
        assertThat(ready.openLeftOut()).isEqualTo(1);
        Path file = data.resolve("exports").resolve(ready.fileName());
        assertThat(Files.size(file)).isEqualTo(ready.size());
        assertThat(Digests.sha256Hex(Files.readAllBytes(file))).isEqualTo(ready.sha256());
        assertThat(recorded()).isEqualTo(1);
    }

    @Test
    void whoMayExportNoMoreGetsNoFile() {
        ExportRow refused = ended(asked(Actor.person(read.ann.id())));
        assertThat(refused.state()).isEqualTo(ExportState.FAILED);
        assertThat(refused.reason()).isEqualTo("ROLE_MISSING");
        assertThat(recorded()).isZero();
        assertThat(data.resolve("exports"))
                .satisfiesAnyOf(directory -> assertThat(directory).doesNotExist(), directory -> assertThat(directory)
                        .isEmptyDirectory());
    }

    @Test
    void aDiskThatTakesNothingIsToldAndNothingIsRecorded() throws IOException {
        Path noDirectory = Files.writeString(data.resolve("taken"), "a file stands here");
        runner = runner(files(noDirectory));
        ExportRow failed = ended(asked(lead));
        assertThat(failed.state()).isEqualTo(ExportState.FAILED);
        assertThat(failed.reason()).isEqualTo("EXPORT_NOT_WRITABLE");
        assertThat(recorded()).isZero();
    }

    /** The process that was thought to be dead goes on, after somebody started the export again. */
    @Test
    void anAttemptThatIsSupersededChangesNothing() throws IOException {
        ExportRow first = asked(lead);
        assertThat(exports.again(first, lead.id(), now, 1)).isTrue();
        assertThat(exports.again(first, lead.id(), now, 1)).as("a second time").isFalse();
        runner.start(first);
        ExportRow second = exports.find(first.id()).orElseThrow();
        runner.start(second);
        ExportRow ready = await(first.id());
        assertThat(ready.attempt()).isEqualTo(2);
        assertThat(ready.state()).isEqualTo(ExportState.READY);
        assertThat(recorded()).as("exports in the trail").isEqualTo(1);
        assertThat(Files.list(data.resolve("exports")))
                .extracting(file -> file.getFileName().toString())
                .containsExactly(ready.fileName());
    }

    /** One is being written, the other waits for it. */
    @Test
    void whatAServerStopsIsInterruptedAtOnce() {
        ExportRunner[] stopped = new ExportRunner[1];
        stopped[0] = runner(new ExportFiles(settings(data.resolve("exports")), study()) {
            @Override
            long write(String name, PrivateFiles.Content content) throws IOException {
                stopped[0].breakOff();
                return super.write(name, content);
            }
        });
        ExportRow written = asked(lead);
        ExportRow waiting = asked(lead);
        synchronized (stopped[0]) {
            stopped[0].start(written);
            stopped[0].start(waiting);
        }
        assertThat(await(written.id()).state()).isEqualTo(ExportState.INTERRUPTED);
        assertThat(await(waiting.id()).state()).isEqualTo(ExportState.INTERRUPTED);
        assertThat(data.resolve("exports")).isEmptyDirectory();
        assertThat(recorded()).isZero();
    }

    @Test
    void anExportThatIsBrokenOffLeavesNoFile() {
        assertThatThrownBy(() -> files.write(
                        "x.json",
                        out -> export.write(read.project.id(), ExportFormat.JSON, out, lead, (written, of) -> {
                            throw Refusal.conflict("STOPPED", "Stopped.");
                        })))
                .isInstanceOf(Refusal.class);
        assertThat(data.resolve("exports")).isEmptyDirectory();
        assertThat(recorded()).isZero();
    }

    @Test
    void filesThatAreOldOrOutdatedAreRemovedAndNoOthers() throws IOException {
        ExportRow kept = ended(asked(lead));
        ExportRow old = ended(asked(lead));
        ExportRow outdated = ended(asked(lead));
        jdbc.sql("update dataset_export set finished_at = :then where id = :id")
                .param("then", SqlTime.of(now.minus(Duration.ofDays(8))))
                .param("id", old.id())
                .update();
        jdbc.sql("update dataset_export set taken_back = 7 where id = :id")
                .param("id", outdated.id())
                .update();
        Path stray = Files.writeString(data.resolve("exports/" + Ids.random() + "-1.json.part"), "half");
        Files.setLastModifiedTime(stray, FileTime.from(now.minus(Duration.ofHours(7))));
        Path young = Files.writeString(data.resolve("exports/" + Ids.random() + "-1.json.part"), "half");
        new ExportUpkeep(exports, files, settings(data.resolve("exports")), messages, Clock.systemUTC()).tidy();
        try (Stream<Path> left = Files.list(data.resolve("exports"))) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            kept.fileName(), young.getFileName().toString());
        }
        assertThat(exports.find(old.id()).orElseThrow().fileGoneAt()).isNotNull();
        assertThat(exports.find(outdated.id()).orElseThrow().sha256()).isEqualTo(outdated.sha256());
    }

    private ExportRow asked(Actor by) {
        ExportRow row = ExportRow.requested(Ids.random(), read.project.id(), ExportFormat.JSON, by.id(), now, 1);
        exports.add(row);
        return row;
    }

    private ExportRow ended(ExportRow row) {
        runner.start(row);
        return await(row.id());
    }

    private ExportRow await(String id) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> exports.find(id).orElseThrow(), row -> !row.state().isUnderWay());
    }

    private long recorded() {
        return trail.ofSubject(read.project.id()).stream()
                .map(AuditEntry::type)
                .filter("DatasetExported"::equals)
                .count();
    }

    private ExportRunner runner(ExportFiles where) {
        return new ExportRunner(export, exports, where, current, transaction, Clock.systemUTC());
    }

    private ExportFiles files(Path where) {
        return new ExportFiles(settings(where), study());
    }

    private static DatasetSettings settings(Path where) {
        return new DatasetSettings(where, Duration.ofDays(7), Duration.ofSeconds(60));
    }

    private StudySettings study() {
        return new StudySettings(data.resolve("inbox"), data.resolve("objects"), data.resolve("keys"), 1, 1, 1, 1);
    }
}
