package dev.consilium.project;

import dev.consilium.identity.Actor;
import java.util.List;
import org.springframework.stereotype.Component;

/** Creates projects and finds them. */
@Component
public class Projects {

    /** @param protocol key of a protocol; its newest version is taken. The creator becomes its lead. */
    public Project create(String name, String protocol, Actor by) {
        throw new UnsupportedOperationException();
    }

    /** @throws dev.consilium.common.Refusal NOT_FOUND */
    public Project get(String projectId) {
        throw new UnsupportedOperationException();
    }

    public List<Project> visibleTo(Actor actor) {
        throw new UnsupportedOperationException();
    }
}
