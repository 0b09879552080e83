package dev.consilium.audit.web;

import dev.consilium.audit.AuditEntry;
import dev.consilium.audit.ProjectTrail;
import dev.consilium.identity.CurrentActor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The trail of a project, page by page. */
@RestController
class AuditApi {

    /** @param next what to ask for as {@code after} to go on, null at the end */
    record Page(List<AuditEntry> entries, @Nullable Long next) {

        static Page of(List<AuditEntry> entries, int limit) {
            boolean full = entries.size() >= limit;
            return new Page(
                    entries, full ? (Long) entries.get(entries.size() - 1).seq() : null);
        }
    }

    private static final int LARGEST = 1000;

    private final ProjectTrail trail;
    private final CurrentActor current;

    AuditApi(ProjectTrail trail, CurrentActor current) {
        this.trail = trail;
        this.current = current;
    }

    @GetMapping("/api/projects/{projectId}/audit")
    Page ofProject(
            @PathVariable String projectId,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit) {
        int bounded = Math.min(limit, LARGEST);
        return Page.of(trail.show(projectId, after, bounded, current.require()), bounded);
    }
}
