package dev.consilium.dataset.web;

import dev.consilium.common.Page;
import dev.consilium.common.Refusal;
import dev.consilium.dataset.ExportFormat;
import dev.consilium.dataset.ExportRequests;
import dev.consilium.dataset.ExportView;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.identity.People;
import dev.consilium.project.CaseState;
import dev.consilium.project.Cases;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What an export of a project holds, the exports that were asked for, and how far they are. */
@Controller
class ExportPages {

    private static final String BACK = "redirect:/projects/{id}/export";

    /** Cases in the export, and those left out of it. */
    public record Counts(long released, long open, long withdrawn) {

        static Counts of(Map<CaseState, Long> cases) {
            return new Counts(
                    sum(cases, CaseState::released),
                    sum(cases, state -> !state.closed()),
                    sum(cases, state -> state == CaseState.WITHDRAWN));
        }

        private static long sum(Map<CaseState, Long> cases, Predicate<CaseState> which) {
            return cases.entrySet().stream()
                    .filter(count -> which.test(count.getKey()))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }
    }

    private final ExportRequests requests;
    private final Cases cases;
    private final People people;
    private final CurrentActor current;

    ExportPages(ExportRequests requests, Cases cases, People people, CurrentActor current) {
        this.requests = requests;
        this.cases = cases;
        this.people = people;
        this.current = current;
    }

    @GetMapping("/projects/{id}/export")
    String exports(@PathVariable String id, @RequestParam(defaultValue = "1") int page, Model model) {
        Page<ExportView> found = requests.of(id, page, current.require());
        model.addAttribute("project", id);
        model.addAttribute("counts", Counts.of(cases.countsOf(id)));
        model.addAttribute("found", found);
        model.addAttribute("underWay", found.rows().stream().anyMatch(ExportView::isUnderWay));
        model.addAttribute("names", names(found));
        return "project-export";
    }

    @PostMapping("/projects/{id}/exports")
    String request(@PathVariable String id, @RequestParam String format) {
        requests.request(id, ExportFormat.of(format), current.require());
        return BACK;
    }

    @PostMapping("/projects/{id}/exports/{exportId}/again")
    String again(@PathVariable String id, @PathVariable String exportId, RedirectAttributes flash) {
        Actor by = current.require();
        try {
            requests.again(id, exportId, by);
        } catch (Refusal refused) {
            if (refused.kind() != Refusal.Kind.CONFLICT) {
                throw refused;
            }
            flash.addFlashAttribute("refusal", refused.sentence(LocaleContextHolder.getLocale()));
        }
        return BACK;
    }

    private Map<String, String> names(Page<ExportView> shown) {
        Map<String, String> names = new HashMap<>();
        people.byIds(shown.rows().stream()
                        .map(ExportView::requestedBy)
                        .distinct()
                        .toList())
                .forEach((id, person) -> names.put(id, person.displayName()));
        return names;
    }
}
