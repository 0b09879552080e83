package dev.consilium.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.consilium.annotation.LabelSchema.LabelClass;
import dev.consilium.common.Digests;
import dev.consilium.common.DomainEvent;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.testing.TestDatabase;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What holds of readings on every database. */
abstract class ReadingsContract {

    private static final LabelSchema SCHEMA =
            new LabelSchema("test", List.of(LabelClass.finding("normal"), LabelClass.finding("nodule")));
    private static final Actor ANN = Actor.person("ann");
    private static final Actor BEN = Actor.person("ben");
    private static final Actor JOBS = Actor.system("jobs");

    private TestDatabase database;
    private ReadingsFixture fixture;
    private Readings readings;

    /** A migrated database without readings. */
    abstract TestDatabase database();

    @BeforeEach
    void start() {
        database = database();
        fixture = new ReadingsFixture(database);
        readings = fixture.readings;
    }

    @Nested
    class Beginning {

        @Test
        void beginsOnceUnderOneTask() {
            Reading first = readings.begin("c1", 1, "annotator", "ann", "t1");
            Reading again = readings.begin("c1", 1, "annotator", "ann", "t1");
            assertThat(again).isEqualTo(first);
            assertThat(first.startedAt()).isEqualTo(ReadingsFixture.NOW);
            assertThat(types()).containsExactly("ReadingBegun");
        }

        @Test
        void refusesASecondReadingOfTheSamePersonAtTheSameLevel() {
            readings.begin("c1", 1, "annotator", "ann", "t1");
            refused("ALREADY_READ", () -> readings.begin("c1", 2, "annotator", "ann", "t2"));
        }

        @Test
        void theDatabaseItselfHoldsOneReadingPerPersonCaseAndLevel() {
            readings.begin("c1", 1, "annotator", "ann", "t1");
            assertThatThrownBy(() -> database.jdbc().sql("""
                            insert into reading (id, case_id, round, level_group, reader_id, task_id, started_at)
                            values ('x', 'c1', 1, 'annotator', 'ann', 't2', current_timestamp)""").update())
                    .isInstanceOf(org.springframework.dao.DuplicateKeyException.class);
        }

        @Test
        void refusesWhoDeclinedAndWhoComesAfterOpening() {
            readings.decline("c1", "ann", "I know the patient");
            refused("READING_DECLINED", () -> readings.begin("c1", 1, "annotator", "ann", "t1"));
            fixture.read("c2", "ben", SCHEMA, "normal");
            readings.open("c2");
            refused("READING_OPEN", () -> readings.begin("c2", 1, "annotator", "ann", "t1"));
        }
    }

    @Nested
    class GivingBack {

        @Test
        void nothingStaysOfAReleasedReading() {
            Reading reading = readings.begin("c1", 1, "annotator", "ann", "t1");
            readings.release(reading.id(), ANN);
            assertThat(readings.involved("c1")).isEmpty();
            assertThat(readings.begin("c1", 1, "annotator", "ann", "t1").id()).isNotEqualTo(reading.id());
            assertThat(types()).containsExactly("ReadingBegun", "ReadingReleased", "ReadingBegun");
        }

        @Test
        void whoDeclinesStaysInvolvedAndDecliningTwiceIsOnce() {
            readings.begin("c1", 1, "annotator", "ann", "t1");
            readings.decline("c1", "ann", "not my field");
            readings.decline("c1", "ann", "not my field");
            assertThat(readings.involved("c1")).containsExactly("ann");
            assertThat(readings.visibleTo(JOBS, "c1")).isEmpty();
            assertThat(types()).containsExactly("ReadingBegun", "ReadingDeclined");
        }

        @Test
        void refusesToGiveBackWhatWasHandedIn() {
            Reading reading = fixture.read("c1", "ann", SCHEMA, "normal");
            refused("READING_SUBMITTED", () -> readings.release(reading.id(), ANN));
            refused("READING_SUBMITTED", () -> readings.decline("c1", "ann", "late"));
            assertThat(readings.submitted("c1")).hasSize(1);
        }

        @Test
        void decliningNeedsAReason() {
            refused("REASON_NEEDED", () -> readings.decline("c1", "ann", " "));
        }
    }

    @Nested
    class Submitting {

        @Test
        void storesEachRevisionAndShowsTheLatest() {
            Reading reading = readings.begin("c1", 1, "annotator", "ann", "t1");
            fixture.submit(reading, SCHEMA, "normal");
            Annotation second = fixture.submit(reading, SCHEMA, "nodule");
            assertThat(readings.submitted("c1")).singleElement().satisfies(found -> {
                assertThat(found.annotation()).isEqualTo(second);
                assertThat(found.submittedAt()).isEqualTo(ReadingsFixture.NOW);
            });
            assertThat(second.revision()).isEqualTo(2);
            assertThat(rows("annotation")).isEqualTo(2);
        }

