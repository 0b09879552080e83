package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.testing.CalibratedReaders;
import dev.consilium.testing.ReadingTeam;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an arbiter may decide on three readings that say three things, and what comes of it. */
abstract class ArbitrationScenario extends CaseSteps {

    private ReadingTeam world;
    private String task;
    private JsonNode sheet;

    @BeforeEach
    void threeReadersDisagreeAndTheSeniorHoldsTheCase() {
        world = team(ReadingTeam::threeReadersAndASenior);
        disagree(world, "ada", "ben", "cem");
        task = world.claim("sen", "arbitration");
        sheet = world.team().as("sen").get("/api/tasks/" + task).expect(200).json();
    }

    @Test
    void theSplitStandsBesideTheReadingsByAliasAlone() {
        JsonNode panel = sheet.at("/material/panel");
        assertThat(panel.path("votes")).hasSize(3).allSatisfy(vote -> assertThat(vote.path("readers"))
                .hasSize(1));
        assertThat(panel.at("/votes/0/classes/0").asText()).isEqualTo("infarct");
        assertThat(panel.at("/votes/0/readers/0").asInt()).isEqualTo(numberOf("infarct"));
        assertThat(panel.path("sameShare").asDouble()).isZero();
        assertThat(panel.path("splits")).hasSize(3).allSatisfy(split -> assertThat(split.path("notGiven"))
                .hasSize(2));
        assertThat(panel.path("routeReason").asText()).isEqualTo("TIE");
        assertThat(panel.at("/belief/calibrated").asBoolean(true)).isFalse();
        JsonNode posterior = panel.at("/belief/posterior");
        assertThat(posterior).hasSize(3);
        double likeliest = posterior.path(0).path("probability").asDouble();
        assertThat(likeliest).isBetween(0.0, 1.0);
        assertThat(posterior.path(1).path("probability").asDouble()).isEqualTo(likeliest, within(1e-12));
        for (String reader : List.of("ada", "ben", "cem")) {
            assertThat(panel.toString())
                    .doesNotContain(world.idOf(reader), world.team().username(reader));
        }
    }

    /** With one reader on each side a probability is as good as a name. */
    @Test
    void aModelThatKnowsTheReadersIsNotAskedOpenlyWhereItWouldBetrayWhomItTrusts() {
        ReadingTeam known = team(ReadingTeam::threeReadersAndASenior);
        CalibratedReaders.in(jdbc, known.team().projectId(), "finding-consensus");
        disagree(known, "ada", "ben", "cem");
        JsonNode asked = sheet(known, "sen", known.claim("sen", "arbitration"));
        assertThat(asked.at("/material/panel/votes")).hasSize(3);
        assertThat(asked.at("/material/panel").has("belief")).isFalse();
    }

    @Test
    void toChooseAReadingMakesItTheTruthAndTheOthersDissent() {
        decide(decision(world, "choose", "reader", numberOf("atrophy")));
        JsonNode seen = until(world, "state", "ARBITRATED");
        assertThat(truth(seen)).containsExactly("atrophy");
        assertThat(seen.path("groundTruth").path("origin").asText()).isEqualTo("ARBITRATION");
        assertThat(seen.path("groundTruth").path("softLabel")).hasSize(3);
        assertThat(seen.path("decision").path("kind").asText()).isEqualTo("choose");
        assertThat(seen.path("decision").path("dissent")).hasSize(2);
        assertThat(seen.path("decision").path("signedName").asText()).isEqualTo("Senta");
        assertThat(feedback()).containsExactlyInAnyOrder("infarct -> atrophy", "white-matter-change -> atrophy");
        assertThat(chosen()).isNotNull();
        assertThat(seenBy(world, "ada").path("decision").has("signedName")).isFalse();
    }

    @Test
    void toEditAReadingKeepsWhichItWasAndEverybodyWhoDiffersDissents() {
        decide(decision(world, "edit", "reader", numberOf("infarct"), "labels", labels("infarct", "atrophy")));
        JsonNode seen = until(world, "state", "ARBITRATED");
        assertThat(truth(seen)).containsExactlyInAnyOrder("atrophy", "infarct");
        assertThat(seen.path("decision").path("dissent")).hasSize(3);
        assertThat(chosen()).isNotNull();
        assertThat(feedback()).hasSize(3);
    }

    @Test
    void toAuthorTheLabelsRestsOnNoReading() {
        decide(decision(world, "author", "labels", labels("hydrocephalus")));
        JsonNode seen = until(world, "state", "ARBITRATED");
        assertThat(truth(seen)).containsExactly("hydrocephalus");
        assertThat(chosen()).isNull();
        assertThat(feedback()).hasSize(3);
    }

