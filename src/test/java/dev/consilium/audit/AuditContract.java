package dev.consilium.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.consilium.audit.AuditFixture.Happened;
import dev.consilium.common.Digests;
import dev.consilium.common.Refusal;
import dev.consilium.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What holds of the trail on every database. */
abstract class AuditContract {

    private static final String ZEROS = "0".repeat(64);

    private TestDatabase database;
    private AuditFixture fixture;
    private AuditTrail trail;

    /** A migrated database without entries. */
    abstract TestDatabase database();

    /** Statements an attacker with all rights would use. */
    abstract String dropGuards();

    @BeforeEach
    void start() {
        database = database();
        fixture = new AuditFixture(database);
        trail = fixture.trail;
    }

    @Nested
    class Writing {

        @Test
        void anEmptyTrailHolds() {
            assertThat(trail.verify()).isEqualTo(new Verification(0, ZEROS, null));
        }

        @Test
        void anEntryTellsWhatHappenedWhoDidItAndInWhichRole() {
            fixture.inTransaction(Happened.to("c1"));
            AuditEntry entry = trail.ofSubject("c1").get(0);
            assertThat(entry.seq()).isEqualTo(1);
            assertThat(entry.at()).isEqualTo("2026-11-23T10:00:00.123Z");
            assertThat(entry.type()).isEqualTo("CaseStateChanged");
            assertThat(entry.actorId()).isEqualTo("ann");
            assertThat(entry.roles()).containsExactly("annotator", "specialist");
            assertThat(entry.projectId()).isEqualTo("p1");
            assertThat(entry.facts()).containsOnly(Map.entry("state", "READING"), Map.entry("detail", ""));
        }

        @Test
        void theHashCanBeRecomputedByHand() {
            fixture.inTransaction(Happened.to("c1"));
            AuditEntry entry = trail.ofSubject("c1").get(0);
            MessageDigest sha256 = Digests.sha256();
            sha256.update((byte) 0);
            sha256.update(("{\"actor\":\"ann\",\"facts\":{\"detail\":\"\",\"state\":\"READING\"},\"project\":\"p1\","
                            + "\"roles\":[\"annotator\",\"specialist\"],\"seq\":1,\"subject\":\"c1\","
                            + "\"time\":\"2026-11-23T10:00:00.123Z\",\"type\":\"CaseStateChanged\"}")
                    .getBytes(StandardCharsets.UTF_8));
            sha256.update(new byte[32]);
            assertThat(entry.hash()).isEqualTo(HexFormat.of().formatHex(sha256.digest()));
            assertThat(entry.previousHash()).isEqualTo(ZEROS);
        }

        @Test
        void whatHasNoActorOfItsOwnIsTheActingPersons() {
            fixture.inTransaction(new Happened("CaseOpened", "c1", null, "p1", Map.of()));
            assertThat(trail.ofSubject("c1")).singleElement().satisfies(entry -> {
                assertThat(entry.actorId()).isEqualTo("lea");
                assertThat(entry.roles()).containsExactly("lead");
            });
        }

        @Test
        void anEventWithoutProjectBelongsToTheOneItsSubjectWasBornIn() {
            fixture.inTransaction(
                    new Happened("CaseOpened", "c1", null, "p1", Map.of()),
                    new Happened("ReadingBegun", "c1", "ann", null, Map.of()));
            fixture.inTransaction(new Happened("AnnotationSubmitted", "c1", "ann", null, Map.of()));
            fixture.inTransaction(
                    new Happened("PersonCreated", "ben", "lea", null, Map.of()),
                    new Happened("MembershipGranted", "ben", "lea", "p1", Map.of()),
                    new Happened("SignInFailed", "ben", "ben", null, Map.of()));
            assertThat(trail.ofProject("p1", 0, 100))
                    .extracting(AuditEntry::type)
                    .containsExactly("CaseOpened", "ReadingBegun", "AnnotationSubmitted", "MembershipGranted");
            assertThat(trail.ofProject("p1", 2, 1)).extracting(AuditEntry::seq).containsExactly(3L);
        }

