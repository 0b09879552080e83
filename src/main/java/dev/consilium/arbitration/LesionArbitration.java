package dev.consilium.arbitration;

import dev.consilium.annotation.Label;
import dev.consilium.arbitration.PresentedLesion.Pair;
import dev.consilium.arbitration.PresentedLesion.Parted;
import dev.consilium.arbitration.PresentedLesion.Sighting;
import dev.consilium.common.Refusal;
import dev.consilium.project.Case;
import dev.consilium.project.Cases;
import dev.consilium.project.LesionScoring;
import dev.consilium.quality.lesion.Lesion;
import dev.consilium.quality.lesion.LesionDetection;
import dev.consilium.quality.lesion.LesionGroup;
import dev.consilium.quality.lesion.LesionReading;
import dev.consilium.quality.lesion.LesionShapes;
import dev.consilium.quality.lesion.MergeRule;
import dev.consilium.quality.lesion.RegroupedLesion;
import dev.consilium.study.SeriesGrid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Presents the lesions of a case one by one under aliases, and takes an answer for each of them. */
@Component
public class LesionArbitration {

    private final Cases cases;
    private final LesionScoring scoring;
    private final LesionConsensus consensus;
    private final BlindedPlaces blinded;

    LesionArbitration(Cases cases, LesionScoring scoring, LesionConsensus consensus, BlindedPlaces blinded) {
        this.cases = cases;
        this.scoring = scoring;
        this.consensus = consensus;
        this.blinded = blinded;
    }

    /** Empty where the readers mark no lesions. Who may see it is for the caller. */
    public List<PresentedLesion> present(String caseId) {
        if (!scoring.marksLesions(caseId)) {
            return List.of();
        }
        BlindedPlaces.Of compared = blinded.of(caseId);
        List<RegroupedLesion> regrouped = LesionDetection.regrouped(compared.readings(), scoring.grid(caseId));
        LesionShapes shapes = scoring.shapes(caseId);
        SeriesGrid grid = scoring.grid(caseId);
        return IntStream.rangeClosed(1, compared.places().size())
                .mapToObj(lesion -> presented(lesion, compared, regrouped, shapes, grid))
                .toList();
    }

    /**
     * @throws Refusal UNPROCESSABLE {@code LESION_UNKNOWN}, {@code LESION_ANSWERED_TWICE}, {@code LESION_UNANSWERED},
     *     {@code READER_UNKNOWN}, {@code LESION_NOT_MERGEABLE},
     *     {@code LESION_RULE_UNSUITED}, {@code LESION_MERGE_EMPTY}, {@code LESION_LABEL_MISSING}
     */
    List<LesionOutcome> resolve(String caseId, @Nullable List<LesionAnswer> answers) {
        BlindedPlaces.Of compared = blinded.of(caseId);
        List<LesionGroup> places = compared.places();
        Map<Integer, LesionAnswer> byLesion = byLesion(answers, places.size());
        List<LesionOutcome> outcomes = new ArrayList<>();
        for (int lesion = 1; lesion <= places.size(); lesion++) {
            LesionAnswer answer = Objects.requireNonNull(byLesion.get(lesion));
            LesionGroup place = places.get(lesion - 1);
            Label label = label(cases.get(caseId), answer, place, compared);
            MergeRule by = answer.action() == LesionAnswer.Action.MERGE ? rule(answer) : null;
            outcomes.add(
                    new LesionOutcome(lesion, answer.action(), by, label, dissent(label, place, compared.readings())));
        }
        return outcomes;
    }

    private static Map<Integer, LesionAnswer> byLesion(@Nullable List<LesionAnswer> answers, int lesions) {
        Map<Integer, LesionAnswer> byLesion = new HashMap<>();
        for (LesionAnswer answer : answers == null ? List.<LesionAnswer>of() : answers) {
            if (answer == null || answer.action() == null || answer.lesion() < 1 || answer.lesion() > lesions) {
                throw Refusal.unprocessable(
                        "LESION_UNKNOWN", "Each answer names a lesion from 1 to " + lesions + " and an action.");
            }
            if (byLesion.put(answer.lesion(), answer) != null) {
                throw Refusal.unprocessable(
                        "LESION_ANSWERED_TWICE", "Lesion " + answer.lesion() + " is answered twice: answer it once.");
            }
        }
        List<Integer> open = IntStream.rangeClosed(1, lesions)
                .filter(lesion -> !byLesion.containsKey(lesion))
                .boxed()
                .toList();
        if (!open.isEmpty()) {
            throw Refusal.unprocessable(
                    "LESION_UNANSWERED",
                    "Say what is to become of lesion "
                            + String.join(
                                    ", ", open.stream().map(String::valueOf).toList()) + ".");
        }
        return byLesion;
    }

