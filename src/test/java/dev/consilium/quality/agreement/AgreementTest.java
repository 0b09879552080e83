package dev.consilium.quality.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.consilium.quality.metric.MetricResult;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AgreementTest {

    /** Three units, the second with one rating, the third in disagreement; worked out by hand. */
    private static final Ratings SMALL = new Ratings(List.of("a", "b"), new int[][] {{0, 0}, {1, -1}, {0, 1}});

    @Test
    void countsTheUnitsThatCannotTakePart() {
        MetricResult percent = Agreement.percent(SMALL);
        assertThat(percent.value()).isEqualTo(0.5);
        assertThat(percent.nUnits()).isEqualTo(3);
        assertThat(percent.nUndefinedUnits()).isEqualTo(1);
        assertThat(percent.nPairs()).isEqualTo(2);
    }

    @Test
    void aSingleRatingCountsForChanceInFleissAndNotInAlpha() {
        // pi = (1 + 0 + 1/2) / 3 = 1/2, pe = 1/2, pa = 1/2
        assertThat(Agreement.fleiss(SMALL).value()).isCloseTo(0, within(1e-15));
        // coincidences aa 2, ab 1, ba 1: 1 - 3 * 2 / (16 - 10) = 0
        assertThat(Agreement.krippendorffNominal(SMALL).value()).isCloseTo(0, within(1e-15));
        Ratings withoutSingle = new Ratings(List.of("a", "b"), new int[][] {{0, 0}, {0, 1}});
        assertThat(Agreement.krippendorffNominal(withoutSingle).value())
                .isEqualTo(Agreement.krippendorffNominal(SMALL).value());
        assertThat(Agreement.fleiss(withoutSingle).value()).isCloseTo(-1.0 / 3, within(1e-15));
    }

    @Test
    void aRepeatCountEqualsThatManyRows() {
        Ratings weighted = new Ratings(List.of("a", "b", "c"), new int[][] {{0, 0, 1}, {2, 2, 2}}, new int[] {3, 2});
        Ratings spelledOut = new Ratings(
                List.of("a", "b", "c"), new int[][] {{0, 0, 1}, {0, 0, 1}, {2, 2, 2}, {0, 0, 1}, {2, 2, 2}});
        assertThat(Agreement.fleiss(weighted).value())
                .isEqualTo(Agreement.fleiss(spelledOut).value());
        assertThat(Agreement.krippendorffNominal(weighted).value())
                .isEqualTo(Agreement.krippendorffNominal(spelledOut).value());
        assertThat(Agreement.cohen(weighted, 0, 2).value())
                .isEqualTo(Agreement.cohen(spelledOut, 0, 2).value());
        assertThat(Agreement.percent(weighted).nUnits()).isEqualTo(5);
    }

    @Test
    void theOrderOfUnitsDoesNotChangeTheLastDigit() {
        int[][] forward = IntStream.range(0, 999)
                .mapToObj(i -> new int[] {i % 3, i % 7 % 3, i % 5 == 0 ? -1 : i % 2})
                .toArray(int[][]::new);
        int[][] backward =
                IntStream.range(0, 999).mapToObj(i -> forward[998 - i]).toArray(int[][]::new);
        List<String> domain = List.of("a", "b", "c");
        assertThat(Agreement.fleiss(new Ratings(domain, backward)).value())
                .isEqualTo(Agreement.fleiss(new Ratings(domain, forward)).value());
    }

    @Test
    void theDigestKnowsRatingsDomainAndRepeats() {
        String digest = SMALL.digest();
        assertThat(digest).isEqualTo(new Ratings(SMALL.categories(), SMALL.values()).digest());
        assertThat(List.of(
                        new Ratings(List.of("a", "c"), SMALL.values()).digest(),
                        new Ratings(SMALL.categories(), SMALL.values(), new int[] {1, 1, 2}).digest(),
                        new Ratings(SMALL.categories(), new int[][] {{0, 0}, {1, -1}, {1, 1}}).digest()))
                .doesNotContain(digest)
                .doesNotHaveDuplicates();
    }

    @Test
    void noRatingsAreNoPairs() {
        Ratings none = new Ratings(List.of("a", "b"), new int[0][]);
        assertThat(Agreement.percent(none).status()).isEqualTo(MetricResult.Status.UNDEFINED_NO_PAIRS);
        assertThat(Agreement.fleiss(none).value()).isNull();
    }

    @Test
    void oneConstantRaterOfTwoIsKappaZeroNotUndefined() {
        Ratings ratings = new Ratings(List.of("a", "b"), new int[][] {{0, 0}, {0, 1}, {0, 1}});
        assertThat(Agreement.cohen(ratings, 0, 1).value()).isCloseTo(0, within(1e-15));
    }

    @Test
    void refusesRaggedRowsAndUnknownCategories() {
        List<String> domain = List.of("a", "b");
        assertThatThrownBy(() -> new Ratings(domain, new int[][] {{0, 1}, {0}}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Ratings(domain, new int[][] {{0, 2}}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Ratings(domain, new int[][] {{0, 1}}, new int[] {0}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