        @Test
        void hostileTextStaysText() {
            String text = "\"},\"seq\":9,\n\u0000é\u2028\\".replace("\u0000", "");
            fixture.inTransaction(new Happened("X", "c1", "a\"b", "p1", Map.of("k\"", text)));
            assertThat(trail.ofSubject("c1").get(0).facts()).containsEntry("k\"", text);
            assertThat(trail.verify().ok()).isTrue();
        }
    }

    @Nested
    class Transactions {

        @Test
        void aTransactionThatIsUndoneLeavesNothing() {
            fixture.inTransaction(Happened.to("c1"));
            fixture.transaction.executeWithoutResult(status -> {
                fixture.recording.on(Happened.to("c2"));
                status.setRollbackOnly();
            });
            assertThatThrownBy(() -> fixture.transaction.executeWithoutResult(status -> {
                        fixture.recording.on(Happened.to("c3"));
                        throw new IllegalStateException("business fault");
                    }))
                    .hasMessage("business fault");
            fixture.inTransaction(Happened.to("c4"));
            assertThat(trail.ofProject("p1", 0, 10))
                    .extracting(AuditEntry::seq, AuditEntry::subjectId)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(1L, "c1"),
                            org.assertj.core.groups.Tuple.tuple(2L, "c4"));
        }

        @Test
        void whatHappensOutsideATransactionIsRecordedInItsOwn() {
            fixture.recording.on(Happened.to("c1"));
            assertThat(trail.verify().entries()).isEqualTo(1);
        }

