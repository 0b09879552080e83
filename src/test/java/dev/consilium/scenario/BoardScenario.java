package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.identity.Actor;
import dev.consilium.testing.Browser;
import dev.consilium.testing.ReadingTeam;
import dev.consilium.workflow.engine.EngineGateway;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What comes of a case before the edge-case board, and what each of its people learns of the others. */
abstract class BoardScenario extends BoardSteps {

    private static final String OPINION = "board-opinion";
    private static final String CHAIR = "board-chair";

    @Autowired
    EngineGateway gateway;

    @Autowired
    ManagementService management;

    @Autowired
    TaskService tasks;

    @Test
    void whatBothMembersSayAlikeIsTheTruthAndEverybodysSignatureIsKept() {
        ReadingTeam world = board();
        raise(world);
        say(world, "spe", "decided", "labels", labels("hydrocephalus"), "guidelineSentence", "Look at the ventricles.");
        say(
                world,
                "sen",
                "decided",
                "labels",
                labels("hydrocephalus"),
                "category",
                "rare-disease",
                "tags",
                List.of("Wide ventricles"));
        JsonNode seen = until(world, "state", "ARBITRATED");
        assertThat(seen.path("groundTruth").path("origin").asText()).isEqualTo("BOARD");
        assertThat(seen.path("groundTruth").path("labels").findValuesAsText("class"))
                .containsExactly("hydrocephalus");
        assertThat(seen.path("decision").path("dissent")).hasSize(3);
        assertThat(seen.path("decision").path("signedName").asText()).isEqualTo("Senta");
        assertThat(seen.path("edgeCases").path(0).path("outcome").asText()).isEqualTo("decided");
        JsonNode entry = settled(world);
        assertThat(entry.path("entry").path("raisedLevel").asText()).isEqualTo("annotator");
        assertThat(entry.path("entry").path("raisedCategory").asText()).isEqualTo("atypical");
        assertThat(entry.path("entry").path("category").asText()).isEqualTo("rare-disease");
        assertThat(entry.path("entry").path("tags").toString()).isEqualTo("[\"mirror\",\"wide-ventricles\"]");
        assertThat(entry.path("entry").path("guidelineSentence").asText()).isEqualTo("Look at the ventricles.");
        assertThat(entry.path("entry").path("case").asText()).isEqualTo(world.caseId());
        assertThat(texts(entry.path("opinions"), "signedName")).containsExactlyInAnyOrder("Spela", "Senta");
        assertThat(audited(world))
                .contains("EdgeCaseOpened", "BoardOpinionGiven", "BoardTallied", "EdgeCaseDecided", "DecisionSigned");
    }

    @Test
    void aReadingMayBeChosenAndTheFormMayBeFilledInTheBrowser() {
        ReadingTeam world = board();
        raise(world);
        String task = world.claim("spe", OPINION);
        int number = numberOf(sheet(world, "spe", task).path("material"), "atrophy");
        Map<String, Object> form = Map.of(
                "outcome", "decided",
                "reader", Integer.toString(number),
                "category", "atypical",
                "tags", "mirror, Two Words",
                "reason", "as this reader says");
        complete(
                        world,
                        "spe",
                        task,
                        Map.of("form", form, "password", world.team().password()))
                .expect(200);
        say(world, "sen", "decided", "labels", labels("atrophy"));
        JsonNode seen = until(world, "state", "ARBITRATED");
        assertThat(seen.path("groundTruth").path("labels").findValuesAsText("class"))
                .containsExactly("atrophy");
        assertThat(seen.path("decision").path("dissent")).hasSize(2);
        assertThat(settled(world).path("entry").path("tags").toString()).isEqualTo("[\"mirror\",\"two-words\"]");
    }

    @Test
    void neitherMemberLearnsAnythingOfTheOtherAndNobodyOfWhoRead() {
        ReadingTeam world = board();
        raise(world);
        say(world, "spe", "excluded", "reason", "only-the-specialist-says-so");
        String task = world.claim("sen", OPINION);
        JsonNode sheet = sheet(world, "sen", task);
        assertThat(sheet.path("material").path("readings")).hasSize(3);
        assertThat(texts(sheet.path("material").path("readings"), "alias"))
                .containsExactly("Reader 1", "Reader 2", "Reader 3");
        assertThat(sheet.path("material").has("opinions")).isFalse();
        assertThat(page(world, "sen", task))
                .contains("Reader 3", "atypical")
                .doesNotContain("only-the-specialist-says-so");
        assertThat(sheet.path("material").path("category").asText()).isEqualTo("atypical");
        assertThat(sheet.toString())
                .doesNotContain("only-the-specialist-says-so", "Spela", world.idOf("spe"), world.idOf("ada"));
        for (String reader : List.of("ada", "ben", "spe")) {
            JsonNode seen = seenBy(world, reader);
            assertThat(seen.has("edgeCases")).isFalse();
            assertThat(seen.toString()).doesNotContain("only-the-specialist-says-so");
        }
        assertThat(seenBy(world, "sen").has("edgeCases")).isFalse();
        String entry = found(world, "lea", "").path(0).path("id").asText();
        JsonNode open = world.team()
                .as("lea")
                .get(register(world) + "/" + entry)
                .expect(200)
                .json();
        assertThat(open.path("opinions")).isEmpty();
        assertThat(open.toString()).doesNotContain("only-the-specialist-says-so");
    }

