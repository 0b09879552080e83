package dev.consilium.worklist;

import dev.consilium.identity.Role;
import dev.consilium.project.CaseState;
import java.util.List;
import java.util.Map;

/** How a project stands, as far as the viewer may know. @param needs what somebody should look at; only what is above zero is told */
public record ProjectView(Map<CaseState, Long> counts, Needs needs) {

    /** Counts; zero also where the viewer may not know. */
    public record Needs(int waiting, int overdue, int late, int quarantined, int incidents) {
        public boolean none() {
            return waiting + overdue + late + quarantined + incidents == 0;
        }
    }

    public boolean empty() {
        return counts.values().stream().allMatch(count -> count == 0);
    }

    /** A project in a list. */
    public record Row(String id, String name, String protocol, String version, List<Role> roles, int cases) {}
}
