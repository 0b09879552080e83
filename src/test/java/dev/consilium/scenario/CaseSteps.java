package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.identity.People;
import dev.consilium.testing.Answer;
import dev.consilium.testing.ReadingTeam;
import dev.consilium.testing.Team;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Steps on the roads of a case of finding-consensus, over real HTTP with real jobs. */
public abstract class CaseSteps {

    @LocalServerPort
    protected int port;

    @Autowired
    protected People people;

    @Autowired
    protected JdbcClient jdbc;

    protected ReadingTeam team(Consumer<Team> cast) {
        return new ReadingTeam(port, people, "roads", cast);
    }

    protected static void read(ReadingTeam world, String reader, String... classes) {
        world.read(reader, List.of(classes), 0.5, List.of(), null);
    }

    /** One reading more by everybody who is named, each of another class, so that nothing can be agreed upon. */
    protected static void disagree(ReadingTeam world, String... readers) {
        List<String> classes = List.of("infarct", "atrophy", "white-matter-change", "other-finding");
        for (int i = 0; i < readers.length; i++) {
            read(world, readers[i], classes.get(i));
        }
    }

    protected static Map<String, Object> reading(String... classes) {
        return Map.of("labels", labels(classes), "confidence", 0.5, "flags", List.of());
    }

    protected static Map<String, Object> uncertain(String... classes) {
        return Map.of("labels", labels(classes), "confidence", 0.1, "flags", List.of("uncertain"));
    }

    protected static List<Map<String, String>> labels(String... classes) {
        return Arrays.stream(classes)
                .map(c -> Map.of("class", c, "kind", "finding"))
                .toList();
    }

    /** Three readers, a specialist who hands on what comes to her, and a senior. */
    protected static void everyLevel(Team team) {
        ReadingTeam.threeReadersAndASenior(team);
        team.member("spe", "Spela", "specialist");
    }

    /** The specialist is uncertain: the case goes to arbitration. */
    protected static void handOn(ReadingTeam world) {
        complete(world, "spe", world.claim("spe", "specialist-review"), Map.of("decision", Map.of("kind", "uncertain")))
                .expect(200);
    }

    /** The specialist's own labels, signed. */
    protected static void correct(ReadingTeam world, String... classes) {
        complete(
                        world,
                        "spe",
                        world.claim("spe", "specialist-review"),
                        decision(world, "correct", "labels", labels(classes)))
                .expect(200);
    }

    /** A decision signed with the team's password. @param members in pairs */
    protected static Map<String, Object> decision(ReadingTeam world, String kind, Object... members) {
        Map<String, Object> decision = new HashMap<>();
        decision.put("kind", kind);
        decision.put("reasonCode", "finding-misnamed");
        decision.put("password", world.team().password());
        for (int i = 0; i < members.length; i += 2) {
            decision.put((String) members[i], members[i + 1]);
        }
        return Map.of("decision", decision);
    }

    protected static Answer act(ReadingTeam world, String who, String task, String verb, Map<String, ?> body) {
        return world.team().as(who).post("/api/tasks/" + task + "/" + verb, body);
    }

    protected static Answer complete(ReadingTeam world, String who, String task, Map<String, ?> content) {
        return act(world, who, task, "complete", content);
    }

    protected static JsonNode sheet(ReadingTeam world, String who, String task) {
        return world.team().as(who).get("/api/tasks/" + task).expect(200).json();
    }

    protected static JsonNode seenBy(ReadingTeam world, String who) {
        return world.team()
                .as(who)
                .get("/api/cases/" + world.caseId())
                .expect(200)
                .json();
    }

    /** The case as the lead sees it, as soon as a member has this value; {@code null} in JSON or absent is "". */
    protected static JsonNode until(ReadingTeam world, String member, String value) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> seenBy(world, "lea"),
                        seen -> seen.path(member).asText().equals(value));
    }

    protected static boolean isOffered(ReadingTeam world, String who) {
        return world.tasks(who).findAny().isPresent();
    }

    protected static void isRefused(Answer answer, int status, String code) {
        assertThat(answer.expect(status).code()).isEqualTo(code);
        assertThat(answer.json().path("detail").asText()).isNotBlank().endsWith(".");
    }

    /** A number the database alone knows. @param sql with {@code :case} */
    protected int count(ReadingTeam world, String sql) {
        return jdbc.sql("select count(*) from " + sql)
                .param("case", world.caseId())
                .query(Integer.class)
                .single();
    }

    protected List<String> openTasks(ReadingTeam world) {
        return jdbc.sql(
                        "select task_id from worklist_item where case_id = :case and closed_at is null order by task_id")
                .param("case", world.caseId())
                .query(String.class)
                .list();
    }
}
