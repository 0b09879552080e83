package dev.consilium.project.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.audit.AuditEntry;
import dev.consilium.audit.AuditTrail;
import dev.consilium.common.Ids;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.People;
import dev.consilium.identity.Person;
import dev.consilium.identity.Role;
import dev.consilium.project.Enrolment;
import dev.consilium.project.ProjectFounding;
import dev.consilium.project.Projects;
import dev.consilium.testing.Cast;
import dev.consilium.testing.ConsiliumTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Projects and their teams over HTTP, and that the trail hears of them. */
@ConsiliumTest
class ProjectApiTest {

    private final CurrentActor current;
    private final ProjectFounding founding;
    private final Enrolment enrolment;
    private final Projects projects;
    private final Memberships memberships;
    private final AuditTrail trail;
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final MockMvc mvc;
    private final Cast cast;
    private final Person admin;
    private final String name = "P " + Ids.random();

    @Autowired
    ProjectApiTest(
            CurrentActor current,
            ProjectFounding founding,
            Enrolment enrolment,
            Projects projects,
            Memberships memberships,
            AuditTrail trail,
            JdbcClient jdbc,
            ObjectMapper json,
            People people,
            WebApplicationContext context) {
        this.current = current;
        this.founding = founding;
        this.enrolment = enrolment;
        this.projects = projects;
        this.memberships = memberships;
        this.trail = trail;
        this.jdbc = jdbc;
        this.json = json;
        this.mvc = MockMvcBuilders.webAppContextSetup(context).build();
        this.cast = new Cast(people, memberships);
        this.admin = cast.admin();
    }

    @Test
    void anAdministratorFoundsAProjectAndLeadsIt() throws Exception {
        MockHttpServletResponse answer = found();
        assertThat(answer.getStatus()).isEqualTo(201);
        JsonNode project = json.readTree(answer.getContentAsString());
        String id = project.get("id").asText();
        assertThat(answer.getHeader("Location")).isEqualTo("/api/projects/" + id);
        assertThat(project.get("name").asText()).isEqualTo(name);
        assertThat(project.at("/protocol/key").asText()).isEqualTo("finding-consensus");
        assertThat(project.at("/protocol/versionTag").asText()).isEqualTo("2.1.0");
        assertThat(project.at("/protocol/digest").asText()).hasSize(64);
        assertThat(memberships.rolesOf(id, admin.id())).containsExactly(Role.LEAD);
        assertThat(json.readTree(get("/api/projects/" + id, admin).getContentAsString()))
                .isEqualTo(project);
        assertThat(get("/api/projects", admin).getContentAsString()).contains(id);
        assertThat(get("/api/projects", cast.somebody()).getContentAsString()).isEqualTo("{\"projects\":[]}");
    }

    @Test
    void nobodyElseFoundsProjects() {
        Actor somebody = Actor.person(cast.somebody().id());
        refused("ADMIN_ONLY", () -> founding.found(name, "finding-consensus", somebody));
        refused("UNKNOWN_PROTOCOL", () -> founding.found(name, "none", actor(admin)));
    }

    @Test
    void theLeadAddsPeopleAndAddingTwiceIsOnce() throws Exception {
        String id = founded();
        Person ann = cast.somebody();
        assertThat(add(id, ann.username(), "annotator").getStatus()).isEqualTo(201);
        assertThat(add(id, ann.username(), "annotator").getStatus()).isEqualTo(204);
        assertThat(add(id, ann.username().toUpperCase(java.util.Locale.ROOT), "specialist")
                        .getStatus())
                .isEqualTo(201);
        JsonNode members = json.readTree(
                        get("/api/projects/" + id + "/members", admin).getContentAsString())
                .get("members");
        assertThat(members).hasSize(2).anySatisfy(member -> {
            assertThat(member.get("user").asText()).isEqualTo(ann.username());
            assertThat(member.get("roles").toString()).isEqualTo("[\"annotator\",\"specialist\"]");
        });
    }

