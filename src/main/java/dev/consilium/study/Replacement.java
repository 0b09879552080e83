package dev.consilium.study;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.study.SeriesRecords.SeriesRecord;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Puts a new series in the place of one in quarantine; both in the transaction of the intake, or neither. */
@Component
class Replacement {

    private final SeriesRecords series;
    private final ApplicationEventPublisher events;

    Replacement(SeriesRecords series, ApplicationEventPublisher events) {
        this.series = series;
        this.events = events;
    }

    /**
     * Whoever listens to {@link SeriesReplaced} rejects the old one in its review.
     *
     * @throws Refusal NOT_FOUND, {@code NOT_QUARANTINED}, {@code REPLACEMENT_NOT_ONE}
     */
    void of(String replaced, List<SeriesReceived> received, Intakes.Intake intake, Actor by) {
        SeriesRecord old = series.lock(replaced);
        if (!old.projectId().equals(intake.projectId())) {
            throw Refusal.notFound("series");
        }
        if (!old.undecided()) {
            throw Quarantine.notQuarantined();
        }
        if (received.size() != 1) {
            throw Refusal.unprocessable(
                    "REPLACEMENT_NOT_ONE",
                    "One series takes the place of another, and these files hold %d: send the files of one series."
                            .formatted(received.size()));
        }
        String added = received.get(0).seriesId();
        series.replaces(added, replaced);
        events.publishEvent(new SeriesReplaced(replaced, intake.projectId(), by.id(), added));
    }
}
