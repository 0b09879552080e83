package dev.consilium.worklist;

import dev.consilium.common.Page;
import dev.consilium.identity.Actor;
import dev.consilium.project.Cases;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Tasks as one viewer sees them now. */
@Component
public class TaskSummaries {

    /** Their holders are shown why the protocol sent the case up; nobody else is, since it tells how readers agreed. */
    private static final Set<TaskKind> ROUTED = EnumSet.of(TaskKind.SPECIALIST_REVIEW, TaskKind.AUDIT);

    private final Cases cases;
    private final Clock clock;

    TaskSummaries(Cases cases, Clock clock) {
        this.cases = cases;
        this.clock = clock;
    }

    public List<TaskSummary> of(List<WorklistItem> items, Actor viewer) {
        return of(items, viewer, item -> item.isHeldBy(viewer) && ROUTED.contains(item.kind()));
    }

    public Page<TaskSummary> of(Page<WorklistItem> found, Actor viewer) {
        return new Page<>(of(found.rows(), viewer), found.page(), found.pages(), found.total());
    }

    /** For whoever oversees the project. */
    List<TaskSummary> overseen(List<WorklistItem> items, Actor viewer) {
        return of(items, viewer, item -> Origin.of(item) == Origin.SENT_UP);
    }

    TaskSummary of(WorklistItem item, Actor viewer) {
        return of(List.of(item), viewer).get(0);
    }

    private List<TaskSummary> of(List<WorklistItem> items, Actor viewer, Predicate<WorklistItem> routed) {
        List<String> shown = items.stream()
                .filter(routed)
                .map(WorklistItem::caseId)
                .filter(Objects::nonNull)
                .toList();
        Map<String, String> reasons = cases.routeReasons(shown);
        return items.stream()
                .map(item -> TaskSummary.of(
                        item, routed.test(item) ? reasons.get(item.caseId()) : null, viewer, clock.instant()))
                .toList();
    }
}
