package dev.consilium.worklist.web;

import dev.consilium.identity.CurrentActor;
import dev.consilium.worklist.LateTask;
import dev.consilium.worklist.LateTasks;
import dev.consilium.worklist.Punctuality;
import dev.consilium.worklist.PunctualityView;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What is late in a project and how much was, for those who oversee it. */
@RestController
class LateTaskApi {

    record LateTaskList(List<LateTask> tasks) {}

    private final LateTasks late;
    private final Punctuality punctuality;
    private final CurrentActor current;

    LateTaskApi(LateTasks late, Punctuality punctuality, CurrentActor current) {
        this.late = late;
        this.punctuality = punctuality;
        this.current = current;
    }

    @GetMapping("/api/projects/{id}/late-tasks")
    LateTaskList late(@PathVariable String id) {
        return new LateTaskList(late.of(id, current.require()));
    }

    @GetMapping("/api/projects/{id}/punctuality")
    PunctualityView punctuality(@PathVariable String id) {
        return punctuality.of(id, current.require());
    }
}
