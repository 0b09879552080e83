package dev.consilium.worklist.web;

import dev.consilium.common.Page;
import dev.consilium.identity.CurrentActor;
import dev.consilium.worklist.AssignTasksCommand;
import dev.consilium.worklist.AssignedTasks;
import dev.consilium.worklist.BulkAssignment;
import dev.consilium.worklist.TeamQueue;
import dev.consilium.worklist.TeamTask;
import dev.consilium.worklist.WorklistQuery;
import jakarta.validation.Valid;
import java.util.List;
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

    record TeamTaskList(List<TeamTask> tasks, int page, int pages, int total) {}

    private final TeamQueue queue;
    private final BulkAssignment assignment;
    private final CurrentActor current;

    TeamQueueApi(TeamQueue queue, BulkAssignment assignment, CurrentActor current) {
        this.queue = queue;
        this.assignment = assignment;
        this.current = current;
    }

    @GetMapping
    TeamTaskList tasks(@PathVariable String id, @Valid WorklistQuery query) {
        Page<TeamTask> found = queue.of(query.ofProject(id), current.require());
        return new TeamTaskList(found.rows(), found.page(), found.pages(), found.total());
    }

    /** Tasks that nobody holds go to one person; what is refused is said for each. */
    @PostMapping("/assign")
    AssignedTasks assign(@PathVariable String id, @Valid @RequestBody AssignTasksCommand command) {
        return assignment.assign(id, command, current.require());
    }
}
