package dev.consilium.project;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.People;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Founds projects for people: administrators may, and lead what they found. */
@Component
@Transactional
public class ProjectFounding {

    private final Projects projects;
    private final People people;

    ProjectFounding(Projects projects, People people) {
        this.projects = projects;
        this.people = people;
    }

    /** @throws Refusal FORBIDDEN {@code ADMIN_ONLY}, and as {@link Projects#create} */
    public Project found(String name, String protocol, Actor by) {
        if (!by.system() && !people.get(by.id()).admin()) {
            throw Refusal.forbidden("ADMIN_ONLY", "Only administrators found projects; ask one of them.");
        }
        return projects.create(name, protocol, by);
    }
}
