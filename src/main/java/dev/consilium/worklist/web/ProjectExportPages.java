package dev.consilium.worklist.web;

import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.project.CaseState;
import dev.consilium.project.Cases;
import dev.consilium.worklist.ProjectRoom.Place;
import dev.consilium.worklist.ProjectRooms;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What an export of a project holds, before somebody makes one. */
@Controller
class ProjectExportPages {

    /** Cases in the export, and those left out of it. */
    public record Counts(long released, long open, long withdrawn) {

        static Counts of(Map<CaseState, Long> cases) {
            long withdrawn = sum(cases, state -> state == CaseState.WITHDRAWN);
            return new Counts(
                    sum(cases, CaseState::closed) - withdrawn, sum(cases, state -> !state.closed()), withdrawn);
        }

        private static long sum(Map<CaseState, Long> cases, Predicate<CaseState> which) {
            return cases.entrySet().stream()
                    .filter(count -> which.test(count.getKey()))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }
    }

    private final ProjectRooms rooms;
    private final Cases cases;
    private final CurrentActor current;

    ProjectExportPages(ProjectRooms rooms, Cases cases, CurrentActor current) {
        this.rooms = rooms;
        this.cases = cases;
        this.current = current;
    }

    @GetMapping("/projects/{id}/export")
    String export(@PathVariable String id, Model model) {
        Actor actor = current.require();
        model.addAttribute("room", rooms.enter(id, Place.EXPORT, actor));
        model.addAttribute("counts", Counts.of(cases.countsOf(id)));
        return "project-export";
    }
}
