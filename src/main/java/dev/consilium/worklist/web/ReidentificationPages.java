package dev.consilium.worklist.web;

import dev.consilium.common.Page;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.identity.People;
import dev.consilium.worklist.ProjectRoom.Place;
import dev.consilium.worklist.ProjectRooms;
import dev.consilium.worklist.reidentification.LookUp;
import dev.consilium.worklist.reidentification.LookUpReason;
import dev.consilium.worklist.reidentification.PatientLookUp;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asking whom a pseudonym stands for, allowing it, and seeing it once. The answer is on a page that no address leads to. */
@Controller
@RequestMapping("/projects/{id}/reidentification")
class ReidentificationPages {

    private static final String PAGE = "project-reidentification";

    private final ProjectRooms rooms;
    private final PatientLookUp lookUp;
    private final People people;
    private final CurrentActor current;

    ReidentificationPages(ProjectRooms rooms, PatientLookUp lookUp, People people, CurrentActor current) {
        this.rooms = rooms;
        this.lookUp = lookUp;
        this.people = people;
        this.current = current;
    }

    @GetMapping
    String page(@PathVariable String id, @RequestParam(defaultValue = "1") int page, Model model) {
        return page(id, page, current.require(), model);
    }

    /** The form again, as it was filled in, where it is refused. */
    @PostMapping
    String ask(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String pseudonym,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String comment,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        model.addAttribute("pseudonym", pseudonym);
        model.addAttribute("reason", reason);
        model.addAttribute("comment", comment);
        return act(
                id,
                "reidentification.asked",
                model,
                response,
                flash,
                by -> lookUp.ask(id, pseudonym, reason, comment, by));
    }

    @PostMapping("/{request}/approve")
    String approve(
            @PathVariable String id,
            @PathVariable String request,
            @RequestParam(defaultValue = "") String password,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        return act(
                id,
                "reidentification.approved",
                model,
                response,
                flash,
                by -> lookUp.approve(id, request, password, by));
    }

    @PostMapping("/{request}/refuse")
    String refuse(
            @PathVariable String id,
            @PathVariable String request,
            @RequestParam(defaultValue = "") String comment,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        return act(
                id, "reidentification.refused", model, response, flash, by -> lookUp.refuse(id, request, comment, by));
    }

    @PostMapping("/{request}/withdraw")
    String withdraw(
            @PathVariable String id,
            @PathVariable String request,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        return act(id, "reidentification.withdrawn", model, response, flash, by -> lookUp.withdraw(id, request, by));
    }

    @PostMapping("/{request}/show")
    String show(@PathVariable String id, @PathVariable String request, Model model, HttpServletResponse response) {
        Actor by = current.require();
        try {
            model.addAttribute("shown", lookUp.show(id, request, by));
        } catch (Refusal refused) {
            return refused(id, refused, by, model, response);
        }
        return page(id, 1, by, model);
    }

    private String act(
            String id,
            String done,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash,
            Consumer<Actor> step) {
        Actor by = current.require();
        try {
            step.accept(by);
        } catch (Refusal refused) {
            return refused(id, refused, by, model, response);
        }
        flash.addFlashAttribute("done", done);
        flash.addAttribute("project", id);
        return "redirect:/projects/{project}/reidentification";
    }

    private String refused(String id, Refusal refused, Actor by, Model model, HttpServletResponse response) {
        String page = page(id, 1, by, model);
        response.setStatus(refused.kind().status());
        model.addAttribute("refusal", refused.sentence(LocaleContextHolder.getLocale()));
        return page;
    }

    private String page(String id, int page, Actor actor, Model model) {
        Page<LookUp> found = lookUp.of(id, page, actor);
        model.addAttribute("room", rooms.enter(id, Place.REIDENTIFICATION, actor));
        model.addAttribute("kept", lookUp.kept());
        model.addAttribute("found", found);
        model.addAttribute("names", names(found));
        model.addAttribute("me", actor.id());
        model.addAttribute("asks", lookUp.asks(id, actor));
        model.addAttribute("decides", lookUp.decides(id, actor));
        model.addAttribute("reasons", LookUpReason.values());
        return PAGE;
    }

    private Map<String, String> names(Page<LookUp> shown) {
        Map<String, String> names = new HashMap<>();
        people.byIds(shown.rows().stream()
                        .flatMap(row -> Stream.of(row.requestedBy(), row.decidedBy()))
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList())
                .forEach((person, known) -> names.put(person, known.displayName()));
        return names;
    }
}
