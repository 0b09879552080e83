package dev.consilium.worklist;

import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.Person;
import dev.consilium.identity.Role;
import dev.consilium.project.Absences;
import dev.consilium.worklist.ProjectRoom.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The team of a project by roles. What its people hold, and who is away, is told to a lead who is not blinded. */
@Component
public class ProjectTeam {

    /** @param held open tasks of the project; null where the viewer may not know, like {@code away} */
    public record Member(
            String username, String displayName, @Nullable Integer held, boolean away) {}

    private final ProjectRooms rooms;
    private final Memberships memberships;
    private final Absences absences;
    private final WorklistItems items;

    ProjectTeam(ProjectRooms rooms, Memberships memberships, Absences absences, WorklistItems items) {
        this.rooms = rooms;
        this.memberships = memberships;
        this.absences = absences;
        this.items = items;
    }

    /** Every role, also those nobody holds. @throws dev.consilium.common.Refusal as {@link ProjectRooms#enter(String, Place, Actor)} */
    public Map<Role, List<Member>> of(String projectId, Actor viewer) {
        ProjectRoom room = rooms.enter(projectId, Place.TEAM, viewer);
        boolean told = room.has(Place.LATE)
                && memberships.rolesOf(projectId, viewer.id()).contains(Role.LEAD);
        Map<String, Integer> held = told ? items.heldIn(projectId) : Map.of();
        Set<String> away = told ? absences.away(projectId) : Set.of();
        Map<Role, List<Member>> team = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            team.put(
                    role,
                    memberships.holding(projectId, role).stream()
                            .map(person -> member(person, told ? held.getOrDefault(person.id(), 0) : null, away))
                            .toList());
        }
        return team;
    }

    /** Of the team, by user name. @throws dev.consilium.common.Refusal as {@link #of} */
    public Map<String, String> names(String projectId, Actor viewer) {
        return of(projectId, viewer).values().stream()
                .flatMap(List::stream)
                .collect(Collectors.toMap(Member::username, Member::displayName, (name, same) -> name));
    }

    private static Member member(Person person, @Nullable Integer held, Set<String> away) {
        return new Member(person.username(), person.displayName(), held, away.contains(person.id()));
    }
}
