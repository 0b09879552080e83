package dev.consilium.insight;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.Role;
import dev.consilium.project.Case;
import dev.consilium.project.Cases;
import dev.consilium.project.Projects;
import dev.consilium.study.GateRecord;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What closed cases tell of a project. Of open ones only how many there are, so it breaks nobody's blinding. */
@Component
public class Insight {

    private final Projects projects;
    private final Cases cases;
    private final GateRecord gate;
    private final Memberships memberships;
    private final Clock clock;

    Insight(Projects projects, Cases cases, GateRecord gate, Memberships memberships, Clock clock) {
        this.projects = projects;
        this.cases = cases;
        this.gate = gate;
        this.memberships = memberships;
        this.clock = clock;
    }

    /** @throws Refusal NOT_FOUND for strangers, FORBIDDEN {@code ROLE_MISSING} for all but leads and auditors */
    @Transactional(readOnly = true)
    public InsightView of(String projectId, Actor viewer) {
        memberships.require(viewer, projectId, Role.LEAD, Role.AUDITOR);
        List<Case> all = cases.ofProject(projectId);
        return new InsightView(
                projectId,
                projects.get(projectId).name(),
                Math.toIntExact(
                        all.stream().filter(closed -> closed.state().settled()).count()),
                Throughput.of(all, clock.instant()),
                GateOverrules.of(gate.of(projectId)));
    }
}
