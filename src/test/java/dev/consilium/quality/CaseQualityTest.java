package dev.consilium.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.annotation.LabelKind;
import dev.consilium.annotation.LabelSchema;
import dev.consilium.annotation.LabelSchema.LabelClass;
import dev.consilium.annotation.ReadingsFixture;
import dev.consilium.quality.metric.MetricResult;
import dev.consilium.testing.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CaseQualityTest {

    private static final LabelSchema SCHEMA = new LabelSchema(
            "test",
            List.of(
                    LabelClass.finding("normal"),
                    LabelClass.finding("nodule"),
                    new LabelClass(
                            "bleed",
                            "Bleed",
                            LabelKind.FINDING,
                            null,
                            null,
                            List.of(),
                            List.of(),
                            false,
                            true,
                            null,
                            null,
                            null,
                            null,
                            LabelSchema.Laterality.NONE,
                            null,
                            null,
                            false)));

    private final List<Object> events = new ArrayList<>();
    private ReadingsFixture fixture;
    private CaseQuality quality;

    @BeforeEach
    void start() {
        TestDatabase database = TestDatabase.h2();
        fixture = new ReadingsFixture(database);
        quality = new CaseQuality(
                fixture.readings,
                new CaseScores(database.jdbc(), TestDatabase.json()),
                events::add,
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    @Nested
    class Scoring {

        @Test
        void keepsTheShareOfAgreeingPairs() {
            read("c1", "normal", "normal", "nodule");
            CaseScore score = quality.score("c1", 1, SCHEMA);
            assertThat(score.readings()).isEqualTo(3);
            assertThat(score.percentAgreement()).isEqualTo(1.0 / 3);
            assertThat(quality.scores("c1")).containsExactly(score);
        }

        @Test
        void scoringTheSameReadingsAgainChangesNothing() {
            read("c1", "normal", "normal");
            assertThat(quality.score("c1", 1, SCHEMA)).isEqualTo(quality.score("c1", 1, SCHEMA));
            assertThat(events).containsExactly(new CaseScored("c1", 1, 2, 1.0));
        }

        @Test
        void eachRoundKeepsItsOwnScore() {
            read("c1", "normal", "normal");
            quality.score("c1", 1, SCHEMA);
            fixture.read("c1", "late", SCHEMA, "nodule");
            quality.score("c1", 2, SCHEMA);
            assertThat(quality.scores("c1")).extracting(CaseScore::readings).containsExactly(2, 3);
        }

        @Test
        void oneReadingHasNoAgreementAndSaysSo() {
            read("c1", "normal");
            CaseScore score = quality.score("c1", 1, SCHEMA);
            assertThat(score.percentAgreement()).isNull();
            assertThat(score.metrics())
                    .singleElement()
                    .extracting(MetricResult::status)
                    .isEqualTo(MetricResult.Status.UNDEFINED_NO_PAIRS);
            assertThat(quality.scores("c1")).containsExactly(score);
        }

        @Test
        void theSameInputGivesTheSameBytes() throws Exception {
            read("c1", "normal", "nodule");
            read("c2", "normal", "nodule");
            ObjectMapper json = TestDatabase.json();
            String first =
                    json.writeValueAsString(quality.score("c1", 1, SCHEMA).metrics());
            assertThat(json.writeValueAsString(quality.score("c2", 1, SCHEMA).metrics()))
                    .isEqualTo(first)
                    .startsWith("[{\"metricId\":\"percent-agreement\",\"definitionVersion\":\"1\",\"parameters\":"
                            + "{\"categories\":3,\"raters\":2},\"value\":0.0,\"status\":\"OK\"");
        }
    }

    @Nested
    class ByClass {

        @Test
        void countsCasesAndTellsOneClassFromTheOther() {
            read("c1", "nodule", "nodule");
            read("c2", "nodule", "normal");
            read("c3", "normal", "normal");
            read("c4", "normal");
            ClassAgreement nodule = of("nodule", "c1", "c2", "c3", "c4");
            assertThat(nodule)
                    .extracting(ClassAgreement::cases, ClassAgreement::present)
                    .containsExactly(3, 2);
            assertThat(nodule.percent().value()).isEqualTo(2.0 / 3);
            assertThat(nodule.positive().value()).isEqualTo(2.0 / 3);
            assertThat(nodule.alpha().value()).isEqualTo(1 - 5 * 2.0 / (6 * 6 - 3 * 3 - 3 * 3));
            assertThat(of("bleed", "c1", "c2").positive().status())
                    .isEqualTo(MetricResult.Status.UNDEFINED_NO_VARIATION);
        }

        @Test
        void aClassSeenInFewCasesIsNotJudged() {
            String[] ids = cases("n", 9, "nodule", "nodule");
            cases("m", 9, "normal", "normal");
            assertThat(of("nodule", ids).standing()).isEqualTo(Standing.TOO_FEW);
        }

        @Test
        void theLowerBoundDecidesWhatIsReliable() {
            List<String> ids = new ArrayList<>(List.of(cases("n", 30, "nodule", "nodule")));
            ids.addAll(List.of(cases("m", 30, "normal", "normal")));
            assertThat(of("nodule", ids.toArray(String[]::new)).standing()).isEqualTo(Standing.RELIABLE);
            ids.addAll(List.of(cases("d", 15, "normal", "nodule")));
            assertThat(of("nodule", ids.toArray(String[]::new)).standing()).isEqualTo(Standing.UNRELIABLE);
        }

        private String[] cases(String prefix, int count, String... readings) {
            return java.util.stream.IntStream.range(0, count)
                    .mapToObj(number -> prefix + number)
                    .peek(id -> read(id, readings))
                    .toArray(String[]::new);
        }

        private ClassAgreement of(String code, String... cases) {
            return quality.agreement(fixture.readings.submittedOf(List.of(cases)), SCHEMA).classes().stream()
                    .filter(agreement -> agreement.code().equals(code))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Nested
    class Building {

        @Test
        void aStrictMajorityGivesItsClasses() {
            read("c1", "nodule", "nodule", "normal");
            Consensus consensus = quality.consensus("c1", SCHEMA);
            assertThat(consensus.classes()).containsExactly("nodule");
            assertThat(consensus.majorityShare()).isEqualTo(2.0 / 3);
            assertThat(consensus.tie()).isFalse();
            assertThat(consensus.votes().toString()).isEqualTo("{nodule=2, normal=1}");
        }

        @Test
        void aTieIsFlaggedAndHasNoMajority() {
            read("c1", "nodule", "normal");
            Consensus consensus = quality.consensus("c1", SCHEMA);
            assertThat(consensus.tie()).isTrue();
            assertThat(consensus.classes()).isNull();
            assertThat(consensus.votes().keySet()).containsExactly("normal", "nodule");
        }

        @Test
        void halfIsNotAMajority() {
            read("c1", "nodule", "nodule", "normal", "bleed");
            Consensus consensus = quality.consensus("c1", SCHEMA);
            assertThat(consensus.classes()).isNull();
            assertThat(consensus.tie()).isFalse();
        }

        @Test
        void theOrderInWhichClassesWereClickedDoesNotMatter() {
            fixture.read("c1", "ann", SCHEMA, "bleed", "nodule");
            fixture.read("c1", "ben", SCHEMA, "nodule", "bleed");
            Consensus consensus = quality.consensus("c1", SCHEMA);
            assertThat(consensus.votes()).containsExactly(java.util.Map.entry("nodule+bleed", 2));
            assertThat(consensus.classes()).containsExactly("nodule", "bleed");
        }

        @Test
        void oneReaderSeeingACriticalClassIsEnough() {
            read("c1", "normal", "normal", "bleed");
            assertThat(quality.consensus("c1", SCHEMA).critical()).isTrue();
            read("c2", "normal", "normal", "nodule");
            assertThat(quality.consensus("c2", SCHEMA).critical()).isFalse();
        }

        @Test
        void noLabelIsAValueOfItsOwn() {
            fixture.read("c1", "ann", SCHEMA);
            fixture.read("c1", "ben", SCHEMA);
            Consensus consensus = quality.consensus("c1", SCHEMA);
            assertThat(consensus.votes()).containsExactly(java.util.Map.entry("-", 2));
            assertThat(consensus.classes()).isEmpty();
        }

        @Test
        void whoCallsTheImageUnusableIsCountedAndNeverAMajority() {
            fixture.cannotTell("c1", "ann", SCHEMA);
            fixture.cannotTell("c1", "ben", SCHEMA);
            fixture.read("c1", "cem", SCHEMA, "normal");
            Consensus consensus = quality.consensus("c1", SCHEMA);
            assertThat(consensus.classes()).isNull();
            assertThat(consensus.majorityShare()).isEqualTo(1.0 / 3);
            assertThat(consensus.votes().toString()).isEqualTo("{normal=1, ?=2}");
            assertThat(quality.score("c1", 1, SCHEMA).percentAgreement()).isNull();
        }

        @Test
        void withoutReadingsThereIsNothing() {
            Consensus consensus = quality.consensus("c1", SCHEMA);
            assertThat(consensus.readings()).isZero();
            assertThat(consensus.majorityShare()).isZero();
            assertThat(consensus.classes()).isNull();
        }
    }

    @Test
    void reportsOverManyCases() {
        for (int i = 0; i < 4; i++) {
            fixture.read("c" + i, "ann", SCHEMA, i < 2 ? "normal" : "nodule");
            fixture.read("c" + i, "ben", SCHEMA, i < 3 ? "normal" : "nodule");
        }
        List<MetricResult> report = quality.report(List.of("c0", "c1", "c2", "c3"), SCHEMA);
        assertThat(report)
                .extracting(MetricResult::metricId)
                .startsWith("percent-agreement", "cohen-kappa", "scott-pi", "fleiss-kappa")
                .contains("gwet-ac1", "krippendorff-alpha-nominal", "bowker-symmetry");
        assertThat(report.get(0).value()).isEqualTo(0.75);
        assertThat(report.get(1).value()).isEqualTo(0.5);
        assertThat(report).allSatisfy(metric -> assertThat(metric.nUnits()).isEqualTo(4));
    }

    @Test
    void reportsNothingToCompareForNoCases() {
        assertThat(quality.report(List.of(), SCHEMA))
                .extracting(MetricResult::status)
                .containsOnly(MetricResult.Status.UNDEFINED_NO_PAIRS);
    }

    private void read(String caseId, String... onePerReader) {
        for (int i = 0; i < onePerReader.length; i++) {
            fixture.read(caseId, "reader" + i, SCHEMA, onePerReader[i]);
        }
    }
}
