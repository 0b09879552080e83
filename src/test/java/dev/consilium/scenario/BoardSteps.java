package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.testing.Answer;
import dev.consilium.testing.ReadingTeam;
import dev.consilium.testing.Team;
import dev.consilium.workflow.protocol.ProtocolDeployment;
import dev.consilium.workflow.protocol.TestProtocols;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Steps of an edge-case board, under a protocol that brings every case before one. */
public abstract class BoardSteps extends CaseSteps {

    private static final String PROTOCOL = "edge-cases-only";

    @Autowired
    protected ProtocolDeployment deployment;

    @Autowired
    protected CurrentActor current;

    @BeforeEach
    protected void aProtocolThatAsksTheBoard() {
        current.as(Actor.system("test"), () -> deployment.deploy(TestProtocols.of(PROTOCOL)));
    }

    /** Ada, Ben and Cem read; Spe is specialist, Sen and Sia are seniors, Aud audits, Des designs. */
    protected ReadingTeam board() {
        return board(cast -> cast.member("spe", "Spela", "specialist").member("sen", "Senta", "senior"));
    }

    protected ReadingTeam board(Consumer<Team> cast) {
        return new ReadingTeam(port, people, "board", PROTOCOL, team -> {
            ReadingTeam.readers(team, "ada", "ben", "cem");
            cast.accept(team);
        });
    }

    /** The case is read, three different answers, and comes before the board. */
    protected static void raise(ReadingTeam world) {
        world.complete("ada", flagged());
        read(world, "ben", "atrophy");
        read(world, "cem", "white-matter-change");
        until(world, "state", "BOARD");
    }

    private static Map<String, Object> flagged() {
        return Map.of(
                "labels",
                labels("infarct"),
                "confidence",
                0.5,
                "flags",
                List.of("edge-case"),
                "edgeCategory",
                "atypical");
    }

    /** Takes the task and gives the opinion. @param members in pairs */
    protected static void say(ReadingTeam world, String who, String outcome, Object... members) {
        give(world, who, "board-opinion", outcome, members).expect(200);
    }

    protected static Answer give(ReadingTeam world, String who, String kind, String outcome, Object... members) {
        return complete(world, who, world.claim(who, kind), opinion(world, outcome, members));
    }

    protected static Map<String, Object> opinion(ReadingTeam world, String outcome, Object... members) {
        Map<String, Object> opinion = new HashMap<>();
        opinion.put("outcome", outcome);
        opinion.put("category", "atypical");
        opinion.put("tags", List.of("mirror"));
        opinion.put("reason", "seen on slice 2");
        opinion.put("password", world.team().password());
        for (int i = 0; i < members.length; i += 2) {
            opinion.put((String) members[i], members[i + 1]);
        }
        return Map.of("decision", opinion);
    }

    protected static String register(ReadingTeam world) {
        return "/api/projects/" + world.team().projectId() + "/edge-cases";
    }

    protected static JsonNode found(ReadingTeam world, String who, String query) {
        return world.team()
                .as(who)
                .get(register(world) + query)
                .expect(200)
                .json()
                .path("edgeCases");
    }

    /** The one entry, once the board has decided and the case is closed. */
    protected static JsonNode settled(ReadingTeam world) {
        JsonNode entries = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> found(world, "lea", "?state=decided"), entry -> entry.size() == 1);
        return world.team()
                .as("lea")
                .get(register(world) + "/" + entries.path(0).path("id").asText())
                .expect(200)
                .json();
    }

    protected static List<String> texts(JsonNode list, String member) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> one.path(member).asText())
                .toList();
    }

    protected static void isNotOffered(ReadingTeam world, String who, String kind) {
        assertThat(world.tasks(who).map(task -> task.path("kind").asText())).doesNotContain(kind);
    }
}
