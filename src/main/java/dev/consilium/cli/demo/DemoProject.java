package dev.consilium.cli.demo;

import dev.consilium.identity.Actor;
import dev.consilium.identity.CreatePersonCommand;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.People;
import dev.consilium.project.Project;
import dev.consilium.project.Projects;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The project of the demo with its team; made once, all or nothing. */
@Component
@Profile("demo")
class DemoProject {

    private static final Actor DEMO = Actor.system("demo");
    private static final String NAME = "Demo";
    private static final String PROTOCOL = "finding-consensus";

    private final Projects projects;
    private final People people;
    private final Memberships memberships;
    private final DemoSettings settings;

    DemoProject(Projects projects, People people, Memberships memberships, DemoSettings settings) {
        this.projects = projects;
        this.people = people;
        this.memberships = memberships;
        this.settings = settings;
    }

    /** @return id of the project, made now or on an earlier start */
    @Transactional
    public String ensure() {
        return find().orElseGet(this::create);
    }

    Optional<String> find() {
        return projects.visibleTo(DEMO).stream()
                .filter(project -> project.name().equals(NAME))
                .findFirst()
                .map(Project::id);
    }

    private String create() {
        String projectId = projects.create(NAME, PROTOCOL, DEMO).id();
        DemoPasswords passwords = new DemoPasswords();
        Map<String, String> credentials = new LinkedHashMap<>();
        for (DemoMember member : DemoMember.team()) {
            String password = passwords.next();
            join(projectId, member, password);
            credentials.put(member.username(), password);
        }
        DemoPasswords.keep(settings.credentials(), credentials);
        return projectId;
    }

    private void join(String projectId, DemoMember member, String password) {
        String personId = people.create(
                        new CreatePersonCommand(member.username(), member.displayName(), password, member.admin()),
                        DEMO)
                .id();
        memberships.grant(projectId, personId, member.role(), DEMO);
    }
}
