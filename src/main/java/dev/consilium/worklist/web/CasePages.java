package dev.consilium.worklist.web;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.worklist.CaseActions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Messages to single cases from the page of their project, which says what came of them. */
@Controller
@RequestMapping("/cases/{id}")
class CasePages {
    private final CaseActions actions;
    private final CurrentActor current;

    CasePages(CaseActions actions, CurrentActor current) {
        this.actions = actions;
        this.current = current;
    }

    @PostMapping("/withdraw")
    String withdraw(
            @PathVariable String id,
            @RequestParam String project,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes flash) {
        return act("withdraw", project, flash, by -> actions.withdraw(id, reason, by));
    }

    @PostMapping("/reopen")
    String reopen(
            @PathVariable String id,
            @RequestParam String project,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") boolean underCurrentProtocol,
            RedirectAttributes flash) {
        return act("reopen", project, flash, by -> actions.reopen(id, underCurrentProtocol, reason, by));
    }

    @PostMapping("/priority")
    String priority(
            @PathVariable String id,
            @RequestParam String project,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String priority,
            RedirectAttributes flash) {
        return act("priority", project, flash, by -> actions.prioritise(id, priority, reason, by));
    }

    @PostMapping("/hold")
    String hold(
            @PathVariable String id,
            @RequestParam String project,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes flash) {
        return act("hold", project, flash, by -> actions.hold(id, reason, by));
    }

    @PostMapping("/resume")
    String resume(@PathVariable String id, @RequestParam String project, RedirectAttributes flash) {
        return act("resume", project, flash, by -> actions.resume(id, by));
    }

    private String act(
            String verb, String project, RedirectAttributes flash, java.util.function.Consumer<Actor> message) {
        flash.addAttribute("project", project);
        try {
            message.accept(current.require());
            flash.addFlashAttribute("done", "case." + verb + ".done");
        } catch (Refusal refused) {
            flash.addFlashAttribute("refusal", refused.sentence());
        }
        return "redirect:/projects/{project}";
    }
}
