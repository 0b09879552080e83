package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.testing.Answer;
import dev.consilium.testing.Browser;
import dev.consilium.testing.ReadingTeam;
import dev.consilium.testing.ReviewTrial;
import dev.consilium.testing.TestDatabase;
import dev.consilium.workflow.protocol.ProtocolDeployment;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Two readers differ, one of them is uncertain, and a specialist has the case: what may be said of it, and what comes of that. */
abstract class ReviewScenario extends CaseSteps {

    private static final String ADAS = "sentinel-ada-4711";
    private static final String BENS = "sentinel-ben-4712";
    private static final String WHY = "sentinel-why-4713: look at the left ventricle again";
    private static final String PLACE = "sentinel-place-4714";

    @Autowired
    private ProtocolDeployment deployment;

    private ReadingTeam world;
    private String task;
    private JsonNode material;

    @BeforeEach
    void aSpecialistHoldsACaseOnWhichTwoReadersDiffer() {
        ReviewTrial.deploy(deployment);
        world = new ReadingTeam(port, people, "review", ReviewTrial.KEY, team -> {
            ReadingTeam.readers(team, "ada", "ben");
            team.member("sen", "Senta", "senior")
                    .member("sam", "Samira", "specialist")
                    .member("sue", "Susanne", "specialist");
        });
        world.read("ada", List.of("infarct"), 0.5, List.of(), ADAS);
        world.read("ben", List.of("atrophy"), 0.7, List.of("uncertain"), BENS);
        take("sam");
    }

    @Test
    void theSpecialistSeesTheReadingsUnderAliasesWithWhatTheMachineSays() {
        assertThat(material.path("readings").findValuesAsText("alias"))
                .containsExactlyInAnyOrder("Reader 1", "Reader 2");
        assertThat(material.path("readings").findValuesAsText("comment")).containsExactlyInAnyOrder(ADAS, BENS);
        assertThat(material.path("returnLimit").asInt()).isEqualTo(2);
        assertThat(seenBy(world, "lea").path("state").asText()).isEqualTo("REVIEW");
        String page = page("sam").body();
        assertThat(page)
                .contains(ADAS, BENS, "A reader, a deadline or the protocol sent it up.", "data-island=\"marks\"");
        for (String reader : List.of("ada", "ben")) {
            assertThat(page + material)
                    .doesNotContain(world.team().username(reader), world.displayName(reader), world.idOf(reader));
        }
    }

    @Test
    void toAcceptAReadingMakesItTheTruthAndKeepsTheDissent() {
        say("accept", "reader", numberOf("atrophy"), "reasonCode", "finding-missed")
                .expect(200);
        JsonNode seen = until(world, "state", "VALIDATED");
        assertThat(seen.path("groundTruth").path("origin").asText()).isEqualTo("SPECIALIST");
        assertThat(classes(seen.path("groundTruth").path("labels"))).containsExactly("atrophy");
        assertThat(seen.path("groundTruth").path("softLabel")).hasSize(2);
        assertThat(seen.path("decision").path("level").asText()).isEqualTo("SPECIALIST");
        assertThat(seen.path("decision").path("kind").asText()).isEqualTo("choose");
        assertThat(seen.path("decision").path("dissent")).hasSize(1);
        assertThat(seen.path("decision").path("meaning").asText()).contains("as its specialist and confirm");
        assertThat(seen.path("decision").path("signedName").asText()).isEqualTo("Samira");
        assertThat(feedback()).containsExactly("infarct -> atrophy");
        assertThat(seenBy(world, "sam").path("decision").has("signedName")).isFalse();
        JsonNode exported = exported();
        assertThat(exported.path("decisions").path(0).path("level").asText()).isEqualTo("SPECIALIST");
        assertThat(exported.path("decisions").path(0).path("dissent")).hasSize(1);
        assertThat(exported.path("readings").findValuesAsText("revision")).containsOnly("1");
        assertThat(audited()).contains("ReviewOpened", "DecisionSigned", "ReviewConcluded", "GroundTruthRecorded");
    }

