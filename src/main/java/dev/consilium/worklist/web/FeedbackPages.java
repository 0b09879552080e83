package dev.consilium.worklist.web;

import dev.consilium.arbitration.FeedbackItems;
import dev.consilium.arbitration.FeedbackItems.FeedbackItem;
import dev.consilium.arbitration.OwnAgreement;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.Role;
import dev.consilium.project.Cases;
import dev.consilium.project.Project;
import dev.consilium.project.Projects;
import dev.consilium.worklist.CaseFile;
import dev.consilium.worklist.CaseView;
import dev.consilium.worklist.TaskSheet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What readers are told of their own readings once cases are closed. */
@Controller
@RequestMapping("/feedback")
class FeedbackPages {
    private final FeedbackItems feedback;
    private final OwnAgreement agreement;
    private final CaseFile files;
    private final TaskSheet sheet;
    private final ReadingsIsland readings;
    private final Cases cases;
    private final Projects projects;
    private final Memberships memberships;
    private final CurrentActor current;

    FeedbackPages(
            FeedbackItems feedback,
            OwnAgreement agreement,
            CaseFile files,
            TaskSheet sheet,
            ReadingsIsland readings,
            Cases cases,
            Projects projects,
            Memberships memberships,
            CurrentActor current) {
        this.feedback = feedback;
        this.agreement = agreement;
        this.files = files;
        this.sheet = sheet;
        this.readings = readings;
        this.cases = cases;
        this.projects = projects;
        this.memberships = memberships;
        this.current = current;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "1") int page, Model model) {
        Actor reader = current.require();
        model.addAttribute("found", feedback.of(reader.id(), page));
        model.addAttribute("months", agreement.of(reader.id()));
        model.addAttribute("read", read(reader));
        return "feedback";
    }

    /** Projects in which this person reads. */
    private List<Project> read(Actor reader) {
        Map<String, Set<Role>> roles = memberships.rolesByProject(reader.id());
        return projects.visibleTo(reader).stream()
                .filter(project -> roles.getOrDefault(project.id(), Set.of()).stream()
                        .anyMatch(role -> role == Role.ANNOTATOR || role == Role.SPECIALIST))
                .toList();
    }

    @GetMapping("/{id}")
    String one(@PathVariable String id, Model model) {
        Actor reader = current.require();
        FeedbackItem item = feedback.open(id, reader.id());
        model.addAttribute("item", item);
        CaseView view = files.of(item.caseId(), reader);
        model.addAttribute("view", view);
        model.addAttribute("overlaid", readings.of(item, view));
        model.addAttribute("pictures", sheet.pictures(cases.get(item.caseId())));
        model.addAttribute(
                "classNames", TaskPages.classNames(cases.schemaOf(item.caseId()).classes()));
        return "feedback-item";
    }
}
