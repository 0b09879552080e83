package dev.consilium.worklist.web;

import dev.consilium.arbitration.FeedbackItems;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.project.Project;
import dev.consilium.project.Projects;
import dev.consilium.worklist.TaskDraft;
import dev.consilium.worklist.TaskDrafts;
import dev.consilium.worklist.TaskSummaries;
import dev.consilium.worklist.Worklist;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The inbox. */
@Controller
class WorklistPages {
    private final Worklist worklist;
    private final TaskSummaries summaries;
    private final TaskDrafts drafts;
    private final Projects projects;
    private final FeedbackItems feedback;
    private final CurrentActor current;

    WorklistPages(
            Worklist worklist,
            TaskSummaries summaries,
            TaskDrafts drafts,
            Projects projects,
            FeedbackItems feedback,
            CurrentActor current) {
        this.worklist = worklist;
        this.summaries = summaries;
        this.drafts = drafts;
        this.projects = projects;
        this.feedback = feedback;
        this.current = current;
    }

    @PostMapping("/drafts/{task}/discard")
    String discard(@PathVariable String task) {
        drafts.discard(task, current.require());
        return "redirect:/";
    }

    @GetMapping("/")
    String worklist(Model model) {
        Actor actor = current.require();
        model.addAttribute("mine", summaries.of(worklist.heldBy(actor), actor));
        model.addAttribute("offered", summaries.of(worklist.offeredTo(actor), actor));
        model.addAttribute("drafts", kept(actor));
        model.addAttribute("unseen", feedback.unseen(actor.id()));
        model.addAttribute(
                "projectNames",
                projects.visibleTo(actor).stream().collect(Collectors.toMap(Project::id, Project::name)));
        return "worklist";
    }

    /** Not those that the form of a held task shows. */
    private List<TaskDraft> kept(Actor actor) {
        return drafts.of(actor).stream().filter(draft -> !draft.mine()).toList();
    }
}
