package dev.consilium.arbitration.edgecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilium.annotation.EdgeCategory;
import dev.consilium.annotation.Label;
import dev.consilium.arbitration.Signature;
import dev.consilium.arbitration.StoredLabels;
import dev.consilium.common.SqlTime;
import dev.consilium.project.CaseState;
import dev.consilium.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DuplicateKeyException;

/** What holds of the register and its opinions on every database. */
abstract class EdgeCaseRecordsContract {

    private static final Instant NOW = Instant.parse("2026-11-26T15:00:00.123456Z");
    private static final String PROJECT = "p1";

    private TestDatabase database;
    private EdgeCaseTags tags;
    private EdgeCaseRows entries;
    private BoardOpinions opinions;
    private SimilarCases similar;

    /** A migrated database without entries. */
    abstract TestDatabase database();

    @BeforeEach
    void aRegister() {
        database = database();
        tags = new EdgeCaseTags(database.jdbc());
        entries = new EdgeCaseRows(database.jdbc(), tags);
        opinions = new BoardOpinions(database.jdbc(), StoredLabels.json());
        similar = new SimilarCases(entries);
    }

    @Nested
    class AnEntry {

        @Test
        void isReadBackAsItWasOpenedAndDecided() {
            EdgeCase open = open("e1", "c1", EdgeCategory.ATYPICAL);
            assertThat(entries.byId("e1")).contains(open);
            EdgeCase decided = decide(open, EdgeCategory.ARTEFACT, "Ring artefacts are no lesions.", "metal", "ring");
            assertThat(entries.byId("e1")).contains(decided);
            assertThat(decided.knownCategory()).isEqualTo(EdgeCategory.ARTEFACT);
            assertThat(decided.raised().category()).isEqualTo(EdgeCategory.ATYPICAL);
        }

        @Test
        void isClosedOnce() {
            EdgeCase open = open("e1", "c1", null);
            EdgeCase decided = decide(open, EdgeCategory.ATYPICAL, "A sentence.");
            entries.close(open.dropped(NOW));
            assertThat(entries.byId("e1")).contains(decided);
        }

        @Test
        void keepsWhoSetAndWhoTookOffATag() {
            open("e1", "c1", null);
            assertThat(tags.replace("e1", List.of("metal", "ring"), "lea", NOW)).isTrue();
            assertThat(tags.replace("e1", List.of("ring", "metal"), "lou", NOW)).isFalse();
            assertThat(tags.replace("e1", List.of("ring", "clip"), "lou", NOW)).isTrue();
            assertThat(tags.replace("e1", List.of("metal", "ring", "clip"), "lea", NOW))
                    .isTrue();
            assertThat(tags.of(List.of("e1")).get("e1")).containsExactly("clip", "metal", "ring");
            assertThat(database.jdbc()
                            .sql("select tag || ' ' || added_by || ' ' || coalesce(removed_by, '-')"
                                    + " from edge_case_tag order by tag, added_by, removed_by")
                            .query(String.class)
                            .list())
                    .containsExactlyInAnyOrder("clip lou -", "metal lea lou", "metal lea -", "ring lea -");
        }

        @Test
        void hasTheTagsOfThousandsOfOthersBesideIt() {
            List<String> ids = IntStream.range(0, 1200).mapToObj(i -> "e" + i).toList();
            tags.replace("e1199", List.of("last"), "lea", NOW);
            assertThat(tags.of(ids)).containsOnlyKeys("e1199");
            assertThat(opinions.of(ids)).isEmpty();
        }
    }

    @Nested
    class AnOpinion {

        @BeforeEach
        void signed() {
            opinions.add(opinion("o1", "e1", Seat.SENIOR, "sen"));
        }

        @Test
        void isReadBackAsItWasSigned() {
            assertThat(opinions.of("e1", Seat.SENIOR)).contains(opinion("o1", "e1", Seat.SENIOR, "sen"));
            assertThat(opinions.of("e1", Seat.CHAIR)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "update board_opinion set outcome = 'EXCLUDED'",
                    "update board_opinion set labels = '[]' where id = 'o1'",
                    "delete from board_opinion",
                    "delete from board_opinion where id = 'o1'",
                    "truncate table board_opinion"
                })
        void isNeitherChangedNorRemoved(String change) {
            assertThatThrownBy(() -> database.jdbc().sql(change).update()).isNotNull();
            assertThat(opinions.of(List.of("e1"))).containsExactly(opinion("o1", "e1", Seat.SENIOR, "sen"));
        }

        @Test
        void isTheOnlyOneOfItsSeatAndOfItsMember() {
            assertThatThrownBy(() -> opinions.add(opinion("o2", "e1", Seat.SENIOR, "sia")))
                    .isInstanceOf(DuplicateKeyException.class);
            assertThatThrownBy(() -> opinions.add(opinion("o2", "e1", Seat.CHAIR, "sen")))
                    .isInstanceOf(DuplicateKeyException.class);
            opinions.add(opinion("o2", "e2", Seat.SENIOR, "sen"));
        }
    }

