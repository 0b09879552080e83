package dev.consilium.worklist;

import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.project.CaseQuery;
import dev.consilium.project.CaseSearch;
import dev.consilium.project.CaseState;
import dev.consilium.project.Cases;
import dev.consilium.project.Project;
import dev.consilium.project.Projects;
import dev.consilium.project.ProtocolVersion;
import dev.consilium.project.ProtocolVersions;
import dev.consilium.study.Quarantine;
import dev.consilium.workflow.incident.Incidents;
import dev.consilium.worklist.ProjectRoom.Place;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Projects as their members see them: how many cases stand where, and what should be looked at. */
@Component
public class ProjectOverview {
    private final Projects projects;
    private final ProtocolVersions protocols;
    private final Cases cases;
    private final CaseSearch search;
    private final Memberships memberships;
    private final Quarantine quarantine;
    private final LateTasks late;
    private final Incidents incidents;

    ProjectOverview(
            Projects projects,
            ProtocolVersions protocols,
            Cases cases,
            CaseSearch search,
            Memberships memberships,
            Quarantine quarantine,
            LateTasks late,
            Incidents incidents) {
        this.projects = projects;
        this.protocols = protocols;
        this.cases = cases;
        this.search = search;
        this.memberships = memberships;
        this.quarantine = quarantine;
        this.late = late;
        this.incidents = incidents;
    }

    public List<ProjectView.Row> of(Actor viewer) {
        return projects.visibleTo(viewer).stream()
                .map(project -> row(project, viewer))
                .toList();
    }

    public ProjectView of(ProjectRoom room, Actor viewer) {
        return new ProjectView(
                counts(room.id(), CaseSight.of(memberships.rolesOf(room.id(), viewer.id()))), needs(room, viewer));
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

    private ProjectView.Needs needs(ProjectRoom room, Actor viewer) {
        boolean overseen = room.has(Place.CASES);
        return new ProjectView.Needs(
                overseen ? search.count(room.id(), CaseQuery.waiting()) : 0,
                overseen ? search.count(room.id(), CaseQuery.late()) : 0,
                room.has(Place.LATE) ? late.of(room.id(), viewer).size() : 0,
                room.has(Place.QUARANTINE) || overseen
                        ? quarantine.ofProject(room.id()).size()
                        : 0,
                (int) incidents.openTo(viewer).stream()
                        .filter(incident -> incident.projectId().equals(room.id()))
                        .count());
    }
}
