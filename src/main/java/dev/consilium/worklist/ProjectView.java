package dev.consilium.worklist;

import dev.consilium.identity.Person;
import dev.consilium.identity.Role;
import dev.consilium.project.Case;
import dev.consilium.project.CaseState;
import dev.consilium.study.IntakeView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A project for its page.
 *
 * @param overseen the viewer sees single cases and the team; otherwise cases and team are empty
 * @param mayTakeIn the viewer sends studies and sees the quarantine; @param mayExport the viewer saves the closed cases
 */
public record ProjectView(
        String id,
        String name,
        String protocol,
        String version,
        boolean overseen,
        boolean mayTakeIn,
        boolean mayExport,
        Map<CaseState, Long> counts,
        List<Case> cases,
        List<Quarantined> quarantine,
        Map<Role, List<Person>> team) {

    /** @param taskId the viewer's to take or held by them, else null */
    public record Quarantined(
            IntakeView.SeriesView series, @Nullable String taskId) {}

    /** A project in a list. */
    public record Row(String id, String name, String protocol, String version, List<Role> roles, int cases) {}
}
