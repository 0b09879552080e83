package dev.consilium.workflow.protocol;

import dev.consilium.common.Digests;
import dev.consilium.quality.Weighing;
import dev.consilium.quality.consensus.ConsensusMethod;
import dev.consilium.workflow.protocol.SweepReport.Fixed;
import dev.consilium.workflow.protocol.SweepReport.Point;
import dev.consilium.workflow.protocol.SweepReport.Reference;
import dev.consilium.workflow.variable.Variables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Recorded labels through the decision tables of a protocol at many settings, without the diagrams around them: after every round of
 * readings the same weighing and the same tables decide as in production. A replay runs the whole engine for one setting and comes to
 * the same.
 */
public final class Sweep {

    private static final List<Double> THRESHOLDS =
            List.of(0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.925, 0.95, 0.97, 0.98, 0.99, 0.995, 0.999);
    private static final int FEWEST = 3;
    private static final int MOST = 7;

    private final ProtocolBundle bundle;
    private final RecordedLabels labels;
    private final ConsensusMethod method;
    private final RecordedReaders readers;
    private final int asked;
    /** The engine reads every cell anew each time: what was decided on the same facts by like numbers is not decided again. */
    private final Map<Decided, DecisionTable.Answer> decided = new ConcurrentHashMap<>();

    private final Map<List<Integer>, Weighing> weighed = new ConcurrentHashMap<>();

    private Sweep(ProtocolBundle bundle, RecordedLabels labels, ConsensusMethod method) {
        this.bundle = bundle;
        this.labels = labels;
        this.method = method;
        this.readers = new RecordedReaders(labels, method);
        this.asked = DecisionTable.of(bundle, "staffing")
                .decide(Map.of(
                        Variables.MODALITY.name(), "OT",
                        Variables.PRIORITY.name(), "routine",
                        Variables.CALIBRATED.name(), readers.calibrated()))
                .find(Variables.READERS_TO_ADD)
                .orElse(FEWEST);
    }

    /**
     * @param categories the label domain in order
     * @param method how labels become a consensus
     * @throws dev.consilium.common.Refusal UNPROCESSABLE {@code ROUTING_WITHOUT_POSTERIOR}, {@code ROUTING_WITHOUT_LIMIT},
     *     {@code REPLAY_FAILED}
     */
    public static SweepReport run(
            ProtocolBundle bundle, List<String> categories, List<RecordedCase> recorded, ConsensusMethod method) {
        return new Sweep(bundle, new RecordedLabels(categories, recorded), method).report();
    }

    private SweepReport report() {
        int most = Math.min(MOST, Math.max(FEWEST, readers.counts().last()));
        List<Point> points = IntStream.rangeClosed(FEWEST, most)
                .boxed()
                .flatMap(readings -> THRESHOLDS.stream().map(threshold -> new RoutingThresholds(threshold, readings)))
                .toList()
                .parallelStream()
                .map(setting -> SweepPoints.of(setting, at(setting)))
                .toList();
        List<Fixed> fixed = IntStream.rangeClosed(2, most)
                .mapToObj(readings -> SweepPoints.fixed(readings, majority(readings)))
                .toList();
        return new SweepReport(
                bundle.key(),
                bundle.digest(),
                method.id(),
                labels.hasTruth() ? Reference.TRUTH : Reference.ALL_READINGS,
                labels.cases().size(),
                labels.readings(0).available(),
                readers.calibrated(),
                points,
                SweepPoints.of(RoutingThresholds.OWN, at(RoutingThresholds.OWN)),
                fixed,
                fixed.stream()
                        .flatMap(one -> SweepPoints.saving(one, points).stream())
                        .toList(),
                Digests.sha256Hex(labels.canonical()));
    }

    private record Decided(Map<String, Object> facts, List<Boolean> holding) {}

    private List<SweptCase> at(RoutingThresholds setting) {
        RoutingThresholds.Turned turned = setting.turned(bundle);
        DecisionTable routing = DecisionTable.of(turned.bundle(), "routing");
        return IntStream.range(0, labels.cases().size())
                .mapToObj(index -> swept(
                        index,
                        facts -> decided.computeIfAbsent(
                                new Decided(facts, turned.holding(facts)), key -> routing.decide(facts))))
                .toList();
    }

    private SweptCase swept(int index, Function<Map<String, Object>, DecisionTable.Answer> routing) {
        int available = labels.cases().get(index).readings().size();
        int used = Math.min(asked, available);
        while (used > 0) {
            Weighing weighing = weigh(index, used);
            DecisionTable.Answer answer = routing.apply(facts(weighing, used, available - used));
            String route = answer.find(Variables.ROUTE).orElse(SweptCase.ARBITRATE);
            if (!route.equals(SweptCase.MORE) || used == available) {
                boolean accepted = route.equals(SweptCase.ACCEPT);
                return new SweptCase(used, route, accepted ? readers.label(weighing) : null, readers.reference(index));
            }
            used = Math.min(
                    available,
                    used + Math.max(1, answer.find(Variables.READERS_TO_ADD).orElse(1)));
        }
        return new SweptCase(0, SweptCase.ARBITRATE, null, readers.reference(index));
    }

    private Weighing weigh(int index, int used) {
        return weighed.computeIfAbsent(List.of(index, used), key -> readers.weigh(index, used));
    }

    private static Map<String, Object> facts(Weighing weighing, int used, int left) {
        Map<String, Object> facts = new HashMap<>();
        facts.put(Variables.READING_COUNT.name(), used);
        facts.put(Variables.READERS_LEFT.name(), left);
        facts.put(Variables.MAJORITY_SHARE.name(), weighing.votes().majorityShare());
        facts.put(Variables.TIE.name(), weighing.votes().tie());
        facts.put(Variables.CRITICAL_FINDING.name(), weighing.votes().critical());
        facts.put(Variables.POSTERIOR.name(), weighing.certainty());
        facts.put(Variables.CALIBRATED.name(), weighing.inputs().calibrated());
        facts.put(Variables.GAIN_OF_ONE_MORE.name(), weighing.inputs().expectedGain());
        facts.put(
                Variables.RELIABLE_DISSENT.name(),
                weighing.inputs().criticalDissent() || weighing.inputs().criticalConflict());
        facts.put(Variables.READER_DRIFT.name(), false);
        facts.put(Variables.PERCENT_AGREEMENT.name(), agreement(weighing));
        return facts;
    }

    private static @Nullable Double agreement(Weighing weighing) {
        long readings = weighing.votes().readings();
        long agreeing = weighing.votes().votes().values().stream()
                .mapToLong(votes -> (long) votes * (votes - 1))
                .sum();
        return readings < 2 ? null : (double) agreeing / (readings * (readings - 1));
    }

    private List<SweptCase> majority(int readings) {
        return IntStream.range(0, labels.cases().size())
                .mapToObj(index -> {
                    int used = Math.min(
                            readings, labels.cases().get(index).readings().size());
                    String label = labels.majority(index, used);
                    return new SweptCase(
                            used,
                            label == null ? SweptCase.ARBITRATE : SweptCase.ACCEPT,
                            label,
                            readers.reference(index));
                })
                .toList();
    }
}
