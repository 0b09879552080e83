package dev.consilium.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.testing.ReadingTeam;
import dev.consilium.testing.Team;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/** Steps of a panel: a case its arbiter hands on, the votes, and who is to chair. */
public abstract class PanelSteps extends CaseSteps {

    protected static final List<String> THREE = List.of("vera", "vito", "wanda");

    /** Three readers say three things; {@code sen} and these seniors are there. */
    protected ReadingTeam disagreement(List<String> seniors) {
        ReadingTeam world = team(cast -> seniors(cast, seniors));
        disagree(world, "ada", "ben", "cem");
        return world;
    }

    protected static void seniors(Team cast, List<String> seniors) {
        ReadingTeam.threeReadersAndASenior(cast);
        seniors.forEach(name -> cast.member(name, name, "senior"));
    }

    protected ReadingTeam panel(List<String> seniors) {
        ReadingTeam world = disagreement(seniors);
        refer(world);
        world.offered(seniors.get(0), "panel-vote");
        return world;
    }

    protected void refer(ReadingTeam world) {
        complete(world, "sen", world.claim("sen", "arbitration"), handOn(world, "refer-to-panel", "three should look"))
                .expect(200);
    }

    protected static Map<String, Object> handOn(ReadingTeam world, String kind, String comment, Object... members) {
        List<Object> all = new ArrayList<>(List.of("comment", comment));
        all.addAll(List.of(members));
        return decision(world, kind, all.toArray());
    }

    /** For the reading that says this. */
    protected void vote(ReadingTeam world, String who, String labelClass, Object... members) {
        String task = world.claim(who, "panel-vote");
        List<Object> all = new ArrayList<>(List.of("reader", numberOf(sheet(world, who, task), labelClass)));
        all.addAll(List.of(members));
        complete(world, who, task, decision(world, "choose", all.toArray())).expect(200);
    }

    /** Which of them was named to chair the panel, as soon as somebody is. */
    protected static String chair(ReadingTeam world, List<String> members) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> members.stream()
                                .filter(member -> world.tasks(member)
                                        .anyMatch(task ->
                                                task.path("kind").asText().equals("chair-decision")))
                                .findFirst()
                                .orElse(""),
                        member -> !member.isEmpty());
    }

    protected static String other(List<String> members, String chair) {
        return members.stream()
                .filter(member -> !member.equals(chair))
                .findFirst()
                .orElseThrow();
    }

    protected static int numberOf(JsonNode sheet, String labelClass) {
        return stream(sheet.path("material").path("readings"))
                .filter(reading -> reading.findValuesAsText("class").equals(List.of(labelClass)))
                .map(reading -> reading.path("number").asInt())
                .findFirst()
                .orElseThrow();
    }

    protected static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