    @Test
    void toCorrectLeavesTheReadingsAsTheyAre() {
        say("correct", "labels", labels("haemorrhage"), "reasonCode", "finding-misnamed")
                .expect(200);
        JsonNode seen = until(world, "state", "VALIDATED");
        assertThat(classes(seen.path("groundTruth").path("labels"))).containsExactly("haemorrhage");
        assertThat(seen.path("decision").path("kind").asText()).isEqualTo("author");
        assertThat(seen.path("decision").path("dissent")).hasSize(2);
        assertThat(seen.path("decision").path("meaning").asText()).contains("these corrected labels");
        assertThat(seen.path("readings").findValuesAsText("comment")).containsExactlyInAnyOrder(ADAS, BENS);
        assertThat(feedback()).containsExactlyInAnyOrder("infarct -> haemorrhage", "atrophy -> haemorrhage");
    }

    @Test
    void theFilledFormCorrectsAReadingAsTheBrowserSendsIt() {
        Map<String, Object> form = Map.of(
                "kind",
                "correct",
                "reader",
                Integer.toString(numberOf("infarct")),
                "findings",
                List.of("infarct", "atrophy"),
                "reasonCode",
                "finding-missed");
        complete(
                        world,
                        "sam",
                        task,
                        Map.of("form", form, "password", world.team().password()))
                .expect(200);
        JsonNode seen = until(world, "state", "VALIDATED");
        assertThat(classes(seen.path("groundTruth").path("labels"))).containsExactlyInAnyOrder("atrophy", "infarct");
        assertThat(seen.path("decision").path("kind").asText()).isEqualTo("edit");
    }

    @Test
    void labelsThatCannotStandComeBackToTheSameSpecialistWithTheReason() {
        say("correct", "labels", labels("no-finding", "infarct"), "reasonCode", "finding-missed")
                .expect(200);
        String again = world.offered("sam", "specialist-review");
        assertThat(again).isNotEqualTo(task);
        JsonNode sheet = world.team().as("sam").get("/api/tasks/" + again).json();
        assertThat(sheet.path("mine").asBoolean()).isTrue();
        assertThat(sheet.path("reworkReason").asText()).isEqualTo("EXCLUSIVE_CLASS");
        task = again;
        assertThat(page("sam").body()).contains("a class that stands alone stands beside another");
        say("correct", "labels", labels("infarct"), "reasonCode", "finding-missed")
                .expect(200);
        assertThat(classes(
                        until(world, "state", "VALIDATED").path("groundTruth").path("labels")))
                .containsExactly("infarct");
        assertThat(exported().path("decisions")).hasSize(2);
    }

    @Test
    void aReturnedReadingGoesToItsReaderWithReasonsAndPlacesAndComesBackToTheSameSpecialist() {
        String before = seenBy(world, "ben").toString();
        sendBack("infarct", List.of(place(1, 10.0, 20.0, 30.0, 40.0), place(2, 5.0, 6.0, null, null)));
        String rework = world.offered("ada", "reading");
        JsonNode sheet =
                world.team().as("ada").get("/api/tasks/" + rework).expect(200).json();
        assertThat(sheet.path("reworkReason").asText()).isEqualTo("finding-missed");
        assertThat(sheet.path("material").path("returned").path("comment").asText())
                .isEqualTo(WHY);
        assertThat(sheet.path("material").path("returned").path("places")).hasSize(2);
        assertThat(sheet.path("data").path("findings").path(0).asText()).isEqualTo("infarct");
        String page = Browser.signedIn(
                        port, world.team().username("ada"), world.team().password())
                .get("/tasks/" + rework)
                .body();
        assertThat(page).contains(WHY, PLACE, "data-island=\"marks\"", "box from 10, 20 to 30, 40", "point at 5, 6");
        for (String told : List.of(page, sheet.toString())) {
            assertThat(told)
                    .doesNotContain(
                            BENS,
                            world.team().username("sam"),
                            "Samira",
                            world.idOf("sam"),
                            world.idOf("ben"),
                            "askedBy");
        }
        assertThat(world.tasks("ben")).isEmpty();
        assertThat(world.tasks("sam")).isEmpty();
        assertThat(seenBy(world, "ben")).hasToString(before);
        assertThat(seenBy(world, "ada").path("state").asText()).isEqualTo("READING");
        act(world, "ben", rework, "claim", Map.of()).expect(409);

        complete(world, "ada", rework, reading("infarct", "atrophy")).expect(200);
        takeAgain("sam");
        JsonNode returned = reviewed("infarct").path("returns").path(0);
        assertThat(returned.path("state").asText()).isEqualTo("DONE");
        assertThat(classes(reviewed("infarct").path("labels"))).containsExactlyInAnyOrder("atrophy", "infarct");
        assertThat(world.tasks("sue")).isEmpty();
        say("accept", "reader", numberOf("infarct"), "reasonCode", "finding-missed")
                .expect(200);
        until(world, "state", "VALIDATED");
        assertThat(count(world, "annotation a join reading r on r.id = a.reading_id where r.case_id = :case"))
                .isEqualTo(3);
        assertThat(audited()).contains("ReworkRequested", "ReworkMoved");
    }

