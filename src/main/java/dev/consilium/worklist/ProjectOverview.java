package dev.consilium.worklist;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.Person;
import dev.consilium.identity.Role;
import dev.consilium.project.CaseState;
import dev.consilium.project.Cases;
import dev.consilium.project.Project;
import dev.consilium.project.Projects;
import dev.consilium.project.ProtocolVersion;
import dev.consilium.project.ProtocolVersions;
import dev.consilium.study.IntakeView;
import dev.consilium.study.Quarantine;
import dev.consilium.study.StudyIntake;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Projects as their members see them; how single cases stand is for those who oversee and do not read. */
@Component
public class ProjectOverview {
    /** Who answers for the data: may export it and follow an intake. */
    private static final Set<Role> ANSWERABLE = EnumSet.of(Role.LEAD, Role.DATA_MANAGER, Role.AUDITOR);

    private final Projects projects;
    private final ProtocolVersions protocols;
    private final Cases cases;
    private final Memberships memberships;
    private final Quarantine quarantine;
    private final StudyIntake intake;
    private final Worklist worklist;

    ProjectOverview(
            Projects projects,
            ProtocolVersions protocols,
            Cases cases,
            Memberships memberships,
            Quarantine quarantine,
            StudyIntake intake,
            Worklist worklist) {
        this.projects = projects;
        this.protocols = protocols;
        this.cases = cases;
        this.memberships = memberships;
        this.quarantine = quarantine;
        this.intake = intake;
        this.worklist = worklist;
    }

    public List<ProjectView.Row> of(Actor viewer) {
        return projects.visibleTo(viewer).stream()
                .map(project -> row(project, viewer))
                .toList();
    }

    /** @throws Refusal NOT_FOUND for an absent project and for one of others alike */
    public ProjectView one(String projectId, Actor viewer) {
        Set<Role> roles = memberships.rolesOf(projectId, viewer.id());
        if (roles.isEmpty()) {
            throw Refusal.notFound("project");
        }
        Project project = projects.get(projectId);
        ProtocolVersion protocol = protocols.get(project.protocolDigest());
        boolean overseen = CaseSight.of(roles).seesProgress(CaseState.READING);
        boolean takesIn = roles.contains(Role.DATA_MANAGER);
        return new ProjectView(
                projectId,
                project.name(),
                protocol.name(),
                protocol.versionTag(),
                overseen,
                takesIn,
                roles.stream().anyMatch(ANSWERABLE::contains),
                counts(projectId, CaseSight.of(roles)),
                overseen ? cases.ofProject(projectId) : List.of(),
                takesIn ? quarantined(projectId, viewer) : List.of(),
                overseen ? team(projectId) : Map.of());
    }

    /** @throws Refusal NOT_FOUND unless the viewer takes studies in, leads or audits the intake's project */
    public IntakeView intake(String intakeId, Actor viewer) {
        IntakeView view = intake.view(intakeId);
        Set<Role> roles = memberships.rolesOf(view.projectId(), viewer.id());
        if (roles.stream().noneMatch(ANSWERABLE::contains)) {
            throw Refusal.notFound("intake");
        }
        return view;
    }

    private ProjectView.Row row(Project project, Actor viewer) {
        ProtocolVersion protocol = protocols.get(project.protocolDigest());
        return new ProjectView.Row(
                project.id(),
                project.name(),
                protocol.name(),
                protocol.versionTag(),
                memberships.rolesOf(project.id(), viewer.id()).stream().sorted().toList(),
                cases.countsOf(project.id()).values().stream()
                        .mapToInt(Math::toIntExact)
                        .sum());
    }

    private Map<CaseState, Long> counts(String projectId, CaseSight sight) {
        Map<CaseState, Long> counts = new EnumMap<>(CaseState.class);
        for (CaseState state : CaseState.values()) {
            counts.put(sight.shown(state), 0L);
        }
        cases.countsOf(projectId).forEach((state, count) -> counts.merge(sight.shown(state), count, Long::sum));
        return counts;
    }

    private List<ProjectView.Quarantined> quarantined(String projectId, Actor viewer) {
        List<WorklistItem> tasks = Stream.concat(worklist.heldBy(viewer).stream(), worklist.offeredTo(viewer).stream())
                .filter(item -> item.kind() == TaskKind.QUARANTINE)
                .toList();
        return quarantine.ofProject(projectId).stream()
                .map(series -> new ProjectView.Quarantined(
                        series,
                        tasks.stream()
                                .filter(item -> Objects.equals(item.seriesId(), series.seriesId()))
                                .map(WorklistItem::taskId)
                                .findFirst()
                                .orElse(null)))
                .toList();
    }

    private Map<Role, List<Person>> team(String projectId) {
        Map<Role, List<Person>> team = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            List<Person> people = memberships.holding(projectId, role);
            if (!people.isEmpty()) {
                team.put(role, people);
            }
        }
        return team;
    }
}
