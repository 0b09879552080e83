package dev.consilium.arbitration.edgecase;

import dev.consilium.annotation.EdgeCategory;
import dev.consilium.annotation.Readings;
import dev.consilium.arbitration.BlindedReadings;
import dev.consilium.common.Ids;
import dev.consilium.project.Case;
import dev.consilium.project.CaseStateChanged;
import dev.consilium.project.Cases;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings a case before the edge-case board: its readings are fixed, the register gets an entry. */
@Component
@Transactional
public class BoardOpening {

    private final Cases cases;
    private final Readings readings;
    private final BlindedReadings blinded;
    private final Raisings raisings;
    private final EdgeCaseRows entries;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    BoardOpening(
            Cases cases,
            Readings readings,
            BlindedReadings blinded,
            Raisings raisings,
            EdgeCaseRows entries,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.readings = readings;
        this.blinded = blinded;
        this.raisings = raisings;
        this.entries = entries;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Idempotent while the board is at it.
     *
     * @param category what the diagram says it is, else the case itself tells; who raised it the case tells
     */
    public EdgeCase open(String caseId, @Nullable EdgeCategory category) {
        Optional<EdgeCase> open = open(caseId);
        if (open.isPresent()) {
            return open.get();
        }
        Case opening = cases.get(caseId);
        EdgeCase entry = entry(opening, raisings.of(opening, category));
        entries.add(entry);
        cases.beginBoard(caseId);
        readings.open(caseId);
        blinded.fix(caseId);
        events.publishEvent(new EdgeCaseOpened(
                entry.id(), caseId, opening.projectId(), entry.raised().level()));
        return entry;
    }

    /** What closes a case while the board is at it closes the entry, without a decision. */
    @EventListener
    void on(CaseStateChanged event) {
        if (event.state().closed()) {
            open(event.caseId()).ifPresent(entry -> {
                entries.close(entry.dropped(clock.instant()));
                events.publishEvent(new EdgeCaseDropped(entry.id(), event.caseId(), event.projectId()));
            });
        }
    }

    private Optional<EdgeCase> open(String caseId) {
        return entries.ofCase(caseId).stream()
                .filter(entry -> entry.state() == EdgeCase.State.OPEN)
                .findFirst();
    }

    private EdgeCase entry(Case opening, Raised raised) {
        return new EdgeCase(
                Ids.random(),
                opening.projectId(),
                opening.id(),
                opening.round(),
                EdgeCase.State.OPEN,
                raised,
                random.nextBoolean() ? Seat.SPECIALIST : Seat.SENIOR,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                clock.instant(),
                null);
    }
}
