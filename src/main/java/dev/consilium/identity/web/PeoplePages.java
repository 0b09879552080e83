package dev.consilium.identity.web;

import dev.consilium.common.Page;
import dev.consilium.common.Refusal;
import dev.consilium.identity.AccountKeeping;
import dev.consilium.identity.AccountKeeping.InviteCommand;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.People;
import dev.consilium.identity.Person;
import jakarta.validation.Valid;
import java.util.function.Consumer;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The accounts, for administrators. */
@Controller
@RequestMapping("/people")
class PeoplePages {

    private static final String LIST = "redirect:/people";

    private final People people;
    private final AccountKeeping accounts;
    private final Memberships memberships;
    private final CurrentActor current;

    PeoplePages(People people, AccountKeeping accounts, Memberships memberships, CurrentActor current) {
        this.people = people;
        this.accounts = accounts;
        this.memberships = memberships;
        this.current = current;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "1") int page, Model model) {
        Actor administrator = current.require();
        people.requireAdmin(administrator);
        Page<Person> found = people.named(text, page);
        model.addAttribute("found", found);
        model.addAttribute(
                "roles",
                memberships.projectsByRole(found.rows().stream().map(Person::id).toList()));
        model.addAttribute("text", text);
        model.addAttribute("own", administrator.id());
        return "people";
    }

    @PostMapping
    String invite(@Valid InviteCommand command, BindingResult typed, RedirectAttributes flash) {
        if (typed.hasErrors()) {
            flash.addFlashAttribute("problem", "people.incomplete");
            return LIST;
        }
        return act(flash, by -> show(accounts.invite(command, by), flash));
    }

    @PostMapping("/{id}/link")
    String renewLink(@PathVariable String id, @RequestParam(defaultValue = "") String text, RedirectAttributes flash) {
        flash.addAttribute("text", text);
        return act(flash, by -> show(accounts.renewLink(id, by), flash));
    }

    @PostMapping("/{id}/disable")
    String disable(@PathVariable String id, @RequestParam(defaultValue = "") String text, RedirectAttributes flash) {
        flash.addAttribute("text", text);
        return act(flash, by -> accounts.disable(id, by));
    }

    @PostMapping("/{id}/enable")
    String enable(@PathVariable String id, @RequestParam(defaultValue = "") String text, RedirectAttributes flash) {
        flash.addAttribute("text", text);
        return act(flash, by -> accounts.enable(id, by));
    }

    /** Once: nobody can read it again. */
    private static void show(AccountKeeping.Invitation invitation, RedirectAttributes flash) {
        flash.addFlashAttribute("invited", invitation.person().displayName());
        flash.addFlashAttribute("link", PasswordLinkPages.address(invitation.token()));
    }

    private String act(RedirectAttributes flash, Consumer<Actor> action) {
        try {
            action.accept(current.require());
        } catch (Refusal refused) {
            flash.addFlashAttribute("refusal", refused.sentence(LocaleContextHolder.getLocale()));
        }
        return LIST;
    }
}
