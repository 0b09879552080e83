package dev.consilium.worklist.web;

import dev.consilium.common.Refusal;
import dev.consilium.dicom.DeidentificationPolicy.Faces;
import dev.consilium.dicom.DeidentificationPolicy.Option;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.study.ProjectPolicy;
import dev.consilium.worklist.ChoosePolicyCommand;
import dev.consilium.worklist.DeidentificationDesk;
import dev.consilium.worklist.ProjectRoom.Place;
import dev.consilium.worklist.ProjectRooms;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is removed and kept of the images of a project, who signed for it, and the form that changes it. */
@Controller
@RequestMapping("/projects/{id}/deidentification")
class DeidentificationPages {

    private final ProjectRooms rooms;
    private final DeidentificationDesk desk;
    private final CurrentActor current;

    DeidentificationPages(ProjectRooms rooms, DeidentificationDesk desk, CurrentActor current) {
        this.rooms = rooms;
        this.desk = desk;
        this.current = current;
    }

    @GetMapping
    String page(@PathVariable String id, Model model) {
        Actor actor = current.require();
        List<ProjectPolicy> history = desk.history(id, actor);
        return page(id, history, names(history.get(0)), blanks(history.get(0)), null, actor, model);
    }

    /** The form again, as it was filled in, where it is refused. */
    @PostMapping
    String choose(
            @PathVariable String id,
            @RequestParam int version,
            @RequestParam(required = false) @Nullable List<String> retained,
            @RequestParam(defaultValue = "KEEP") String faces,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String password,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Actor actor = current.require();
        try {
            desk.choose(id, new ChoosePolicyCommand(version, retained, faces, reason, password), actor);
        } catch (Refusal refused) {
            List<ProjectPolicy> history = desk.history(id, actor);
            response.setStatus(refused.kind().status());
            model.addAttribute("refusal", refused.sentence(LocaleContextHolder.getLocale()));
            boolean blank = faces.equals(Faces.BLANK.name());
            return page(id, history, retained == null ? List.of() : retained, blank, reason, actor, model);
        }
        flash.addFlashAttribute("done", "deidentification.done");
        flash.addAttribute("project", id);
        return "redirect:/projects/{project}/deidentification";
    }

    @PostMapping("/devices/{rule}/end")
    String endRule(@PathVariable String id, @PathVariable String rule, RedirectAttributes flash) {
        desk.endRule(id, rule, current.require());
        flash.addFlashAttribute("done", "deidentification.device-ended");
        flash.addAttribute("project", id);
        return "redirect:/projects/{project}/deidentification";
    }

    private String page(
            String id,
            List<ProjectPolicy> history,
            List<String> chosen,
            boolean blank,
            @Nullable String reason,
            Actor actor,
            Model model) {
        model.addAttribute("room", rooms.enter(id, Place.DEIDENTIFICATION, actor));
        model.addAttribute("now", history.get(0));
        model.addAttribute("history", history);
        model.addAttribute("devices", desk.devices(id, actor));
        model.addAttribute("options", Option.values());
        model.addAttribute("chosen", chosen);
        model.addAttribute("blank", blank);
        model.addAttribute("reason", reason);
        model.addAttribute("chooses", desk.chooses(id, actor));
        return "project-deidentification";
    }

    private static boolean blanks(ProjectPolicy policy) {
        return policy.policy().faces() == Faces.BLANK;
    }

    private static List<String> names(ProjectPolicy policy) {
        return policy.policy().retained().stream().map(Enum::name).toList();
    }
}
