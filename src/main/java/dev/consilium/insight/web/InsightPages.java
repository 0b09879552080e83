package dev.consilium.insight.web;

import dev.consilium.identity.CurrentActor;
import dev.consilium.insight.Insight;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Where readers agree, class by class, and how fast cases close. */
@Controller
class InsightPages {

    private final Insight insight;
    private final CurrentActor current;

    InsightPages(Insight insight, CurrentActor current) {
        this.insight = insight;
        this.current = current;
    }

    @GetMapping("/projects/{id}/insight")
    String insight(@PathVariable String id, Model model) {
        model.addAttribute("view", insight.of(id, current.require()));
        return "insight";
    }
}