    @Nested
    class ASearch {

        @BeforeEach
        void threeEntries() {
            aCase("c1", CaseState.ARBITRATED);
            aCase("c2", CaseState.AMBIGUOUS);
            aCase("c3", CaseState.BOARD);
            decide(
                    open("e1", "c1", null),
                    EdgeCategory.ARTEFACT,
                    "Streaks of 100% density are metal.",
                    "metal",
                    "ring");
            decide(open("e2", "c2", null), EdgeCategory.ATYPICAL, "Say so_if the vessel is on the left.", "mirror");
            open("e3", "c3", EdgeCategory.ATYPICAL);
        }

        @ParameterizedTest
        @CsvSource(
                nullValues = "-",
                value = {
                    "-, -, -, -, e1 e2 e3",
                    "artefact, -, -, -, e1",
                    "atypical, -, -, -, e2 e3",
                    "atypical, -, -, open, e3",
                    "-, -, -, decided, e1 e2",
                    "-, Metal, -, -, e1",
                    "-, met, -, -, ''",
                    "-, -, METAL, -, e1",
                    "-, -, ring, -, e1",
                    "-, -, mirr, -, e2",
                    "-, -, seen on slice, -, e1 e2",
                    "-, -, c3, -, e3",
                    "-, -, 100%, -, e1",
                    "-, -, so_if, -, e2",
                    "-, -, %, -, e1",
                    "-, -, _, -, e2",
                    "-, -, !, -, ''",
                    "-, -, '''; drop table edge_case; --', -, ''",
                    "-, ''' or ''1''=''1', -, -, ''",
                    "-, -, '\\', -, ''",
                    "' ', ' ', ' ', ' ', e1 e2 e3"
                })
        void findsWhatIsAskedForAndTakesNoTextForACommand(
                @Nullable String category,
                @Nullable String tag,
                @Nullable String text,
                @Nullable String state,
                String found) {
            EdgeCaseCondition condition =
                    new EdgeCaseCondition(PROJECT).matching(EdgeCaseQuery.of(category, tag, text, state));
            assertThat(String.join(
                            " ",
                            entries.matching(condition, 0, 50).stream()
                                    .map(EdgeCase::id)
                                    .sorted()
                                    .toList()))
                    .isEqualTo(found);
            assertThat(entries.count(condition)).isEqualTo(found.isEmpty() ? 0 : found.split(" ").length);
        }

        @Test
        void staysInItsProjectAndLeavesOpenCasesOutWhereOnlyTheSettledAreAskedFor() {
            assertThat(entries.matching(new EdgeCaseCondition("p2"), 0, 50)).isEmpty();
            assertThat(entries.matching(new EdgeCaseCondition(PROJECT).settled(), 0, 50))
                    .extracting(EdgeCase::id)
                    .containsExactlyInAnyOrder("e1", "e2");
            decide(entries.byId("e3").orElseThrow(), EdgeCategory.ATYPICAL, "A sentence.");
            assertThat(entries.matching(new EdgeCaseCondition(PROJECT).settled(), 0, 50))
                    .extracting(EdgeCase::id)
                    .doesNotContain("e3");
        }

        @Test
        void goesPageByPage() {
            EdgeCaseCondition all = new EdgeCaseCondition(PROJECT);
            assertThat(entries.matching(all, 0, 2)).hasSize(2);
            assertThat(entries.matching(all, 2, 2)).hasSize(1);
            assertThat(entries.count(all)).isEqualTo(3);
        }
    }

    @Nested
    class SimilarOnes {

        @BeforeEach
        void severalSettled() {
            for (String id : List.of("1", "2", "3", "4")) {
                aCase("c" + id, CaseState.ARBITRATED);
            }
            aCase("c5", CaseState.ARBITRATION);
            decide(open("e1", "c1", null), EdgeCategory.ARTEFACT, "One.", "metal", "ring");
            decide(open("e2", "c2", null), EdgeCategory.ATYPICAL, "Two.", "metal");
            decide(open("e3", "c3", null), EdgeCategory.ARTEFACT, "Three.", "motion");
            decide(open("e4", "c4", null), EdgeCategory.RARE_DISEASE, "Four.", "situs");
            decide(open("e5", "c5", null), EdgeCategory.ARTEFACT, "Five.", "metal");
        }

        @Test
        void areRankedByTheTagsTheyShareThenByCategory() {
            var found = similar.to(
                    PROJECT, "c9", new Likeness(EdgeCategory.ARTEFACT, List.of("Metal", "ring"), null, false));
            assertThat(found).extracting(one -> one.entry().id()).containsExactly("e1", "e2", "e3");
            assertThat(found).extracting(SimilarCases.SimilarCase::similarity).containsExactly(1.0, 0.5, 0.0);
        }

