package dev.consilium.quality.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.consilium.common.Refusal;
import dev.consilium.quality.metric.Metric;
import dev.consilium.quality.metric.MetricResult;
import dev.consilium.quality.metric.MetricResult.Status;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AgreementReportTest {

    private static final List<String> ABC = List.of("a", "b", "c");

    @Nested
    class OfCategories {

        @Test
        void twoRatersHaveTheirTableBesideTheKappas() {
            int[][] table = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
            Ratings skewed = new Ratings(List.of("yes", "no"), table, new int[] {80, 10, 5, 5});
            AgreementReport report = AgreementReport.of(skewed, Scale.NOMINAL, null, Resampling.NONE);
            assertThat(ids(report.overall()))
                    .containsExactly(
                            "percent-agreement",
                            "cohen-kappa",
                            "scott-pi",
                            "fleiss-kappa",
                            "conger-kappa",
                            "light-kappa",
                            "brennan-prediger",
                            "gwet-ac1",
                            "krippendorff-alpha-nominal",
                            "positive-agreement",
                            "negative-agreement",
                            "prevalence-index",
                            "bias-index",
                            "bowker-symmetry");
            assertThat(report.labels()).isEmpty();
            assertThat(report.pairs()).isEmpty();
            assertThat(find(report, Metric.PREVALENCE_INDEX).value()).isEqualTo(0.75);
            assertThat(find(report, Metric.BIAS_INDEX).value()).isEqualTo(0.05);
            MetricResult mcnemar = find(report, Metric.BOWKER_SYMMETRY);
            assertThat(mcnemar.value()).isCloseTo(25.0 / 15, within(1e-12));
            assertThat(mcnemar.parameters()).containsEntry("degreesOfFreedom", 1);
            // R: mcnemar.test(m, correct = FALSE)
            assertThat((double) mcnemar.parameters().get("pValue")).isCloseTo(0.1967056, within(1e-7));
        }

        @Test
        void moreRatersHaveEachPairAndEachLabel() {
            Ratings ratings = new Ratings(ABC, new int[][] {{0, 0, 1}, {1, 1, 1}, {2, 2, 0}, {1, 2, 1}, {0, 0, -1}});
            AgreementReport report = AgreementReport.of(ratings, Scale.ORDINAL, Weights.LINEAR, Resampling.DEFAULT);
            assertThat(ids(report.overall()))
                    .contains("gwet-ac2", "krippendorff-alpha-ordinal", "kendall-w")
                    .doesNotContain("gwet-ac1", "cohen-kappa", "krippendorff-alpha-interval");
            assertThat(ids(report.pairs())).containsExactly("cohen-kappa", "cohen-kappa", "cohen-kappa");
            assertThat(report.labels())
                    .extracting(AgreementReport.LabelAgreement::label)
                    .containsExactly("a", "b", "c");
            MetricResult first = report.labels().get(0).metrics().get(0);
            assertThat(first.parameters()).containsEntry("label", "a").containsEntry("categories", 2);
            assertThat(first.value())
                    .isEqualTo(Agreement.krippendorffNominal(new Ratings(
                                    List.of("a", "rest"),
                                    Arrays.stream(ratings.values())
                                            .map(row -> Arrays.stream(row)
                                                    .map(v -> Math.min(v, 1))
                                                    .toArray())
                                            .toArray(int[][]::new)))
                            .value());
        }

        @Test
        void aDomainOfOneCategoryHasItsPercentAlone() {
            Ratings one = new Ratings(List.of("a"), new int[][] {{0, 0}, {0, 0}});
            AgreementReport report = AgreementReport.of(one, Scale.NOMINAL, null, Resampling.DEFAULT);
            assertThat(find(report, Metric.PERCENT_AGREEMENT).value()).isEqualTo(1);
            assertThat(report.overall())
                    .filteredOn(result -> !result.metricId().equals("percent-agreement"))
                    .extracting(MetricResult::status)
                    .containsOnly(Status.UNDEFINED_ONE_CATEGORY);
        }

        @Test
        void nothingAtAllIsAStatusEverywhere() {
            for (Scale scale : Scale.values()) {
                for (int[][] values : List.of(new int[0][], new int[][] {{0}, {1}}, new int[][] {{-1, -1}})) {
                    AgreementReport report =
                            AgreementReport.of(new Ratings(ABC, values), scale, Weights.QUADRATIC, Resampling.DEFAULT);
                    assertThat(report.results())
                            .isNotEmpty()
                            .extracting(MetricResult::status)
                            .containsOnly(Status.UNDEFINED_NO_PAIRS);
                }
            }
        }
    }

    @Nested
    class OfNumbers {

        @Test
        void incompleteTablesAreListwiseAndOneWay() {
            double[][] measured = {
                {9, 2, 5, 8},
                {6, 1, 3, 2},
                {8, 4, 6, 8},
                {7, 1, 2, 6},
                {10, 5, 6, 9},
                {6, 2, 4, 7},
                {Double.NaN, 3, 3, 4}
            };
            AgreementReport report =
                    AgreementReport.of(Ratings.ofNumbers(measured), Scale.INTERVAL, null, Resampling.NONE);
            MetricResult icc = find(report, Metric.ICC_2_1);
            assertThat(icc.value()).isCloseTo(0.2897637795275592, within(1e-12));
            assertThat(icc.nUndefinedUnits()).isEqualTo(1);
            MetricResult oneWay = find(report, Metric.ICC_ONE_WAY_INCOMPLETE);
            // k0 = (27 - (6 * 16 + 9) / 27) / 6
            assertThat((double) oneWay.parameters().get("meanRaters")).isCloseTo((27 - 105.0 / 27) / 6, within(1e-12));
            assertThat(oneWay.value()).isCloseTo(byHand(measured), within(1e-12));
        }

        private static double byHand(double[][] measured) {
            double between = 0;
            double within = 0;
            double grand = Arrays.stream(measured)
                    .flatMapToDouble(Arrays::stream)
                    .filter(x -> !Double.isNaN(x))
                    .average()
                    .orElseThrow();
            for (double[] row : measured) {
                double[] given =
                        Arrays.stream(row).filter(x -> !Double.isNaN(x)).toArray();
                double mean = Arrays.stream(given).average().orElseThrow();
                between += given.length * (mean - grand) * (mean - grand) / 6;
                within += Arrays.stream(given).map(x -> (x - mean) * (x - mean)).sum() / 20;
            }
            return (between - within) / (between + ((27 - 105.0 / 27) / 6 - 1) * within);
        }

        @Test
        void perfectConsistencyHasNoRatioAndSaysSo() {
            double[][] shifted = {{1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 6}, {6, 7}};
            AgreementReport report =
                    AgreementReport.of(Ratings.ofNumbers(shifted), Scale.INTERVAL, null, Resampling.NONE);
            MetricResult consistency = find(report, Metric.ICC_3_1);
            assertThat(consistency.value()).isCloseTo(1, within(1e-12));
            assertThat(consistency.ci()).isNull();
            assertThat(consistency.parameters()).containsEntry("intervalStatus", "UNDEFINED_NO_VARIATION");
            assertThat(find(report, Metric.BLAND_ALTMAN_BIAS).value()).isEqualTo(-1);
        }

        @Test
        void oneUnitIsTooLittle() {
            AgreementReport report = AgreementReport.of(
                    Ratings.ofNumbers(new double[][] {{1, 2}}), Scale.INTERVAL, null, Resampling.NONE);
            assertThat(find(report, Metric.ICC_2_1).status()).isEqualTo(Status.INSUFFICIENT_DATA);
            assertThat(find(report, Metric.BLAND_ALTMAN_LOWER).status()).isEqualTo(Status.INSUFFICIENT_DATA);
            assertThat(find(report, Metric.BLAND_ALTMAN_BIAS).value()).isEqualTo(-1);
        }

        @Test
        void aRatioScaleHasNoNegativeNumbers() {
            Ratings ratings = Ratings.ofNumbers(new double[][] {{-1, 2}, {1, 3}});
            assertThatThrownBy(() -> AgreementReport.of(ratings, Scale.RATIO, null, Resampling.NONE))
                    .isInstanceOf(Refusal.class)
                    .extracting("code")
                    .isEqualTo("NEGATIVE_RATIO");
            assertThat(find(
                                    AgreementReport.of(ratings, Scale.INTERVAL, null, Resampling.NONE),
                                    Metric.KRIPPENDORFF_ALPHA_INTERVAL)
                            .status())
                    .isEqualTo(Status.OK);
        }
    }

    @Nested
    class OfASheet {

        @Test
        void aRepeatIsKeptOutOfTheOthersAndHasItsOwn() {
            RatingSheet sheet = new RatingSheet();
            String[][] rows = {
                {"1", "x", "a"},
                {"1", "y", "a"},
                {"2", "x", "b"},
                {"2", "y", "a"},
                {"10", "x", "c"},
                {"10", "y", "c"},
                {"1", "x", "b"},
                {"2", "x", "b"},
                {"1", "x", "c"}
            };
            for (String[] row : rows) {
                sheet.add(row[0], row[1], row[2]);
            }
            assertThat(sheet.units()).containsExactly("1", "2", "10");
            AgreementReport report = AgreementReport.of(sheet, Scale.NOMINAL, ABC, null, Resampling.NONE);
            assertThat(find(report, Metric.PERCENT_AGREEMENT).value()).isEqualTo(2.0 / 3);
            assertThat(find(report, Metric.PERCENT_AGREEMENT).inputDigest())
                    .isEqualTo(new Ratings(ABC, new int[][] {{0, 0}, {1, 0}, {2, 2}}).digest());
            assertThat(ids(report.within()))
                    .containsExactly(
                            "test-retest-percent", "test-retest-kappa", "test-retest-percent", "test-retest-kappa");
            assertThat(report.within().get(0).value()).isEqualTo(0.5);
            assertThat(report.within().get(0).parameters()).containsEntry("furtherRepeats", 1);
            assertThat(report.within().get(2).parameters()).containsEntry("rater", "x");
        }

        @Test
        void numbersAreOneHoweverTheyAreWritten() {
            RatingSheet sheet = new RatingSheet();
            sheet.add("1", "x", "2");
            sheet.add("1", "y", "2.0");
            sheet.add("2", "x", "10");
            sheet.add("2", "y", "9.5");
            Ratings ratings = sheet.ratings(Scale.INTERVAL, null);
            assertThat(ratings.categories()).containsExactly("2", "9.5", "10");
            assertThat(ratings.values()).isDeepEqualTo(new int[][] {{0, 0}, {2, 1}});
        }

        @Test
        void whoCannotTellIsMissingAndTheUnitCounts() {
            RatingSheet sheet = new RatingSheet();
            sheet.add("1", "x", "a");
            sheet.add("1", "y", null);
            MetricResult percent = find(
                    AgreementReport.of(sheet, Scale.NOMINAL, null, null, Resampling.NONE), Metric.PERCENT_AGREEMENT);
            assertThat(percent.status()).isEqualTo(Status.UNDEFINED_NO_PAIRS);
            assertThat(percent.nUnits()).isEqualTo(1);
            assertThat(percent.nUndefinedUnits()).isEqualTo(1);
        }

        @Test
        void refusesWhatIsNoNumberAndWhatIsNoCategory() {
            RatingSheet sheet = new RatingSheet();
            sheet.add("1", "x", "NaN");
            assertThatThrownBy(() -> sheet.ratings(Scale.INTERVAL, null))
                    .extracting("code")
                    .isEqualTo("NUMBER_EXPECTED");
            assertThatThrownBy(() -> sheet.ratings(Scale.NOMINAL, ABC))
                    .extracting("code")
                    .isEqualTo("UNKNOWN_CATEGORY");
        }
    }

    @Nested
    class OfFindings {

        @Test
        void comparesEachFindingAndTheSetsAsWholes() {
            FindingSets sets = new FindingSets(
                    List.of("mass", "nodule", "effusion"),
                    List.of(
                            List.of(Set.of("mass"), Set.of("mass", "nodule")),
                            List.of(Set.of(), Set.of()),
                            List.of(Set.of("effusion"), Set.of("nodule", "effusion"))));
            AgreementReport report = AgreementReport.of(sets, Resampling.NONE);
            assertThat(find(report, Metric.PERCENT_AGREEMENT).value()).isEqualTo(1.0 / 3);
            assertThat(report.labels())
                    .extracting(AgreementReport.LabelAgreement::label)
                    .containsExactly("mass", "nodule", "effusion");
            assertThat(report.labels().get(0).metrics().get(1).value()).isEqualTo(1);
            // Observed: two units at Jaccard 1/2, of six values. Expected by hand over the 30 ordered pairs of
            // different values:
            // both empty 0 (2 pairs), empty and not 1 (16), m-mn 1/2 (2), e-ne 1/2 (2), m-e 1, m-ne 1, mn-e 1 (6),
            // mn-ne 2/3 (2)
            double expected = (16 + 2 * 0.5 + 2 * 0.5 + 6 + 2 * 2.0 / 3) / 30;
            assertThat(find(report, Metric.KRIPPENDORFF_ALPHA_JACCARD).value())
                    .isCloseTo(1 - (1.0 / 3) / expected, within(1e-12));
            double masi = (16 + 2 * (1 - 1.0 / 3) + 2 * (1 - 1.0 / 3) + 6 + 2 * (1 - 1.0 / 9)) / 30;
            assertThat(find(report, Metric.KRIPPENDORFF_ALPHA_MASI).value())
                    .isCloseTo(1 - (2.0 * (1 - 1.0 / 3) / 3) / masi, within(1e-12));
        }
    }

    private static List<String> ids(List<MetricResult> results) {
        return results.stream().map(MetricResult::metricId).toList();
    }

    private static MetricResult find(AgreementReport report, Metric metric) {
        return report.overall().stream()
                .filter(result -> result.metricId().equals(metric.id()))
                .findFirst()
                .orElseThrow();
    }
}
