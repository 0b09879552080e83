package dev.consilium.worklist.web;

import dev.consilium.common.Refusal;
import dev.consilium.identity.CurrentActor;
import dev.consilium.worklist.Guide;
import dev.consilium.worklist.Tours;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What a person does here, step by step, and the tours they have closed. */
@Controller
class HelpPages {
    private final Tours tours;
    private final CurrentActor current;

    HelpPages(Tours tours, CurrentActor current) {
        this.tours = tours;
        this.current = current;
    }

    @GetMapping("/help")
    String help(Model model) {
        List<Guide> guides = tours.of(current.require());
        model.addAttribute("guides", guides);
        model.addAttribute("images", guides.stream().anyMatch(Guide::looksAtImages));
        return "help";
    }

    @PostMapping("/help/tours/{guide}/seen")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@PathVariable String guide) {
        tours.close(Guide.ofCode(guide).orElseThrow(() -> Refusal.notFound("tour")), current.require());
    }
}