    private @Nullable Label label(Case decided, LesionAnswer answer, LesionGroup place, BlindedPlaces.Of compared) {
        return switch (answer.action()) {
            case DROP -> null;
            case CHOOSE ->
                place.members().stream()
                        .filter(member ->
                                Integer.valueOf(compared.alias(member)).equals(answer.reader()))
                        .map(Lesion::label)
                        .findFirst()
                        .orElseThrow(() -> refused(
                                answer, "READER_UNKNOWN", "name a reading that has it by its number, as in Reader 1"));
            case MERGE -> merged(decided, answer, place);
            case EDIT -> {
                if (answer.label() == null) {
                    throw refused(answer, "LESION_LABEL_MISSING", "give the label that stands instead");
                }
                yield answer.label();
            }
        };
    }

    private Label merged(Case decided, LesionAnswer answer, LesionGroup place) {
        if (!LesionMerges.possible(place)) {
            throw refused(answer, "LESION_NOT_MERGEABLE", "only what several readings name alike can be merged");
        }
        if (!LesionMerges.suits(rule(answer), place)) {
            throw refused(
                    answer,
                    "LESION_RULE_UNSUITED",
                    "this way of merging does not come to a label of its kind: merge it by consensus, or choose a reading");
        }
        return consensus
                .merged(decided, place, rule(answer))
                .orElseThrow(() -> refused(
                        answer,
                        "LESION_MERGE_EMPTY",
                        "nothing is left of it when it is merged so: choose another answer"));
    }

    private static MergeRule rule(LesionAnswer merging) {
        return Objects.requireNonNullElse(merging.by(), MergeRule.CONSENSUS);
    }

    private static Refusal refused(LesionAnswer answer, String code, String wayOut) {
        return Refusal.unprocessable(code, "Lesion " + answer.lesion() + ": " + wayOut + ".");
    }

    private static List<String> dissent(@Nullable Label label, LesionGroup place, List<LesionReading> readings) {
        return IntStream.range(0, readings.size())
                .filter(reading -> differs(label, at(place, reading)))
                .mapToObj(reading -> readings.get(reading).readingId())
                .toList();
    }

    private static boolean differs(@Nullable Label label, @Nullable Lesion given) {
        if (label == null || given == null) {
            return (label == null) != (given == null);
        }
        return !label.labelClass().equals(given.labelClass());
    }

    private static @Nullable Lesion at(LesionGroup place, int reading) {
        return place.members().stream()
                .filter(member -> member.reading() == reading)
                .findFirst()
                .orElse(null);
    }

    private static PresentedLesion presented(
            int lesion,
            BlindedPlaces.Of compared,
            List<RegroupedLesion> regrouped,
            LesionShapes shapes,
            SeriesGrid grid) {
        LesionGroup place = compared.places().get(lesion - 1);
        List<Sighting> sightings = place.members().stream()
                .map(member -> new Sighting(compared.alias(member), member.label(), shapes.volumeMm3(member)))
                .sorted(Comparator.comparingInt(Sighting::reader))
                .toList();
        List<Integer> missing = compared.numbers().stream()
                .filter(number -> sightings.stream().noneMatch(sighting -> sighting.reader() == number))
                .sorted()
                .toList();
        List<Pair> overlaps = place.pairs().stream()
                .map(pair -> new Pair(
                        Stream.of(pair.one(), pair.other())
                                .map(compared::alias)
                                .sorted()
                                .toList(),
                        pair.overlap().iou(),
                        pair.overlap().dice(),
                        shapes.surfaceAgreement(pair)))
                .sorted(Comparator.comparing(pair -> pair.readers().toString()))
                .toList();
        return new PresentedLesion(
                lesion,
                sightings,
                missing,
                overlaps,
                shapes.uncertainFraction(place).orElse(null),
                LesionMerges.of(place, grid),
                regrouped.stream()
                        .filter(lesionOf -> lesionOf.parts().stream().anyMatch(place.members()::contains))
                        .map(lesionOf -> parted(lesionOf, compared))
                        .toList());
    }

    private static Parted parted(RegroupedLesion regrouped, BlindedPlaces.Of compared) {
        return new Parted(
                compared.alias(regrouped.whole()),
                compared.alias(regrouped.parts().get(0)),
                regrouped.parts().stream().map(compared::number).sorted().toList());
    }
}
