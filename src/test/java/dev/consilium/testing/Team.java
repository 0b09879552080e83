package dev.consilium.testing;

import dev.consilium.common.Ids;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CreatePersonCommand;
import dev.consilium.identity.People;
import dev.consilium.identity.Person;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A project with people in it, made over HTTP as an administrator would; only the administrator's own account is made inside. */
public final class Team {

    private final int port;
    private final String password = "Pa-" + Ids.random();
    private final ApiClient administrator;
    private final Map<String, ApiClient> clients = new LinkedHashMap<>();
    private final Map<String, String> usernames = new LinkedHashMap<>();
    private final String suffix = "-" + Ids.random().substring(0, 8);
    private String projectId = "";

    public Team(int port, People people) {
        this.port = port;
        Person admin = people.create(
                new CreatePersonCommand(administratorName(), "Administrator", password, true), Actor.system("test"));
        this.administrator = new ApiClient(port, admin.username(), password);
    }

    public Team project(String name, String protocol) {
        projectId = administrator
                .post("/api/projects", Map.of("name", name, "protocol", protocol))
                .expect(201)
                .json()
                .path("id")
                .asText();
        return this;
    }

    /** @param name unique within the team; the user name adds something random */
    public Team member(String name, String displayName, String... roles) {
        String username = name + suffix;
        administrator
                .post(
                        "/api/users",
                        Map.of("username", username, "displayName", displayName, "password", password, "admin", false))
                .expect(201);
        for (String role : roles) {
            Answer granted = administrator.post(
                    "/api/projects/" + projectId + "/members", Map.of("user", username, "role", role));
            if (granted.status() / 100 != 2) {
                granted.expect(201);
            }
        }
        usernames.put(name, username);
        clients.put(name, new ApiClient(port, username, password));
        return this;
    }

    /** Somebody of another team joins this project as well, and stays with that team for {@link #as}. */
    public Team guest(Team home, String name, String role) {
        administrator
                .post("/api/projects/" + projectId + "/members", Map.of("user", home.username(name), "role", role))
                .expect(201);
        return this;
    }

    public ApiClient as(String name) {
        ApiClient client = clients.get(name);
        if (client == null) {
            throw new IllegalArgumentException("nobody is called " + name + " in " + clients.keySet());
        }
        return client;
    }

    public ApiClient administrator() {
        return administrator;
    }

    public String administratorName() {
        return "admin" + suffix;
    }

    public String username(String name) {
        return String.valueOf(usernames.get(name));
    }

    public List<String> names() {
        return List.copyOf(usernames.keySet());
    }

    public String password() {
        return password;
    }

    public String projectId() {
        return projectId;
    }
}
