package dev.consilium.worklist;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Person;
import dev.consilium.identity.Role;
import dev.consilium.project.FoundProjectCommand.Seat;
import dev.consilium.project.Project;
import dev.consilium.project.ProjectFounding;
import dev.consilium.project.ProtocolVersions;
import dev.consilium.project.TeamCheck;
import dev.consilium.workflow.protocol.ProtocolDescription;
import dev.consilium.workflow.protocol.ProtocolDescriptions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Leads whoever founds a project through the steps, and says at each what does not hold; nothing is written before the last. */
@Component
public class Founding {

    /** @param name of the person; @param refusal why the seat cannot be taken, null where it can */
    public record SeatView(
            String seat,
            String user,
            @Nullable String name,
            @Nullable Role role,
            @Nullable Refusal refusal) {}

    private final ProjectFounding founding;
    private final ProtocolVersions versions;
    private final ProtocolDescriptions descriptions;

    Founding(ProjectFounding founding, ProtocolVersions versions, ProtocolDescriptions descriptions) {
        this.founding = founding;
        this.versions = versions;
        this.descriptions = descriptions;
    }

    /** The newest version of each protocol. @throws Refusal FORBIDDEN {@code ADMIN_ONLY} */
    public List<ProtocolDescription> protocols(Actor by) {
        founding.requireFounder(by);
        return descriptions.newestOfEach();
    }

    /** The diagram of a version, as BPMN. @throws Refusal NOT_FOUND, FORBIDDEN {@code ADMIN_ONLY} */
    public String diagram(String digest, Actor by) {
        founding.requireFounder(by);
        return descriptions.diagram(digest);
    }

    /** @throws Refusal UNPROCESSABLE {@code UNKNOWN_PROTOCOL} */
    public ProtocolDescription protocol(FoundingDraft draft) {
        return descriptions.of(versions.latest(draft.protocol()).digest());
    }

    /** What is wrong with the first step, by field. @throws Refusal FORBIDDEN {@code ADMIN_ONLY} */
    public Map<String, Refusal> wrong(FoundingDraft draft, Actor by) {
        founding.requireFounder(by);
        Map<String, Refusal> wrong = new HashMap<>();
        note(wrong, "name", () -> founding.requireName(draft.name()));
        note(wrong, "protocol", () -> versions.latest(draft.protocol()));
        return wrong;
    }

    /** Each seat with its person, or with why it cannot be taken beside those before it. */
    public List<SeatView> seats(FoundingDraft draft, Actor by) {
        Map<String, Set<Role>> held = new HashMap<>();
        List<SeatView> views = new ArrayList<>();
        List<Seat> team = draft.team();
        for (int i = 0; i < team.size(); i++) {
            Seat seat = team.get(i);
            Set<Role> roles = held.computeIfAbsent(seat.user(), user -> EnumSet.noneOf(Role.class));
            views.add(view(draft.seats().get(i), seat, roles, by));
        }
        return views;
    }

    /** Why one of the seats cannot be taken; empty where it can. */
    public Optional<Refusal> unfit(FoundingDraft draft, String seat, Actor by) {
        return seats(draft, by).stream()
                .filter(view -> view.seat().equals(seat))
                .flatMap(view -> Optional.ofNullable(view.refusal()).stream())
                .findFirst();
    }

    private SeatView view(String written, Seat seat, Set<Role> held, Actor by) {
        Role role = Role.ofGroup(seat.role()).orElse(null);
        try {
            Person person = founding.requireSeat(seat, held, by);
            if (role != null) {
                held.add(role);
            }
            return new SeatView(written, seat.user(), person.displayName(), role, null);
        } catch (Refusal refused) {
            return new SeatView(written, seat.user(), null, role, refused);
        }
    }

    /** What the protocol needs beside what these seats give. */
    public List<TeamCheck.Finding> check(FoundingDraft draft) {
        List<Set<Role>> people = new ArrayList<>();
        draft.rolesByUser().values().forEach(groups -> {
            Set<Role> roles = EnumSet.noneOf(Role.class);
            groups.forEach(group -> Role.ofGroup(group).ifPresent(roles::add));
            people.add(roles);
        });
        return TeamCheck.of(protocol(draft).needs(), people);
    }

    /** @throws Refusal as {@link ProjectFounding#found(dev.consilium.project.FoundProjectCommand, Actor)} */
    public Project found(FoundingDraft draft, Actor by) {
        return founding.found(draft.command(), by);
    }

    private static void note(Map<String, Refusal> wrong, String field, Runnable check) {
        try {
            check.run();
        } catch (Refusal refused) {
            wrong.put(field, refused);
        }
    }
}
