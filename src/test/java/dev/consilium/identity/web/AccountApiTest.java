package dev.consilium.identity.web;

import static dev.consilium.testing.Accounts.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.People;
import dev.consilium.identity.Person;
import dev.consilium.identity.Role;
import dev.consilium.testing.Accounts;
import dev.consilium.testing.Browser;
import dev.consilium.testing.ConsiliumTest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Accounts as programs create and read them. */
@ConsiliumTest
class AccountApiTest {

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private Memberships memberships;

    @Autowired
    private ObjectMapper json;

    @Test
    void anAdministratorCreatesAnAccountAndFindsIt() throws Exception {
        String basic = Browser.basic(new Accounts(people).administrator().username(), PASSWORD);
        Browser program = new Browser(port);
        String username = "ann-" + UUID.randomUUID().toString().substring(0, 8);
        String body = "{\"username\":\"%s\",\"displayName\":\"Ann\",\"password\":\"a long pass phrase\"}";
        HttpResponse<String> created =
                program.post("/api/users", "application/json", body.formatted(username), "Authorization", basic);
        assertThat(created.statusCode()).isEqualTo(201);
        JsonNode user = json.readTree(created.body());
        assertThat(user.get("username").asText()).isEqualTo(username);
        assertThat(user.get("admin").asBoolean()).isFalse();
        assertThat(created.body()).doesNotContain("password", "bcrypt");
        String location = created.headers().firstValue("Location").orElseThrow();
        assertThat(json.readTree(program.get(location, "Authorization", basic).body()))
                .isEqualTo(user);
        assertThat(json.readTree(program.get("/api/users", "Authorization", basic)
                                .body())
                        .get("users"))
                .contains(user);
        assertThat(program.post("/api/users", "application/json", body.formatted(username), "Authorization", basic)
                        .body())
                .contains("USERNAME_TAKEN");
    }

    @Test
    void everybodyReadsWhoTheyAreAndWhere() throws Exception {
        Person person = new Accounts(people).person();
        memberships.grant("p-1", person.id(), Role.DATA_MANAGER, Actor.system("test"));
        memberships.grant("p-1", person.id(), Role.ANNOTATOR, Actor.system("test"));
        String me = new Browser(port)
                .get("/api/me", "Authorization", Browser.basic(person.username(), PASSWORD))
                .body();
        assertThat(json.readTree(me)).isEqualTo(json.readTree("""
                        {"username":"%s","displayName":"%s","admin":false,
                         "projects":[{"id":"p-1","roles":["annotator","data-manager"]}]}""".formatted(person.username(), person.displayName())));
    }
}
