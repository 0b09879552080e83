package dev.consilium.project;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.People;
import dev.consilium.identity.Person;
import dev.consilium.identity.Role;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Founds projects for people: administrators may, and lead what they found. */
@Component
@Transactional
public class ProjectFounding {

    private final Projects projects;
    private final ProtocolVersions versions;
    private final Enrolment enrolment;
    private final People people;

    ProjectFounding(Projects projects, ProtocolVersions versions, Enrolment enrolment, People people) {
        this.projects = projects;
        this.versions = versions;
        this.enrolment = enrolment;
        this.people = people;
    }

    /** @throws Refusal FORBIDDEN {@code ADMIN_ONLY}, and as {@link Projects#create} */
    public Project found(String name, String protocol, Actor by) {
        requireFounder(by);
        return projects.create(name, protocol, by);
    }

    /**
     * With the whole team, or not at all.
     *
     * @throws Refusal as {@link #found(String, String, Actor)} and {@link Enrolment#enrol}, CONFLICT {@code PROTOCOL_CHANGED}
     */
    public Project found(FoundProjectCommand command, Actor by) {
        requireFounder(by);
        ProtocolVersion newest = versions.latest(command.protocol());
        if (!newest.digest().equals(command.seen())) {
            throw Refusal.conflict(
                    "PROTOCOL_CHANGED",
                    "A newer version of this protocol is there since you looked at it. Look at it and go on from there.");
        }
        Project founded = projects.create(command.name(), command.protocol(), by);
        for (FoundProjectCommand.Seat seat : command.team()) {
            enrolment.enrol(founded.id(), seat.user(), seat.role(), by);
        }
        return founded;
    }

    /** @throws Refusal FORBIDDEN {@code ADMIN_ONLY} */
    @Transactional(readOnly = true)
    public void requireFounder(Actor by) {
        people.requireAdmin(by);
    }

    /** @throws Refusal as {@link Projects#create} for a name no project can have */
    @Transactional(readOnly = true)
    public void requireName(String name) {
        projects.requireFree(name);
    }

    /** Whether the person can have the role beside those they have in the project to be. @throws Refusal as {@link Enrolment#enrol} */
    @Transactional(readOnly = true)
    public Person requireSeat(FoundProjectCommand.Seat seat, Set<Role> held, Actor by) {
        return enrolment.requireFit(seat.user(), Enrolment.role(seat.role()), held, by);
    }
}
