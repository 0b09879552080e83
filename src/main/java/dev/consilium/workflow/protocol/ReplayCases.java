package dev.consilium.workflow.protocol;

import dev.consilium.annotation.Label;
import dev.consilium.annotation.Reading;
import dev.consilium.annotation.Readings;
import dev.consilium.annotation.SubmitAnnotationCommand;
import dev.consilium.arbitration.GroundTruths;
import dev.consilium.common.Ids;
import dev.consilium.identity.Actor;
import dev.consilium.project.Case;
import dev.consilium.project.Cases;
import dev.consilium.project.ProtocolVersion;
import dev.consilium.project.ProtocolVersions;
import dev.consilium.workflow.protocol.RecordedCase.RecordedReading;
import dev.consilium.workflow.task.OpenTask;
import dev.consilium.workflow.task.TaskDesk;
import dev.consilium.workflow.task.TaskOutcome;
import dev.consilium.workflow.variable.Variables;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Replays one case: opens it, lets the recorded readers read in order, and experts answer with the truth. */
@Component
@Profile("replay")
class ReplayCases {

    private static final String READING = "first-read";

    private final Cases cases;
    private final Readings readings;
    private final GroundTruths groundTruths;
    private final ProtocolVersions versions;
    private final RecordedReaderModels models;
    private final ReplayExperts experts;
    private final TaskDesk desk;
    private final ReplayEngine engine;
    private final TransactionTemplate transaction;

    ReplayCases(
            Cases cases,
            Readings readings,
            GroundTruths groundTruths,
            ProtocolVersions versions,
            RecordedReaderModels models,
            ReplayExperts experts,
            TaskDesk desk,
            ReplayEngine engine,
            TransactionTemplate transaction) {
        this.cases = cases;
        this.readings = readings;
        this.groundTruths = groundTruths;
        this.versions = versions;
        this.models = models;
        this.experts = experts;
        this.desk = desk;
        this.engine = engine;
        this.transaction = transaction;
    }

    /** Until the case is closed, or open with nobody left to answer. */
    ReplayedCase run(int index, RecordedLabels labels, ReplayTeams.Team team) {
        RecordedCase recorded = labels.cases().get(index);
        Case opened = inTransaction(() -> open(recorded, team));
        models.assign(opened.id(), index);
        ProtocolVersion version = versions.get(opened.protocolDigest());
        Deque<RecordedReading> waiting = new ArrayDeque<>(recorded.readings());
        boolean moved = true;
        while (moved) {
            engine.runJobs(opened.id());
            moved = false;
            for (OpenTask task : engine.openTasks(opened.id())) {
                if (!task.form().equals(READING)) {
                    moved |= inTransaction(() -> experts.answer(task, recorded.truth(), labels, team));
                } else if (!waiting.isEmpty()) {
                    RecordedReading reading = waiting.remove();
                    moved |= inTransaction(() -> read(task, reading, labels, team, version));
                }
            }
        }
        engine.forget(opened.id());
        return ended(recorded, labels, opened.id());
    }

    private ReplayedCase ended(RecordedCase recorded, RecordedLabels labels, String caseId) {
        Case ended = cases.get(caseId);
        return new ReplayedCase(
                recorded.id(),
                ended.state(),
                recorded.readings().size(),
                readings.submitted(caseId).size(),
                ended.route(),
                ended.routeReason(),
                ended.state().closed() ? label(labels, caseId) : null,
                recorded.truth());
    }

    private @Nullable String label(RecordedLabels labels, String caseId) {
        List<Label> found = groundTruths.latest(caseId).orElseThrow().labels();
        return found.size() == 1 ? labels.categoryOf(found.get(0).labelClass()) : null;
    }

    private Case open(RecordedCase recorded, ReplayTeams.Team team) {
        Case opened = cases.open(team.projectId(), Ids.random(), "OT", "routine");
        Set<String> recordedBy = new java.util.HashSet<>();
        recorded.readings().forEach(reading -> recordedBy.add(reading.rater()));
        team.annotators().forEach((rater, personId) -> {
            if (!recordedBy.contains(rater)) {
                readings.decline(opened.id(), personId, "no label recorded");
            }
        });
        return opened;
    }

    private boolean read(
            OpenTask task,
            RecordedReading recorded,
            RecordedLabels labels,
            ReplayTeams.Team team,
            ProtocolVersion version) {
        Actor reader = Actor.person(Objects.requireNonNull(team.annotators().get(recorded.rater())));
        String caseId = Objects.requireNonNull(task.caseId());
        Reading reading =
                readings.begin(caseId, cases.get(caseId).round(), task.role().group(), reader.id(), task.id());
        desk.claim(task.id(), reader);
        readings.submit(
                reading.id(),
                new SubmitAnnotationCommand(
                        List.of(Label.finding(labels.classOf(recorded.label()))),
                        recorded.confidence(),
                        Set.of(),
                        null),
                cases.schemaOf(caseId),
                version.digest(),
                version.guidelineVersion(),
                reader);
        desk.complete(
                task.id(),
                TaskOutcome.of(Variables.READING_ID, reading.id())
                        .and(Variables.READER_ID, reader.id())
                        .and(Variables.UNUSABLE_IMAGE, false)
                        .and(Variables.EDGE_CASE, false)
                        .and(Variables.UNCERTAIN, false),
                reader);
        return true;
    }

    private <T> T inTransaction(java.util.function.Supplier<T> work) {
        return Optional.ofNullable(transaction.execute(status -> work.get())).orElseThrow();
    }
}
