package dev.consilium.worklist.web;

import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.identity.People;
import dev.consilium.worklist.LateTasks;
import dev.consilium.worklist.ProjectOverview;
import dev.consilium.worklist.ProjectRoom;
import dev.consilium.worklist.ProjectRooms;
import dev.consilium.worklist.ProjectTeam;
import dev.consilium.worklist.Punctuality;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Projects: the list of them, how one stands and what is late. */
@Controller
class ProjectPages {
    private final ProjectRooms rooms;
    private final ProjectOverview overview;
    private final LateTasks late;
    private final Punctuality punctuality;
    private final ProjectTeam team;
    private final People people;
    private final CurrentActor current;

    ProjectPages(
            ProjectRooms rooms,
            ProjectOverview overview,
            LateTasks late,
            Punctuality punctuality,
            ProjectTeam team,
            People people,
            CurrentActor current) {
        this.rooms = rooms;
        this.overview = overview;
        this.late = late;
        this.punctuality = punctuality;
        this.team = team;
        this.people = people;
        this.current = current;
    }

    @GetMapping("/projects")
    String projects(Model model) {
        Actor actor = current.require();
        model.addAttribute("projects", overview.of(actor));
        model.addAttribute("founds", people.get(actor.id()).admin());
        return "projects";
    }

    /** @param intake as older addresses had it, whose page is another one now */
    @GetMapping("/projects/{id}")
    String project(@PathVariable String id, @RequestParam(required = false) @Nullable String intake, Model model) {
        Actor actor = current.require();
        ProjectRoom room = rooms.enter(id, actor);
        if (intake != null) {
            return UriComponentsBuilder.fromPath("redirect:/projects/{id}/intake")
                    .queryParam("intake", "{intake}")
                    .encode()
                    .buildAndExpand(id, intake)
                    .toUriString();
        }
        model.addAttribute("room", room);
        model.addAttribute("view", overview.of(room, actor));
        return "project";
    }

    @GetMapping("/projects/{id}/late-tasks")
    String late(@PathVariable String id, Model model) {
        Actor actor = current.require();
        model.addAttribute("room", rooms.enter(id, ProjectRoom.Place.LATE, actor));
        model.addAttribute("late", late.of(id, actor));
        model.addAttribute("punctuality", punctuality.of(id, actor));
        model.addAttribute("names", team.names(id, actor));
        return "project-late";
    }
}
