package dev.consilium.worklist.web;

import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.Person;
import dev.consilium.identity.Role;
import dev.consilium.project.AbsencePlanning;
import dev.consilium.worklist.LateTasks;
import dev.consilium.worklist.ProjectOverview;
import dev.consilium.worklist.ProjectView;
import dev.consilium.worklist.RegisterFile;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Projects: how their cases stand, what waits in quarantine, who is in the team. */
@Controller
class ProjectPages {
    private final ProjectOverview overview;
    private final LateTasks late;
    private final AbsencePlanning planning;
    private final AbsenceTable absences;
    private final Memberships memberships;
    private final RegisterFile register;
    private final CurrentActor current;

    ProjectPages(
            ProjectOverview overview,
            LateTasks late,
            AbsencePlanning planning,
            AbsenceTable absences,
            Memberships memberships,
            RegisterFile register,
            CurrentActor current) {
        this.late = late;
        this.planning = planning;
        this.absences = absences;
        this.memberships = memberships;
        this.register = register;
        this.overview = overview;
        this.current = current;
    }

    @GetMapping("/projects")
    String projects(Model model) {
        model.addAttribute("projects", overview.of(current.require()));
        return "projects";
    }

    /** @param intake of files just sent, to follow it until it is settled */
    @GetMapping("/projects/{id}")
    String project(@PathVariable String id, @RequestParam(required = false) @Nullable String intake, Model model) {
        Actor actor = current.require();
        ProjectView view = overview.one(id, actor);
        model.addAttribute("view", view);
        model.addAttribute("names", names(view));
        model.addAttribute("edgeCases", register.isOpenTo(id, actor));
        if (late.isShownTo(id, actor)) {
            model.addAttribute("late", late.of(id, actor));
        }
        if (memberships.rolesOf(id, actor.id()).contains(Role.LEAD)) {
            model.addAttribute("absences", absences.of(planning.ofTeam(id, actor)));
            model.addAttribute("grantable", Role.values());
        }
        if (intake != null) {
            model.addAttribute("intake", overview.intake(intake, actor));
        }
        return "project";
    }

    /** Of the team, by user name. */
    private static Map<String, String> names(ProjectView view) {
        return view.team().values().stream()
                .flatMap(List::stream)
                .distinct()
                .collect(Collectors.toMap(Person::username, Person::displayName));
    }
}
