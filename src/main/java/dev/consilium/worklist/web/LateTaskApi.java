package dev.consilium.worklist.web;

import dev.consilium.identity.CurrentActor;
import dev.consilium.worklist.LateTask;
import dev.consilium.worklist.LateTasks;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What is late in a project, for those who oversee it. */
@RestController
class LateTaskApi {

    record LateTaskList(List<LateTask> tasks) {}

    private final LateTasks late;
    private final CurrentActor current;

    LateTaskApi(LateTasks late, CurrentActor current) {
        this.late = late;
        this.current = current;
    }

    @GetMapping("/api/projects/{id}/late-tasks")
    LateTaskList late(@PathVariable String id) {
        return new LateTaskList(late.of(id, current.require()));
    }
}
