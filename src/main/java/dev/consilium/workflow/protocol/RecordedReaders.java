package dev.consilium.workflow.protocol;

import dev.consilium.annotation.Annotation;
import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelSchema;
import dev.consilium.annotation.Reading;
import dev.consilium.quality.KnownReaders;
import dev.consilium.quality.ReadCase;
import dev.consilium.quality.ReadCases;
import dev.consilium.quality.Weighing;
import dev.consilium.quality.consensus.ConsensusMethod;
import dev.consilium.quality.decision.Calibration;
import dev.consilium.quality.decision.Outcome;
import dev.consilium.quality.decision.ReaderDrift;
import dev.consilium.workflow.protocol.RecordedCase.RecordedReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What recorded labels tell of their raters, for cases the models were not fitted to: every fifth case is weighed by what the
 * other four fifths tell, readers and calibration alike. So a sweep judges no case by itself.
 */
final class RecordedReaders {

    private static final int FOLDS = 5;
    /** Readings after which a posterior is held against the reference. */
    private static final int JUDGED_AFTER = 3;

    private final RecordedLabels labels;
    private final LabelSchema schema;
    private final Weighing.Method method;
    private final List<KnownReaders> folds;
    private final List<@Nullable String> references;

    /** @param method how labels become a consensus: the strict majority, or what is most probable by another model */
    RecordedReaders(RecordedLabels labels, ConsensusMethod method) {
        this.labels = labels;
        this.schema = LabelSchema.parse(labels.schema().text());
        this.method = method(method);
        List<KnownReaders> fitted = IntStream.range(0, FOLDS)
                .mapToObj(fold -> KnownReaders.of(schema, cases(at -> at % FOLDS != fold), method))
                .toList();
        this.references = references(fitted);
        this.folds = calibrated(fitted);
    }

    static Weighing.Method method(ConsensusMethod method) {
        return method == ConsensusMethod.MAJORITY ? Weighing.Method.MAJORITY : Weighing.Method.POSTERIOR;
    }

    /** Where every fold has enough outcomes. */
    boolean calibrated() {
        return folds.stream().allMatch(fold -> fold.calibration().calibrated());
    }

    /** What is known of the raters when this case is read. */
    KnownReaders of(int index) {
        return folds.get(index % FOLDS);
    }

    /** What the case ought to come to: its truth, or where none was given what all its readings come to; null for neither. */
    @Nullable
    String reference(int index) {
        return references.get(index);
    }

    /** @param used how many of its readings, from the first on */
    Weighing weigh(int index, int used) {
        return weigh(index, used, of(index));
    }

    /** As recorded labels name it, null for no consensus. */
    @Nullable
    String label(Weighing weighing) {
        List<String> classes = weighing.classes();
        return classes == null || classes.size() != 1 ? null : labels.categoryOf(classes.get(0));
    }

    private Weighing weigh(int index, int used, KnownReaders known) {
        RecordedCase one = labels.cases().get(index);
        List<String> left = one.readings().subList(used, one.readings().size()).stream()
                .map(RecordedReading::rater)
                .toList();
        List<Reading> readings = readings(index, used);
        return Weighing.of(one.id(), readings, readings, schema, known, method, left, ReaderDrift.noneKnown(), "");
    }

    private List<@Nullable String> references(List<KnownReaders> fitted) {
        List<@Nullable String> known = new ArrayList<>();
        for (int index = 0; index < labels.cases().size(); index++) {
            RecordedCase one = labels.cases().get(index);
            known.add(
                    labels.hasTruth()
                            ? one.truth()
                            : label(weigh(index, one.readings().size(), fitted.get(index % FOLDS))));
        }
        return known;
    }

    private List<KnownReaders> calibrated(List<KnownReaders> fitted) {
        List<Outcome> outcomes = new ArrayList<>();
        List<Integer> foldOf = new ArrayList<>();
        for (int index = 0; index < labels.cases().size(); index++) {
            int used =
                    Math.min(JUDGED_AFTER, labels.cases().get(index).readings().size());
            if (references.get(index) != null && used > 0) {
                Weighing weighing = weigh(index, used, fitted.get(index % FOLDS));
                outcomes.add(new Outcome(
                        weighing.inputs().posterior(),
                        weighing.inputs()
                                .label()
                                .equals(List.of(labels.classOf(Objects.requireNonNull(references.get(index)))))));
                foldOf.add(index % FOLDS);
            }
        }
        return IntStream.range(0, FOLDS)
                .mapToObj(fold -> fitted.get(fold)
                        .with(Calibration.of(IntStream.range(0, outcomes.size())
                                .filter(at -> foldOf.get(at) != fold)
                                .mapToObj(outcomes::get)
                                .toList())))
                .toList();
    }

    private List<ReadCase> cases(IntPredicate which) {
        List<Reading> readings = IntStream.range(0, labels.cases().size())
                .filter(which)
                .boxed()
                .flatMap(index ->
                        readings(index, labels.cases().get(index).readings().size()).stream())
                .toList();
        return new ReadCases(schema).of(readings, Map.of());
    }

    /** The first readings of a case. */
    private List<Reading> readings(int index, int used) {
        RecordedCase one = labels.cases().get(index);
        return one.readings().subList(0, used).stream()
                .map(recorded -> reading(one.id(), recorded))
                .toList();
    }

    private Reading reading(String caseId, RecordedReading recorded) {
        List<Label> given = List.of(Label.finding(labels.classOf(recorded.label())));
        Annotation annotation = new Annotation(
                recorded.rater(), recorded.rater(), 1, given, null, Set.of(), null, null, "", "", "", Instant.EPOCH);
        return new Reading(
                recorded.rater(),
                caseId,
                1,
                "annotator",
                recorded.rater(),
                false,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                annotation);
    }

    /** Numbers of readings the cases have. */
    TreeSet<Integer> counts() {
        TreeSet<Integer> counts = new TreeSet<>();
        labels.cases().forEach(one -> counts.add(one.readings().size()));
        return counts;
    }
}