        @Test
        void theDigestIsThatOfTheStoredText() {
            Reading reading = fixture.read("c1", "ann", SCHEMA, "normal");
            String content = database.jdbc()
                    .sql("select content from annotation where reading_id = :id")
                    .param("id", reading.id())
                    .query(String.class)
                    .single();
            assertThat(content)
                    .isEqualTo("{\"comment\":\"hazy\",\"confidence\":0.8,\"flags\":[\"uncertain\"],"
                            + "\"labels\":[{\"attributes\":{},\"class\":\"normal\",\"kind\":\"finding\"}]}");
            assertThat(readings.submitted("c1").get(0).annotation())
                    .isNotNull()
                    .extracting(Annotation::contentDigest)
                    .isEqualTo(Digests.sha256Hex(content));
        }

        @Test
        void theEventTellsDigestsAndNoLabel() {
            fixture.read("c1", "ann", SCHEMA, "nodule");
            DomainEvent event = (DomainEvent) fixture.events.get(1);
            assertThat(event).isInstanceOf(AnnotationSubmitted.class);
            assertThat(event.facts())
                    .containsOnlyKeys("readingId", "revision", "contentDigest", "protocolDigest")
                    .allSatisfy((name, value) -> assertThat(value).doesNotContain("nodule", "hazy"));
            assertThat(event.actorId()).isEqualTo("ann");
        }

        @Test
        void keepsTheKindOfEdgeCaseUnderTheDigest() {
            Annotation kept = flagged(Set.of(Flag.EDGE_CASE), null, EdgeCategory.ARTEFACT);
            assertThat(readings.find(kept.readingId(), ANN).orElseThrow().annotation())
                    .isEqualTo(kept);
            assertThat(database.jdbc()
                            .sql("select content from annotation where id = :id")
                            .param("id", kept.id())
                            .query(String.class)
                            .single())
                    .contains("\"edgeCategory\":\"artefact\"");
        }

        @Test
        void asksForTheReasonOfAFlagThatHandsTheCaseOn() {
            refused("EDGE_CATEGORY_MISSING", () -> flagged(Set.of(Flag.EDGE_CASE), "odd", null));
            refused("EDGE_CATEGORY_WITHOUT_FLAG", () -> flagged(Set.of(), null, EdgeCategory.ATYPICAL));
            refused("UNUSABLE_REASON_MISSING", () -> flagged(Set.of(Flag.UNUSABLE_IMAGE), " ", null));
            assertThat(readings.submitted("c1")).isEmpty();
        }

        private Annotation flagged(Set<Flag> flags, String comment, EdgeCategory category) {
            Reading reading = readings.begin("c1", 1, "annotator", "ann", "t1");
            SubmitAnnotationCommand command = new SubmitAnnotationCommand(List.of(), 0.5, flags, comment, category);
            return readings.submit(reading.id(), command, SCHEMA, "a".repeat(64), "1.0", ANN);
        }

        @Test
        void refusesSomebodyElseAsIfThereWereNoReading() {
            Reading reading = readings.begin("c1", 1, "annotator", "ann", "t1");
            for (Actor other : List.of(BEN, JOBS)) {
                refused(
                        "NOT_FOUND",
                        () -> readings.submit(
                                reading.id(), ReadingsFixture.command("normal"), SCHEMA, "d", "1", other));
            }
        }

        @Test
        void refusesOnceTheCaseIsOpen() {
            Reading reading = fixture.read("c1", "ann", SCHEMA, "normal");
            readings.open("c1");
            refused("READING_OPEN", () -> fixture.submit(reading, SCHEMA, "nodule"));
        }

        @Test
        void refusesWhatTheSchemaDoesNotKnowAndStoresNothing() {
            Reading reading = readings.begin("c1", 1, "annotator", "ann", "t1");
            refused("UNKNOWN_CLASS", () -> fixture.submit(reading, SCHEMA, "normal", "unicorn"));
            assertThat(rows("annotation")).isZero();
            assertThat(readings.submitted("c1")).isEmpty();
        }
    }

    @Nested
    class Blinding {

        private Reading ofAnn;
        private Reading ofBen;

        @BeforeEach
        void twoRead() {
            ofAnn = fixture.read("c1", "ann", SCHEMA, "normal");
            ofBen = fixture.read("c1", "ben", SCHEMA, "nodule");
        }

        @Test
        void showsTheOwnReadingOnlyUntilTheCaseIsOpen() {
            assertThat(readings.visibleTo(BEN, "c1")).extracting(Reading::id).containsExactly(ofBen.id());
            assertThat(readings.find(ofAnn.id(), BEN)).isEmpty();
            assertThat(readings.visibleTo(JOBS, "c1")).hasSize(2);
            readings.open("c1");
            assertThat(readings.visibleTo(BEN, "c1")).hasSize(2);
            assertThat(readings.find(ofAnn.id(), BEN)).isPresent();
        }

        @Test
        void theSqlAloneHidesTheRow() {
            assertThat(fixture.records.visibleOfCase("c1", "ben"))
                    .extracting(Reading::id)
                    .containsExactly(ofBen.id());
            assertThat(fixture.records.findVisible(ofAnn.id(), "ben")).isEmpty();
        }

