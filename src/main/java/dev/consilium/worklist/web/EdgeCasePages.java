package dev.consilium.worklist.web;

import dev.consilium.annotation.EdgeCategory;
import dev.consilium.arbitration.edgecase.EdgeCase;
import dev.consilium.arbitration.edgecase.EdgeCaseQuery;
import dev.consilium.arbitration.edgecase.GuidelineDrafts;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.project.Projects;
import dev.consilium.worklist.BoardSheet;
import dev.consilium.worklist.ProjectRooms;
import dev.consilium.worklist.RegisterFile;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The edge-case register of a project as pages: search, one entry, what the guideline should gain; and similar cases beside a task. */
@Controller
class EdgeCasePages {
    private static final String REGISTER = "/projects/{id}/edge-cases";

    private final RegisterFile register;
    private final GuidelineDrafts drafts;
    private final BoardSheet sheet;
    private final Projects projects;
    private final ProjectRooms rooms;
    private final CurrentActor current;

    EdgeCasePages(
            RegisterFile register,
            GuidelineDrafts drafts,
            BoardSheet sheet,
            Projects projects,
            ProjectRooms rooms,
            CurrentActor current) {
        this.register = register;
        this.drafts = drafts;
        this.sheet = sheet;
        this.projects = projects;
        this.rooms = rooms;
        this.current = current;
    }

    /** What was asked for, to show it again. */
    public record Asked(
            @Nullable String category,
            @Nullable String tag,
            @Nullable String text,
            @Nullable String state) {}

    @GetMapping(REGISTER)
    String search(@PathVariable String id, Asked asked, @RequestParam(defaultValue = "1") int page, Model model) {
        Actor actor = current.require();
        EdgeCaseQuery query = EdgeCaseQuery.of(asked.category(), asked.tag(), asked.text(), asked.state());
        model.addAttribute("found", register.search(id, query, page, actor));
        model.addAttribute("asked", asked);
        model.addAttribute("categories", EdgeCategory.values());
        model.addAttribute("states", EdgeCase.State.values());
        model.addAttribute("project", projects.get(id));
        model.addAttribute("room", rooms.enter(id, actor));
        return "edge-cases";
    }

    @GetMapping(REGISTER + "/{entryId}")
    String entry(@PathVariable String id, @PathVariable String entryId, Model model) {
        Actor actor = current.require();
        model.addAttribute("view", register.entry(id, entryId, actor));
        model.addAttribute("project", projects.get(id));
        model.addAttribute("classNames", TaskPages.classNames(register.classes(id, entryId, actor)));
        return "edge-case";
    }

    @PostMapping(REGISTER + "/{entryId}/tags")
    String retag(
            @PathVariable String id,
            @PathVariable String entryId,
            @RequestParam String tags,
            RedirectAttributes flash) {
        try {
            register.retag(id, entryId, Arrays.asList(tags.split(",")), current.require());
            flash.addFlashAttribute("done", "register.retagged");
        } catch (Refusal refused) {
            flash.addFlashAttribute("refusal", refused.sentence(LocaleContextHolder.getLocale()));
        }
        return "redirect:/projects/" + id + "/edge-cases/" + entryId;
    }

    @GetMapping(REGISTER + "/guideline-draft")
    String draft(@PathVariable String id, Model model) {
        model.addAttribute("draft", drafts.of(id, current.require()));
        model.addAttribute("project", projects.get(id));
        return "guideline-draft";
    }

    /** A part of the page of a task on the board. */
    @GetMapping("/tasks/{id}/similar-cases")
    String similar(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String tags,
            @RequestParam(required = false, name = "class") @Nullable String labelClass,
            @RequestParam(defaultValue = "false") boolean sameModality,
            Model model) {
        model.addAttribute("similar", sheet.similar(id, category, tags, labelClass, sameModality, current.require()));
        return "fragments/board :: found(${similar})";
    }
}
