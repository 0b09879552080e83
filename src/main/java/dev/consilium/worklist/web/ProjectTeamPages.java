package dev.consilium.worklist.web;

import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.Role;
import dev.consilium.project.AbsencePlanning;
import dev.consilium.worklist.ProjectRoom.Place;
import dev.consilium.worklist.ProjectRooms;
import dev.consilium.worklist.ProjectTeam;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Who is in the team of a project, what they hold, and who is away. */
@Controller
class ProjectTeamPages {
    private final ProjectRooms rooms;
    private final ProjectTeam team;
    private final Memberships memberships;
    private final AbsencePlanning planning;
    private final AbsenceTable absences;
    private final CurrentActor current;

    ProjectTeamPages(
            ProjectRooms rooms,
            ProjectTeam team,
            Memberships memberships,
            AbsencePlanning planning,
            AbsenceTable absences,
            CurrentActor current) {
        this.rooms = rooms;
        this.team = team;
        this.memberships = memberships;
        this.planning = planning;
        this.absences = absences;
        this.current = current;
    }

    @GetMapping("/projects/{id}/team")
    String team(@PathVariable String id, Model model) {
        Actor actor = current.require();
        model.addAttribute("room", rooms.enter(id, Place.TEAM, actor));
        model.addAttribute("team", team.of(id, actor));
        if (memberships.rolesOf(id, actor.id()).contains(Role.LEAD)) {
            model.addAttribute("absences", absences.of(planning.ofTeam(id, actor)));
            model.addAttribute("grantable", Role.values());
        }
        return "project-team";
    }
}
