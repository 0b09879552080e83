package dev.consilium.arbitration.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.consilium.annotation.LabelSchema;
import dev.consilium.common.SqlTime;
import dev.consilium.quality.Consensus;
import dev.consilium.quality.KnownReaders;
import dev.consilium.quality.ReadCase;
import dev.consilium.quality.ReadCase.Given;
import dev.consilium.quality.Weighing;
import dev.consilium.quality.decision.CaseBelief;
import dev.consilium.quality.decision.DecisionInputs;
import dev.consilium.quality.decision.ReaderDrift;
import dev.consilium.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of weighings and reader models on every database: each is written once, stays, and is read as it was written. */
abstract class ConsensusRecordsContract {

    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00.123456Z");
    private static final LabelSchema SCHEMA = LabelSchema.parse("""
            {"title": "test", "classes": [
              {"code": "a", "name": "A", "kind": "finding"},
              {"code": "b", "name": "B", "kind": "finding", "critical": true}]}""");

    private final ObjectMapper json =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private TestDatabase database;
    private CaseConsensusRows weighings;
    private ReaderModelRows models;

    /** A migrated database without weighings. */
    abstract TestDatabase database();

    @BeforeEach
    void oneOfEach() {
        database = database();
        weighings = new CaseConsensusRows(database.jdbc(), json);
        models = new ReaderModelRows(database.jdbc(), json);
        weighings.keep(weighing("w1", 0.75, NOW));
        models.add("p1", "classes", known(), 30, NOW);
    }

    @Test
    void everythingIsReadAsItWasWritten() {
        assertThat(weighings.find("w1").orElseThrow())
                .usingRecursiveComparison()
                .isEqualTo(weighing("w1", 0.75, NOW));
        KnownReaders read = models.latest("p1", "classes").orElseThrow().readers();
        assertThat((Object) json.valueToTree(read)).isEqualTo(json.valueToTree(known()));
        assertThat(models.settled("p1", "classes")).isEqualTo(30);
        assertThat(models.latest("p1", "others")).isEmpty();
    }

    @Test
    void theSameFoundAgainIsKeptOnceAndTheLatestCounts() {
        assertThat(weighings.keep(weighing("w2", 0.75, NOW.plusSeconds(1))).id())
                .isEqualTo("w1");
        weighings.keep(weighing("w3", 0.5, NOW.plusSeconds(2)));
        assertThat(weighings.latest("c1").orElseThrow().id()).isEqualTo("w3");
        assertThat(weighings.find("w2")).isEmpty();
    }

    /** Written by the version of 27 November 2026, before and after formats had numbers; later versions must read them. */
    @ParameterizedTest
    @ValueSource(strings = {"without-format", "format-1"})
    void rowsOfEarlierVersionsAreRead(String version) throws IOException {
        put(
                "case_consensus (id, case_id, round, content, content_digest, weighed_at) values ('old', 'c9', 1, :content, 'd', :at)",
                "case-consensus." + version + ".json");
        put(
                "reader_model (id, project_id, classes_digest, settled, outcomes, content, content_digest, fitted_at)"
                        + " values ('old', 'p9', 'classes', 30, 30, :content, 'd', :at)",
                "reader-model." + version + ".json");
        CaseConsensus read = weighings.latest("c9").orElseThrow();
        assertThat(read.classes()).containsExactly("a");
        assertThat(read.certainty()).isEqualTo(0.75);
        assertThat(read.inputs().questions()).hasSize(2);
        assertThat(read.inputs().readersLeft()).isEqualTo(version.equals("format-1") ? 2 : null);
        assertThat(models.latest("p9", "classes").orElseThrow().readers().models())
                .containsOnlyKeys("a", "b");
    }

    @Test
    void aFormatOfALaterVersionIsRefused() {
        database.jdbc()
                .sql("insert into case_consensus (id, case_id, round, content, content_digest, weighed_at)"
                        + " values ('new', 'c8', 1, '{\"format\":2}', 'd', :at)")
                .param("at", SqlTime.of(NOW))
                .update();
        assertThatThrownBy(() -> weighings.latest("c8"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("later version");
    }

    @Test
    void oneNodeAtATimeFits() {
        assertThat(models.claim("p1", "classes", NOW)).isTrue();
        assertThat(models.claim("p1", "classes", NOW.plusSeconds(60))).isFalse();
        assertThat(models.claim("p1", "others", NOW)).isTrue();
        models.release("p1", "classes");
        assertThat(models.claim("p1", "classes", NOW.plusSeconds(61))).isTrue();
        assertThat(models.claim("p1", "classes", NOW.plus(Duration.ofHours(1))))
                .as("a node died over it")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"case_consensus", "reader_model"})
    void theDatabaseRefusesToChangeOrRemoveThem(String table) {
        for (String change :
                List.of("update " + table + " set content = '{}'", "delete from " + table, "truncate table " + table)) {
            assertThatThrownBy(() -> database.jdbc().sql(change).update())
                    .as(change)
                    .isNotNull();
        }
        assertThat(database.jdbc()
                        .sql("select count(*) from " + table + " where content <> '{}'")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    private void put(String row, String resource) throws IOException {
        try (var in = getClass().getResourceAsStream(resource)) {
            database.jdbc()
                    .sql("insert into " + row)
                    .param("content", new String(in.readAllBytes(), StandardCharsets.UTF_8).strip())
                    .param("at", SqlTime.of(NOW))
                    .update();
        }
    }

    private static CaseConsensus weighing(String id, double certainty, Instant at) {
        CaseBelief belief =
                CaseBelief.before(SCHEMA, Map.of()).after("r1", Set.of("a")).after("r2", Set.of("a"));
        KnownReaders none = KnownReaders.NONE;
        return new CaseConsensus(
                id,
                "c1",
                1,
                Weighing.Method.MAJORITY,
                List.of("a"),
                new Consensus("c1", 2, 1.0, false, false, List.of("a"), Map.of("a", 2)),
                Map.of("a", 0.75),
                certainty,
                DecisionInputs.of(belief, none.calibration(), ReaderDrift.noneKnown(), List.of("x", "y"), "1.0.0"),
                "",
                at);
    }

    private static KnownReaders known() {
        return KnownReaders.of(
                SCHEMA,
                IntStream.range(0, 30)
                        .mapToObj(at -> alike("c%02d".formatted(at), Set.of(at % 2 == 0 ? "a" : "b")))
                        .toList(),
                List.of());
    }

    private static ReadCase alike(String id, Set<String> truth) {
        return new ReadCase(id, List.of(new Given("r1", truth), new Given("r2", truth)), truth);
    }
}
