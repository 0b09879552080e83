package dev.consilium.identity.web;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.identity.People;
import dev.consilium.identity.Profile;
import dev.consilium.identity.SignedInSessions;
import java.util.function.Consumer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The own account: name, password, sessions. */
@Controller
@RequestMapping("/profile")
class ProfilePages {

    private static final String PAGE = "redirect:/profile";

    private final People people;
    private final Profile profile;
    private final SignedInSessions sessions;
    private final CurrentActor current;

    ProfilePages(People people, Profile profile, SignedInSessions sessions, CurrentActor current) {
        this.people = people;
        this.profile = profile;
        this.sessions = sessions;
        this.current = current;
    }

    @GetMapping
    String page(Model model) {
        Actor owner = current.require();
        model.addAttribute("person", people.get(owner.id()));
        model.addAttribute("begun", sessions.of(owner.id()));
        return "profile";
    }

    @PostMapping("/name")
    String rename(@RequestParam(defaultValue = "") String displayName, RedirectAttributes flash) {
        return act("profile.renamed", flash, owner -> profile.rename(displayName, owner));
    }

    @PostMapping("/password")
    String changePassword(
            @RequestParam(defaultValue = "") String former,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated,
            RedirectAttributes flash) {
        if (!password.equals(repeated)) {
            flash.addFlashAttribute("problem", "setup.not-repeated");
            return PAGE;
        }
        return act("profile.password-changed", flash, owner -> profile.changePassword(former, password, owner));
    }

    @PostMapping("/sessions/end")
    String endOthers(RedirectAttributes flash) {
        return act("profile.sessions-ended", flash, owner -> sessions.endOthers(owner.id()));
    }

    private String act(String done, RedirectAttributes flash, Consumer<Actor> action) {
        try {
            action.accept(current.require());
            flash.addFlashAttribute("done", done);
        } catch (Refusal refused) {
            flash.addFlashAttribute("refusal", refused.sentence());
        }
        return PAGE;
    }
}
