package dev.consilium.cli;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.project.Project;
import dev.consilium.project.Projects;
import java.util.List;
import org.springframework.stereotype.Component;

/** Projects as the command line names them: by id or by name. */
@Component
class NamedProjects {

    private static final Actor CLI = Actor.system("cli");

    private final Projects projects;

    NamedProjects(Projects projects) {
        this.projects = projects;
    }

    /** @throws Refusal UNPROCESSABLE {@code UNKNOWN_PROJECT} with the names there are */
    Project require(String idOrName) {
        List<Project> known = projects.visibleTo(CLI);
        return known.stream()
                .filter(project ->
                        project.id().equals(idOrName) || project.name().equals(idOrName))
                .findFirst()
                .orElseThrow(() -> Refusal.unprocessable("UNKNOWN_PROJECT", sentence(idOrName, known)));
    }

    private static String sentence(String idOrName, List<Project> known) {
        List<String> names = known.stream().map(Project::name).toList();
        return "There is no project " + idOrName + "; "
                + (names.isEmpty()
                        ? "this database has none. On H2 that is the one in data/ of the directory you are in."
                        : "known are " + String.join(", ", names) + ".");
    }
}
