package dev.consilium.worklist.web;

import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.project.CaseQuery;
import dev.consilium.project.CaseSearch;
import dev.consilium.project.CaseState;
import dev.consilium.worklist.ProjectRoom.Place;
import dev.consilium.worklist.ProjectRooms;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The cases of a project, for those who may see how each of them stands. */
@Controller
class ProjectCasePages {

    /** What was asked for, to show it again. */
    public record Asked(
            @Nullable String state,
            @Nullable String priority,
            @Nullable String modality,
            @Nullable String waits,
            @Nullable Boolean overdue,
            @Nullable String id,
            @Nullable String sort) {

        CaseQuery query() {
            return CaseQuery.of(state, priority, modality, waits, Boolean.TRUE.equals(overdue), id, sort);
        }
    }

    private final ProjectRooms rooms;
    private final CaseSearch search;
    private final CurrentActor current;

    ProjectCasePages(ProjectRooms rooms, CaseSearch search, CurrentActor current) {
        this.rooms = rooms;
        this.search = search;
        this.current = current;
    }

    @GetMapping("/projects/{project}/cases")
    String cases(@PathVariable String project, Asked asked, @RequestParam(defaultValue = "1") int page, Model model) {
        Actor actor = current.require();
        model.addAttribute("room", rooms.enter(project, Place.CASES, actor));
        model.addAttribute("asked", asked);
        model.addAttribute("found", search.find(project, asked.query(), page));
        model.addAttribute("states", CaseState.values());
        model.addAttribute("modalities", search.modalities(project));
        model.addAttribute("waitCodes", search.waitCodes(project));
        model.addAttribute("orders", CaseQuery.Order.values());
        return "project-cases";
    }
}