    @Test
    void aReturnedReadingCarriesNoFlagsSinceNothingWouldHeedThem() {
        sendBack("atrophy", List.of());
        String rework = world.offered("ben", "reading");
        JsonNode sheet = sheet(world, "ben", rework);
        assertThat(sheet.path("form").path("components").findValuesAsText("key"))
                .contains("findings", "comment")
                .doesNotContain("flags", "edgeCategory");
        assertThat(sheet.path("data").has("flags")).isFalse();
        for (String flag : List.of("uncertain", "edge-case", "unusable-image")) {
            Map<String, Object> flagged = new HashMap<>(reading("atrophy"));
            flagged.put("flags", List.of(flag));
            flagged.put("edgeCategory", flag.equals("edge-case") ? "atypical" : null);
            flagged.put("comment", "I cannot tell");
            isRefused(complete(world, "ben", rework, flagged), 422, "FLAG_IN_REWORK");
        }
        assertThat(count(world, "unusable_report where case_id = :case")).isZero();
        Map<String, Object> said = new HashMap<>(reading("atrophy"));
        said.put("comment", "I cannot tell");
        complete(world, "ben", rework, said).expect(200);
        takeAgain("sam");
        assertThat(reviewed("atrophy").path("comment").asText()).isEqualTo("I cannot tell");
    }

