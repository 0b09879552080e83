package dev.consilium.worklist;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A person's inbox: what they hold and what they may take. What belongs to somebody else is as good as absent. */
@Component
@Transactional(readOnly = true)
public class Worklist {
    private static final int OFFERED = 100;
    private static final int PAGE = 500;

    private final WorklistItems items;
    private final TaskEligibility eligibility;
    private final Memberships memberships;

    Worklist(WorklistItems items, TaskEligibility eligibility, Memberships memberships) {
        this.items = items;
        this.eligibility = eligibility;
        this.memberships = memberships;
    }

    public List<WorklistItem> heldBy(Actor actor) {
        return items.heldBy(actor.id());
    }

    /** What the person may take over all their projects, urgent first; of the parallel tasks of one case, one. */
    public List<WorklistItem> offeredTo(Actor actor) {
        List<WorklistItem> offered = new ArrayList<>();
        for (String projectId : memberships.projectsOf(actor.id())) {
            offered.addAll(offeredTo(actor, projectId));
        }
        return offered.stream().sorted(WorklistItem.URGENT_FIRST).limit(OFFERED).toList();
    }

    /** @throws Refusal NOT_FOUND for a task that is absent, closed to this person or somebody else's */
    public WorklistItem visible(String taskId, Actor actor) {
        return items.find(taskId)
                .filter(item -> item.isHeldBy(actor) || eligibility.mayTake(actor, item))
                .orElseThrow(Worklist::absent);
    }

    /**
     * A task the person may know of: held by them once, or of their role. Nobody else acts on it until the transaction ends; whether
     * they may act is for the use case.
     */
    WorklistItem known(String taskId, Actor actor) {
        items.lock(taskId);
        return items.find(taskId)
                .filter(item -> item.isHeldBy(actor) || eligibility.holdsRole(actor, item))
                .orElseThrow(Worklist::absent);
    }

    /** A task of a project this person leads; nobody else acts on it until the transaction ends. */
    WorklistItem led(String taskId, Actor lead) {
        items.lock(taskId);
        return items.find(taskId)
                .filter(item -> eligibility.isLead(lead, item.projectId()))
                .orElseThrow(Worklist::absent);
    }

    /** However many tasks of cases they have a part in come first, what is left for them is found. */
    private List<WorklistItem> offeredTo(Actor actor, String projectId) {
        if (eligibility.isAway(actor, projectId)) {
            return List.of();
        }
        Set<Role> roles = memberships.rolesOf(projectId, actor.id());
        List<WorklistItem> offered = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<WorklistItem> page = items.unheld(projectId, roles, 0, PAGE);
        for (int from = PAGE; !page.isEmpty() && offered.size() < OFFERED; from += PAGE) {
            eligibility.openTo(actor, page).stream()
                    .filter(item -> item.caseId() == null || seen.add(item.caseId() + item.element()))
                    .forEach(offered::add);
            page = page.size() < PAGE ? List.of() : items.unheld(projectId, roles, from, PAGE);
        }
        return offered;
    }

    private static Refusal absent() {
        return Refusal.notFound("task");
    }
}
