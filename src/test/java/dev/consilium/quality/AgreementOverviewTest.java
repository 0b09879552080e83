package dev.consilium.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.consilium.annotation.LabelSchema;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AgreementOverviewTest {

    private static final LabelSchema SCHEMA = GivenReadings.schema(false, "a", "b", "c");

    private final GivenReadings given = new GivenReadings();

    @Test
    void whatClassesCostSumsToWhatPercentAgreementLacks() {
        SplittableRandom random = new SplittableRandom(7);
        String[] values = {"a", "b", "a+b", "b+c", "-", "?", ""};
        for (int i = 0; i < 300; i++) {
            given.cases(
                    1,
                    values[random.nextInt(values.length)],
                    values[random.nextInt(values.length)],
                    values[random.nextInt(values.length)],
                    values[random.nextInt(values.length)]);
        }
        AgreementOverview report = report();
        Double percent = report.overall("percent-agreement").orElseThrow().value();
        assertThat(report.classes().stream()
                        .mapToDouble(one -> one.trouble().pull())
                        .sum())
                .isCloseTo(1 - percent, within(1e-12));
        assertThat(report.classes()).allMatch(one -> one.trouble().pull() > 0);
    }

    @Test
    void aPairThatDiffersInSeveralClassesIsSharedAmongThem() {
        given.cases(3, "a", "a");
        given.cases(1, "a+b", "c");
        assertThat(report().classes()).extracting(one -> one.trouble().pull()).allSatisfy(pull -> assertThat(pull)
                .isCloseTo(1.0 / 12, within(1e-12)));
    }

    @Test
    void theClassThatCostsMostComesFirstAndReliableOnesAreNone() {
        given.cases(30, "a", "a");
        given.cases(30, "b", "b");
        given.cases(12, "c", "-");
        given.cases(3, "c", "c");
        given.cases(1, "a", "-");
        List<ClassAgreement> troubles = report().troubles();
        assertThat(troubles).extracting(ClassAgreement::code).containsExactly("c");
        assertThat(troubles.get(0).standing()).isEqualTo(Standing.UNRELIABLE);
        assertThat(troubles.get(0).trouble().remedies())
                .contains(Remedy.CLARIFY)
                .doesNotContain(Remedy.TELL_APART);
    }

    @Test
    void classesMixedUpWithEachOtherAreToBeToldApart() {
        given.cases(20, "a", "a");
        given.cases(20, "b", "b");
        given.cases(15, "a", "b");
        given.cases(2, "a", "-");
        AgreementOverview report = report();
        ClassTrouble trouble = report.classes().get(0).trouble();
        assertThat(trouble.remedies()).contains(Remedy.TELL_APART).doesNotContain(Remedy.CLARIFY);
        assertThat(trouble.givenInstead()).isEqualTo("b");
        assertThat(trouble.insteadShare()).isCloseTo(7.5 / 9.5, within(1e-12));
        assertThat(report.confusions().get(0)).isEqualTo(new Confusion(List.of("a"), List.of("b"), 15, 15));
        assertThat(report.confusions().get(1)).isEqualTo(new Confusion(List.of(), List.of("a"), 2, 2));
    }

    @Test
    void whoeverSaysThereIsNothingDiffersOnWhatTheOtherSaw() {
        given.cases(30, "none", "none");
        given.cases(20, "a", "a");
        given.cases(10, "a", "none");
        given.cases(1, "-", "none");
        AgreementOverview overview = AgreementCounting.of(given.all(), GivenReadings.withNothing("none", "a", "b"));
        assertThat(overview.troubles()).extracting(ClassAgreement::code).containsExactly("a", "none");
        assertThat(overview.classes().get(1).trouble().remedies()).contains(Remedy.CLARIFY);
        assertThat(overview.classes().get(1).trouble().pull()).isCloseTo(10.0 / 61, within(1e-12));
        assertThat(overview.classes().get(0).trouble().pull()).isCloseTo(1.0 / 61, within(1e-12));
    }

    @Test
    void oneReaderWhoStandsAloneIsToBeCalibrated() {
        given.cases(20, "a", "a", "a");
        given.cases(20, "-", "-", "-");
        given.cases(10, "a", "a", "-");
        assertThat(report().classes().get(0).trouble().remedies())
                .contains(Remedy.CALIBRATE)
                .doesNotContain(Remedy.CLARIFY);
    }

    @Test
    void readersWhoStandAloneByTurnsAreNot() {
        given.cases(20, "a", "a", "a");
        given.cases(20, "-", "-", "-");
        given.cases(6, "a", "a", "-");
        given.cases(6, "a", "-", "a");
        given.cases(6, "-", "a", "a");
        assertThat(report().classes().get(0).trouble().remedies())
                .contains(Remedy.CLARIFY)
                .doesNotContain(Remedy.CALIBRATE);
    }

    @Test
    void aRareClassIsTheParadoxWhereReadersMostlyAgree() {
        given.cases(180, "-", "-");
        given.cases(6, "a", "a");
        given.cases(8, "a", "-");
        given.cases(6, "-", "a");
        ClassAgreement rare = report().classes().get(0);
        assertThat(rare.percent().value()).isEqualTo(186.0 / 200);
        assertThat(rare.prevalence()).isCloseTo(13.0 / 200, within(1e-12));
        assertThat(rare.paradox()).isTrue();
        assertThat(report().classes().get(1).paradox()).isFalse();
    }

    @Test
    void fewerThanTenCasesWithAClassSayNothing() {
        given.cases(30, "-", "-");
        given.cases(9, "a", "-");
        ClassAgreement few = report().classes().get(0);
        assertThat(few.standing()).isEqualTo(Standing.TOO_FEW);
        assertThat(few.trouble().remedies()).containsExactly(Remedy.MORE_CASES);
    }

    @Test
    void withoutACaseEverythingIsUndefinedAndNothingFails() {
        AgreementOverview nothing = report();
        assertThat(nothing.pairable()).isZero();
        assertThat(nothing.standing()).isEqualTo(Standing.TOO_FEW);
        assertThat(nothing.overall()).allMatch(metric -> metric.value() == null);
        assertThat(nothing.troubles()).isEmpty();
        assertThat(nothing.confusions()).isEmpty();
    }

    @Test
    void whoCannotTellIsCountedAndInNoPair() {
        given.cases(2, "a", "?", "a");
        AgreementOverview report = report();
        assertThat(report.cannotTell()).isEqualTo(2);
        assertThat(report.overall("percent-agreement").orElseThrow().value()).isEqualTo(1);
    }

    private AgreementOverview report() {
        return AgreementCounting.of(given.all(), SCHEMA);
    }
}