    @Test
    void onceMoreThanAllowedHandsTheCaseUpAndAsksTheReaderNothing() {
        for (int times = 1; times <= 2; times++) {
            sendBack("infarct", List.of());
            complete(world, "ada", world.offered("ada", "reading"), reading("infarct"))
                    .expect(200);
            takeAgain("sam");
        }
        sendBack("infarct", List.of());
        until(world, "state", "ARBITRATION");
        world.offered("sen", "arbitration");
        assertThat(world.tasks("ada")).isEmpty();
        assertThat(count(world, "rework_request where case_id = :case")).isEqualTo(2);
        assertThat(count(world, "case_part where case_id = :case and duty = 'SPECIALIST' and done_at is not null"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "uncertain, '',             '',        ARBITRATION",
        "edge-case, rare-disease,   '',        BOARD",
        "unusable,  '',             all noise, QUARANTINE"
    })
    void whatTheSpecialistCannotSettleIsHandedOnUnsigned(String kind, String category, String comment, String state) {
        say(kind, "edgeCategory", category.isEmpty() ? null : category, "comment", comment, "password", null)
                .expect(200);
        until(world, "state", state);
        assertThat(count(world, "decision where case_id = :case")).isZero();
        assertThat(count(
                        world,
                        "specialist_review where case_id = :case and specialist_id = '" + world.idOf("sam") + "'"))
                .isEqualTo(1);
        assertThat(count(world, "unusable_report where case_id = :case and duty = 'SPECIALIST'"))
                .isEqualTo(kind.equals("unusable") ? 1 : 0);
        if (kind.equals("edge-case")) {
            assertThat(seenBy(world, "ada").path("state").asText()).isEqualTo("READING");
        }
    }

    @Test
    void nothingOfTheReviewLeaksToTheReadersBeforeTheCaseCloses() {
        sendBack("infarct", List.of(place(0, 1.0, 1.0, null, null)));
        world.offered("ada", "reading");
        for (String who : List.of("ada", "ben")) {
            String other = who.equals("ada") ? BENS : ADAS;
            List<String> forbidden = who.equals("ada")
                    ? List.of(other, "Samira", "REVIEW", "with a specialist", world.idOf("sam"))
                    : List.of(other, WHY, PLACE, "Samira", "REVIEW", "with a specialist", world.idOf("sam"));
            everythingSeenBy(who)
                    .forEach((path, text) ->
                            assertThat(text).as("%s for %s", path, who).doesNotContain(forbidden));
        }
    }

    @Test
    void whatCannotBeIsRefusedWithAWayOutAndNothingIsKept() {
        int one = numberOf("infarct");
        isRefused(say("accept", "reader", 7, "reasonCode", "finding-missed"), 422, "FORM_REFUSED");
        isRefused(say("accept", "reasonCode", "finding-missed"), 422, "READER_UNKNOWN");
        isRefused(say("accept", "reader", one), 422, "REASON_UNKNOWN");
        isRefused(say("correct", "reasonCode", "finding-missed"), 422, "LABELS_MISSING");
        isRefused(say("correct", "labels", labels("flu"), "reasonCode", "finding-missed"), 422, "UNKNOWN_CLASS");
        isRefused(
                say("accept", "reader", one, "reasonCode", "finding-missed", "password", "wrong"),
                403,
                "SIGNATURE_REFUSED");
        isRefused(say("return", "reader", one, "reasonCode", "finding-missed"), 422, "REWORK_REASON_MISSING");
        isRefused(say("return", "reasonCode", "finding-missed", "comment", WHY), 422, "READER_UNKNOWN");
        isRefused(
                say(
                        "return",
                        "reader",
                        one,
                        "reasonCode",
                        "finding-missed",
                        "comment",
                        WHY,
                        "places",
                        List.of(place(99, 1.0, 1.0, null, null))),
                422,
                "PLACE_OUTSIDE");
        isRefused(
                say(
                        "return",
                        "reader",
                        one,
                        "reasonCode",
                        "finding-missed",
                        "comment",
                        WHY,
                        "places",
                        List.of(place(0, 9.0, 9.0, 3.0, 3.0))),
                422,
                "SUBMISSION_INVALID");
        isRefused(say("edge-case"), 422, "CATEGORY_MISSING");
        isRefused(say("unusable"), 422, "REASON_MISSING");
        isRefused(say("perhaps"), 422, "SUBMISSION_MALFORMED");
        isRefused(complete(world, "sue", task, Map.of("decision", Map.of("kind", "uncertain"))), 409, "TASK_NOT_YOURS");
        assertThat(count(world, "specialist_review where case_id = :case")).isZero();
        assertThat(count(world, "decision where case_id = :case")).isZero();
        assertThat(count(world, "rework_request where case_id = :case")).isZero();
    }

    @Test
    void lesionsAreReviewedWithWhyTheyAreHereAndCorrectedWithBoxesBesideTheForm() {
        world = new ReadingTeam(port, people, "review", "lesion-double-read", team -> {
            ReadingTeam.readers(team, "ada", "ben");
            team.member("sen", "Senta", "senior").member("sam", "Samira", "specialist");
        });
        LesionScenario.mark(world, "ada", LesionScenario.box("nodule", 10, 10, 30, 30, 0, 1));
        LesionScenario.mark(
                world,
                "ben",
                LesionScenario.box("nodule", 10, 10, 30, 30, 0, 1),
                LesionScenario.box("nodule", 50, 50, 60, 60, 2, 2));
        take("sam");
        assertThat(material.path("routeReason").asText()).isEqualTo("FEW_LESIONS_OPEN");
        assertThat(page("sam").body())
                .contains(
                        "One or two lesions that only one reader has",
                        "data-island=\"lesions\"",
                        "\"from\":[{",
                        "data-island=\"marks\"");
        Map<String, Object> form = Map.of("kind", "correct", "reasonCode", "finding-missed");
        complete(
                        world,
                        "sam",
                        task,
                        Map.of(
                                "form",
                                form,
                                "labels",
                                List.of(LesionScenario.box("nodule", 12, 10, 30, 30, 0, 1)),
                                "password",
                                world.team().password()))
                .expect(200);
        JsonNode truth = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> jdbc.sql(
                                        "select labels from ground_truth where case_id = :case and origin = 'SPECIALIST'")
                                .param("case", world.caseId())
                                .query(String.class)
                                .optional()
                                .map(ReviewScenario::json)
                                .orElse(null),
                        found -> found != null);
        assertThat(truth.path(0).path("geometry").path("x0").asDouble()).isEqualTo(12);
        assertThat(count(world, "decision where case_id = :case and level = 'SPECIALIST' and kind = 'AUTHOR'"))
                .isEqualTo(1);
    }