    @Test
    void refusesUnknownNamesSelfGrantsAndOthers() {
        String id = founded();
        Person ann = cast.holding(id, Role.ANNOTATOR);
        refused("UNKNOWN_USER", () -> enrolment.enrol(id, "nobody-here", "annotator", actor(admin)));
        refused("UNKNOWN_ROLE", () -> enrolment.enrol(id, ann.username(), "boss", actor(admin)));
        refused("SELF_GRANT", () -> enrolment.enrol(id, admin.username(), "senior", actor(admin)));
        refused("ROLE_MISSING", () -> enrolment.enrol(id, ann.username(), "senior", actor(ann)));
        refused("ROLE_MISSING", () -> enrolment.team(id, actor(ann)));
        refused("NOT_FOUND", () -> enrolment.team(id, actor(cast.somebody())));
        refused("NOT_FOUND", () -> enrolment.team("absent", actor(admin)));
    }

    @Test
    void anAdministratorAddsALeadButNotThemselvesToTheProjectOfAnother() {
        String id = founded();
        Person other = cast.admin();
        assertThat(enrolment.enrol(id, cast.somebody().username(), "lead", actor(other)))
                .isTrue();
        refused("SELF_GRANT", () -> enrolment.enrol(id, other.username(), "lead", actor(other)));
    }

    @Test
    void listsWhatAProjectCanBeFoundedOn() throws Exception {
        JsonNode protocols = json.readTree(
                        get("/api/protocols", cast.somebody()).getContentAsString())
                .get("protocols");
        assertThat(protocols.findValuesAsText("key")).contains("finding-consensus");
        assertThat(protocols.get(0).size()).isEqualTo(4);
    }

    @Test
    void theTrailHearsOfTheProjectAndItsTeam() throws Exception {
        String id = founded();
        add(id, cast.somebody().username(), "auditor");
        assertThat(trail.ofProject(id, 0, 10))
                .extracting(AuditEntry::type, AuditEntry::actorId)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("ProjectCreated", admin.id()),
                        org.assertj.core.groups.Tuple.tuple("MembershipGranted", admin.id()),
                        org.assertj.core.groups.Tuple.tuple("MembershipGranted", admin.id()));
        JsonNode page = json.readTree(
                get("/api/projects/" + id + "/audit?limit=2", admin).getContentAsString());
        assertThat(page.get("entries")).hasSize(2);
        assertThat(page.get("next")).isEqualTo(page.at("/entries/1/seq"));
        assertThat(trail.verify().ok()).isTrue();
    }

    @Test
    void whatCannotBeRecordedDoesNotHappen() {
        jdbc.sql("alter table audit_entry rename to audit_gone").update();
        try {
            refused("AUDIT_UNAVAILABLE", this::founded);
        } finally {
            jdbc.sql("alter table audit_gone rename to audit_entry").update();
        }
        assertThat(projects.visibleTo(Actor.system("test")))
                .noneMatch(p -> p.name().equals(name));
        assertThat(trail.verify().ok()).isTrue();
    }

    private String founded() {
        return founding.found(name, "finding-consensus", actor(admin)).id();
    }

    private MockHttpServletResponse found() {
        return perform(
                MockMvcRequestBuilders.post("/api/projects")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\":\"" + name + "\",\"protocol\":\"finding-consensus\"}"),
                admin);
    }

    private MockHttpServletResponse add(String id, String user, String role) {
        return perform(
                MockMvcRequestBuilders.post("/api/projects/" + id + "/members")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"user\":\"" + user + "\",\"role\":\"" + role + "\"}"),
                admin);
    }

    private MockHttpServletResponse get(String path, Person viewer) {
        return perform(MockMvcRequestBuilders.get(path), viewer);
    }

    private MockHttpServletResponse perform(MockHttpServletRequestBuilder request, Person as) {
        return current.as(actor(as), () -> {
            try {
                return mvc.perform(request).andReturn().getResponse();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Actor actor(Person person) {
        return Actor.person(person.id());
    }

    private static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(Refusal.class))
                .extracting(Refusal::code)
                .isEqualTo(code);
    }
}
