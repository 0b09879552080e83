package dev.consilium.worklist.web;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.identity.People;
import dev.consilium.identity.Role;
import dev.consilium.project.Project;
import dev.consilium.worklist.Founding;
import dev.consilium.worklist.FoundingDraft;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Founding a project in three steps: name and protocol, team, review. Every step but the last is a page that can be gone back to and
 * loaded again; what was entered is in its address.
 */
@Controller
class FoundingPages {
    private static final String FIRST = "founding-protocol";
    private static final String SECOND = "founding-team";
    private static final String THIRD = "founding-review";

    private final Founding founding;
    private final People people;
    private final CurrentActor current;

    FoundingPages(Founding founding, People people, CurrentActor current) {
        this.founding = founding;
        this.people = people;
        this.current = current;
    }

    @ModelAttribute("draft")
    FoundingDraft draft(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String protocol,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(required = false) List<String> seat) {
        return new FoundingDraft(name, protocol, seen, seat == null ? List.of() : seat);
    }

    @GetMapping("/projects/new")
    String protocol(@ModelAttribute("draft") FoundingDraft draft, Model model) {
        return first(Map.of(), model);
    }

    /** @param user to be added to the draft in this role; @param without a seat to be taken out of it */
    @GetMapping("/projects/new/team")
    String team(
            @ModelAttribute("draft") FoundingDraft draft,
            @RequestParam(defaultValue = "") String user,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String without,
            Model model,
            HttpServletResponse response) {
        Actor by = current.require();
        Map<String, Refusal> wrong = founding.wrong(draft, by);
        if (!wrong.isEmpty()) {
            return refused(first(wrong, model), response);
        }
        FoundingDraft asked = draft.without(without);
        if (user.isBlank()) {
            return second(asked, model);
        }
        FoundingDraft more = asked.with(FoundingDraft.seat(user, role));
        Optional<Refusal> unfit = founding.unfit(more, FoundingDraft.seat(user, role), by);
        unfit.ifPresent(refusal ->
                model.addAttribute("wrong", refusal).addAttribute("user", user).addAttribute("role", role));
        return unfit.isPresent() ? refused(second(asked, model), response) : second(more, model);
    }

    /** Names for the field of the team, as it is typed into. */
    @GetMapping("/projects/new/people")
    String people(@RequestParam(defaultValue = "") String user, Model model) {
        people.requireAdmin(current.require());
        model.addAttribute(
                "found", user.isBlank() ? List.of() : people.named(user, 1).rows());
        return SECOND + " :: people";
    }

    @GetMapping("/projects/new/review")
    String review(@ModelAttribute("draft") FoundingDraft draft, Model model, HttpServletResponse response) {
        Actor by = current.require();
        Map<String, Refusal> wrong = founding.wrong(draft, by);
        if (!wrong.isEmpty()) {
            return refused(first(wrong, model), response);
        }
        if (founding.seats(draft, by).stream().anyMatch(seat -> seat.refusal() != null)) {
            return refused(second(draft, model), response);
        }
        return third(draft, model);
    }

    @PostMapping("/projects/new")
    String found(
            @ModelAttribute("draft") FoundingDraft draft,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Actor by = current.require();
        try {
            Project founded = founding.found(draft, by);
            flash.addFlashAttribute("done", "founding.done");
            flash.addAttribute("project", founded.id());
            return "redirect:/projects/{project}";
        } catch (Refusal refused) {
            Map<String, Refusal> wrong = founding.wrong(draft, by);
            model.addAttribute("refusal", refused.sentence(LocaleContextHolder.getLocale()));
            return refused(wrong.isEmpty() ? third(draft, model) : first(wrong, model), response);
        }
    }

    private String first(Map<String, Refusal> wrong, Model model) {
        model.addAttribute("protocols", founding.protocols(current.require()));
        model.addAttribute("wrong", wrong);
        return FIRST;
    }

    private String second(FoundingDraft draft, Model model) {
        team(draft, model);
        model.addAttribute("roles", Role.values());
        return SECOND;
    }

    /** What is created is the version that is shown here. */
    private String third(FoundingDraft draft, Model model) {
        team(draft.seen(founding.protocol(draft).version().digest()), model);
        return THIRD;
    }

    private void team(FoundingDraft draft, Model model) {
        model.addAttribute("draft", draft);
        model.addAttribute("protocol", founding.protocol(draft));
        model.addAttribute("seats", founding.seats(draft, current.require()));
        model.addAttribute("check", founding.check(draft));
    }

    private static String refused(String page, HttpServletResponse response) {
        response.setStatus(Refusal.Kind.UNPROCESSABLE.status());
        return page;
    }
}
