package dev.consilium.study;

import dev.consilium.common.Refusal;
import dev.consilium.study.SeriesRecords.SeriesRecord;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets a checked series through to reading. */
@Component
public class SeriesAcceptance {

    private final SeriesRecords series;
    private final SeriesCleaning cleaning;
    private final ApplicationEventPublisher events;

    SeriesAcceptance(SeriesRecords series, SeriesCleaning cleaning, ApplicationEventPublisher events) {
        this.series = series;
        this.cleaning = cleaning;
        this.events = events;
    }

    /**
     * Keeps the verdict and accepts. Idempotent; publishes {@link SeriesAccepted} once. What is still to be cleaned is cleaned first: a review
     * that began under an older diagram has no step for it.
     *
     * @throws Refusal {@code NOT_DEIDENTIFIED}, {@code NOT_RELEASED} for a series in quarantine, {@code SERIES_REJECTED}, {@code SERIES_WITHDRAWN}
     */
    @Transactional
    public void accept(String seriesId, Verdict verdict) {
        SeriesRecord record = series.lock(seriesId);
        if (record.state() == SeriesState.ACCEPTED) {
            return;
        }
        requireAcceptable(record);
        cleaning.clean(seriesId);
        series.move(seriesId, SeriesState.ACCEPTED, verdict);
        String modality = record.modality() == null ? "OT" : record.modality();
        events.publishEvent(new SeriesAccepted(seriesId, record.projectId(), modality, verdict));
    }

    private static void requireAcceptable(SeriesRecord record) {
        if (!record.deidentified()) {
            throw NotDeidentified.refusal();
        }
        if (record.state() == SeriesState.REJECTED) {
            throw Refusal.conflict("SERIES_REJECTED", "The series was rejected; take it in again.");
        }
        if (record.state() == SeriesState.WITHDRAWN) {
            throw Refusal.conflict("SERIES_WITHDRAWN", "The study was withdrawn; nobody reads it.");
        }
        if (record.state() == SeriesState.QUARANTINED && record.decision() == null) {
            throw Refusal.conflict("NOT_RELEASED", "A data manager must release the series from quarantine first.");
        }
    }
}