        @Test
        void whatHappensWhileOthersCommitIsRecordedToo() {
            fixture.transaction.executeWithoutResult(status -> {
                TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void beforeCommit(boolean readOnly) {
                        fixture.recording.on(Happened.to("c2"));
                    }
                });
                fixture.recording.on(Happened.to("c1"));
            });
            assertThat(trail.verify().entries()).isEqualTo(2);
        }

        @Test
        void withoutAnEntryNothingHappens() {
            createNotes();
            database.jdbc().sql("alter table audit_entry rename to audit_gone").update();
            assertThatThrownBy(() -> note("one"))
                    .asInstanceOf(type(Refusal.class))
                    .extracting(Refusal::code)
                    .isEqualTo("AUDIT_UNAVAILABLE");
            database.jdbc().sql("alter table audit_gone rename to audit_entry").update();
            assertThat(notes()).isZero();
            note("two");
            assertThat(notes()).isEqualTo(1);
            assertThat(trail.verify()).matches(Verification::ok).returns(1L, Verification::entries);
        }

        @Test
        @Timeout(60)
        void manyAtOnceMakeOneChainWithoutGaps() throws Exception {
            createNotes();
            ExecutorService threads = Executors.newFixedThreadPool(8);
            try {
                List<Callable<Void>> work = IntStream.range(0, 8)
                        .mapToObj(thread -> (Callable<Void>) () -> {
                            for (int i = 0; i < 50; i++) {
                                note(thread + "-" + i);
                            }
                            return null;
                        })
                        .toList();
                for (Future<Void> done : threads.invokeAll(work)) {
                    done.get();
                }
            } finally {
                threads.shutdownNow();
            }
            assertThat(notes()).isEqualTo(400);
            assertThat(trail.verify()).matches(Verification::ok).returns(400L, Verification::entries);
        }

        private void createNotes() {
            database.jdbc().sql("create table note (text varchar(20))").update();
        }

        private void note(String text) {
            fixture.transaction.executeWithoutResult(status -> {
                fixture.recording.on(Happened.to("note"));
                database.jdbc()
                        .sql("insert into note values (:text)")
                        .param("text", text)
                        .update();
            });
        }

        private int notes() {
            return database.jdbc()
                    .sql("select count(*) from note")
                    .query(Integer.class)
                    .single();
        }
    }

    @Nested
    class AppendOnly {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "update audit_entry set actor_id = 'ben'",
                    "delete from audit_entry",
                    "delete from audit_entry where seq = 3",
                    "truncate table audit_entry",
                    "delete from audit_head"
                })
        void theDatabaseRefusesToChangeOrRemoveAnEntry(String change) {
            threeEntries();
            assertThatThrownBy(() -> database.jdbc().sql(change).update()).isNotNull();
            assertThat(trail.verify()).matches(Verification::ok).returns(3L, Verification::entries);
        }
    }

    @Nested
    class Tampering {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "recorded_at = recorded_at + interval '1' second",
                    "recorded_at = timestamp with time zone '2026-11-23 10:00:00.123001+00:00'",
                    "event_type = 'CaseOpened'",
                    "actor_id = 'ben'",
                    "actor_roles = 'annotator,specialist,'",
                    "actor_roles = ''",
                    "subject_id = 'c9'",
                    "project_id = null",
                    "project_id = 'p2'",
                    "facts = '{}'",
                    "facts = '{\"detail\":\"\", \"state\":\"READING\"}'",
                    "facts = 'nonsense'",
                    "previous_hash = 'nonsense'",
                    "hash = '00'"
                })
        void eachChangedColumnIsFoundAtItsEntry(String change) {
            threeEntries();
            tamper("update audit_entry set " + change + " where seq = 2");
            assertThat(trail.verify()).returns(2L, Verification::firstBad).returns(1L, Verification::entries);
        }

        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3})
        void aMissingEntryIsFoundWhereItWas(long seq) {
            threeEntries();
            tamper("delete from audit_entry where seq = " + seq);
            assertThat(trail.verify().firstBad()).isEqualTo(seq);
        }

        @ParameterizedTest
        @ValueSource(longs = {-1, 0, 4})
        void anEntryPutInIsFound(long seq) {
            threeEntries();
            tamper("insert into audit_entry select " + seq + ", recorded_at, event_type, actor_id, actor_roles,"
                    + " subject_id, project_id, facts, hash, 'x' from audit_entry where seq = 3");
            assertThat(trail.verify().firstBad()).isEqualTo(seq == 4 ? 4 : 1);
        }

        @Test
        void twoEntriesThatChangedPlacesAreFound() {
            threeEntries();
            tamper("update audit_entry set seq = 9 where seq = 2");
            tamper("update audit_entry set seq = 2 where seq = 3");
            tamper("update audit_entry set seq = 3 where seq = 9");
            assertThat(trail.verify().firstBad()).isEqualTo(2);
        }

        @Test
        void anEntryWrittenAnewWithItsHashIsFoundAtTheNext() {
            threeEntries();
            AuditEntry second = trail.ofSubject("c2").get(0);
            Occurrence forged =
                    new Occurrence(second.at(), second.type(), "ben", second.roles(), "c2", "p1", second.facts());
            String hash = EntryHash.of(2, forged, second.previousHash());
            tamper("update audit_entry set actor_id = 'ben', hash = '" + hash + "' where seq = 2");
            assertThat(trail.verify()).returns(3L, Verification::firstBad).returns(2L, Verification::entries);
        }

        @Test
        void aHeadThatNamesAnotherHashIsFound() {
            threeEntries();
            tamper("update audit_head set hash = '" + ZEROS + "'");
            assertThat(trail.verify().firstBad()).isEqualTo(3);
        }

        @Test
        void withoutItsHeadTheChainTakesNoMore() {
            threeEntries();
            tamper("delete from audit_head");
            assertThat(trail.verify().firstBad()).isEqualTo(1);
            assertThatThrownBy(() -> fixture.inTransaction(Happened.to("c4"))).isInstanceOf(Refusal.class);
        }

        private void tamper(String change) {
            for (String statement :
                    (dropGuards() + "alter table audit_head drop constraint audit_head_entry").split(";")) {
                try {
                    database.jdbc().sql(statement).update();
                } catch (org.springframework.dao.DataAccessException gone) {
                    // dropped by an earlier change of the same test
                }
            }
            assertThat(database.jdbc().sql(change).update()).isEqualTo(1);
        }
    }

    private void threeEntries() {
        fixture.inTransaction(Happened.to("c1"), Happened.to("c2"));
        fixture.inTransaction(Happened.to("c3"));
    }
}
