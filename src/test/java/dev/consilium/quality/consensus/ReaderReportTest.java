package dev.consilium.quality.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReaderReportTest {

    @Test
    void aSpammerWhoMatchesThePriorsCarriesNoInformation() {
        SimulatedVotes simulated = SimulatedVotes.of(3, 600, 6, 5, .85, 4);
        List<ReaderReport> reports = ReaderReport.of(simulated.votes());
        ReaderReport spammer = reports.get(5);
        assertThat(spammer.accuracy()).isCloseTo(1 / 3.0, within(.06));
        assertThat(spammer.informationShare()).isLessThan(.02);
        assertThat(spammer.reliability()).isCloseTo(1 / 3.0, within(.06));
        assertThat(reports.subList(0, 5)).allSatisfy(reader -> {
            assertThat(reader.informationShare()).isGreaterThan(.3);
            assertThat(reader.reliability()).isGreaterThan(.7);
            assertThat(reader.gold()).isNull();
            assertThat(Arrays.stream(reader.bias()).sum()).isCloseTo(0, within(1e-9));
        });
    }

    @Test
    void intervalsHoldTheMeanAndKnownTruthsGiveTheCounts() {
        SimulatedVotes simulated = SimulatedVotes.of(3, 200, 4, 3, .8, 6);
        Votes known = simulated.votes().withTruth(simulated.truth());
        for (ReaderReport report : ReaderReport.of(known)) {
            double right = 0;
            double all = 0;
            for (int vote = 0; vote < known.size(); vote++) {
                if (known.raters().get(known.rater()[vote]).equals(report.rater())) {
                    all++;
                    right += known.label()[vote] == known.truth()[known.item()[vote]] ? 1 : 0;
                }
            }
            assertThat(report.labels()).isEqualTo((long) all);
            assertThat(report.compared()).isCloseTo(all, within(1e-9));
            assertThat(report.reliability()).isCloseTo(right / all, within(1e-12));
            assertThat(report.gold().value()).isEqualTo(right / all);
            for (ReaderReport.Cell[] row : report.confusion()) {
                assertThat(Arrays.stream(row)
                                .mapToDouble(ReaderReport.Cell::share)
                                .sum())
                        .isCloseTo(1, within(1e-12));
                assertThat(row).allSatisfy(cell -> assertThat(cell.share())
                        .isBetween(cell.interval().lo(), cell.interval().hi()));
            }
        }
    }

    /** One rater says "b" four times where the truth is "b": Beta(3.5 + 4, .5) of two classes. */
    @Test
    void theIntervalIsTheBetaMarginalOfTheRow() {
        int[] item = IntStream.range(0, 4).toArray();
        Votes votes = new Votes(
                        List.of("a", "b"), List.of("1", "2", "3", "4"), List.of("r"), item, new int[4], new int[] {
                            1, 1, 1, 1
                        })
                .withTruth(new int[] {1, 1, 1, 1});
        ReaderReport report = ReaderReport.of(votes).get(0);
        assertThat(report.confusion()[1][1].share()).isCloseTo(7.5 / 8, within(1e-12));
        // scipy.stats.beta(7.5, .5).ppf([.025, .975]) and beta(3.5, .5)
        assertThat(report.confusion()[1][1].interval().lo()).isCloseTo(0.7075638263376901, within(1e-9));
        assertThat(report.confusion()[1][1].interval().hi()).isCloseTo(0.9999323135357562, within(1e-9));
        assertThat(report.confusion()[0][0].interval().lo()).isCloseTo(0.46441675695704965, within(1e-9));
        assertThat(report.bias()).containsExactly(0, 0);
        assertThat(report.informationShare()).isNull();
    }

    @Test
    void selfInclusionDoesNotRaiseTheReliability() {
        // Two raters who never agree: each is the other's whole consensus.
        Votes votes = new Votes(
                List.of("a", "b"),
                List.of("1", "2"),
                List.of("r", "s"),
                new int[] {0, 0, 1, 1},
                new int[] {0, 1, 0, 1},
                new int[] {0, 1, 1, 0});
        assertThat(LabelConsensus.of(votes, ConsensusMethod.MAJORITY).readers())
                .extracting(ReaderEstimate::reliability)
                .containsExactly(0.0, 0.0);
        assertThat(ReaderReport.of(votes))
                .allSatisfy(report -> assertThat(report.reliability()).isLessThan(.3));
    }

    @Test
    void accuracyIsShrunkAndCountedAgainstTheTruthWhereKnown() {
        Votes votes = new Votes(
                List.of("a", "b"),
                List.of("1", "2"),
                List.of("r", "s", "t", "u"),
                new int[] {0, 0, 0, 1, 1, 1},
                new int[] {0, 1, 2, 0, 1, 2},
                new int[] {0, 0, 1, 1, 1, 1});
        assertThat(ReaderAccuracy.of(votes))
                .containsExactly(entry("r", 5 / 6.0), entry("s", 5 / 6.0), entry("t", 5 / 7.0), entry("u", .8));
        assertThat(ReaderAccuracy.of(votes.withTruth(new int[] {1, -1})))
                .containsExactly(entry("r", 4 / 6.0), entry("s", 4 / 6.0), entry("t", 5 / 6.0), entry("u", .8));
    }

    @Test
    void randomStartsOfTheAnaesthetistsFindHigherOptima() throws IOException {
        Multistart plain = Multistart.of(PublishedVotes.anaesthesia(), ConsensusMethod.DAWID_SKENE_MLE, 200, 1);
        // science.md 3.1: 23 of 200 random starts end higher, up to -189.4053
        assertThat(plain.objective()).isCloseTo(-190.730997, within(1e-6));
        assertThat(plain.best()).isBetween(plain.objective() + .1, -189.40);
        assertThat(plain.higher()).isBetween(5, 60);
        assertThat(plain)
                .isEqualTo(Multistart.of(PublishedVotes.anaesthesia(), ConsensusMethod.DAWID_SKENE_MLE, 200, 1));
    }

    private static Map.Entry<String, Double> entry(String rater, double accuracy) {
        return Map.entry(rater, accuracy);
    }
}
