package dev.consilium.quality.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Against the values of {@code REFERENCE.tsv}; parameters to 1e-5, since its caries run stopped a few rounds later than ours has to. */
class ConsensusSamplesTest {

    private static final double PARAMETER = 1e-5;

    private final ConsensusOptions options = ConsensusOptions.DEFAULT.withoutReliability();

    @Test
    void cariesOfFiveDentists() throws IOException {
        LabelConsensus fit = LabelConsensus.of(PublishedVotes.caries(), ConsensusMethod.DAWID_SKENE_MLE, options);
        String data = "rater-caries";
        assertThat(fit.classPriors()[1]).isCloseTo(numbers(data, "dawid-skene prevalence class 2")[0], within(1e-6));
        assertThat(fit.logLikelihood()).isCloseTo(numbers(data, "dawid-skene log-likelihood")[0], within(1e-6));
        for (ReaderEstimate reader : fit.readers()) {
            double[] expected = numbers(data, "dawid-skene rater " + reader.rater() + " sensitivity,specificity");
            assertThat(reader.confusion()[1][1]).isCloseTo(expected[0], within(PARAMETER));
            assertThat(reader.confusion()[0][0]).isCloseTo(expected[1], within(PARAMETER));
            assertThat(reader.n()).isEqualTo(3859);
        }
    }

    @Test
    void anaesthetistsOfDawidAndSkene() throws IOException {
        LabelConsensus fit = LabelConsensus.of(PublishedVotes.anaesthesia(), ConsensusMethod.DAWID_SKENE_MLE, options);
        String data = "rater-anesthesia";
        assertThat(fit.classPriors()).containsExactly(numbers(data, "dawid-skene class prevalence"), within(1e-6));
        assertThat(fit.classPriors()).containsExactly(new double[] {.4, .4216, .1118, .0667}, within(5e-5));
        assertThat(fit.logLikelihood()).isCloseTo(numbers(data, "dawid-skene log-likelihood")[0], within(1e-6));
        assertThat(fit.labels().stream().map(ItemLabel::label).collect(Collectors.joining()))
                .isEqualTo(PublishedVotes.reference(data, "dawid-skene labels of items 1..45"));
        for (ReaderEstimate reader : fit.readers()) {
            double[] confusion = Arrays.stream(reader.confusion())
                    .flatMapToDouble(Arrays::stream)
                    .toArray();
            assertThat(confusion)
                    .containsExactly(numbers(data, "confusion of rater " + reader.rater()), within(5e-5 + 1e-9));
        }
    }

    private static double[] numbers(String data, String metric) throws IOException {
        return Arrays.stream(PublishedVotes.reference(data, metric).split("[ ,/]+"))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
