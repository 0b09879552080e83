package dev.consilium.worklist.web;

import dev.consilium.common.Page;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.study.IntakeReport;
import dev.consilium.study.IntakeSummary;
import dev.consilium.worklist.IntakeDesk;
import dev.consilium.worklist.ProjectRoom.Place;
import dev.consilium.worklist.ProjectRooms;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Taking studies into a project, and what became of those that were sent. */
@Controller
class ProjectIntakePages {
    private final ProjectRooms rooms;
    private final IntakeDesk desk;
    private final CurrentActor current;

    ProjectIntakePages(ProjectRooms rooms, IntakeDesk desk, CurrentActor current) {
        this.rooms = rooms;
        this.desk = desk;
        this.current = current;
    }

    /**
     * @param intake what is shown; the page follows it until it is settled; @param files page of its files that is asked for
     * @param replaces a series in quarantine that what is sent takes the place of
     */
    @GetMapping("/projects/{id}/intake")
    String intake(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String intake,
            @RequestParam(required = false) @Nullable Integer files,
            @RequestParam(required = false) @Nullable String replaces,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Actor actor = current.require();
        Page<IntakeSummary> found = desk.of(id, page, actor);
        model.addAttribute("room", rooms.enter(id, Place.INTAKE, actor));
        model.addAttribute("takesIn", desk.takesIn(id, actor));
        model.addAttribute("found", found);
        model.addAttribute("names", desk.names(found));
        if (replaces != null && desk.isReplaceable(id, replaces, actor)) {
            model.addAttribute("replaces", replaces);
        }
        if (intake != null) {
            IntakeReport shown = desk.one(id, intake, actor);
            model.addAttribute("intake", shown);
            model.addAttribute("sent", desk.counts(shown));
            model.addAttribute("files", desk.files(shown, files == null ? 1 : files));
            model.addAttribute("unfolded", files != null);
            model.addAttribute("caseOf", caseOf(shown));
        }
        return "project-intake";
    }

    /** Cases by the series they read. */
    private static Map<String, String> caseOf(IntakeReport shown) {
        Map<String, String> cases = new HashMap<>();
        for (IntakeReport.SeriesReport series : shown.series()) {
            if (series.caseId() != null) {
                cases.put(series.series(), series.caseId());
            }
        }
        return cases;
    }
}
