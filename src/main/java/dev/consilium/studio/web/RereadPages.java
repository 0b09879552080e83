package dev.consilium.studio.web;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.Role;
import dev.consilium.studio.reread.TouchedAnswers;
import java.util.List;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The cases that a change of the protocol touches, to be read once more. */
@Controller
class RereadPages {

    private final TouchedAnswers touched;
    private final Memberships memberships;
    private final CurrentActor current;

    RereadPages(TouchedAnswers touched, Memberships memberships, CurrentActor current) {
        this.touched = touched;
        this.memberships = memberships;
        this.current = current;
    }

    @GetMapping("/projects/{id}/protocol/{digest}/touched")
    String page(@PathVariable String id, @PathVariable String digest, Model model) {
        Actor actor = current.require();
        model.addAttribute("project", id);
        model.addAttribute("touched", touched.of(id, digest, actor));
        model.addAttribute("opens", memberships.rolesOf(id, actor.id()).contains(Role.LEAD));
        model.addAttribute("most", TouchedAnswers.MOST);
        return "studio-touched";
    }

    @PostMapping("/projects/{id}/protocol/{digest}/touched")
    String reread(
            @PathVariable String id,
            @PathVariable String digest,
            @RequestParam(defaultValue = "") List<String> cases,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        try {
            redirect.addFlashAttribute("reread", touched.reread(id, cases, reason, current.require()));
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.NOT_FOUND || refusal.kind() == Refusal.Kind.FORBIDDEN) {
                throw refusal;
            }
            redirect.addFlashAttribute("refusal", refusal.sentence(LocaleContextHolder.getLocale()));
        }
        redirect.addAttribute("project", id).addAttribute("version", digest);
        return "redirect:/projects/{project}/protocol/{version}/touched";
    }
}
