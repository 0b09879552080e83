package dev.consilium.quality.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.quality.metric.MetricResult.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against the vectors; tolerances as their manifest says. */
class ConsensusVectorsTest {

    private static final double LOG_LIKELIHOOD = 1e-6;
    private static final double PARAMETER = 1e-5;
    private static final double OBJECTIVE = 1e-5;
    private static final double GLAD_PARAMETER = 1e-3;

    private final ConsensusOptions options = ConsensusOptions.DEFAULT.withoutReliability();

    @Test
    void dawidAndSkenesAnaesthetists() throws IOException {
        JsonNode vector = PublishedVotes.vector("dawid_skene.json");
        JsonNode expected = vector.path("expected");
        LabelConsensus fit = LabelConsensus.of(votes(vector), ConsensusMethod.DAWID_SKENE_MLE, options);

        assertThat(fit.status()).isEqualTo(Status.OK);
        assertThat(fit.converged()).isTrue();
        assertThat(fit.logLikelihood()).isCloseTo(expected.path("loglik").asDouble(), within(LOG_LIKELIHOOD));
        close(fit.classPriors(), expected.path("priors"), PARAMETER);
        for (int rater = 0; rater < fit.readers().size(); rater++) {
            for (int k = 0; k < 4; k++) {
                close(
                        fit.readers().get(rater).confusion()[k],
                        expected.path("confusion_rater_true_said").path(rater).path(k),
                        PARAMETER);
            }
        }
        posteriors(fit, expected.path("posterior"), PARAMETER);
        labels(fit, expected.path("map"));
    }

    @Test
    void dawidAndSkeneWithPseudoCounts() throws IOException {
        JsonNode vector = PublishedVotes.vector("dawid_skene.json");
        JsonNode expected = vector.path("smoothed_0_01");
        LabelConsensus fit = LabelConsensus.of(
                votes(vector), ConsensusMethod.DAWID_SKENE, new ConsensusOptions(0.01, 0.01, 1000, 1e-12, false));
        close(fit.classPriors(), expected.path("priors"), PARAMETER);
        assertThat(fit.logLikelihood()).isCloseTo(expected.path("loglik").asDouble(), within(LOG_LIKELIHOOD));
        labels(fit, expected.path("map"));
    }

    @Test
    void majorityOfTheAnaesthetists() throws IOException {
        JsonNode vector = PublishedVotes.vector("dawid_skene.json");
        LabelConsensus majority = LabelConsensus.of(votes(vector), ConsensusMethod.MAJORITY, options);
        JsonNode expected = vector.path("expected").path("majority_label_and_tie");
        for (int item = 0; item < expected.size(); item++) {
            ItemLabel label = majority.labels().get(item);
            assertThat(label.tie())
                    .as("tie of item %s", label.unit())
                    .isEqualTo(expected.path(item).path(1).asBoolean());
            if (label.label() != null) {
                assertThat(label.label()).isEqualTo(expected.path(item).path(0).asText());
            }
        }
    }

    @Test
    void glad() throws IOException {
        JsonNode expected = PublishedVotes.vector("glad_mace.json").path("glad");
        LabelConsensus fit =
                LabelConsensus.of(votes(PublishedVotes.vector("dawid_skene.json")), ConsensusMethod.GLAD, options);
        assertThat(fit.converged()).isTrue();
        assertThat(fit.objective())
                .isCloseTo(expected.path("objective_from_start_ones").asDouble(), within(OBJECTIVE));
        close(
                fit.readers().stream().mapToDouble(ReaderEstimate::skill).toArray(),
                expected.path("alpha"),
                GLAD_PARAMETER);
        close(fit.labels().stream().mapToDouble(ItemLabel::easiness).toArray(), expected.path("beta"), GLAD_PARAMETER);
        posteriors(fit, expected.path("posterior"), GLAD_PARAMETER);
        labels(fit, expected.path("map"));
    }

    @Test
    void mace() throws IOException {
        JsonNode expected = PublishedVotes.vector("glad_mace.json").path("mace");
        LabelConsensus fit =
                LabelConsensus.of(votes(PublishedVotes.vector("dawid_skene.json")), ConsensusMethod.MACE, options);
        assertThat(fit.converged()).isTrue();
        close(
                fit.readers().stream().mapToDouble(ReaderEstimate::skill).toArray(),
                expected.path("know_unnormalised_vb"),
                GLAD_PARAMETER);
        labels(fit, expected.path("map"));
    }

    private static Votes votes(JsonNode vector) {
        JsonNode rows = vector.path("long_item_rater_label");
        int[][] columns = new int[3][rows.size()];
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < 3; column++) {
                columns[column][row] = rows.path(row).path(column).asInt() - 1;
            }
        }
        return new Votes(
                PublishedVotes.numbered(4),
                PublishedVotes.numbered(45),
                PublishedVotes.numbered(5),
                columns[0],
                columns[1],
                columns[2]);
    }

    private static void labels(LabelConsensus fit, JsonNode expected) {
        List<String> labels = new ArrayList<>();
        expected.forEach(label -> labels.add(label.asText()));
        assertThat(fit.labels()).extracting(ItemLabel::label).isEqualTo(labels);
    }

    private static void posteriors(LabelConsensus fit, JsonNode expected, double tolerance) {
        for (int item = 0; item < fit.labels().size(); item++) {
            close(fit.labels().get(item).posterior(), expected.path(item), tolerance);
        }
    }

    private static void close(double[] values, JsonNode expected, double tolerance) {
        assertThat(expected).hasSize(values.length);
        for (int at = 0; at < values.length; at++) {
            assertThat(values[at]).isCloseTo(expected.path(at).asDouble(), within(tolerance));
        }
    }
}
