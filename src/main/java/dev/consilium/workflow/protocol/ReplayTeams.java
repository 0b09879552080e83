package dev.consilium.workflow.protocol;

import dev.consilium.common.Ids;
import dev.consilium.identity.CreatePersonCommand;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.People;
import dev.consilium.identity.Role;
import dev.consilium.project.Projects;
import dev.consilium.project.ProtocolVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Makes people of recorded raters: one annotator each, and a specialist and an arbiter who speak the truth. */
@Component
@Profile("replay")
class ReplayTeams {

    private final People people;
    private final Memberships memberships;
    private final Projects projects;

    ReplayTeams(People people, Memberships memberships, Projects projects) {
        this.people = people;
        this.memberships = memberships;
        this.projects = projects;
    }

    Team gather(ProtocolVersion version, List<String> raters) {
        String projectId =
                projects.create("Replay", version.key(), Replay.REPLAY).id();
        String password = Ids.random();
        Map<String, String> annotators = new LinkedHashMap<>();
        for (String rater : raters) {
            annotators.put(rater, member(projectId, "rater-" + (annotators.size() + 1), password, Role.ANNOTATOR));
        }
        return new Team(
                projectId,
                annotators,
                member(projectId, "specialist", password, Role.SPECIALIST),
                member(projectId, "arbiter", password, Role.SENIOR),
                password);
    }

    private String member(String projectId, String username, String password, Role role) {
        String id = people.create(new CreatePersonCommand(username, username, password, false), Replay.REPLAY)
                .id();
        memberships.grant(projectId, id, role, Replay.REPLAY);
        return id;
    }

    /** @param annotators rater as recorded to id of the person; @param password everybody's, made for this run */
    record Team(
            String projectId, Map<String, String> annotators, String specialistId, String arbiterId, String password) {}
}
