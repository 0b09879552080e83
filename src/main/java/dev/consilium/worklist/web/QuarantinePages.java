package dev.consilium.worklist.web;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.worklist.DecideSeriesCommand;
import dev.consilium.worklist.ProjectRoom;
import dev.consilium.worklist.ProjectRooms;
import dev.consilium.worklist.QuarantineDesk;
import dev.consilium.worklist.QuarantineShelf;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is in quarantine, and one decision on several of it. */
@Controller
@RequestMapping("/projects/{id}/quarantine")
class QuarantinePages {

    private static final int MOST = 100;
    private static final int LONGEST_REASON = 1000;

    private final ProjectRooms rooms;
    private final QuarantineShelf shelf;
    private final QuarantineDesk desk;
    private final CurrentActor current;

    QuarantinePages(ProjectRooms rooms, QuarantineShelf shelf, QuarantineDesk desk, CurrentActor current) {
        this.rooms = rooms;
        this.shelf = shelf;
        this.desk = desk;
        this.current = current;
    }

    @GetMapping
    String quarantine(@PathVariable String id, Model model) {
        Actor actor = current.require();
        model.addAttribute("room", rooms.enter(id, ProjectRoom.Place.QUARANTINE, actor));
        model.addAttribute("held", shelf.of(id, actor));
        return "project-quarantine";
    }

    @PostMapping("/decide")
    String decide(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable List<String> series,
            @RequestParam(required = false) @Nullable String decision,
            @RequestParam(required = false) @Nullable String reason,
            RedirectAttributes flash) {
        if (series == null || series.isEmpty() || series.size() > MOST || decision == null) {
            flash.addFlashAttribute("problem", "quarantine.choose");
        } else if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            flash.addFlashAttribute("problem", "quarantine.say-why");
        } else {
            decide(id, new DecideSeriesCommand(series, decision, reason), flash);
        }
        return "redirect:/projects/{id}/quarantine";
    }

    private void decide(String project, DecideSeriesCommand command, RedirectAttributes flash) {
        try {
            flash.addFlashAttribute(
                    "outcome", desk.decide(project, command, current.require(), LocaleContextHolder.getLocale()));
            flash.addFlashAttribute("decision", command.decision());
        } catch (Refusal refused) {
            flash.addFlashAttribute("refusal", refused.sentence(LocaleContextHolder.getLocale()));
        }
    }
}
