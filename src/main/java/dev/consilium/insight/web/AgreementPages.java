package dev.consilium.insight.web;

import dev.consilium.identity.CurrentActor;
import dev.consilium.insight.ProjectAgreement;
import dev.consilium.insight.ReaderComparison;
import dev.consilium.insight.SettledBy;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where readers agree, which class is the trouble, and how each reader does. */
@Controller
@RequestMapping("/projects/{id}")
class AgreementPages {

    private final ProjectAgreement agreement;
    private final ReaderComparison readers;
    private final CurrentActor current;

    AgreementPages(ProjectAgreement agreement, ReaderComparison readers, CurrentActor current) {
        this.agreement = agreement;
        this.readers = readers;
        this.current = current;
    }

    @GetMapping("/agreement")
    String agreement(@PathVariable String id, Model model) {
        model.addAttribute("view", agreement.of(id, current.require()));
        return "agreement";
    }

    @GetMapping("/readers")
    String readers(@PathVariable String id, @RequestParam(defaultValue = "all") String settled, Model model) {
        model.addAttribute("view", readers.all(id, SettledBy.ofCode(settled), current.require()));
        model.addAttribute("choices", SettledBy.values());
        return "readers";
    }

    @GetMapping("/readers/{personId}")
    String reader(
            @PathVariable String id,
            @PathVariable String personId,
            @RequestParam(defaultValue = "all") String settled,
            Model model) {
        model.addAttribute("view", readers.one(id, personId, SettledBy.ofCode(settled), current.require()));
        model.addAttribute("choices", SettledBy.values());
        return "reader";
    }

    @GetMapping("/my-readings")
    String own(@PathVariable String id, @RequestParam(defaultValue = "all") String settled, Model model) {
        model.addAttribute("view", readers.own(id, SettledBy.ofCode(settled), current.require()));
        model.addAttribute("choices", SettledBy.values());
        return "reader";
    }
}
