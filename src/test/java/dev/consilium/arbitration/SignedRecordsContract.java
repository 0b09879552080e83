package dev.consilium.arbitration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilium.annotation.Label;
import dev.consilium.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DuplicateKeyException;

/** What holds of decisions and ground truths on every database: each revision is written once and stays. */
abstract class SignedRecordsContract {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123456Z");
    private static final List<Label> LABELS = List.of(Label.finding("infarct"));

    private TestDatabase database;
    private Decisions decisions;
    private GroundTruthRows truths;

    /** A migrated database without decisions. */
    abstract TestDatabase database();

    @BeforeEach
    void oneOfEach() {
        database = database();
        LabelsJson json = new LabelsJson(TestDatabase.json());
        decisions = new Decisions(database.jdbc(), json);
        truths = new GroundTruthRows(database.jdbc(), json);
        decisions.add(decision("d1", 1));
        truths.add(truth("g1", 1, "d1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update decision set reason_code = 'other'",
                "update decision set labels = '[]' where id = 'd1'",
                "delete from decision",
                "delete from decision where id = 'd1'",
                "truncate table decision",
                "update ground_truth set origin = 'AMBIGUOUS'",
                "update ground_truth set soft_label = '{}' where id = 'g1'",
                "delete from ground_truth",
                "delete from ground_truth where id = 'g1'",
                "truncate table ground_truth"
            })
    void theDatabaseRefusesToChangeOrRemoveWhatWasSigned(String change) {
        assertThatThrownBy(() -> database.jdbc().sql(change).update()).isNotNull();
        assertThat(decisions.of("c1")).containsExactly(decision("d1", 1));
        assertThat(truths.of("c1")).containsExactly(truth("g1", 1, "d1"));
    }

    @Test
    void aCorrectionIsTheNextRevision() {
        decisions.add(decision("d2", 2));
        truths.add(truth("g2", 2, null));
        assertThat(decisions.latest("c1")).contains(decision("d2", 2));
        assertThat(decisions.of("c1")).extracting(Decision::revision).containsExactly(1, 2);
        assertThat(truths.of("c1")).containsExactly(truth("g1", 1, "d1"), truth("g2", 2, null));
    }

    @Test
    void aRevisionIsWrittenOnce() {
        assertThatThrownBy(() -> decisions.add(decision("d2", 1))).isInstanceOf(DuplicateKeyException.class);
        assertThatThrownBy(() -> truths.add(truth("g2", 1, null))).isInstanceOf(DuplicateKeyException.class);
    }

    private static Decision decision(String id, int revision) {
        return new Decision(
                id,
                "c1",
                revision,
                Decision.Level.SENIOR,
                1,
                DecideCommand.Kind.CHOOSE,
                "r1",
                LABELS,
                "finding-missed",
                "seen on slice 3",
                List.of("r2", "r3"),
                "sen",
                "Senta",
                "I reviewed all readings of this case.",
                NOW,
                "a".repeat(64));
    }

    private static GroundTruth truth(String id, int revision, @Nullable String decision) {
        return new GroundTruth(
                id,
                "c1",
                revision,
                1,
                GroundTruth.Origin.ARBITRATION,
                LABELS,
                Map.of("infarct", 1.0),
                0.5,
                decision,
                null,
                "b".repeat(64),
                NOW,
                List.of(new GroundTruth.Basis("r1", 1), new GroundTruth.Basis("r2", 2)));
    }
}
