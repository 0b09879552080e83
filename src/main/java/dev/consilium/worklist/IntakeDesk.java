package dev.consilium.worklist;

import dev.consilium.common.Page;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.People;
import dev.consilium.identity.Role;
import dev.consilium.project.Case;
import dev.consilium.project.Cases;
import dev.consilium.study.FileOutcome;
import dev.consilium.study.IntakeFiles;
import dev.consilium.study.IntakeLog;
import dev.consilium.study.IntakeReport;
import dev.consilium.study.IntakeSummary;
import dev.consilium.study.Quarantine;
import dev.consilium.study.StudyIntake;
import dev.consilium.worklist.ProjectRoom.Place;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What came into a project and what became of it, for those who take studies in or oversee the project. */
@Component
public class IntakeDesk {
    private final ProjectRooms rooms;
    private final IntakeLog log;
    private final StudyIntake intake;
    private final IntakeFiles files;
    private final Quarantine quarantine;
    private final Cases cases;
    private final Memberships memberships;
    private final People people;

    IntakeDesk(
            ProjectRooms rooms,
            IntakeLog log,
            StudyIntake intake,
            IntakeFiles files,
            Quarantine quarantine,
            Cases cases,
            Memberships memberships,
            People people) {
        this.rooms = rooms;
        this.log = log;
        this.intake = intake;
        this.files = files;
        this.quarantine = quarantine;
        this.cases = cases;
        this.memberships = memberships;
        this.people = people;
    }

    /** @param page from 1. @throws Refusal as {@link ProjectRooms#enter(String, Place, Actor)} */
    public Page<IntakeSummary> of(String projectId, int page, Actor viewer) {
        rooms.enter(projectId, Place.INTAKE, viewer);
        return log.of(projectId, page);
    }

    /** @throws Refusal as {@link #of}, NOT_FOUND for an intake of another project too */
    public IntakeReport one(String projectId, String intakeId, Actor viewer) {
        rooms.enter(projectId, Place.INTAKE, viewer);
        var view = intake.view(intakeId);
        if (!view.projectId().equals(projectId)) {
            throw Refusal.notFound("intake");
        }
        return IntakeReport.of(
                view, series -> cases.ofSeries(series).map(Case::id).orElse(null));
    }

    public FileOutcome.Counts counts(IntakeReport shown) {
        return files.counts(shown.intake());
    }

    /** File by file. @param page from 1 */
    public Page<FileOutcome> files(IntakeReport shown, int page) {
        return files.of(shown.intake(), page);
    }

    /** Whether the viewer may send another series in the place of this one. */
    public boolean isReplaceable(String projectId, String seriesId, Actor viewer) {
        return takesIn(projectId, viewer)
                && quarantine.ofProject(projectId).stream()
                        .anyMatch(held -> held.seriesId().equals(seriesId));
    }

    public boolean takesIn(String projectId, Actor viewer) {
        return memberships.rolesOf(projectId, viewer.id()).contains(Role.DATA_MANAGER);
    }

    /** Names of those who sent something, by id; a system principal has none. */
    public Map<String, String> names(Page<IntakeSummary> shown) {
        Map<String, String> names = new HashMap<>();
        shown.rows().stream().map(IntakeSummary::receivedBy).distinct().forEach(id -> people.find(id)
                .ifPresent(person -> names.put(id, person.displayName())));
        return names;
    }
}
