package dev.consilium.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.annotation.Annotation;
import dev.consilium.annotation.Flag;
import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelSchema;
import dev.consilium.annotation.Reading;
import dev.consilium.quality.ReadCase.Given;
import dev.consilium.quality.Weighing.Method;
import dev.consilium.quality.decision.Calibration;
import dev.consilium.quality.decision.Outcome;
import dev.consilium.quality.decision.ReaderDrift;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WeighingTest {

    /** One question with two answers. */
    private static final LabelSchema CHOICE = schema(true);
    /** Two questions of absent or present, the second critical. */
    private static final LabelSchema FINDINGS = schema(false);

    @Nested
    class WithNothingKnown {

        /** Pseudo-counts 3.5 and .5 make every reader right with .875: 7 to 1 for each. */
        @Test
        void threeWhoAgreeAreRightWithOddsOf343() {
            Weighing weighing = weigh(CHOICE, Method.MAJORITY, "a", "a", "a");
            assertThat(weighing.classes()).containsExactly("a");
            assertThat(weighing.certainty()).isCloseTo(343.0 / 344, within(1e-12));
            assertThat(weighing.inputs().calibrated()).isFalse();
        }

        @Test
        void twoAgainstOneLeaveSevenToOneAndMoreReadingsAreWorthSomething() {
            Weighing weighing = weigh(CHOICE, Method.MAJORITY, "a", "b", "a");
            assertThat(weighing.certainty()).isCloseTo(7.0 / 8, within(1e-12));
            assertThat(weighing.posterior().get("b")).isCloseTo(1.0 / 8, within(1e-12));
            assertThat(weighing.inputs().expectedGain()).isPositive();
        }

        @Test
        void aTieHasNoConsensusByEitherMethod() {
            assertThat(weigh(CHOICE, Method.MAJORITY, "a", "b").classes()).isNull();
            assertThat(weigh(CHOICE, Method.POSTERIOR, "a", "b").certainty()).isNull();
        }

        @Test
        void whoCannotTellCountsAsAReadingAndTellsNothing() {
            Weighing weighing = weigh(CHOICE, Method.MAJORITY, "a", "?", "a");
            assertThat(weighing.votes().readings()).isEqualTo(3);
            assertThat(weighing.certainty()).isCloseTo(49.0 / 50, within(1e-12));
        }

        @Test
        void everyQuestionOfALabelMustBeRight() {
            Weighing weighing = weigh(FINDINGS, Method.MAJORITY, "a", "a", "a");
            assertThat(weighing.certainty()).isCloseTo(Math.pow(343.0 / 344, 2), within(1e-12));
        }
    }

    /** The third was sent back and now says what the others say, or no longer does: it votes, and makes nothing more certain. */
    @Test
    void whatWasHandedInAfterAHintMakesNothingMoreCertain() {
        List<Reading> split = List.of(reading("r0", "a"), reading("r1", "a"), reading("r2", "b"));
        List<Reading> agreed = List.of(reading("r0", "a"), reading("r1", "a"), reading("r2", "a"));
        Weighing weighing = prompted(split, agreed);
        assertThat(weighing.votes().majorityShare()).isEqualTo(1);
        assertThat(weighing.certainty()).isCloseTo(7.0 / 8, within(1e-12));
        assertThat(prompted(agreed, split).certainty()).isCloseTo(7.0 / 8, within(1e-12));
    }

    private static Weighing prompted(List<Reading> before, List<Reading> now) {
        return Weighing.of(
                "case",
                now,
                before,
                CHOICE,
                KnownReaders.NONE,
                Method.MAJORITY,
                List.of(),
                ReaderDrift.noneKnown(),
                "1");
    }

    @Test
    void aReliableReaderMayOutweighTwoWhoGuess() {
        KnownReaders known = KnownReaders.of(CHOICE, guessed(300, new Random(3)), List.of());
        assertThat(weigh(CHOICE, known, Method.MAJORITY, "b", "a", "a").classes())
                .containsExactly("a");
        Weighing byPosterior = weigh(CHOICE, known, Method.POSTERIOR, "b", "a", "a");
        assertThat(byPosterior.classes()).containsExactly("b");
        assertThat(byPosterior.certainty()).isGreaterThan(0.8);
        assertThat(weigh(CHOICE, known, Method.MAJORITY, "b", "a", "a").certainty())
                .isLessThan(0.2);
    }

    @Test
    void aReliableReaderWhoDissentsOnACriticalClassIsTold() {
        List<ReadCase> cases = IntStream.range(0, 60)
                .mapToObj(at -> new ReadCase(
                        "c" + at,
                        List.of(given(0, at % 2 == 0 ? "b" : "a"), given(1, at % 2 == 0 ? "b" : "a")),
                        Set.of(at % 2 == 0 ? "b" : "a")))
                .toList();
        KnownReaders known = KnownReaders.of(FINDINGS, cases, List.of());
        assertThat(weigh(FINDINGS, known, Method.MAJORITY, "b", "a").inputs().criticalConflict())
                .isTrue();
        assertThat(weigh(FINDINGS, KnownReaders.NONE, Method.MAJORITY, "b", "a")
                        .inputs()
                        .criticalConflict())
                .isFalse();
    }

    @Nested
    class Outcomes {

        @Test
        void twoHundredOfThemCalibrate() {
            List<ReadCase> cases = guessed(260, new Random(5));
            assertThat(KnownReaders.of(CHOICE, known(cases, 199), List.of())
                            .calibration()
                            .calibrated())
                    .isFalse();
            KnownReaders enough = KnownReaders.of(CHOICE, known(cases, 200), List.of());
            assertThat(enough.calibration().calibrated()).isTrue();
            assertThat(enough.outcomes()).isEqualTo(200);
        }

        /** Of what three readers agreed on, audits found every fifth wrong: such a consensus is worth less than it says. */
        @Test
        void whatFailedItsAuditCountsAsWrong() {
            List<ReadCase> right = IntStream.range(0, 200)
                    .mapToObj(at ->
                            alike("c%03d".formatted(at), at % 2 == 0 ? "a" : "b", Set.of(at % 2 == 0 ? "a" : "b")))
                    .toList();
            List<RefutedCase> wrong = IntStream.range(0, 50)
                    .mapToObj(at -> new RefutedCase(
                            alike("w" + at, at % 2 == 0 ? "a" : "b", null), Set.of(at % 2 == 0 ? "a" : "b")))
                    .toList();
            KnownReaders trusting = KnownReaders.of(CHOICE, right, List.of());
            KnownReaders warned = KnownReaders.of(CHOICE, right, wrong);
            assertThat(warned.outcomes()).isEqualTo(250);
            assertThat(weigh(CHOICE, trusting, Method.MAJORITY, "a", "a", "a").certainty())
                    .isGreaterThan(0.98);
            assertThat(weigh(CHOICE, warned, Method.MAJORITY, "a", "a", "a").certainty())
                    .isBetween(0.75, 0.85);
            assertThat(warned.models()).usingRecursiveComparison().isEqualTo(trusting.models());
        }

        @Test
        void ofALabelThatWasNotTheOneRefutedNothingIsKnown() {
            RefutedCase other = new RefutedCase(alike("w", "a", null), Set.of("b"));
            assertThat(KnownReaders.of(CHOICE, known(guessed(60, new Random(9)), 0), List.of(other))
                            .outcomes())
                    .isZero();
        }

        private ReadCase alike(String id, String given, @Nullable Set<String> truth) {
            return new ReadCase(id, List.of(given(0, given), given(1, given), given(2, given)), truth);
        }

        @Test
        void whatIsKeptIsWhatWasKnown() throws JsonProcessingException {
            ObjectMapper json = new ObjectMapper();
            for (KnownReaders known : List.of(
                    KnownReaders.NONE,
                    KnownReaders.of(CHOICE, known(guessed(260, new Random(7)), 220), List.of()),
                    KnownReaders.NONE.with(Calibration.of(stepped())))) {
                String written = json.writeValueAsString(known);
                KnownReaders read = json.readValue(written, KnownReaders.class);
                assertThat(json.writeValueAsString(read)).isEqualTo(written);
                assertThat(read.calibration().apply(0.93))
                        .isEqualTo(known.calibration().apply(0.93));
            }
        }

        /** What no temperature can fit. */
        private List<Outcome> stepped() {
            List<Outcome> outcomes = new ArrayList<>();
            for (int at = 0; at < 400; at++) {
                double predicted = 0.5 + at / 800.0;
                outcomes.add(new Outcome(predicted, predicted > 0.9 || at % 5 < 2));
            }
            return outcomes;
        }
    }

    private static LabelSchema schema(boolean exclusive) {
        return LabelSchema.parse("""
                {"title": "test", "classes": [
                  {"code": "a", "name": "A", "kind": "finding", "exclusive": %s},
                  {"code": "b", "name": "B", "kind": "finding", "critical": true, "exclusive": %s}]}""".formatted(exclusive, exclusive));
    }

    /** The first reader is right nine times of ten, the others six; the truth is of {@link #known}. */
    private static List<ReadCase> guessed(int cases, Random random) {
        return IntStream.range(0, cases)
                .mapToObj(at -> {
                    String truth = random.nextBoolean() ? "a" : "b";
                    String other = truth.equals("a") ? "b" : "a";
                    return new ReadCase(
                            "c%04d".formatted(at),
                            List.of(
                                    given(0, random.nextDouble() < 0.95 ? truth : other),
                                    given(1, random.nextDouble() < 0.6 ? truth : other),
                                    given(2, random.nextDouble() < 0.6 ? truth : other)),
                            Set.of(truth));
                })
                .toList();
    }

    private static List<ReadCase> known(List<ReadCase> cases, int known) {
        return IntStream.range(0, cases.size())
                .mapToObj(at -> at < known
                        ? cases.get(at)
                        : new ReadCase(cases.get(at).id(), cases.get(at).readings(), null))
                .toList();
    }

    private static Given given(int reader, String labelClass) {
        return new Given("r" + reader, Set.of(labelClass));
    }

    private static Weighing weigh(LabelSchema schema, Method method, String... given) {
        return weigh(schema, KnownReaders.NONE, method, given);
    }

    private static Weighing weigh(LabelSchema schema, KnownReaders known, Method method, String... given) {
        List<Reading> readings = IntStream.range(0, given.length)
                .mapToObj(reader -> reading("r" + reader, given[reader]))
                .toList();
        return Weighing.of(
                "case", readings, readings, schema, known, method, List.of("x", "y"), ReaderDrift.noneKnown(), "1");
    }

    private static Reading reading(String reader, String given) {
        boolean cannotTell = given.equals("?");
        List<Label> labels = cannotTell
                ? List.of()
                : Arrays.stream(given.split("\\+")).map(Label::finding).toList();
        Annotation annotation = new Annotation(
                "a",
                reader,
                1,
                labels,
                null,
                cannotTell ? Set.of(Flag.UNUSABLE_IMAGE) : Set.of(),
                null,
                null,
                "",
                "",
                "",
                Instant.EPOCH);
        return new Reading(
                reader, "case", 1, "annotator", reader, false, Instant.EPOCH, Instant.EPOCH, null, annotation);
    }
}
