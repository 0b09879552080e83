package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.testing.Answer;
import dev.consilium.testing.ApiClient;
import dev.consilium.testing.Browser;
import dev.consilium.testing.ReadingTeam;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** People are invited, leave a role or the house, and come back. */
abstract class LeavingScenario extends CaseSteps {

    @Test
    void whoeverIsDisabledGivesBackEverythingAtOnceAndTheDraftIsKept() {
        ReadingTeam world = team(cast -> ReadingTeam.readers(cast, "ada", "ben", "cem", "dan"));
        String task = world.claim("ada", "reading");
        world.team()
                .as("ada")
                .put("/api/tasks/" + task + "/draft", Map.of("form", Map.of("comment", "left side")))
                .expect(204);
        administer(world, "ada", "disable").expect(204);
        assertThat(world.team().as("ada").get("/api/tasks").status()).isEqualTo(401);
        assertThat(openTasks(world)).contains(task);
        assertThat(count(world, "task_draft where task_id = '" + task + "'")).isEqualTo(1);
        assertThat(count(world, "reading where case_id = :case")).isZero();
        for (String reader : List.of("ben", "cem", "dan")) {
            read(world, reader, "infarct");
        }
        until(world, "state", "ACCEPTED");
    }

    @Test
    void aCaseWaitsForWhoeverWasDisabledAndWakesWhenTheyAreBack() {
        ReadingTeam world = team(cast -> ReadingTeam.readers(cast, "ada", "ben", "cem"));
        world.offered("ada", "reading");
        administer(world, "ada", "disable").expect(204);
        until(world, "waitCode", "NO_ELIGIBLE_READER");
        administer(world, "ada", "enable").expect(204);
        for (String reader : List.of("ada", "ben", "cem")) {
            read(world, reader, "infarct");
        }
        until(world, "state", "ACCEPTED");
    }

    @Test
    void whoeverLosesARoleLosesItsTasksAndMayNotHandThemIn() {
        ReadingTeam world = team(cast -> ReadingTeam.readers(cast, "ada", "ben", "cem", "dan"));
        String task = world.claim("ada", "reading");
        String role = "/api/projects/" + world.team().projectId() + "/members/"
                + world.team().username("ada") + "/roles/annotator";
        isRefused(world.team().as("ben").delete(role), 403, "ROLE_MISSING");
        world.team().as("lea").delete(role).expect(204);
        world.team().as("lea").delete(role).expect(204);
        assertThat(complete(world, "ada", task, reading("infarct")).status()).isIn(404, 409);
        assertThat(isOffered(world, "ada")).isFalse();
        for (String reader : List.of("ben", "cem", "dan")) {
            read(world, reader, "infarct");
        }
        until(world, "state", "ACCEPTED");
    }

    @Test
    void aProjectKeepsItsLastLeadAndADataManagerNeverReads() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        String members = "/api/projects/" + world.team().projectId() + "/members";
        ApiClient founder = world.team().administrator();
        String lead = members + "/%s/roles/lead";
        founder.delete(lead.formatted(world.team().username("lea"))).expect(204);
        String name = founder.get("/api/me").json().path("username").asText();
        isRefused(founder.delete(lead.formatted(name)), 409, "LAST_LEAD");
        founder.post(members, Map.of("user", world.team().username("lea"), "role", "lead"))
                .expect(201);
        isRefused(
                world.team()
                        .as("lea")
                        .post(members, Map.of("user", world.team().username("dora"), "role", "annotator")),
                409,
                "ROLES_INCOMPATIBLE");
        isRefused(
                world.team()
                        .as("lea")
                        .post(members, Map.of("user", world.team().username("sen"), "role", "data-manager")),
                409,
                "ROLES_INCOMPATIBLE");
    }

    @Test
    void aLinkSetsAPasswordOnceAndEndsWithTheAccount() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        String username = "eve-" + world.caseId();
        Answer invited = world.team()
                .administrator()
                .post("/api/users/invite", Map.of("username", username, "displayName", "Eve", "admin", false))
                .expect(201);
        URI link = URI.create(invited.json().path("link").asText());
        assertThat(link.getPath()).startsWith("/password/");
        String id = invited.json().at("/user/id").asText();
        URI second = URI.create(world.team()
                .administrator()
                .post("/api/users/" + id + "/link", Map.of())
                .expect(200)
                .json()
                .path("link")
                .asText());
        Browser browser = new Browser(port);
        assertThat(browser.get(link.getPath()).statusCode()).isEqualTo(404);
        assertThat(browser.get(second.getPath()).body()).contains(username);
        assertThat(choose(browser, second, "too short").statusCode()).isEqualTo(422);
        assertThat(choose(browser, second, "a long pass phrase").statusCode()).isEqualTo(302);
        assertThat(choose(browser, second, "another pass phrase").statusCode()).isEqualTo(404);
        Browser session = Browser.signedIn(port, username, "a long pass phrase");
        assertThat(session.get("/profile").body()).contains(username);
        world.team()
                .administrator()
                .post("/api/users/" + id + "/disable", Map.of())
                .expect(204);
        assertThat(session.get("/profile").statusCode()).isIn(302, 401);
    }

    private static HttpResponse<String> choose(Browser browser, URI link, String password) {
        return browser.submit(link.getPath(), link.getPath(), Map.of("password", password, "repeated", password));
    }

    private static Answer administer(ReadingTeam world, String who, String verb) {
        return world.team().administrator().post("/api/users/" + world.idOf(who) + "/" + verb, Map.of());
    }
}
