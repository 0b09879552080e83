package dev.consilium.worklist;

import dev.consilium.identity.Actor;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tasks as one viewer sees them now. */
@Component
public class TaskSummaries {

    private final Clock clock;

    TaskSummaries(Clock clock) {
        this.clock = clock;
    }

    public List<TaskSummary> of(List<WorklistItem> items, Actor viewer) {
        return items.stream().map(item -> of(item, viewer)).toList();
    }

    TaskSummary of(WorklistItem item, Actor viewer) {
        return TaskSummary.of(item, viewer, clock.instant());
    }
}
