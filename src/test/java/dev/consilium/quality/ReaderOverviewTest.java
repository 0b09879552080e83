package dev.consilium.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.consilium.annotation.LabelSchema;
import dev.consilium.annotation.Reading;
import dev.consilium.quality.ReaderOverview.Bias;
import dev.consilium.quality.ReaderOverview.Mistake;
import dev.consilium.quality.metric.MetricResult;
import dev.consilium.quality.metric.Proportion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReaderOverviewTest {

    private static final LabelSchema SEVERAL = GivenReadings.schema(false, "a", "b");
    private static final LabelSchema ONE = GivenReadings.schema(true, "a", "b");

    private final GivenReadings given = new GivenReadings();
    private final List<KnownCase> known = new ArrayList<>();

    @Test
    void whereReadersSettledAReadingIsHeldAgainstTheOthersNotAgainstItself() {
        byReaders(12, Set.of("a"), "a", "a", "-");
        ReaderOverview first = report("r1", SEVERAL);
        assertThat(first.cases())
                .as("the others of r1 say a and nothing: no majority")
                .isZero();
        assertThat(first.leftOut()).isEqualTo(12);
        assertThat(report("r3", SEVERAL).same()).isEqualTo(Proportion.of(0, 12));
    }

    @Test
    void aSecondReaderAloneIsNoTruth() {
        byReaders(12, Set.of("a"), "a", "a");
        assertThat(report("r1", SEVERAL).cases()).isZero();
        assertThat(report("r1", SEVERAL).tooFew()).isTrue();
    }

    @Test
    void decisionsAreTakenAsTheyAre() {
        byExperts(10, Set.of("b"), "a", "b");
        byExperts(5, Set.of("a"), "a", "a");
        ReaderOverview first = report("r1", SEVERAL);
        assertThat(first)
                .extracting(ReaderOverview::byExperts, ReaderOverview::byReaders)
                .containsExactly(15, 0);
        assertThat(first.same()).isEqualTo(Proportion.of(5, 15));
        assertThat(first.mistakes()).containsExactly(new Mistake(List.of("b"), List.of("a"), 10));
        ReaderOverview.OfClass a = first.classes().get(0);
        assertThat(a)
                .extracting(
                        ReaderOverview.OfClass::found,
                        ReaderOverview.OfClass::missed,
                        ReaderOverview.OfClass::added,
                        ReaderOverview.OfClass::rest)
                .containsExactly(5, 0, 10, 0);
        assertThat(a.sensitivity()).as("five cases with the class are too few").isNull();
        assertThat(a.specificity()).isEqualTo(Proportion.of(0, 10));
        assertThat(a.bias()).isEqualTo(Bias.TOO_OFTEN);
        assertThat(first.classes().get(1).bias()).isEqualTo(Bias.TOO_SELDOM);
    }

    @Test
    void mistakesOnBothSidesLeanToNone() {
        byExperts(8, Set.of("a"), "-");
        byExperts(8, Set.of(), "a");
        assertThat(report("r1", SEVERAL).classes())
                .extracting(ReaderOverview.OfClass::bias)
                .containsExactly(Bias.NONE, Bias.TOO_FEW);
    }

    @Test
    void belowTenCasesNothingIsShown() {
        byExperts(9, Set.of("a"), "a");
        ReaderOverview few = report("r1", ONE);
        assertThat(few.tooFew()).isTrue();
        assertThat(few.classes()).isEmpty();
        assertThat(few.mistakes()).isEmpty();
        assertThat(few.matrix()).isNull();
        assertThat(few.cases()).isEqualTo(9);
    }

    @Test
    void aSchemaThatAsksForOneClassHasAMatrix() {
        byExperts(8, Set.of("a"), "a");
        byExperts(2, Set.of("a"), "b");
        byExperts(3, Set.of("b"), "-");
        assertThat(report("r1", SEVERAL).matrix()).isNull();
        ReaderOverview.Matrix matrix = report("r1", ONE).matrix();
        assertThat(matrix).isNotNull();
        assertThat(matrix.values()).containsExactly("a", "b", "-");
        ReaderOverview.Row a = matrix.rows().get(0);
        assertThat(a.cells()).extracting(ReaderOverview.Cell::count).containsExactly(8, 2, 0);
        assertThat(a.cells().get(0).right()).isTrue();
        assertThat(a.cells().get(0).share()).isEqualTo(.8);
        MetricResult.Interval interval = a.cells().get(0).interval();
        assertThat(interval).isNotNull();
        assertThat(interval.lo()).as("qbeta(.025, 8.5, 3)").isCloseTo(0.46371898, within(1e-6));
        assertThat(interval.hi()).as("qbeta(.975, 8.5, 3)").isCloseTo(0.93668957, within(1e-6));
        assertThat(matrix.rows().get(1).tooFew()).isTrue();
        assertThat(matrix.rows().get(1).cells()).allMatch(cell -> cell.interval() == null);
        assertThat(matrix.rows().get(2).cells()).allMatch(cell -> cell.share() == null);
    }

    @Test
    void casesOfNobodyElseAndUnusableImagesAreCountedApart() {
        byExperts(10, Set.of("a"), "a", "?");
        given.cases(3, "a", "a");
        ReaderOverview second = report("r2", SEVERAL);
        assertThat(second)
                .extracting(ReaderOverview::cases, ReaderOverview::cannotTell)
                .containsExactly(0, 10);
        assertThat(report("r1", SEVERAL).cases()).isEqualTo(10);
    }

    private void byReaders(int many, Set<String> truth, String... said) {
        add(many, true, truth, said);
    }

    private void byExperts(int many, Set<String> truth, String... said) {
        add(many, false, truth, said);
    }

    private void add(int many, boolean byReaders, Set<String> truth, String... said) {
        for (int i = 0; i < many; i++) {
            known.add(new KnownCase(given.cases(1, said), byReaders, truth));
        }
    }

    private ReaderOverview report(String reader, LabelSchema schema) {
        List<Reading> all = given.all();
        return ReaderCounting.of(all, known, schema).stream()
                .filter(one -> one.readerId().equals(reader))
                .findFirst()
                .orElseThrow();
    }
}
