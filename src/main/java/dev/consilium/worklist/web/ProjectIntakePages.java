package dev.consilium.worklist.web;

import dev.consilium.common.Page;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.study.IntakeSummary;
import dev.consilium.worklist.IntakeDesk;
import dev.consilium.worklist.ProjectRoom.Place;
import dev.consilium.worklist.ProjectRooms;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Taking studies into a project, and what became of those that were sent. */
@Controller
class ProjectIntakePages {
    private final ProjectRooms rooms;
    private final IntakeDesk desk;
    private final CurrentActor current;

    ProjectIntakePages(ProjectRooms rooms, IntakeDesk desk, CurrentActor current) {
        this.rooms = rooms;
        this.desk = desk;
        this.current = current;
    }

    /** @param intake whose files are shown one by one; the page follows it until it is settled */
    @GetMapping("/projects/{id}/intake")
    String intake(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String intake,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Actor actor = current.require();
        Page<IntakeSummary> found = desk.of(id, page, actor);
        model.addAttribute("room", rooms.enter(id, Place.INTAKE, actor));
        model.addAttribute("takesIn", desk.takesIn(id, actor));
        model.addAttribute("found", found);
        model.addAttribute("names", desk.names(found));
        if (intake != null) {
            model.addAttribute("intake", desk.one(id, intake, actor));
        }
        return "project-intake";
    }
}
