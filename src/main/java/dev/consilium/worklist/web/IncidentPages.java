package dev.consilium.worklist.web;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.identity.People;
import dev.consilium.project.Project;
import dev.consilium.project.Projects;
import dev.consilium.workflow.incident.Incident;
import dev.consilium.workflow.incident.Incidents;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of incidents, for whoever can let a step run again. */
@Controller
@RequestMapping("/incidents")
class IncidentPages {
    private static final String LIST = "redirect:/incidents";

    private final Incidents incidents;
    private final Projects projects;
    private final People people;
    private final CurrentActor current;

    IncidentPages(Incidents incidents, Projects projects, People people, CurrentActor current) {
        this.incidents = incidents;
        this.projects = projects;
        this.people = people;
        this.current = current;
    }

    @GetMapping
    String list(Model model) {
        Actor operator = current.require();
        if (!incidents.isOperator(operator)) {
            throw Refusal.notFound("page");
        }
        List<Incident> open = incidents.openTo(operator);
        model.addAttribute("incidents", open);
        model.addAttribute("admin", people.get(operator.id()).admin());
        model.addAttribute(
                "projectNames",
                open.stream()
                        .map(Incident::projectId)
                        .distinct()
                        .map(projects::get)
                        .collect(Collectors.toMap(Project::id, Project::name)));
        return "incidents";
    }

    @PostMapping("/{id}/retry")
    String retry(@PathVariable String id, RedirectAttributes flash) {
        try {
            incidents.retry(id, current.require());
            flash.addFlashAttribute("done", "incidents.retried");
        } catch (Refusal refused) {
            flash.addFlashAttribute("refusal", refused.sentence(LocaleContextHolder.getLocale()));
        }
        return LIST;
    }
}
