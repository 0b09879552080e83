package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.common.Ids;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.People;
import dev.consilium.identity.Person;
import dev.consilium.testing.Accounts;
import dev.consilium.testing.Browser;
import dev.consilium.testing.Cast;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An administrator founds a project in three steps; nothing is written before the last, and then all of it or nothing. */
abstract class FoundingScenario {

    private static final Pattern DIAGRAM = Pattern.compile("data-diagram=\"([^\"]+)\"");

    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([0-9a-f]{64})\"");

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Memberships memberships;

    @Autowired
    JdbcClient jdbc;

    private String name;
    private Browser office;
    private Person founder;
    private Person ada;
    private Person dora;

    @BeforeEach
    void anAdministratorAndTwoPeople() {
        Cast cast = new Cast(people, memberships);
        founder = cast.admin();
        ada = cast.somebody();
        dora = cast.somebody();
        name = "Founded " + Ids.random();
        office = at(founder);
    }

    @Test
    void theProtocolIsDescribedByWhatItsFilesSay() {
        String page = ok("/projects/new");
        assertThat(page).contains("Finding consensus", "Lesion double read");
        assertThat(page).contains("annotators", "CT, MR", "2 days", "3 days", "8 hours", "6 days");
        assertThat(page).contains("Haemorrhage", "Blood inside the skull", "Read the case", "Arbitrate");
    }

    @Test
    void theDiagramIsThereAndSaidInWords() {
        String page = ok("/projects/new");
        assertThat(page)
                .contains(
                        "The way of a case",
                        "Blinded readings",
                        "a table decides",
                        "if &quot;Late&quot;:",
                        "if &quot;no&quot;: Close rejected case");
        List<String> diagrams =
                DIAGRAM.matcher(page).results().map(address -> address.group(1)).toList();
        assertThat(diagrams).hasSizeGreaterThanOrEqualTo(2);
        assertThat(diagrams).allSatisfy(address -> {
            HttpResponse<String> diagram = office.get(address);
            assertThat(diagram.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/xml"));
            assertThat(diagram.body()).contains("BPMNDiagram");
        });
        assertThat(diagrams)
                .anySatisfy(address -> assertThat(office.get(address).body()).contains("CallActivity_Reading"));
        assertThat(office.get("/api/protocols/" + "0".repeat(64) + "/diagram").statusCode())
                .isEqualTo(404);
    }

    @Test
    void theTeamIsCheckedAgainstWhatTheProtocolNeeds() {
        String empty = ok(step("team", ""));
        assertThat(empty).contains("3 missing", "votes on a panel", "Nobody but you yet.");
        String one = ok(step("team", "&user=" + ada.username() + "&role=annotator"));
        assertThat(one).contains("2 missing", ada.displayName(), "value=\"" + ada.username() + ":annotator\"");
        assertThat(ok(step("team", seat(ada, "annotator") + "&without=" + ada.username() + ":annotator")))
                .contains("Nobody but you yet.");
    }

    @Test
    void aProjectIsFoundedWithItsTeamAndLedByWhoFoundsIt() {
        String seats = seat(ada, "annotator") + seat(dora, "data-manager");
        HttpResponse<String> founded = found(seats, seen(ok(step("review", seats))));
        assertThat(founded.statusCode()).isEqualTo(302);
        String project = founded.headers().firstValue("Location").orElseThrow().replaceFirst(".*/", "");
        assertThat(roles(project, ada)).containsExactly("annotator");
        assertThat(roles(project, dora)).containsExactly("data-manager");
        assertThat(roles(project, founder)).containsExactly("lead");
        assertThat(ok("/projects/" + project)).contains("What comes next", "takes studies in");
    }

    @Test
    void aProtocolThatIsNotThereAndANameThatIsTakenAreSaidBesideTheirFields() {
        found("", seen(ok(step("review", ""))));
        HttpResponse<String> taken = office.get(step("team", ""));
        assertThat(taken.statusCode()).isEqualTo(422);
        assertThat(taken.body()).contains("id=\"name-wrong\"", "choose another name");
        HttpResponse<String> unknown = office.get("/projects/new/team?name=Other&protocol=astrology");
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body()).contains("id=\"protocol-wrong\"").doesNotContain("id=\"name-wrong\"");
        assertThat(office.get("/projects/new/review?name=%20&protocol=").body())
                .contains("id=\"name-wrong\"", "id=\"protocol-wrong\"");
        assertThat(found("", "0".repeat(64)).statusCode()).isEqualTo(422);
        assertThat(projects(name)).isOne();
    }

    @Test
    void whoCannotHaveARoleIsSaidBesideTheField() {
        for (String wrong : List.of(
                seat(ada, "data-manager") + "&user=" + ada.username() + "&role=annotator",
                seat(ada, "annotator") + "&user=" + ada.username() + "&role=data-manager",
                "&user=nobody-of-this-name&role=annotator",
                "&user=" + ada.username() + "&role=emperor",
                "&user=" + founder.username() + "&role=annotator")) {
            HttpResponse<String> answer = office.get(step("team", wrong));
            assertThat(answer.statusCode()).as(wrong).isEqualTo(422);
            assertThat(answer.body()).contains("id=\"user-wrong\"");
        }
        HttpResponse<String> review = office.get(step("review", seat(ada, "annotator") + seat(ada, "data-manager")));
        assertThat(review.statusCode()).isEqualTo(422);
        assertThat(review.body()).contains("neither reads nor decides cases of the same project");
        assertThat(office.get(step("team", "&user=nobody-of-this-name&role=annotator"), "Accept-Language", "de")
                        .body())
                .contains(new Refusal(Refusal.Kind.UNPROCESSABLE, "UNKNOWN_USER", "").sentence(Locale.GERMAN));
    }

    @Test
    void nothingIsWrittenWhereOneSeatCannotBeTaken() {
        String seats = seat(ada, "annotator") + "&seat=nobody-of-this-name:senior";
        HttpResponse<String> refused = found(seats, seen(ok(step("review", ""))));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("There is no account of this name.");
        assertThat(projects(name)).isZero();
    }

    @Test
    void aProtocolThatChangedMeanwhileIsShownOnceMore() {
        HttpResponse<String> refused = found("", "0".repeat(64));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("A newer version of this protocol is there");
        assertThat(projects(name)).isZero();
        assertThat(found("", seen(refused.body())).statusCode()).isEqualTo(302);
    }

    @Test
    void onlyAdministratorsFoundProjects() {
        Browser other = at(ada);
        for (String path :
                List.of("/projects/new", step("team", ""), step("review", ""), "/projects/new/people?user=a")) {
            assertThat(other.get(path).statusCode()).as(path).isEqualTo(403);
        }
        String token = other.token("/projects").orElseThrow();
        HttpResponse<String> answer = other.post(
                "/projects/new",
                "application/x-www-form-urlencoded",
                "name=" + encoded(name) + "&protocol=finding-consensus&seen=",
                "X-CSRF-TOKEN",
                token);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(projects(name)).isZero();
        assertThat(other.get("/projects").body()).doesNotContain("New project");
        assertThat(ok("/projects")).contains("New project");
    }

    private HttpResponse<String> found(String seats, String seen) {
        return office.post(
                "/projects/new",
                "application/x-www-form-urlencoded",
                "name=" + encoded(name) + "&protocol=finding-consensus" + seats + "&seen=" + seen,
                "X-CSRF-TOKEN",
                office.token("/projects").orElseThrow());
    }

    private String step(String step, String more) {
        return "/projects/new/" + step + "?name=" + encoded(name) + "&protocol=finding-consensus" + more;
    }

    private String ok(String path) {
        HttpResponse<String> answer = office.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static String seat(Person person, String role) {
        return "&seat=" + person.username() + ":" + role;
    }

    private static String seen(String page) {
        Matcher seen = SEEN.matcher(page);
        assertThat(seen.find()).isTrue();
        return seen.group(1);
    }

    private List<String> roles(String project, Person person) {
        return jdbc.sql("select role from membership where project_id = :project and person_id = :person")
                .param("project", project)
                .param("person", person.id())
                .query(String.class)
                .list();
    }

    private int projects(String named) {
        return jdbc.sql("select count(*) from project where name = :name")
                .param("name", named)
                .query(Integer.class)
                .single();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Browser at(Person person) {
        return Browser.signedIn(port, person.username(), Accounts.PASSWORD);
    }
}
