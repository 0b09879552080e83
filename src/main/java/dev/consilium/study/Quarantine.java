package dev.consilium.study;

import dev.consilium.common.AfterTransaction;
import dev.consilium.common.Digests;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.study.SeriesRecords.Cleaning;
import dev.consilium.study.SeriesRecords.SeriesRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Series a person must look at before anybody reads them: released with a reason, or rejected. A released series keeps its state until
 * {@link SeriesAcceptance} accepts it; one that came back from its case is accepted at once, or once it is clean.
 */
@Component
public class Quarantine {

    /** The code of the finding. */
    public static final String TEXT_RISK = "BURNED_IN_TEXT_RISK";

    private final SeriesRecords series;
    private final SeriesObjects objects;
    private final GateReasons reasons;
    private final Clearances clearances;
    private final RegionCheck regions;
    private final Findings findings;
    private final IntakeRecords records;
    private final ObjectStore store;
    private final Inbox inbox;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Quarantine(
            SeriesRecords series,
            SeriesObjects objects,
            GateReasons reasons,
            Clearances clearances,
            RegionCheck regions,
            Findings findings,
            IntakeRecords records,
            ObjectStore store,
            Inbox inbox,
            ApplicationEventPublisher events,
            Clock clock) {
        this.series = series;
        this.objects = objects;
        this.reasons = reasons;
        this.clearances = clearances;
        this.regions = regions;
        this.findings = findings;
        this.records = records;
        this.store = store;
        this.inbox = inbox;
        this.events = events;
        this.clock = clock;
    }

    /** Keeps the verdict and waits for the data manager. Idempotent. @param verdict null where the series could not be de-identified */
    @Transactional
    public void enter(String seriesId, @Nullable Verdict verdict) {
        SeriesRecord record = series.lock(seriesId);
        if (record.state() != SeriesState.RECEIVED) {
            return;
        }
        series.move(seriesId, SeriesState.QUARANTINED, verdict);
        List<String> codes = reasons.of(seriesId, verdict);
        events.publishEvent(new SeriesQuarantined(seriesId, record.projectId(), codes));
    }

    /**
     * A series already accepted comes back, because somebody could not use its images. Idempotent while it waits.
     *
     * @param reason in the words of whoever had the case, without a name
     */
    @Transactional
    public void returned(String seriesId, String reason) {
        SeriesRecord record = series.lock(seriesId);
        if (record.state() != SeriesState.ACCEPTED) {
            return;
        }
        findings.replace(
                seriesId, Findings.Source.USER, List.of(new Finding("UNUSABLE_IMAGE", Finding.Severity.FAIL, reason)));
        series.returned(seriesId, clock.instant());
        events.publishEvent(new SeriesQuarantined(seriesId, record.projectId(), List.of("UNUSABLE_IMAGE")));
    }

    /** Without a look at the pixels. @throws Refusal as {@link #release(String, String, Clearance, Actor)} */
    @Transactional
    public void release(String seriesId, String reason, Actor by) {
        release(seriesId, reason, null, by);
    }

    /**
     * @param clearance needed where text may be burned into the pixels; {@link SeriesCleaning} does what it says
     * @throws Refusal {@code NOT_QUARANTINED}, {@code REASON_MISSING}, {@code TEXT_UNCHECKED}, {@code NOT_DEIDENTIFIED} where the series never
     *     left the inbox, and as {@link RegionCheck}
     */
    @Transactional
    public void release(String seriesId, String reason, @Nullable Clearance clearance, Actor by) {
        SeriesRecord record = requireUndecided(seriesId, reason);
        if (!record.deidentified()) {
            throw NotDeidentified.refusal();
        }
        if (clearance != null) {
            requireVisible(seriesId);
            regions.require(seriesId, clearance.regions());
            clearances.add(seriesId, clearance);
            series.cleaning(seriesId, Cleaning.PENDING);
        } else if (textIsRisk(seriesId)) {
            throw Refusal.unprocessable(
                    "TEXT_UNCHECKED",
                    "Text that names somebody may be drawn into these images: mark it in the review of the series, or sign there that none is left.");
        }
        series.decide(seriesId, "RELEASED", reason.strip(), by.id(), clock.instant());
        if (record.returned() && clearance == null) {
            series.move(seriesId, SeriesState.ACCEPTED, record.verdict());
        }
        events.publishEvent(new SeriesReleased(
                seriesId,
                record.projectId(),
                by.id(),
                Digests.sha256Hex(reason.strip()),
                clearance == null ? null : clearance.digest()));
    }

    /** Whether text may be drawn into its pixels that names somebody. */
    @Transactional(readOnly = true)
    public boolean textIsRisk(String seriesId) {
        return findings.ofSeries(seriesId).stream()
                .anyMatch(finding -> finding.code().equals(TEXT_RISK));
    }

    /** Removes the pixels; the record stays. @throws Refusal {@code NOT_QUARANTINED}, {@code REASON_MISSING} */
    @Transactional
    public void reject(String seriesId, String reason, Actor by) {
        SeriesRecord record = requireUndecided(seriesId, reason);
        series.decide(seriesId, "REJECTED", reason.strip(), by.id(), clock.instant());
        series.move(seriesId, SeriesState.REJECTED, record.verdict());
        List<String> originals = objects.ofSeries(seriesId).stream()
                .map(SeriesObjects.SeriesObject::inboxName)
                .toList();
        AfterTransaction.committed(() -> removePixels(record, originals));
        events.publishEvent(
                new SeriesRejected(seriesId, record.projectId(), by.id(), Digests.sha256Hex(reason.strip())));
    }

    /** The data manager's deadline passed. Idempotent. */
    @Transactional
    public void markOverdue(String seriesId) {
        SeriesRecord record = series.lock(seriesId);
        if (record.undecided() && series.markOverdue(seriesId, clock.instant())) {
            events.publishEvent(new QuarantineOverdue(seriesId, record.projectId()));
        }
    }

    /** Those nobody has decided on. */
    @Transactional(readOnly = true)
    public List<IntakeView.SeriesView> ofProject(String projectId) {
        return series.undecidedOf(projectId).stream().map(records::view).toList();
    }

    private SeriesRecord requireUndecided(String seriesId, String reason) {
        SeriesRecord record = series.lock(seriesId);
        if (!record.undecided()) {
            throw notQuarantined();
        }
        if (reason.isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Say why in a few words.");
        }
        return record;
    }

    static Refusal notQuarantined() {
        return Refusal.conflict("NOT_QUARANTINED", "The series is not in quarantine any more; reload the page.");
    }

    /** Nobody has looked at all images where some cannot be decoded; another viewer may show them. */
    private void requireVisible(String seriesId) {
        if (findings.ofSeries(seriesId).stream()
                .anyMatch(finding -> finding.code().equals("UNREADABLE"))) {
            throw Refusal.unprocessable(
                    "IMAGES_UNREADABLE",
                    "Some of these images cannot be decoded, so nobody has looked at all of them: reject the series, or replace it.");
        }
    }

    private void removePixels(SeriesRecord record, List<String> originals) {
        try {
            inbox.remove(record.intakeId(), originals);
            store.remove(record.id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
