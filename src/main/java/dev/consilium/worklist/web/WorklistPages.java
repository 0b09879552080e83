package dev.consilium.worklist.web;

import dev.consilium.arbitration.FeedbackItems;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.identity.Role;
import dev.consilium.project.Project;
import dev.consilium.project.Projects;
import dev.consilium.worklist.Attention;
import dev.consilium.worklist.Guide;
import dev.consilium.worklist.NextTask;
import dev.consilium.worklist.TaskDraft;
import dev.consilium.worklist.TaskDrafts;
import dev.consilium.worklist.TaskSummaries;
import dev.consilium.worklist.TeamQueue;
import dev.consilium.worklist.Tours;
import dev.consilium.worklist.Worklist;
import dev.consilium.worklist.WorklistQuery;
import jakarta.validation.Valid;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The inbox, and the queue of a team for its leads. */
@Controller
class WorklistPages {
    private final Worklist worklist;
    private final TaskSummaries summaries;
    private final TeamQueue team;
    private final NextTask next;
    private final TaskDrafts drafts;
    private final Projects projects;
    private final FeedbackItems feedback;
    private final Tours tours;
    private final Attention attention;
    private final CurrentActor current;

    WorklistPages(
            Worklist worklist,
            TaskSummaries summaries,
            TeamQueue team,
            NextTask next,
            TaskDrafts drafts,
            Projects projects,
            FeedbackItems feedback,
            Tours tours,
            Attention attention,
            CurrentActor current) {
        this.worklist = worklist;
        this.summaries = summaries;
        this.team = team;
        this.next = next;
        this.drafts = drafts;
        this.projects = projects;
        this.feedback = feedback;
        this.tours = tours;
        this.attention = attention;
        this.current = current;
    }

    @PostMapping("/tasks/{task}/draft/discard")
    String discard(@PathVariable String task) {
        drafts.discard(task, current.require());
        return "redirect:/";
    }

    @GetMapping("/")
    String worklist(@Valid WorklistQuery query, Model model) {
        Actor actor = current.require();
        model.addAttribute("query", query);
        model.addAttribute("links", new WorklistLinks(query));
        model.addAttribute("roles", Role.values());
        model.addAttribute("led", team.projectsOf(actor));
        model.addAttribute(
                "projectNames",
                projects.visibleTo(actor).stream().collect(Collectors.toMap(Project::id, Project::name)));
        if (query.isTeam()) {
            model.addAttribute("people", team.team(query, actor));
            model.addAttribute("found", team.of(query, actor));
            return "team-queue";
        }
        if (query.isMine()) {
            model.addAttribute("mine", summaries.of(worklist.heldBy(actor, query), actor));
        }
        List<Guide> guides = tours.of(actor);
        model.addAttribute("begins", guides.stream().map(Guide::page).distinct().toList());
        model.addAttribute("takesTasks", guides.stream().anyMatch(Guide::takesTasks));
        model.addAttribute("drafts", kept(actor));
        model.addAttribute("unseen", feedback.unseen(actor.id()));
        model.addAttribute("sitting", attention.sitting(actor).orElse(null));
        if (query.isOffered()) {
            model.addAttribute("found", summaries.of(worklist.offeredTo(actor, query), actor));
        }
        return "worklist";
    }

    /** The first of the offered tasks that fit, opened. */
    @PostMapping("/next-task")
    String next(@Valid WorklistQuery query, RedirectAttributes flash) {
        return next.take(query, current.require())
                .map(task -> "redirect:/tasks/" + task)
                .orElseGet(() -> {
                    flash.addFlashAttribute("done", "worklist.next-none");
                    return "redirect:" + new WorklistLinks(query).here();
                });
    }

    /** Not those that the form of a held task shows. */
    private List<TaskDraft> kept(Actor actor) {
        return drafts.of(actor).stream().filter(draft -> !draft.mine()).toList();
    }
}
