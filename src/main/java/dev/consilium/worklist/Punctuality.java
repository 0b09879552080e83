package dev.consilium.worklist;

import dev.consilium.identity.Actor;
import dev.consilium.identity.Role;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How far a project keeps its due dates, level by level, for those who see what is late in it. */
@Component
@Transactional(readOnly = true)
public class Punctuality {

    private final DueDates dates;
    private final Oversight oversight;
    private final Clock clock;

    Punctuality(DueDates dates, Oversight oversight, Clock clock) {
        this.dates = dates;
        this.oversight = oversight;
        this.clock = clock;
    }

    /** @throws Refusal NOT_FOUND, FORBIDDEN {@code ROLE_MISSING}, {@code BLINDED} */
    public PunctualityView of(String projectId, Actor viewer) {
        oversight.require(projectId, viewer, Role.LEAD, Role.AUDITOR);
        Instant now = clock.instant();
        Instant since = PunctualityView.since(now);
        return PunctualityView.of(dates.byLevel(projectId, since, now), dates.missedByWeek(projectId, since, now), now);
    }
}
