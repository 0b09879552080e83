package dev.consilium.studio.trial;

import dev.consilium.annotation.Annotation;
import dev.consilium.annotation.Flag;
import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelKind;
import dev.consilium.annotation.LabelSchema;
import dev.consilium.annotation.Reading;
import dev.consilium.annotation.Readings;
import dev.consilium.arbitration.GroundTruth;
import dev.consilium.arbitration.GroundTruths;
import dev.consilium.common.Refusal;
import dev.consilium.project.Case;
import dev.consilium.project.CaseState;
import dev.consilium.project.Cases;
import dev.consilium.workflow.protocol.RecordedCase;
import dev.consilium.workflow.protocol.RecordedCase.RecordedReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the readers of a project once said, as a replay takes it: the first hand-in of each reader in the order they came, and the
 * ground truth as truth. Only closed cases, because the others are blinded. Several findings of one reading are one label of their own,
 * since a replay knows one label per reading.
 */
@Component
class ProjectReadings {

    private static final String EARLIER = "EARLIER";
    private static final String NOT_CLOSED = "NOT_CLOSED";
    private static final String WITHOUT_TRUTH = "WITHOUT_TRUTH";
    private static final String PLACED = "PLACED";
    private static final String UNREAD = "UNREAD";
    private static final String NOTHING = "none";

    private final Cases cases;
    private final Readings readings;
    private final GroundTruths truths;

    ProjectReadings(Cases cases, Readings readings, GroundTruths truths) {
        this.cases = cases;
        this.readings = readings;
        this.truths = truths;
    }

    /**
     * The latest of its cases.
     *
     * @param most cases that are read from the database at all; those beyond are counted
     * @throws Refusal UNPROCESSABLE {@code NOTHING_TO_REPLAY}
     */
    @Transactional(readOnly = true)
    ReplaySource of(String projectId, int most) {
        Map<String, Integer> leftOut = new TreeMap<>();
        Set<String> categories = new LinkedHashSet<>();
        List<RecordedCase> recorded = new ArrayList<>();
        List<Case> all = cases.ofProject(projectId);
        Set<String> latest = latest(all, most);
        for (Case one : all) {
            String reason = one.state().settled() && !latest.contains(one.id()) ? EARLIER : unfit(one);
            Optional<RecordedCase> fit = reason == null ? recorded(one) : Optional.empty();
            if (fit.isEmpty()) {
                leftOut.merge(Objects.requireNonNullElse(reason, UNREAD), 1, Integer::sum);
                continue;
            }
            findings(one).forEach(categories::add);
            recorded.add(fit.get());
        }
        recorded.forEach(one -> {
            one.readings().forEach(reading -> categories.add(reading.label()));
            if (one.truth() != null) {
                categories.add(one.truth());
            }
        });
        if (recorded.isEmpty() || categories.size() < 2) {
            throw Refusal.unprocessable(
                    "NOTHING_TO_REPLAY",
                    "No closed case of this project has image-level readings and a ground truth yet. Send a table of labels instead.");
        }
        return new ReplaySource(ReplayRun.Source.PROJECT, "", List.copyOf(categories), recorded, leftOut);
    }

    static Set<String> latest(List<Case> all, int most) {
        return all.stream()
                .filter(one -> one.state().settled())
                .sorted(Comparator.comparing(ProjectReadings::closedAt).reversed())
                .limit(most)
                .map(Case::id)
                .collect(Collectors.toSet());
    }

    private static Instant closedAt(Case one) {
        return Objects.requireNonNullElse(one.closedAt(), one.openedAt());
    }

    private @Nullable String unfit(Case one) {
        if (!one.state().closed()) {
            return NOT_CLOSED;
        }
        if (!one.state().settled() || truths.latest(one.id()).isEmpty()) {
            return WITHOUT_TRUTH;
        }
        boolean placed = cases.schemaOf(one.id()).classes().stream().anyMatch(c -> c.kind() != LabelKind.FINDING);
        return placed ? PLACED : null;
    }

    private List<String> findings(Case one) {
        return cases.schemaOf(one.id()).classes().stream()
                .filter(c -> c.kind() == LabelKind.FINDING)
                .map(LabelSchema.LabelClass::code)
                .toList();
    }

    private Optional<RecordedCase> recorded(Case one) {
        Map<String, List<Annotation>> revisions = readings.revisions(one.id());
        Map<String, RecordedReading> first = new LinkedHashMap<>();
        readings.handedIn(one.id()).stream()
                .filter(reading -> reading.open() && reading.submittedAt() != null)
                .sorted(Comparator.comparing(reading -> Objects.requireNonNull(reading.submittedAt())))
                .forEach(reading -> firstHandIn(reading, revisions.getOrDefault(reading.id(), List.of()))
                        .ifPresent(said -> first.putIfAbsent(reading.readerId(), said)));
        return first.isEmpty()
                ? Optional.empty()
                : Optional.of(new RecordedCase(one.id(), List.copyOf(first.values()), truth(one)));
    }

    private static Optional<RecordedReading> firstHandIn(Reading reading, List<Annotation> revisions) {
        return revisions.stream()
                .findFirst()
                .filter(said -> !said.flags().contains(Flag.UNUSABLE_IMAGE))
                .map(said -> new RecordedReading(reading.readerId(), label(said.labels()), said.confidence()));
    }

    private @Nullable String truth(Case one) {
        return one.state() == CaseState.AMBIGUOUS
                ? null
                : truths.latest(one.id())
                        .map(GroundTruth::labels)
                        .map(ProjectReadings::label)
                        .orElse(null);
    }

    private static String label(List<Label> labels) {
        return labels.isEmpty()
                ? NOTHING
                : labels.stream().map(Label::labelClass).distinct().sorted().collect(Collectors.joining("+"));
    }
}
