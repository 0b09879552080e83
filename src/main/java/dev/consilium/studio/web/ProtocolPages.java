package dev.consilium.studio.web;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.studio.deployment.ProjectProtocol;
import dev.consilium.studio.reread.TouchedAnswers;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The versions of a project: in force, planned and past, and the way back. */
@Controller
@RequestMapping("/projects/{id}/protocol")
class ProtocolPages {

    private final ProjectProtocol protocol;
    private final TouchedAnswers touched;
    private final CurrentActor current;

    ProtocolPages(ProjectProtocol protocol, TouchedAnswers touched, CurrentActor current) {
        this.protocol = protocol;
        this.touched = touched;
        this.current = current;
    }

    @GetMapping
    String page(@PathVariable String id, Model model) {
        Actor actor = current.require();
        model.addAttribute("project", id);
        model.addAttribute("versions", protocol.history(id, actor));
        model.addAttribute("waiting", protocol.waiting(id, actor));
        model.addAttribute("decides", protocol.decides(id, actor));
        model.addAttribute("oversees", touched.isOpenTo(id, actor));
        return "studio-protocol";
    }

    /** @param planned whether the version is in force, so that only what was planned is withdrawn */
    @PostMapping("/{digest}/rollback")
    String rollBack(
            @PathVariable String id,
            @PathVariable String digest,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") boolean planned,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            protocol.rollBack(id, digest, reason, current.require());
        } catch (Refusal refused) {
            if (refused.kind() == Refusal.Kind.NOT_FOUND) {
                throw refused;
            }
            response.setStatus(refused.kind().status());
            model.addAttribute("refusal", refused.sentence(LocaleContextHolder.getLocale()));
            return page(id, model);
        }
        flash.addFlashAttribute("done", planned ? "deploy.withdrawn" : "deploy.rolled-back");
        flash.addAttribute("project", id);
        return "redirect:/projects/{project}/protocol";
    }
}