    @Test
    void whereTheyDifferAnotherSeniorDecidesWhoSeesBothWithoutNames() {
        ReadingTeam world = board();
        raise(world);
        say(world, "spe", "decided", "labels", labels("infarct"), "reason", "it is an infarct");
        say(world, "sen", "ambiguous", "reason", "nobody can tell");
        until(world, "waitCode", "NO_ELIGIBLE_BOARD");
        isNotOffered(world, "sen", CHAIR);
        world.team().member("sia", "Sieglinde", "senior");
        String task = world.claim("sia", CHAIR);
        JsonNode material = sheet(world, "sia", task).path("material");
        assertThat(texts(material.path("opinions"), "alias")).containsExactly("Member 1", "Member 2");
        assertThat(texts(material.path("opinions"), "reason"))
                .containsExactlyInAnyOrder("it is an infarct", "nobody can tell");
        assertThat(material.path("missing")).isEmpty();
        assertThat(page(world, "sia", task))
                .contains("Member 1", "Member 2", "it is an infarct", "nobody can tell", "Reader 3")
                .doesNotContain("Spela", "Senta");
        assertThat(material.toString())
                .doesNotContain("Spela", "Senta", world.idOf("spe"), world.idOf("sen"), "specialist", "seat");
        complete(world, "sia", task, opinion(world, "excluded", "category", "artefact", "reason", "motion throughout"))
                .expect(200);
        JsonNode seen = until(world, "state", "EXCLUDED");
        assertThat(seen.has("groundTruth")).isFalse();
        assertThat(seen.path("decision").path("kind").asText()).isEqualTo("exclude");
        assertThat(seen.path("decision").path("comment").asText()).isEqualTo("motion throughout");
        assertThat(settled(world).path("opinions")).hasSize(3);
        JsonNode exported = exported(world).path("cases").path(0);
        assertThat(exported.path("state").asText()).isEqualTo("EXCLUDED");
        assertThat(exported.path("edgeCases").path(0).path("outcome").asText()).isEqualTo("excluded");
        assertThat(texts(exported.path("edgeCases").path(0).path("opinions"), "seat"))
                .containsExactly("specialist", "senior", "chair");
        assertThat(exported.toString()).doesNotContain("Spela", "Senta", "Sieglinde");
    }

    @Test
    void anOpinionThatIsLateIsNoneAndWhoeverHeldItDoesNotChair() {
        ReadingTeam world = board();
        raise(world);
        String late = world.claim("sen", OPINION);
        say(world, "spe", "ambiguous", "category", "ambiguous");
        fire("BoundaryEvent_SeniorLate", late);
        until(world, "waitCode", "NO_ELIGIBLE_BOARD");
        isRefused(complete(world, "sen", late, opinion(world, "ambiguous")), 409, "TASK_CLOSED");
        isNotOffered(world, "sen", CHAIR);
        world.team().member("sia", "Sieglinde", "senior");
        String task = world.claim("sia", CHAIR);
        JsonNode material = sheet(world, "sia", task).path("material");
        assertThat(material.path("opinions")).hasSize(1);
        assertThat(material.path("missing")).hasSize(1);
        complete(world, "sia", task, opinion(world, "ambiguous", "category", "ambiguous"))
                .expect(200);
        JsonNode seen = until(world, "state", "AMBIGUOUS");
        assertThat(seen.path("groundTruth").path("origin").asText()).isEqualTo("AMBIGUOUS");
        assertThat(seen.path("groundTruth").path("softLabel")).hasSize(3);
    }

    @Test
    void whatIsNoEdgeCaseIsArbitratedBySomebodyElse() {
        ReadingTeam world = board(cast -> cast.member("spe", "Spela", "specialist")
                .member("sen", "Senta", "senior")
                .member("sia", "Sieglinde", "senior"));
        raise(world);
        say(world, "spe", "not-an-edge-case", "category", null, "tags", List.of());
        say(world, "sen", "not-an-edge-case", "category", null, "tags", List.of());
        until(world, "state", "ARBITRATION");
        isNotOffered(world, "sen", "arbitration");
        assertThat(found(world, "sia", "")).isEmpty();
        String task = world.claim("sia", "arbitration");
        complete(world, "sia", task, decision(world, "choose", "reader", 1)).expect(200);
        JsonNode seen = until(world, "state", "ARBITRATED");
        assertThat(seen.path("groundTruth").path("origin").asText()).isEqualTo("ARBITRATION");
        assertThat(settled(world).path("entry").path("outcome").asText()).isEqualTo("not-an-edge-case");
    }

