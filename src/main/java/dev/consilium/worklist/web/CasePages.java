package dev.consilium.worklist.web;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.project.Cases;
import dev.consilium.project.Projects;
import dev.consilium.worklist.CaseActions;
import dev.consilium.worklist.CaseFile;
import dev.consilium.worklist.CaseView;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One case as its viewer may see it, and the messages to it, which say there what came of them. */
@Controller
@RequestMapping("/cases/{id}")
class CasePages {
    private final CaseFile files;
    private final CaseActions actions;
    private final Cases cases;
    private final Projects projects;
    private final CurrentActor current;

    CasePages(CaseFile files, CaseActions actions, Cases cases, Projects projects, CurrentActor current) {
        this.files = files;
        this.actions = actions;
        this.cases = cases;
        this.projects = projects;
        this.current = current;
    }

    @GetMapping
    String one(@PathVariable String id, Model model) {
        Actor viewer = current.require();
        CaseView view = files.of(id, viewer);
        model.addAttribute("view", view);
        model.addAttribute("mayAct", actions.isOpenTo(id, viewer));
        model.addAttribute("project", projects.get(view.project()));
        model.addAttribute("classNames", TaskPages.classNames(cases.schemaOf(id).classes()));
        return "case";
    }

    @PostMapping("/withdraw")
    String withdraw(@PathVariable String id, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash) {
        return act("withdraw", id, flash, by -> actions.withdraw(id, reason, by));
    }

    @PostMapping("/reopen")
    String reopen(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") boolean underCurrentProtocol,
            RedirectAttributes flash) {
        return act("reopen", id, flash, by -> actions.reopen(id, underCurrentProtocol, reason, by));
    }

    @PostMapping("/priority")
    String priority(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String priority,
            RedirectAttributes flash) {
        return act("priority", id, flash, by -> actions.prioritise(id, priority, reason, by));
    }

    @PostMapping("/hold")
    String hold(@PathVariable String id, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash) {
        return act("hold", id, flash, by -> actions.hold(id, reason, by));
    }

    @PostMapping("/resume")
    String resume(@PathVariable String id, RedirectAttributes flash) {
        return act("resume", id, flash, by -> actions.resume(id, by));
    }

    private String act(String verb, String id, RedirectAttributes flash, java.util.function.Consumer<Actor> message) {
        flash.addAttribute("id", id);
        try {
            message.accept(current.require());
            flash.addFlashAttribute("done", "case." + verb + ".done");
        } catch (Refusal refused) {
            flash.addFlashAttribute("refusal", refused.sentence(LocaleContextHolder.getLocale()));
        }
        return "redirect:/cases/{id}";
    }
}
