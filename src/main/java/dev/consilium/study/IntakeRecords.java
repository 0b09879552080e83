package dev.consilium.study;

import dev.consilium.common.Ids;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes an intake with its series and objects, and reads it back as its sender sees it. */
@Component
class IntakeRecords {

    private final Intakes intakes;
    private final SeriesRecords series;
    private final SeriesObjects objects;
    private final Findings findings;

    IntakeRecords(Intakes intakes, SeriesRecords series, SeriesObjects objects, Findings findings) {
        this.intakes = intakes;
        this.series = series;
        this.objects = objects;
        this.findings = findings;
    }

    /** The intake this key made before. @throws Refusal {@code IDEMPOTENCY_KEY_REUSED} where it was of other content */
    Optional<String> before(String projectId, @Nullable String key, String contentDigest) {
        if (key == null) {
            return Optional.empty();
        }
        Optional<Intakes.Intake> before = intakes.findByKey(projectId, key);
        if (before.isPresent() && !before.get().contentDigest().equals(contentDigest)) {
            throw Refusal.conflict(
                    "IDEMPOTENCY_KEY_REUSED",
                    "This Idempotency-Key was used for other files; send these with a new key.");
        }
        return before.map(Intakes.Intake::id);
    }

    List<SeriesReceived> add(
            Intakes.Intake intake, Reception.Received received, Actor by, Instant at, @Nullable String key) {
        intakes.add(intake, by.id(), at, key);
        intakes.addRejections(intake.id(), received.rejected());
        List<SeriesReceived> added = new ArrayList<>();
        for (List<ReceivedObject> group : received.series()) {
            String seriesId = Ids.random();
            series.add(
                    seriesId,
                    intake.projectId(),
                    intake.id(),
                    added.size(),
                    group.get(0).modality());
            for (int seq = 0; seq < group.size(); seq++) {
                objects.add(Ids.random(), seriesId, seq, group.get(seq));
            }
            added.add(new SeriesReceived(seriesId, intake.projectId(), by.id(), group.size()));
        }
        return added;
    }

    boolean settled(String intakeId) {
        return !series.anyReceived(intakeId);
    }

    IntakeView view(String intakeId) {
        Intakes.Intake intake = intakes.find(intakeId).orElseThrow(() -> Refusal.notFound("intake"));
        List<IntakeView.SeriesView> views =
                series.ofIntake(intakeId).stream().map(this::view).toList();
        boolean settled = views.stream().noneMatch(view -> view.state() == SeriesState.RECEIVED);
        return new IntakeView(intakeId, intake.projectId(), settled, views, intakes.rejected(intakeId));
    }

    IntakeView.SeriesView view(SeriesRecords.SeriesRecord record) {
        List<Finding> found = findings.ofSeries(record.id());
        return new IntakeView.SeriesView(
                record.id(),
                record.seriesUid(),
                record.modality(),
                objects.ofSeries(record.id()).size(),
                record.state(),
                record.verdict(),
                found.stream().map(Finding::code).distinct().toList(),
                found,
                record.replaces(),
                record.state() == SeriesState.REJECTED
                        ? series.replacementOf(record.id()).orElse(null)
                        : null);
    }
}
