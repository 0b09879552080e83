package dev.consilium.worklist;

import dev.consilium.common.Page;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A person's inbox: what they hold and what they may take. What belongs to somebody else is as good as absent. */
@Component
@Transactional(readOnly = true)
public class Worklist {
    private final WorklistItems items;
    private final WorklistSearch search;
    private final TaskEligibility eligibility;

    Worklist(WorklistItems items, WorklistSearch search, TaskEligibility eligibility) {
        this.items = items;
        this.search = search;
        this.eligibility = eligibility;
    }

    public List<WorklistItem> heldBy(Actor actor) {
        return items.heldBy(actor.id());
    }

    public Page<WorklistItem> heldBy(Actor actor, WorklistQuery query) {
        return search.heldBy(actor.id(), query);
    }

    /** As {@link #offeredTo(Actor, WorklistQuery)}, the first page of all. */
    public List<WorklistItem> offeredTo(Actor actor) {
        return offeredTo(actor, WorklistQuery.ALL).rows();
    }

    /** What the person may take over all their projects, urgent first; of the parallel tasks of one case, one. */
    public Page<WorklistItem> offeredTo(Actor actor, WorklistQuery query) {
        return search.offeredTo(actor.id(), eligibility.places(actor), query);
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
        return seen(taskId, actor);
    }

    /** As {@link #known}, to be told of only: others may act on it meanwhile. */
    WorklistItem seen(String taskId, Actor actor) {
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

    private static Refusal absent() {
        return Refusal.notFound("task");
    }
}
