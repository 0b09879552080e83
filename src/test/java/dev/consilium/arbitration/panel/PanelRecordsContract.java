package dev.consilium.arbitration.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilium.annotation.Label;
import dev.consilium.arbitration.DecideCommand.Kind;
import dev.consilium.arbitration.LabelsJson;
import dev.consilium.arbitration.StoredLabels;
import dev.consilium.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DuplicateKeyException;

/** What holds of panels and their votes on every database: each is written once and stays, and nobody votes twice. */
abstract class PanelRecordsContract {

    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00.123456Z");
    private static final Panel PANEL = new Panel("p1", "c1", 1, 2, 3, NOW);
    private static final Settlement SETTLED = new Settlement("p1", "d1", null, List.of("v2"), NOW);

    private TestDatabase database;
    private PanelRows panels;
    private PanelVotes votes;

    /** A migrated database without panels. */
    abstract TestDatabase database();

    @BeforeEach
    void oneOfEach() {
        database = database();
        LabelsJson json = StoredLabels.json();
        panels = new PanelRows(database.jdbc(), json);
        votes = new PanelVotes(database.jdbc(), json);
        panels.add(PANEL);
        votes.add(vote("v2", "uwe", Kind.CHOOSE, "r1"));
        votes.add(vote("v1", "una", null, null));
        panels.addChair("p1", "una", NOW);
        panels.settle(SETTLED);
        database.jdbc()
                .sql("""
                        insert into referral (id, case_id, round, kind, comment, arbiter_id, signed_name, meaning, signed_at, content_digest)
                        values ('f1', 'c1', 2, 'PANEL', 'three should look', 'sen', 'Senta', 'I refer it.', :at, 'd')""")
                .param("at", dev.consilium.common.SqlTime.of(NOW))
                .update();
    }

    @Test
    void everythingIsReadAsItWasWritten() {
        assertThat(panels.of("c1")).containsExactly(PANEL);
        assertThat(panels.latest("c1")).isEqualTo(PANEL);
        assertThat(votes.of("p1")).containsExactly(vote("v1", "una", null, null), vote("v2", "uwe", Kind.CHOOSE, "r1"));
        assertThat(panels.settlement("p1")).contains(SETTLED);
        assertThat(panels.settlement("p2")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"panel", "panel_vote", "panel_chair", "panel_settlement", "referral"})
    void theDatabaseRefusesToChangeOrRemoveWhatWasSigned(String table) {
        List<String> changes = List.of(
                "update " + table + " set " + (table.equals("referral") ? "comment = 'x'" : column(table)),
                "delete from " + table,
                "truncate table " + table);
        for (String change : changes) {
            assertThatThrownBy(() -> database.jdbc().sql(change).update())
                    .as(change)
                    .isNotNull();
            assertThat(database.jdbc()
                            .sql("select count(*) from " + table)
                            .query(Integer.class)
                            .single())
                    .isPositive();
        }
    }

    @Test
    void nobodyVotesTwiceOnOnePanelAndNoPanelIsSettledTwice() {
        assertThatThrownBy(() -> votes.add(vote("v3", "una", Kind.AMBIGUOUS, null)))
                .isInstanceOf(DuplicateKeyException.class);
        assertThatThrownBy(() -> panels.settle(new Settlement("p1", "d2", "una", List.of(), NOW)))
                .isInstanceOf(DuplicateKeyException.class);
        assertThatThrownBy(() -> panels.add(new Panel("p2", "c1", 1, 2, 3, NOW)))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void theLastChairNamedIsTheChairAndEveryOneStays() {
        panels.addChair("p1", "uwe", NOW);
        panels.addChair("p1", "una", NOW);
        assertThat(panels.chairs("p1")).containsExactly("una", "uwe", "una");
    }

    private static String column(String table) {
        return switch (table) {
            case "panel" -> "seats = 1";
            case "panel_vote" -> "kind = 'AMBIGUOUS'";
            case "panel_chair" -> "person_id = 'eve'";
            default -> "decision_id = 'd9'";
        };
    }

    private static PanelVote vote(String id, String member, @Nullable Kind kind, @Nullable String reading) {
        return new PanelVote(
                id,
                "p1",
                member,
                kind,
                reading,
                kind == null ? List.of() : List.of(Label.finding("infarct")),
                "finding-missed",
                "seen on slice 3",
                member.toUpperCase(java.util.Locale.ROOT),
                "I vote for these labels.",
                NOW,
                "a".repeat(64));
    }
}