    @Test
    void anAmbiguousCaseKeepsItsSoftLabelAndNobodyDissents() {
        decide(decision(world, "ambiguous"));
        JsonNode seen = until(world, "state", "AMBIGUOUS");
        assertThat(seen.path("groundTruth").path("origin").asText()).isEqualTo("AMBIGUOUS");
        assertThat(truth(seen)).isEmpty();
        assertThat(seen.path("groundTruth").path("softLabel"))
                .hasSize(3)
                .allSatisfy(share -> assertThat(share.asDouble()).isBetween(0.33, 0.34));
        assertThat(seen.path("decision").path("dissent")).isEmpty();
        assertThat(seen.path("decision").path("meaning").asText()).contains("no single label");
        assertThat(feedback()).isEmpty();
    }

    @Test
    void theFilledFormDecidesAsTheBrowserSendsIt() {
        Map<String, Object> form = Map.of(
                "kind", "edit",
                "reader", Integer.toString(numberOf("infarct")),
                "findings", List.of("infarct", "atrophy"),
                "reasonCode", "other",
                "comment", "seen on the neighbouring slice");
        decide(Map.of("form", form, "password", world.team().password()));
        assertThat(truth(until(world, "state", "ARBITRATED"))).containsExactlyInAnyOrder("atrophy", "infarct");
    }

    @Test
    void whatIsIncompleteOrUnsignedIsRefusedWithItsCodeAndDecidesNothing() {
        refused(decision(world, "choose"), 422, "READER_UNKNOWN");
        refused(decision(world, "choose", "reader", 4), 422, "FORM_REFUSED");
        refused(decision(world, "edit", "reader", 1), 422, "LABELS_MISSING");
        refused(decision(world, "edit", "labels", labels("infarct")), 422, "READER_UNKNOWN");
        refused(decision(world, "author"), 422, "LABELS_MISSING");
        refused(decision(world, "author", "labels", List.of()), 422, "LABELS_MISSING");
        refused(decision(world, "author", "labels", labels("unicorn")), 422, "UNKNOWN_CLASS");
        refused(decision(world, "ambiguous", "reasonCode", "other"), 422, "REASON_MISSING");
        refused(decision(world, "ambiguous", "reasonCode", "other", "comment", "  "), 422, "REASON_MISSING");
        refused(decision(world, "ambiguous", "reasonCode", "no-such-reason"), 422, "FORM_REFUSED");
        refused(decision(world, "perhaps"), 422, "SUBMISSION_MALFORMED");
        refused(decision(world, "ambiguous", "password", "not mine"), 403, "SIGNATURE_REFUSED");
        refused(decision(world, "ambiguous", "password", ""), 422, "SUBMISSION_INVALID");
        refused(Map.of(), 422, "DECISION_MISSING");
        refused(Map.of("decision", "ambiguous"), 422, "DECISION_MISSING");
        assertThat(count(world, "decision where case_id = :case")).isZero();
        assertThat(seenBy(world, "lea").path("state").asText()).isEqualTo("ARBITRATION");
        decide(decision(world, "choose", "reader", 1));
        until(world, "state", "ARBITRATED");
    }

    @Test
    void aDecisionThatBreaksTheSchemaIsPresentedAgainAndBothRevisionsStay() {
        decide(decision(world, "author", "labels", labels("no-finding", "infarct")));
        String again = world.claim("sen", "arbitration");
        assertThat(again).isNotEqualTo(task);
        assertThat(world.team()
                        .as("sen")
                        .get("/api/tasks/" + again)
                        .expect(200)
                        .json()
                        .path("reworkReason")
                        .asText())
                .isEqualTo("EXCLUSIVE_CLASS");
        act(world, "sen", again, "release", Map.of()).expect(204);
        act(world, "sen", again, "claim", Map.of()).expect(200);
        complete(world, "sen", again, decision(world, "ambiguous")).expect(200);
        assertThat(until(world, "state", "AMBIGUOUS")
                        .path("decision")
                        .path("kind")
                        .asText())
                .isEqualTo("ambiguous");
        assertThat(count(world, "decision where case_id = :case")).isEqualTo(2);
        assertThat(count(world, "ground_truth where case_id = :case")).isEqualTo(1);
    }

    private void decide(Map<String, ?> content) {
        complete(world, "sen", task, content).expect(200);
    }

    private void refused(Map<String, ?> content, int status, String code) {
        isRefused(complete(world, "sen", task, content), status, code);
    }

    /** The number under which the arbiter sees the reading of this class. */
    private int numberOf(String labelClass) {
        for (JsonNode reading : sheet.path("readings")) {
            if (reading.findValuesAsText("class").equals(List.of(labelClass))) {
                return reading.path("number").asInt();
            }
        }
        throw new AssertionError("nobody said " + labelClass + ": " + sheet);
    }

    private static List<String> truth(JsonNode seen) {
        return seen.path("groundTruth").path("labels").findValuesAsText("class");
    }

    private List<String> feedback() {
        return jdbc.sql("select given || ' -> ' || truth from feedback_item where case_id = :case")
                .param("case", world.caseId())
                .query(String.class)
                .list();
    }

    private @org.jspecify.annotations.Nullable String chosen() {
        return (String) jdbc.sql("select chosen_reading_id from decision where case_id = :case")
                .param("case", world.caseId())
                .query()
                .singleRow()
                .get("chosen_reading_id");
    }
}
