package dev.consilium.worklist.web;

import dev.consilium.identity.CurrentActor;
import dev.consilium.worklist.SystemWatch;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How the installation fares and what to do where it does not, for administrators. */
@Controller
class SystemPages {

    private final SystemWatch watch;
    private final CurrentActor current;

    SystemPages(SystemWatch watch, CurrentActor current) {
        this.watch = watch;
        this.current = current;
    }

    @GetMapping("/system")
    String system(@RequestParam(defaultValue = "1") int page, Model model) {
        model.addAttribute("view", watch.look(current.require(), page));
        return "system";
    }
}
