package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.testing.ReadingTeam;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What leads and auditors learn of a project from its closed cases, and nobody of an open one. */
abstract class InsightScenario extends CaseSteps {

    @Test
    void anOpenCaseTellsNothingAClosedOneHowReadersAgreed() {
        ReadingTeam world = team(cast -> {
            ReadingTeam.threeReadersAndASenior(cast);
            cast.member("aud", "Auda", "auditor");
        });
        read(world, "ada", "infarct");
        read(world, "ben", "infarct");
        JsonNode open = insight(world, "lea");
        assertThat(open.path("settled").asInt()).isZero();
        assertThat(infarct(open).path("cases").asInt()).isZero();
        assertThat(open.at("/throughput/open").asInt()).isEqualTo(1);

        read(world, "cem", "infarct");
        until(world, "state", "ACCEPTED");
        JsonNode closed = insight(world, "aud");
        assertThat(infarct(closed).path("present").asInt()).isEqualTo(1);
        assertThat(infarct(closed).at("/percent/value").asDouble()).isEqualTo(1);
        assertThat(infarct(closed).at("/alpha/status").asText()).isEqualTo("UNDEFINED_NO_VARIATION");
        assertThat(infarct(closed).at("/alpha/ci").isMissingNode()
                        || infarct(closed).at("/alpha/ci").isNull())
                .isTrue();
        assertThat(infarct(closed).path("standing").asText()).isEqualTo("TOO_FEW");
        assertThat(closed.at("/gate/failed").isNull()
                        || closed.at("/gate/failed").isMissingNode())
                .isTrue();
        JsonNode week = closed.at("/throughput/weeks/0");
        assertThat(week.path("opened").asInt()).isEqualTo(1);
        assertThat(week.path("readers").asInt()).isEqualTo(1);
    }

    @Test
    void whoeverReadsOrDecidesIsNotTold() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        for (String who : List.of("ada", "sen")) {
            isRefused(world.team().as(who).get(path(world)), 403, "ROLE_MISSING");
        }
        ReadingTeam others = team(ReadingTeam::threeReadersAndASenior);
        isRefused(others.team().as("lea").get(path(world)), 404, "NOT_FOUND");
    }

    private static JsonNode insight(ReadingTeam world, String who) {
        return world.team().as(who).get(path(world)).expect(200).json();
    }

    private static String path(ReadingTeam world) {
        return "/api/projects/" + world.team().projectId() + "/insight";
    }

    private static JsonNode infarct(JsonNode insight) {
        for (JsonNode one : insight.path("classes")) {
            if (one.path("code").asText().equals("infarct")) {
                return one;
            }
        }
        throw new AssertionError("no such class: " + insight);
    }
}
