package dev.consilium.quality.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.annotation.LabelKind;
import dev.consilium.annotation.LabelSchema;
import dev.consilium.annotation.LabelSchema.LabelClass;
import dev.consilium.quality.consensus.Votes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CaseBeliefTest {

    private static final LabelSchema GRADES = new LabelSchema(
            "grades", List.of(finding("low", true, false), finding("mid", true, false), finding("high", true, true)));
    private static final LabelSchema FINDINGS = new LabelSchema(
            "findings",
            List.of(finding("none", true, false), finding("bleeding", false, true), finding("mass", false, false)));

    @Test
    void exclusiveClassesAreOneQuestion() {
        assertThat(Question.of(GRADES))
                .containsExactly(new Question(Question.ONE_OF, List.of("low", "mid", "high"), Set.of("high")));
        Question grade = Question.of(GRADES).get(0);
        assertThat(grade.answer(Set.of("mid"))).contains("mid");
        assertThat(grade.answer(Set.of())).isEmpty();
        assertThat(grade.answer(Set.of("low", "high"))).isEmpty();
        assertThat(grade.classOf("mid")).contains("mid");
    }

    @Test
    void otherClassesAreAQuestionEach() {
        assertThat(Question.of(FINDINGS)).extracting(Question::id).containsExactly("none", "bleeding", "mass");
        Question bleeding = Question.of(FINDINGS).get(1);
        assertThat(bleeding.answer(Set.of("mass", "bleeding"))).contains(Question.PRESENT);
        assertThat(bleeding.answer(Set.of())).contains(Question.ABSENT);
        assertThat(bleeding.critical()).containsExactlyInAnyOrder(Question.ABSENT, Question.PRESENT);
        assertThat(bleeding.classOf(Question.ABSENT)).isEmpty();
        assertThat(Question.of(new LabelSchema("boxes", List.of()))).isEmpty();
    }

    @Test
    void thePosteriorOfACaseIsTheProductOverItsQuestions() {
        CaseBelief belief =
                CaseBelief.before(FINDINGS, Map.of()).after("a", Set.of("mass")).after("b", Set.of("mass", "bleeding"));
        double[] largest = belief.questions().stream()
                .mapToDouble(question -> question.posterior().max())
                .toArray();
        assertThat(belief.posterior()).isCloseTo(largest[0] * largest[1] * largest[2], within(1e-15));
        assertThat(largest[1]).isCloseTo(.5, within(1e-12));
        assertThat(belief.label()).containsExactly("mass");
        assertThat(belief.tie()).isTrue();
        assertThat(belief.readings()).isEqualTo(2);
    }

    /** Every combination of next answers: the mean of the product is the product of the means. */
    @Test
    void theGainOfOneMoreReadingIsTheMeanOverEveryCombinationOfAnswers() {
        CaseBelief belief = CaseBelief.before(FINDINGS, models()).after("good", Set.of("mass"));
        double mean = 0;
        for (int mask = 0; mask < 8; mask++) {
            int answers = mask;
            List<String> given = IntStream.range(0, 3)
                    .filter(bit -> (answers >> bit & 1) == 1)
                    .mapToObj(bit -> Question.of(FINDINGS).get(bit).id())
                    .toList();
            CaseBelief next = belief.after("fair", given);
            double chance = 1;
            for (QuestionBelief question : belief.questions()) {
                int said = question.question()
                        .classes()
                        .indexOf(question.question().answer(given).orElseThrow());
                double sum = 0;
                for (int k = 0; k < 2; k++) {
                    sum += question.posterior().probabilities()[k]
                            * question.model().confusion("fair")[k][said];
                }
                chance *= sum;
            }
            mean += chance * next.posterior();
        }
        assertThat(belief.next(Set.of("fair")).expectedGain())
                .isCloseTo(Math.max(0, mean - belief.posterior()), within(1e-12));
    }

    @Test
    void theBestAvailableReaderIsAskedNext() {
        CaseBelief belief = CaseBelief.before(GRADES, Map.of(Question.ONE_OF, gradeModel()));
        assertThat(belief.next(Set.of("fair", "good")).reader()).isEqualTo("good");
        CaseBelief.NextReading unknown = belief.next(Set.of());
        assertThat(unknown.reader()).isNull();
        assertThat(unknown.expectedGain()).isPositive();
        assertThat(unknown.worth(1, 2 / unknown.expectedGain())).isTrue();
        assertThat(unknown.worth(1, .5 / unknown.expectedGain())).isFalse();
    }

    @Test
    void aReliableReadersDissentOnACriticalAnswerIsTold() {
        CaseBelief before = CaseBelief.before(GRADES, Map.of(Question.ONE_OF, gradeModel()));
        CaseBelief overruled = before.after("good", Set.of("high"));
        for (String other : List.of("x", "y", "z", "u", "v", "w")) {
            overruled = overruled.after(other, Set.of("low"));
        }
        assertThat(overruled.label()).containsExactly("low");
        DecisionInputs inputs = inputs(overruled);
        assertThat(inputs.criticalDissent()).isTrue();
        assertThat(inputs.criticalConflict()).isFalse();
        assertThat(inputs.critical()).isTrue();
        assertThat(inputs.leastAccuracy()).isEqualTo(.8);
        DecisionInputs harmless = inputs(before.after("good", Set.of("mid")).after("x", Set.of("low")));
        assertThat(harmless.criticalDissent()).isFalse();
        assertThat(harmless.critical()).isFalse();
        assertThat(inputs(before.after("good", Set.of("high")).after("best", Set.of("low")))
                        .criticalConflict())
                .isTrue();
    }

    @Test
    void driftCountsWhereTheReaderIsNeeded() {
        CaseBelief belief = CaseBelief.before(GRADES, Map.of())
                .after("a", Set.of("low"))
                .after("b", Set.of("low"))
                .after("c", Set.of("mid"));
        DecisionInputs inputs =
                DecisionInputs.of(belief, Calibration.none(), Set.of("a", "c")::contains, Set.of(), "1.0.0");
        assertThat(inputs.drifting()).containsExactly("a");
        assertThat(inputs(belief).drifting()).isEmpty();
    }

    @Test
    void theInputsAreKeptAsJsonWithoutNaN() throws Exception {
        JsonNode json = new ObjectMapper()
                .valueToTree(inputs(CaseBelief.before(GRADES, Map.of()).after("a", Set.of("low"))));
        assertThat(json.path("readings").asInt()).isEqualTo(1);
        assertThat(json.path("posterior").asDouble()).isCloseTo(3.5 / 4.5, within(1e-12));
        assertThat(json.path("calibratedPosterior").asDouble())
                .isEqualTo(json.path("posterior").asDouble());
        assertThat(json.path("calibrated").asBoolean()).isFalse();
        assertThat(json.path("ruleVersion").asText()).isEqualTo("1.0.0");
        assertThat(json.path("questions").path(0).path("soft").path("votes").toString())
                .isEqualTo("[1,0,0]");
        assertThat(json.path("questions").path(0).path("modelDigest").asText()).hasSize(64);
        assertThat(json.toString()).doesNotContain("NaN").doesNotContain("Infinity");
    }

    @Test
    void aModelOfAnotherQuestionIsRefused() {
        Question question = Question.of(GRADES).get(0);
        ReaderModel other = ReaderModel.unfitted(List.of("a", "b"));
        assertThatThrownBy(() -> QuestionBelief.before(question, other)).isInstanceOf(IllegalArgumentException.class);
    }

    private static DecisionInputs inputs(CaseBelief belief) {
        return DecisionInputs.of(belief, Calibration.none(), ReaderDrift.noneKnown(), Set.of(), "1.0.0");
    }

    private static LabelClass finding(String code, boolean exclusive, boolean critical) {
        return new LabelClass(
                code,
                code,
                LabelKind.FINDING,
                null,
                null,
                List.of(),
                List.of(),
                exclusive,
                critical,
                null,
                null,
                null,
                null,
                dev.consilium.annotation.LabelSchema.Laterality.NONE,
                null,
                null,
                false);
    }

    /** Two readers who are nearly always right and one who often is not, on items of known truth. */
    private static ReaderModel gradeModel() {
        return model(List.of("low", "mid", "high"));
    }

    private static Map<String, ReaderModel> models() {
        Map<String, ReaderModel> models = new HashMap<>();
        Question.of(FINDINGS).forEach(question -> models.put(question.id(), model(question.classes())));
        return models;
    }

    private static ReaderModel model(List<String> classes) {
        int items = 60;
        int[] truth =
                IntStream.range(0, items).map(item -> item % classes.size()).toArray();
        int votes = items * 3;
        return ReaderModel.fitted(new Votes(
                        classes,
                        IntStream.range(0, items).mapToObj(String::valueOf).toList(),
                        List.of("good", "best", "fair"),
                        IntStream.range(0, votes).map(vote -> vote / 3).toArray(),
                        IntStream.range(0, votes).map(vote -> vote % 3).toArray(),
                        IntStream.range(0, votes)
                                .map(vote -> vote % 3 == 2 && vote % 4 == 0
                                        ? (truth[vote / 3] + 1) % classes.size()
                                        : truth[vote / 3])
                                .toArray())
                .withTruth(truth));
    }
}
