package dev.consilium.worklist;

import dev.consilium.identity.Actor;
import dev.consilium.identity.People;
import dev.consilium.identity.Person;
import dev.consilium.identity.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Open tasks of a project that are past their due date or were reminded of, with whoever holds them: for those who oversee the
 * project. Who also reads or decides in it is blinded like everybody else; an auditor is not told who holds what.
 */
@Component
@Transactional(readOnly = true)
public class LateTasks {

    private final WorklistItems items;
    private final Oversight oversight;
    private final People people;
    private final Clock clock;

    LateTasks(WorklistItems items, Oversight oversight, People people, Clock clock) {
        this.items = items;
        this.oversight = oversight;
        this.people = people;
        this.clock = clock;
    }

    /** Urgent first, then the longest overdue. @throws Refusal NOT_FOUND, FORBIDDEN {@code ROLE_MISSING}, {@code BLINDED} */
    public List<LateTask> of(String projectId, Actor viewer) {
        oversight.require(projectId, viewer, Role.LEAD, Role.AUDITOR);
        Instant now = clock.instant();
        boolean who = oversight.isLead(projectId, viewer);
        return items.late(projectId, now).stream()
                .map(item -> late(item, who ? item.assignee() : null, now))
                .toList();
    }

    public boolean isShownTo(String projectId, Actor viewer) {
        return oversight.isShownTo(projectId, viewer);
    }

    private LateTask late(WorklistItem item, @Nullable String shownHolder, Instant now) {
        return new LateTask(
                item.taskId(),
                item.element(),
                item.name(),
                item.kind(),
                item.caseId(),
                item.seriesId(),
                item.role().group(),
                item.assignee() != null,
                holder(shownHolder),
                item.priority(),
                item.createdAt(),
                item.due(),
                Sla.of(item.createdAt(), item.due(), now),
                item.remindedAt() != null);
    }

    private @Nullable String holder(@Nullable String personId) {
        if (personId == null) {
            return null;
        }
        Person person = people.get(personId);
        return person.username();
    }
}