    @Test
    void imagesNobodyCanUseAreReportedWithEveryReason() {
        ReadingTeam world = board();
        raise(world);
        say(world, "spe", "unusable-image", "category", null, "reason", "cut off");
        say(world, "sen", "unusable-image", "category", null, "reason", "motion");
        assertThat(settled(world).path("entry").path("outcome").asText()).isEqualTo("unusable-image");
        assertThat(jdbc.sql("select duty || ' ' || reason from unusable_report where case_id = :case")
                        .param("case", world.caseId())
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("BOARD cut off", "BOARD motion");
        assertThat(count(world, "decision where case_id = :case")).isZero();
    }

    @Test
    void withoutASpecialistTheCaseWaitsVisiblyAndOnePersonTakesOneSeat() {
        ReadingTeam world = board(cast -> cast.member("sen", "Senta", "senior"));
        raise(world);
        until(world, "waitCode", "NO_ELIGIBLE_BOARD");
        world.team().member("bea", "Beate", "specialist", "senior");
        String task = world.claim("bea", OPINION);
        isNotOffered(world, "bea", CHAIR);
        assertThat(world.tasks("bea").filter(other -> !other.path("id").asText().equals(task)))
                .isEmpty();
        complete(world, "bea", task, opinion(world, "ambiguous")).expect(200);
        assertThat(world.tasks("bea")).isEmpty();
        say(world, world.tasks("sen").findAny().isPresent() ? "sen" : "bea", "ambiguous");
        until(world, "state", "AMBIGUOUS");
    }

    @Test
    void whatIsIncompleteOrUnsignedIsRefusedAndKeepsNothing() {
        ReadingTeam world = board();
        raise(world);
        String task = world.claim("spe", OPINION);
        refused(world, task, Map.of(), "DECISION_MISSING");
        refused(world, task, opinion(world, "perhaps"), "SUBMISSION_MALFORMED");
        refused(world, task, opinion(world, "decided"), "LABELS_MISSING");
        refused(world, task, opinion(world, "decided", "labels", List.of()), "LABELS_MISSING");
        refused(world, task, opinion(world, "decided", "reader", 1, "labels", labels("infarct")), "LABELS_TWICE");
        refused(world, task, opinion(world, "decided", "reader", 7), "FORM_REFUSED");
        refused(world, task, opinion(world, "decided", "labels", labels("unicorn")), "UNKNOWN_CLASS");
        refused(world, task, opinion(world, "decided", "labels", labels("no-finding", "infarct")), "LABELS_REFUSED");
        refused(world, task, opinion(world, "ambiguous", "labels", labels("infarct")), "LABELS_UNEXPECTED");
        refused(world, task, opinion(world, "excluded", "category", null), "CATEGORY_MISSING");
        refused(world, task, opinion(world, "excluded", "category", "strange"), "SUBMISSION_MALFORMED");
        refused(world, task, opinion(world, "excluded", "reason", " "), "SUBMISSION_INVALID");
        refused(world, task, opinion(world, "excluded", "tags", List.of("=cmd()")), "TAG_INVALID");
        refused(world, task, opinion(world, "excluded", "guidelineSentence", "x".repeat(1001)), "SUBMISSION_INVALID");
        isRefused(
                complete(world, "spe", task, opinion(world, "excluded", "password", "not mine")),
                403,
                "SIGNATURE_REFUSED");
        assertThat(count(world, "board_opinion o join edge_case e on e.id = o.entry_id where e.case_id = :case"))
                .isZero();
        complete(world, "spe", task, opinion(world, "excluded")).expect(200);
    }

    private static void refused(ReadingTeam world, String task, Map<String, ?> content, String code) {
        isRefused(complete(world, "spe", task, content), 422, code);
    }

    private String page(ReadingTeam world, String who, String task) {
        return Browser.signedIn(port, world.team().username(who), world.team().password())
                .get("/tasks/" + task)
                .body();
    }

    private static int numberOf(JsonNode material, String labelClass) {
        for (JsonNode reading : material.path("readings")) {
            if (reading.findValuesAsText("class").equals(List.of(labelClass))) {
                return reading.path("number").asInt();
            }
        }
        throw new AssertionError("nobody said " + labelClass + ": " + material);
    }

    private static List<String> audited(ReadingTeam world) {
        return texts(
                world.team()
                        .as("lea")
                        .get("/api/projects/" + world.team().projectId() + "/audit?limit=1000")
                        .expect(200)
                        .json()
                        .path("entries"),
                "type");
    }

    private static JsonNode exported(ReadingTeam world) {
        return world.team()
                .as("lea")
                .get("/api/projects/" + world.team().projectId() + "/export?format=json")
                .expect(200)
                .json();
    }

    /** The timer attached to this task, fired now. */
    private void fire(String timer, String task) {
        String execution = tasks.createTaskQuery().taskId(task).singleResult().getExecutionId();
        String job = management
                .createJobQuery()
                .executionId(execution)
                .activityId(timer)
                .singleResult()
                .getId();
        Actor jobs = Actor.system("jobs");
        current.as(
                jobs,
                () -> gateway.as(jobs, engine -> {
                    engine.management().executeJob(job);
                    return Boolean.TRUE;
                }));
    }
}
