package dev.consilium.worklist.web;

import dev.consilium.common.Refusal;
import dev.consilium.identity.CurrentActor;
import dev.consilium.worklist.AssignTasksCommand;
import dev.consilium.worklist.BulkAssignment;
import dev.consilium.worklist.WorklistQuery;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Handing tasks of a team's queue to somebody. */
@Controller
class TeamQueuePages {

    private final BulkAssignment assignment;
    private final CurrentActor current;

    TeamQueuePages(BulkAssignment assignment, CurrentActor current) {
        this.assignment = assignment;
        this.current = current;
    }

    /** @param query what was looked at, to come back to it */
    @PostMapping("/projects/{id}/tasks/assign")
    String assign(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable List<String> tasks,
            @RequestParam String user,
            @Valid WorklistQuery query,
            RedirectAttributes flash) {
        if (tasks == null || tasks.isEmpty() || tasks.size() > WorklistQuery.ROWS) {
            flash.addFlashAttribute("problem", "team.choose");
        } else {
            assign(id, new AssignTasksCommand(tasks, user), flash);
        }
        return "redirect:" + new WorklistLinks(query).here();
    }

    private void assign(String project, AssignTasksCommand command, RedirectAttributes flash) {
        try {
            flash.addFlashAttribute("assigned", assignment.assign(project, command, current.require()));
            flash.addFlashAttribute("to", command.user());
        } catch (Refusal refused) {
            flash.addFlashAttribute("refusal", refused.sentence());
        }
    }
}
