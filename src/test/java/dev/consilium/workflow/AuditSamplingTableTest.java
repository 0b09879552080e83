package dev.consilium.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rates of audit-sampling.dmn, on the engine of decision tables alone. */
class AuditSamplingTableTest {

    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private static final DmnDecision TABLE = table();

    private static DmnDecision table() {
        try (var file = Files.newInputStream(Path.of("processes", "shared", "audit-sampling.dmn"))) {
            return ENGINE.parseDecision("audit-sampling", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is drawn are the lots below the rate, and no others. */
    @ParameterizedTest
    @CsvSource({
        // reopened, reworked, critical, edge,  history, rarest, origin,      rate
        "false,     false,    false,    false, 500,     500,    consensus,   0.06",
        "false,     true,     false,    false, 500,     500,    consensus,   1",
        "true,      false,    false,    false, 500,     500,    consensus,   1",
        "false,     false,    true,     false, 500,     500,    consensus,   0.25",
        "false,     false,    false,    true,  500,     500,    consensus,   0.5",
        "false,     false,    false,    false, 500,     19,     consensus,   0.5",
        "false,     false,    false,    false, 500,     20,     consensus,   0.06",
        "false,     false,    false,    false, 29,      500,    consensus,   0.3",
        "false,     false,    false,    false, 30,      500,    consensus,   0.1",
        "false,     false,    false,    false, 100,     500,    consensus,   0.06",
        "false,     false,    true,     false, 29,      500,    consensus,   0.3",
        "false,     false,    false,    false, 500,     500,    ambiguous,   0.2",
        "false,     false,    false,    false, 500,     500,    specialist,  0.125",
        "false,     false,    false,    false, 500,     500,    arbitration, 0.125",
        "false,     false,    false,    false, 500,     500,    board,       0.06"
    })
    void theTableDrawsAtItsRates(
            boolean reopened,
            boolean reworked,
            boolean critical,
            boolean edge,
            int history,
            int rarest,
            String origin,
            double rate) {
        DoublePredicate sampled =
                draw -> (Boolean) decide(draw, reopened, reworked, critical, edge, history, rarest, origin)
                        .get("sampled");
        assertThat(List.of(0.0, rate / 2, rate - 1e-9)).allMatch(sampled::test);
        assertThat(Stream.of(rate, rate + 1e-9, (1 + rate) / 2, 1 - 1e-9).filter(draw -> draw >= rate && draw < 1))
                .noneMatch(sampled::test);
    }

    @Test
    void whatIsDrawnAtRandomIsMarkedSoWhateverElseItIs() {
        assertThat(decide(0.059, true, true, true, true, 0, 0, "ambiguous").get("samplingReason"))
                .isEqualTo("RANDOM");
        assertThat(decide(0.061, false, false, true, true, 0, 0, "ambiguous").get("samplingReason"))
                .isEqualTo("EDGE_CASE");
        assertThat(decide(1, false, false, true, true, 0, 0, "ambiguous").get("samplingReason"))
                .isEqualTo("NOT_DRAWN");
    }

    @Test
    void whatAnAuditSentBackIsMarkedSo() {
        assertThat(decide(0.999, false, true, false, false, 500, 500, "consensus")
                        .get("samplingReason"))
                .isEqualTo("AFTER_REWORK");
    }

    private static Map<String, Object> decide(
            double draw,
            boolean reopened,
            boolean reworked,
            boolean critical,
            boolean edge,
            int history,
            int rarest,
            String origin) {
        return ENGINE.evaluateDecision(
                        TABLE,
                        Map.of(
                                "samplingDraw", draw,
                                "reopened", reopened,
                                "reworkedForAudit", reworked,
                                "criticalFinding", critical,
                                "edgeCase", edge,
                                "readerHistory", history,
                                "rarestClassCases", rarest,
                                "groundTruthOrigin", origin))
                .getSingleResult()
                .getEntryMap();
    }
}
