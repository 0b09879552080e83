package dev.consilium.project.web;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.project.Enrolment;
import java.util.function.Consumer;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Changes to the team, from the team page of its project. */
@Controller
@RequestMapping("/projects/{id}/team")
class TeamPages {

    private final Enrolment enrolment;
    private final CurrentActor current;

    TeamPages(Enrolment enrolment, CurrentActor current) {
        this.enrolment = enrolment;
        this.current = current;
    }

    @PostMapping
    String add(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String user,
            @RequestParam(defaultValue = "") String role,
            RedirectAttributes flash) {
        return act(id, flash, by -> enrolment.enrol(id, user, role, by));
    }

    @PostMapping("/remove")
    String remove(
            @PathVariable String id, @RequestParam String user, @RequestParam String role, RedirectAttributes flash) {
        return act(id, flash, by -> enrolment.dismiss(id, user, role, by));
    }

    private String act(String id, RedirectAttributes flash, Consumer<Actor> change) {
        try {
            change.accept(current.require());
        } catch (Refusal refused) {
            flash.addFlashAttribute("refusal", refused.sentence(LocaleContextHolder.getLocale()));
        }
        flash.addAttribute("project", id);
        return "redirect:/projects/{project}/team";
    }
}
