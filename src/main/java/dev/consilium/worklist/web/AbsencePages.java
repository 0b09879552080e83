package dev.consilium.worklist.web;

import dev.consilium.common.Refusal;
import dev.consilium.identity.CurrentActor;
import dev.consilium.project.AbsencePlanning;
import dev.consilium.project.RecordAbsenceCommand;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Recording absences by whole days, in the zone of whoever records them, as every time on their page. */
@Controller
class AbsencePages {

    private static final String OWN = "redirect:/absences";
    private static final String RECORDED = "absence.recorded";
    private static final String ENDED = "absence.ended";

    private final AbsencePlanning planning;
    private final AbsenceTable rows;
    private final Moments moments;
    private final CurrentActor current;

    AbsencePages(AbsencePlanning planning, AbsenceTable rows, Moments moments, CurrentActor current) {
        this.planning = planning;
        this.rows = rows;
        this.moments = moments;
        this.current = current;
    }

    @GetMapping("/absences")
    String own(Model model) {
        model.addAttribute("absences", rows.of(planning.own(current.require())));
        return "absences";
    }

    @PostMapping("/absences")
    String record(
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(required = false) @Nullable String deputy,
            RedirectAttributes flash) {
        return act(() -> planning.recordOwn(days(from, to, deputy), current.require()), RECORDED, OWN, flash);
    }

    @PostMapping("/absences/{id}/end")
    String end(@PathVariable String id, RedirectAttributes flash) {
        return act(() -> planning.cutShort(id, current.require()), ENDED, OWN, flash);
    }

    @PostMapping("/projects/{project}/absences")
    String recordFor(
            @PathVariable String project,
            @RequestParam String member,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(required = false) @Nullable String deputy,
            RedirectAttributes flash) {
        return act(
                () -> planning.recordFor(project, member, days(from, to, deputy), current.require()),
                RECORDED,
                "redirect:/projects/" + project + "/team",
                flash);
    }

    @PostMapping("/projects/{project}/absences/{id}/end")
    String endFor(
            @PathVariable String project,
            @PathVariable String id,
            @RequestParam String member,
            RedirectAttributes flash) {
        return act(
                () -> planning.cutShort(project, member, id, current.require()),
                ENDED,
                "redirect:/projects/" + project + "/team",
                flash);
    }

    /** The last day belongs to the absence. */
    private RecordAbsenceCommand days(LocalDate from, LocalDate to, @Nullable String deputy) {
        ZoneId zone = moments.zone();
        return new RecordAbsenceCommand(
                from.atStartOfDay(zone).toInstant(),
                to.plusDays(1).atStartOfDay(zone).toInstant(),
                deputy);
    }

    private static String act(Runnable action, String done, String then, RedirectAttributes flash) {
        try {
            action.run();
            flash.addFlashAttribute("done", done);
        } catch (Refusal refused) {
            flash.addFlashAttribute("refusal", refused.sentence(LocaleContextHolder.getLocale()));
        }
        return then;
    }
}
