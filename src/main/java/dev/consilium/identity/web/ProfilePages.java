package dev.consilium.identity.web;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.ChoosePreferencesCommand;
import dev.consilium.identity.ColorScheme;
import dev.consilium.identity.CurrentActor;
import dev.consilium.identity.Languages;
import dev.consilium.identity.PagePreferences;
import dev.consilium.identity.People;
import dev.consilium.identity.Profile;
import dev.consilium.identity.SignedInSessions;
import dev.consilium.identity.TimeZones;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The own account: name, how pages look, password, sessions. */
@Controller
@RequestMapping("/profile")
class ProfilePages {

    private static final String PAGE = "redirect:/profile";

    private final People people;
    private final Profile profile;
    private final PagePreferences preferences;
    private final SignedInSessions sessions;
    private final CurrentActor current;

    ProfilePages(
            People people,
            Profile profile,
            PagePreferences preferences,
            SignedInSessions sessions,
            CurrentActor current) {
        this.people = people;
        this.profile = profile;
        this.preferences = preferences;
        this.sessions = sessions;
        this.current = current;
    }

    @GetMapping
    String page(@CookieValue(name = "zone", required = false) @Nullable String zone, Model model) {
        Actor owner = current.require();
        model.addAttribute("languages", Languages.SHIPPED);
        model.addAttribute("zones", TimeZones.offered());
        model.addAttribute("browserZone", TimeZones.find(zone).orElse(null));
        model.addAttribute("schemes", ColorScheme.values());
        model.addAttribute("person", people.get(owner.id()));
        model.addAttribute("begun", sessions.of(owner.id()));
        return "profile";
    }

    @PostMapping("/name")
    String rename(@RequestParam(defaultValue = "") String displayName, RedirectAttributes flash) {
        return act("profile.renamed", flash, owner -> profile.rename(displayName, owner));
    }

    @PostMapping("/look")
    String choose(
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String zone,
            @RequestParam(defaultValue = "") String scheme,
            RedirectAttributes flash) {
        var command = new ChoosePreferencesCommand(language, zone, scheme);
        return act("profile.look-chosen", flash, owner -> preferences.choose(command, owner));
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
            flash.addFlashAttribute("refusal", refused.sentence(LocaleContextHolder.getLocale()));
        }
        return PAGE;
    }
}