        @Test
        void thePolicyAloneHidesTheRow() {
            List<Reading> all = fixture.records.ofCase("c1");
            assertThat(all).hasSize(2);
            assertThat(all)
                    .filteredOn(reading -> BlindingPolicy.maySee(BEN, reading))
                    .extracting(Reading::id)
                    .containsExactly(ofBen.id());
        }

        @Test
        void aPersonNamedLikeTheSystemIsNotTheSystem() {
            assertThat(readings.visibleTo(Actor.person("system:jobs"), "c1")).isEmpty();
        }

        @Test
        void openingTwiceIsOneEvent() {
            readings.open("c1");
            readings.open("c1");
            assertThat(types()).filteredOn("ReadingsOpened"::equals).hasSize(1);
        }
    }

    @Nested
    class SettingAside {

        private Reading ofAnn;

        @BeforeEach
        void annReadAndTheCaseIsReopened() {
            ofAnn = fixture.read("c1", "ann", SCHEMA, "normal");
            readings.openAll("c1");
            readings.setAside("c1");
        }

        @Test
        void whatWasSetAsideStaysAndCountsNoMore() {
            assertThat(readings.submitted("c1")).isEmpty();
            assertThat(readings.submittedOf(List.of("c1"))).isEmpty();
            assertThat(readings.handedIn("c1")).singleElement().satisfies(kept -> {
                assertThat(kept.id()).isEqualTo(ofAnn.id());
                assertThat(kept.counts()).isFalse();
                assertThat(kept.setAsideAt()).isEqualTo(ReadingsFixture.NOW);
            });
            Reading ofBen = fixture.read("c1", "ben", SCHEMA, "nodule");
            assertThat(readings.submitted("c1")).extracting(Reading::id).containsExactly(ofBen.id());
            assertThat(readings.handedIn("c1")).hasSize(2);
        }

        @Test
        void itsReaderStaysInvolvedAndCannotCorrectIt() {
            assertThat(readings.involved("c1")).containsExactly("ann");
            refused("READING_SET_ASIDE", () -> fixture.submit(ofAnn, SCHEMA, "nodule"));
            refused("ALREADY_READ", () -> readings.begin("c1", 2, "annotator", "ann", "t9"));
            assertThat(fixture.records.advance(ofAnn.id(), 2, ReadingsFixture.NOW))
                    .isFalse();
        }

        @Test
        void othersSeeItOnlyWhenTheCaseIsClosedAgain() {
            assertThat(readings.visibleTo(BEN, "c1")).isEmpty();
            assertThat(readings.visibleTo(ANN, "c1")).hasSize(1);
            assertThat(readings.overseenBy(BEN, "c1")).hasSize(1);
            Reading ofBen = fixture.read("c1", "ben", SCHEMA, "nodule");
            readings.open("c1");
            assertThat(readings.visibleTo(BEN, "c1")).extracting(Reading::id).containsExactly(ofBen.id());
            readings.openAll("c1");
            assertThat(readings.visibleTo(BEN, "c1")).hasSize(2);
        }

        @Test
        void theSqlAloneHidesIt() {
            assertThat(fixture.records.visibleOfCase("c1", "ben")).isEmpty();
            assertThat(fixture.records.findVisible(ofAnn.id(), "ben")).isEmpty();
            assertThat(fixture.records.overseenOfCase("c1", "ben")).hasSize(1);
        }

        @Test
        void whoOverseesSeesNoMoreOfTheNewRoundThanAnybody() {
            fixture.read("c1", "ben", SCHEMA, "nodule");
            assertThat(readings.overseenBy(Actor.person("lea"), "c1"))
                    .extracting(Reading::id)
                    .containsExactly(ofAnn.id());
            assertThat(fixture.records.ofCase("c1"))
                    .filteredOn(reading -> BlindingPolicy.mayOversee(Actor.person("lea"), reading))
                    .extracting(Reading::id)
                    .containsExactly(ofAnn.id());
        }

        @Test
        void settingAsideTwiceIsOnce() {
            readings.setAside("c1");
            assertThat(types()).filteredOn("ReadingsSetAside"::equals).hasSize(1);
        }
    }

    @Nested
    class AppendOnly {

        @Test
        void theDatabaseRefusesToChangeOrRemoveAnAnnotation() {
            fixture.read("c1", "ann", SCHEMA, "normal");
            for (String change : List.of(
                    "update annotation set content = '{}'", "delete from annotation", "truncate table annotation")) {
                assertThatThrownBy(() -> database.jdbc().sql(change).update())
                        .as(change)
                        .isNotNull();
            }
            assertThat(readings.submitted("c1")).hasSize(1);
        }
    }

    private List<String> types() {
        return fixture.events.stream()
                .map(event -> ((DomainEvent) event).type())
                .toList();
    }

    private int rows(String table) {
        return database.jdbc()
                .sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(Refusal.class))
                .extracting(Refusal::code)
                .isEqualTo(code);
    }
}
