package dev.consilium.worklist.web;

import dev.consilium.arbitration.FeedbackItems;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.project.Project;
import dev.consilium.project.Projects;
import dev.consilium.worklist.TaskSummary;
import dev.consilium.worklist.Worklist;
import dev.consilium.worklist.WorklistItem;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The inbox. */
@Controller
class WorklistPages {
    private final Worklist worklist;
    private final Projects projects;
    private final FeedbackItems feedback;
    private final CurrentActor current;

    WorklistPages(Worklist worklist, Projects projects, FeedbackItems feedback, CurrentActor current) {
        this.worklist = worklist;
        this.projects = projects;
        this.feedback = feedback;
        this.current = current;
    }

    @GetMapping("/")
    String worklist(Model model) {
        Actor actor = current.require();
        model.addAttribute("mine", summaries(worklist.heldBy(actor), actor));
        model.addAttribute("offered", summaries(worklist.offeredTo(actor), actor));
        model.addAttribute("feedback", feedback.of(actor.id()));
        model.addAttribute(
                "projectNames",
                projects.visibleTo(actor).stream().collect(Collectors.toMap(Project::id, Project::name)));
        return "worklist";
    }

    private static List<TaskSummary> summaries(List<WorklistItem> items, Actor viewer) {
        return items.stream().map(item -> TaskSummary.of(item, viewer)).toList();
    }
}
