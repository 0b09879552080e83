package dev.consilium.arbitration;

import dev.consilium.annotation.Reading;
import dev.consilium.annotation.Readings;
import dev.consilium.arbitration.ReworkRequest.State;
import dev.consilium.common.Ids;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.project.Cases;
import dev.consilium.study.SeriesGrids;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends submitted readings back to their own readers, who stay blinded meanwhile: they see why and where to look, neither who
 * asked nor what others read. What they hand in is the next revision of the same reading.
 */
@Component
@Transactional
public class Reworks {

    private final Cases cases;
    private final Readings readings;
    private final SeriesGrids grids;
    private final ReworkRows rows;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reworks(
            Cases cases,
            Readings readings,
            SeriesGrids grids,
            ReworkRows rows,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.readings = readings;
        this.grids = grids;
        this.rows = rows;
        this.events = events;
        this.clock = clock;
    }

    /** @param reading the one to rework; @param request why */
    public record Picked(ReworkRequest request, Reading reading) {}

    /**
     * @param comment for the reader: what to look at again
     * @throws Refusal UNPROCESSABLE {@code REWORK_REASON_MISSING}, {@code PLACE_OUTSIDE}, NOT_FOUND for a reading that does not count in this case, CONFLICT
     *     {@code READING_OPEN} once others may see it
     */
    public ReworkRequest request(
            String caseId, String readingId, ReasonCode reason, String comment, List<Place> places, Actor by) {
        requirePossible(caseId, readingId, comment, places);
        ReworkRequest request = new ReworkRequest(
                Ids.random(), caseId, readingId, reason, comment.strip(), places, by.id(), clock.instant(), State.OPEN);
        rows.add(request);
        events.publishEvent(new ReworkRequested(request, projectOf(caseId)));
        return request;
    }

    /** As {@link #request} would refuse it; nothing is asked for yet. */
    @Transactional(readOnly = true)
    public void requirePossible(String caseId, String readingId, String comment, List<Place> places) {
        if (comment.isBlank()) {
            throw Refusal.unprocessable(
                    "REWORK_REASON_MISSING", "Say in the comment what the reader should look at again.");
        }
        Reading reading = counting(caseId, readingId).orElseThrow(() -> Refusal.notFound("reading"));
        if (reading.open()) {
            throw Refusal.conflict(
                    "READING_OPEN", "The readings of this case are open to others: none goes back to its reader.");
        }
        requireInside(caseId, places);
    }

    /**
     * Takes the oldest open request of the case; two that take at once take different ones.
     *
     * @throws IllegalStateException where nothing is pending
     */
    public Picked next(String caseId) {
        rows.lock(caseId);
        for (ReworkRequest request : rows.ofCase(caseId)) {
            Optional<Reading> reading =
                    request.state() == State.OPEN ? counting(caseId, request.readingId()) : Optional.empty();
            if (reading.isPresent()) {
                move(request, State.PICKED);
                return new Picked(request, reading.get());
            }
        }
        throw new IllegalStateException("case " + caseId + " has no reading to rework");
    }

    /** The reader handed it in again, or did not come back: then the reading stays as it was. Idempotent. */
    public void settle(String caseId, String readingId, boolean reworked) {
        rows.lock(caseId);
        rows.ofReading(readingId).stream()
                .filter(request -> request.state() == State.PICKED)
                .forEach(request -> move(request, reworked ? State.DONE : State.MISSED));
    }

    /** What a reader who corrects this reading is asked, if somebody asked. */
    @Transactional(readOnly = true)
    public Optional<ReworkRequest> picked(String readingId) {
        return rows.ofReading(readingId).stream()
                .filter(request -> request.state() == State.PICKED)
                .findFirst();
    }

    /** Oldest first; for those who asked and those who oversee, never for readers. */
    @Transactional(readOnly = true)
    public List<ReworkRequest> ofCase(String caseId) {
        return rows.ofCase(caseId);
    }

    private void move(ReworkRequest request, State to) {
        rows.step(request.id(), to, clock.instant());
        events.publishEvent(new ReworkMoved(request, to, projectOf(request.caseId())));
    }

    private void requireInside(String caseId, List<Place> places) {
        GridShape images = grids.of(cases.get(caseId).seriesId()).shape();
        if (places.stream().anyMatch(place -> !isInside(place, images))) {
            throw Refusal.unprocessable(
                    "PLACE_OUTSIDE", "A place lies beyond the images: the series has " + images + ".");
        }
    }

    private static boolean isInside(Place place, GridShape images) {
        double right = Objects.requireNonNullElse(place.x1(), place.x0());
        double lower = Objects.requireNonNullElse(place.y1(), place.y0());
        return place.slice() < images.slices() && right <= images.columns() && lower <= images.rows();
    }

    private Optional<Reading> counting(String caseId, String readingId) {
        return readings.submitted(caseId).stream()
                .filter(reading -> reading.id().equals(readingId))
                .findFirst();
    }

    private String projectOf(String caseId) {
        return cases.get(caseId).projectId();
    }
}
