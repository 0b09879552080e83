package dev.consilium.cli.demo;

import dev.consilium.identity.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Has the other readers of the demo read a case, and shows how far it has got. The page asks again until the case has arrived. */
@Controller
@Profile("demo")
@RequestMapping("/demo/cases/{id}")
class DemoPages {

    private final DemoPlay play;
    private final DemoJourney journey;
    private final DemoSettings settings;
    private final CurrentActor current;

    DemoPages(DemoPlay play, DemoJourney journey, DemoSettings settings, CurrentActor current) {
        this.play = play;
        this.journey = journey;
        this.settings = settings;
        this.current = current;
    }

    @GetMapping
    String page(@PathVariable String id, @RequestParam(required = false) @Nullable PlayedAnswer answer, Model model) {
        model.addAttribute("stage", journey.of(id, current.require()));
        model.addAttribute("answer", answer);
        model.addAttribute("answers", PlayedAnswer.values());
        model.addAttribute("credentials", settings.credentials());
        return "demo-case";
    }

    @PostMapping("/play")
    String play(@PathVariable String id, @RequestParam PlayedAnswer answer, RedirectAttributes query) {
        play.advance(id, answer, current.require());
        query.addAttribute("id", id);
        query.addAttribute("answer", answer);
        return "redirect:/demo/cases/{id}";
    }
}
