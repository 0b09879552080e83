package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.testing.Browser;
import dev.consilium.testing.ReadingTeam;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Readers learn where they differed once the case is closed, with its pictures and the reason, and nobody else does. */
abstract class FeedbackScenario extends CaseSteps {

    @Test
    void whoeverDifferedIsToldOnceTheCaseIsClosedAndSeesWhy() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        disagree(world, "ada", "ben", "cem");
        world.offered("sen", "arbitration");
        assertThat(feedback(world, "ada").path("rows")).isEmpty();
        assertThat(picture(world, "ada")).isEqualTo(404);
        complete(
                        world,
                        "sen",
                        world.claim("sen", "arbitration"),
                        decision(
                                world,
                                "author",
                                "labels",
                                labels("hydrocephalus"),
                                "comment",
                                "the ventricles are wide"))
                .expect(200);
        until(world, "state", "ARBITRATED");

        JsonNode told = feedback(world, "ada").path("rows").path(0);
        assertThat(told.path("given").asText()).isEqualTo("infarct");
        assertThat(told.path("truth").asText()).isEqualTo("hydrocephalus");
        assertThat(told.path("unseen").asBoolean()).isTrue();
        assertThat(picture(world, "ada")).isEqualTo(200);
        Browser ada = browser(world, "ada");
        assertThat(ada.get("/feedback").body()).contains("infarct", "hydrocephalus", "0 of 1");
        assertThat(ada.get("/feedback/" + told.path("id").asText()).body())
                .contains("Infarct", "Hydrocephalus", "the ventricles are wide");
        assertThat(feedback(world, "ada").path("rows").path(0).path("unseen").asBoolean())
                .isFalse();
        assertThat(browser(world, "ben")
                        .get("/feedback/" + told.path("id").asText())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void agreementOverTimeCountsClosedCasesWithOneTruth() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        read(world, "ada", "infarct");
        assertThat(months(world, "ada")).isEmpty();
        List.of("ben", "cem").forEach(reader -> read(world, reader, "infarct"));
        until(world, "state", "ACCEPTED");
        JsonNode share = months(world, "ada").path(0).path("share");
        assertThat(share.path("successes").asInt()).isEqualTo(1);
        assertThat(share.path("trials").asInt()).isEqualTo(1);
        assertThat(months(world, "sen")).isEmpty();
    }

    private static JsonNode feedback(ReadingTeam world, String who) {
        return world.team().as(who).get("/api/me/feedback").expect(200).json();
    }

    private static JsonNode months(ReadingTeam world, String who) {
        return world.team().as(who).get("/api/me/agreement").expect(200).json().path("months");
    }

    private static int picture(ReadingTeam world, String who) {
        String series = seenBy(world, "lea").path("series").asText();
        return world.team()
                .as(who)
                .get("/api/series/" + series + "/slices/0.png")
                .status();
    }

    private Browser browser(ReadingTeam world, String who) {
        return Browser.signedIn(port, world.team().username(who), world.team().password());
    }
}