        @Test
        void shareACategoryWhereNoTagIsNamed() {
            assertThat(similar.to(PROJECT, "c9", new Likeness(EdgeCategory.ARTEFACT, List.of(), null, false)))
                    .extracting(one -> one.entry().id())
                    .containsExactlyInAnyOrder("e1", "e3");
            assertThat(similar.to(PROJECT, "c9", new Likeness(null, List.of("situs"), null, false)))
                    .extracting(one -> one.entry().id())
                    .containsExactly("e4");
            assertThat(similar.to(PROJECT, "c9", new Likeness(null, List.of(), null, false)))
                    .isEmpty();
        }

        @Test
        void haveTheClassAndTheModalityThatIsAskedFor() {
            database.jdbc()
                    .sql("update reading_case set modality = 'MR' where id = 'c1'")
                    .update();
            aDecision("d-e1", "c1", "[{\"class\":\"infarct\",\"kind\":\"finding\"}]");
            aDecision("d-e2", "c2", "[{\"class\":\"infarct-old\",\"kind\":\"finding\"}]");
            assertThat(similar.to(PROJECT, "c9", new Likeness(null, List.of(), "infarct", false)))
                    .extracting(one -> one.entry().id())
                    .containsExactly("e1");
            assertThat(similar.to(PROJECT, "c9", new Likeness(EdgeCategory.RARE_DISEASE, List.of(), "infarct", false)))
                    .isEmpty();
            assertThat(similar.to(PROJECT, "c9", new Likeness(null, List.of(), "infarct%", false)))
                    .isEmpty();
            assertThat(similar.to(PROJECT, "c2", new Likeness(EdgeCategory.ARTEFACT, List.of(), null, true)))
                    .extracting(one -> one.entry().id())
                    .containsExactly("e3");
        }

        @Test
        void areOthersOfTheSameProject() {
            assertThat(similar.to(PROJECT, "c1", new Likeness(EdgeCategory.ARTEFACT, List.of(), null, false)))
                    .extracting(one -> one.entry().id())
                    .containsExactly("e3");
            assertThat(similar.to("p2", "c9", new Likeness(EdgeCategory.ARTEFACT, List.of("metal"), null, false)))
                    .isEmpty();
        }
    }

    private EdgeCase open(String id, String caseId, @Nullable EdgeCategory category) {
        EdgeCase entry = new EdgeCase(
                id,
                PROJECT,
                caseId,
                1,
                EdgeCase.State.OPEN,
                new Raised("annotator", "ada", category),
                Seat.SENIOR,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                NOW,
                null);
        entries.add(entry);
        return entry;
    }

    private EdgeCase decide(EdgeCase open, EdgeCategory category, String sentence, String... tagged) {
        BoardVerdict verdict =
                new BoardVerdict(opinion("v", open.id(), Seat.SENIOR, "sen"), category, List.of(tagged), sentence);
        EdgeCase decided = open.decided(verdict, "d-" + open.id(), NOW);
        entries.close(decided);
        tags.replace(open.id(), verdict.tags(), "board", NOW);
        return decided.withTags(verdict.tags());
    }

    private void aCase(String id, CaseState state) {
        database.jdbc()
                .sql("""
                insert into reading_case (id, project_id, series_id, protocol_digest, modality, priority, state, round, opened_at)
                values (:id, :project, :series, 'd', 'CT', 'routine', :state, 1, :at)""")
                .param("id", id)
                .param("project", PROJECT)
                .param("series", "s-" + id)
                .param("state", state.name())
                .param("at", SqlTime.of(NOW))
                .update();
    }

    private void aDecision(String id, String caseId, String labels) {
        database.jdbc()
                .sql("""
                insert into decision (id, case_id, revision, kind, labels, reason_code, dissent, arbiter_id, signed_name, meaning,
                                      signed_at, content_digest)
                values (:id, :case, 1, 'AUTHOR', :labels, 'other', '[]', 'sen', 'Sen', 'arbiter', :at, 'd')""")
                .param("id", id)
                .param("case", caseId)
                .param("labels", labels)
                .param("at", SqlTime.of(NOW))
                .update();
    }

    private static BoardOpinion opinion(String id, String entryId, Seat seat, String member) {
        return new BoardOpinion(
                id,
                entryId,
                seat,
                BoardOutcome.DECIDED,
                List.of(Label.finding("infarct")),
                EdgeCategory.ATYPICAL,
                List.of("mirror"),
                "seen on slice 3",
                "Say on which side it is.",
                new Signature(member, "Senta", "This is my opinion.", NOW, "a".repeat(64)));
    }
}