    private static JsonNode json(String text) {
        try {
            return TestDatabase.json().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private void take(String who) {
        task = world.claim(who, "specialist-review");
        look(who);
    }

    /** The case came back to its specialist, who need not take it again. */
    private void takeAgain(String who) {
        task = world.offered(who, "specialist-review");
        look(who);
    }

    private void look(String who) {
        material = world.team()
                .as(who)
                .get("/api/tasks/" + task)
                .expect(200)
                .json()
                .path("material");
    }

    /** @param members in pairs; the password is given unless it is among them */
    private Answer say(String kind, Object... members) {
        Map<String, Object> decision = new HashMap<>();
        decision.put("kind", kind);
        decision.put("password", world.team().password());
        for (int i = 0; i < members.length; i += 2) {
            decision.put((String) members[i], members[i + 1]);
        }
        return complete(world, "sam", task, Map.of("decision", decision));
    }

    private void sendBack(String given, List<Map<String, Object>> places) {
        say("return", "reader", numberOf(given), "reasonCode", "finding-missed", "comment", WHY, "places", places)
                .expect(200);
    }

    private static Map<String, Object> place(int slice, double x0, double y0, Double x1, Double y1) {
        Map<String, Object> place = new HashMap<>(Map.of("slice", slice, "x0", x0, "y0", y0, "text", PLACE));
        if (x1 != null) {
            place.put("x1", x1);
            place.put("y1", y1);
        }
        return place;
    }

    private JsonNode reviewed(String labelClass) {
        return StreamSupport.stream(material.path("readings").spliterator(), false)
                .filter(reading -> classes(reading.path("labels")).contains(labelClass))
                .findFirst()
                .orElseThrow();
    }

    private int numberOf(String labelClass) {
        return reviewed(labelClass).path("number").asInt();
    }

    private static List<String> classes(JsonNode labels) {
        return labels.findValuesAsText("class");
    }

    private java.net.http.HttpResponse<String> page(String who) {
        return Browser.signedIn(port, world.team().username(who), world.team().password())
                .get("/tasks/" + task);
    }

    private JsonNode exported() {
        return world.team()
                .as("lea")
                .get("/api/projects/" + world.team().projectId() + "/export?format=json")
                .expect(200)
                .json()
                .path("cases")
                .path(0);
    }

    private List<String> audited() {
        return jdbc.sql("select event_type from audit_entry where subject_id = :case")
                .param("case", world.caseId())
                .query(String.class)
                .list();
    }

    private List<String> feedback() {
        return jdbc.sql("select given || ' -> ' || truth from feedback_item where case_id = :case")
                .param("case", world.caseId())
                .query(String.class)
                .list();
    }

    private Map<String, String> everythingSeenBy(String who) {
        Map<String, String> seen = new HashMap<>();
        for (String path : List.of("/api/tasks", "/api/cases/" + world.caseId(), "/api/projects")) {
            seen.put(path, world.team().as(who).get(path).text());
        }
        world.tasks(who).forEach(own -> {
            String path = "/api/tasks/" + own.path("id").asText();
            seen.put(path, world.team().as(who).get(path).text());
        });
        Browser.signedIn(port, world.team().username(who), world.team().password())
                .crawl("/", "/projects", "/projects/" + world.team().projectId())
                .forEach((path, page) -> seen.put(path, page.body()));
        return seen;
    }
}
