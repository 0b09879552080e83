package dev.consilium.worklist.web;

import dev.consilium.identity.CurrentActor;
import dev.consilium.worklist.AssignTasksCommand;
import dev.consilium.worklist.AssignedTasks;
import dev.consilium.worklist.BulkAssignment;
import dev.consilium.worklist.TaskPage;
import dev.consilium.worklist.TeamQueue;
import dev.consilium.worklist.TeamTask;
import dev.consilium.worklist.WorklistQuery;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The open tasks of a project, for its leads. */
@RestController
@RequestMapping("/api/projects/{id}/tasks")
class TeamQueueApi {

    private final TeamQueue queue;
    private final BulkAssignment assignment;
    private final CurrentActor current;

    TeamQueueApi(TeamQueue queue, BulkAssignment assignment, CurrentActor current) {
        this.queue = queue;
        this.assignment = assignment;
        this.current = current;
    }

    @GetMapping
    TaskPage<TeamTask> tasks(@PathVariable String id, @Valid WorklistQuery query) {
        return queue.of(query.ofProject(id), current.require());
    }

    /** Tasks that nobody holds go to one person; what is refused is said for each. */
    @PostMapping("/assign")
    AssignedTasks assign(@PathVariable String id, @Valid @RequestBody AssignTasksCommand command) {
        return assignment.assign(id, command, current.require());
    }
}
