package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.testing.Answer;
import dev.consilium.testing.ReadingTeam;
import dev.consilium.workflow.engine.EngineGateway;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of a case that its arbiter does not settle: a panel votes, its chair decides where it is split. */
abstract class PanelScenario extends PanelSteps {

    private static final Actor JOBS = Actor.system("jobs");
    private static final List<String> FOUR = List.of("vera", "vito", "wanda", "willi");

    @Autowired
    private ManagementService management;

    @Autowired
    private TaskService tasks;

    @Autowired
    private EngineGateway gateway;

    @Autowired
    private CurrentActor current;

    @Nested
    class ByMajority {

        @Test
        void takesOverFromALateArbiterWhoHasNoPartInIt() {
            ReadingTeam world = disagreement(THREE);
            String arbitration = world.claim("sen", "arbitration");
            fire("BoundaryEvent_ArbitrationLate", arbitration);
            world.offered("vera", "panel-vote");
            isRefused(complete(world, "sen", arbitration, decision(world, "choose", "reader", 1)), 409, "TASK_CLOSED");
            assertThat(isOffered(world, "sen")).isFalse();

            vote(world, "vera", "atrophy", "comment", "thin cortex on slice two");
            vote(
                    world,
                    "vito",
                    "infarct",
                    "reasonCode",
                    "guideline-gap",
                    "comment",
                    "old scar, as the guideline has it");
            vote(world, "wanda", "atrophy");

            JsonNode seen = until(world, "state", "ARBITRATED");
            assertThat(truth(seen)).containsExactly("atrophy");
            assertThat(seen.path("groundTruth").path("softLabel")).hasSize(3);
            JsonNode decision = seen.path("decision");
            assertThat(decision.path("level").asText()).isEqualTo("PANEL");
            assertThat(decision.path("kind").asText()).isEqualTo("choose");
            assertThat(decision.path("dissent")).hasSize(2);
            assertThat(decision.path("signedName").asText()).isEqualTo("Panel of 3");
            assertThat(decision.path("meaning").asText()).startsWith("2 of 3 members signed");
            JsonNode panel = onlyPanel(seen);
            assertThat(panel.path("by").asText()).isEqualTo("majority");
            assertThat(panel.path("without").asInt()).isZero();
            assertThat(dissenting(panel)).singleElement().satisfies(vote -> {
                assertThat(vote.path("member").asText()).isEqualTo("vito");
                assertThat(vote.path("reasonCode").asText()).isEqualTo("guideline-gap");
                assertThat(vote.path("comment").asText()).isEqualTo("old scar, as the guideline has it");
                assertThat(vote.path("contentDigest").asText()).hasSize(64);
            });
            assertThat(count(world, "feedback_item where case_id = :case")).isEqualTo(2);
        }

        @Test
        void isBlindedToItsMembersWhileItSitsAndToReadersForEver() {
            ReadingTeam world = panel(THREE);
            vote(world, "vera", "infarct", "comment", "a comment nobody may see");
            String task = world.claim("vito", "panel-vote");
            JsonNode sheet = sheet(world, "vito", task);
            assertThat(sheet.path("material").path("readings")).hasSize(3);
            assertThat(sheet.path("material").path("readings").findValuesAsText("alias"))
                    .containsExactly("Reader 1", "Reader 2", "Reader 3");
            for (String path : List.of("/api/tasks/" + task, "/api/tasks", "/api/cases/" + world.caseId())) {
                String text = world.team().as("vito").get(path).expect(200).text();
                assertThat(text).doesNotContain("nobody may see", "Member", world.idOf("vera"), world.idOf("ada"));
            }
            assertThat(seenBy(world, "vito").has("panels")).isFalse();
            assertThat(seenBy(world, "lea").has("panels")).isFalse();
            assertThat(seenBy(world, "ada").path("readings")).hasSize(1);
            vote(world, "vito", "infarct");
            vote(world, "wanda", "infarct");
            until(world, "state", "ARBITRATED");
            JsonNode panel = onlyPanel(seenBy(world, "ada"));
            assertThat(panel.path("votes").findValuesAsText("alias"))
                    .containsExactly("Member 1", "Member 2", "Member 3");
            assertThat(panel.toString()).doesNotContain("\"member\"", "vera", "vito", "wanda");
        }

        @Test
        void givesEveryMemberOneVote() {
            ReadingTeam world = panel(THREE);
            List<String> open = openTasks(world);
            assertThat(open).hasSize(3);
            act(world, "vera", open.get(0), "claim", Map.of()).expect(200);
            isRefused(act(world, "vera", open.get(1), "claim", Map.of()), 409, "ALREADY_INVOLVED");
            act(world, "vera", open.get(0), "release", Map.of()).expect(204);
            act(world, "vera", open.get(1), "claim", Map.of()).expect(200);
            complete(world, "vera", open.get(1), decision(world, "ambiguous")).expect(200);
            isRefused(act(world, "vera", open.get(0), "claim", Map.of()), 409, "ALREADY_INVOLVED");
            isRefused(act(world, "ada", open.get(0), "claim", Map.of()), 404, "NOT_FOUND");
            assertThat(isOffered(world, "vera")).isFalse();
        }

        @Test
        void mayDeclareTheCaseAmbiguousAndKeepsWhoDisagrees() {
            ReadingTeam world = panel(THREE);
            voteAmbiguous(world, "vera");
            vote(world, "vito", "atrophy", "comment", "clear enough");
            voteAmbiguous(world, "wanda");
            JsonNode seen = until(world, "state", "AMBIGUOUS");
            assertThat(truth(seen)).isEmpty();
            assertThat(seen.path("groundTruth").path("softLabel"))
                    .hasSize(3)
                    .allSatisfy(share -> assertThat(share.asDouble()).isBetween(0.33, 0.34));
            assertThat(seen.path("decision").path("level").asText()).isEqualTo("PANEL");
            assertThat(dissenting(onlyPanel(seen)))
                    .singleElement()
                    .satisfies(vote -> assertThat(vote.path("comment").asText()).isEqualTo("clear enough"));
        }

        @Test
        void agreesOnValuesInWhateverWayTheyWereGiven() {
            ReadingTeam world = panel(THREE);
            vote(world, "vera", "infarct");
            complete(
                            world,
                            "vito",
                            world.claim("vito", "panel-vote"),
                            decision(world, "author", "labels", labels("infarct")))
                    .expect(200);
            vote(world, "wanda", "atrophy");
            JsonNode seen = until(world, "state", "ARBITRATED");
            assertThat(truth(seen)).containsExactly("infarct");
            assertThat(seen.path("decision").path("kind").asText()).isEqualTo("author");
        }

        @Test
        void waitsVisiblyWithFewerThanThreeSeniorsUntilSomebodyJoins() {
            ReadingTeam world = disagreement(List.of("vera", "vito"));
            refer(world);
            assertThat(until(world, "waitCode", "NO_ELIGIBLE_PANEL")
                            .path("state")
                            .asText())
                    .isEqualTo("ARBITRATION");
            assertThat(isOffered(world, "vera")).isFalse();
            world.team().member("wanda", "wanda", "senior");
            THREE.forEach(member -> vote(world, member, "infarct"));
            until(world, "state", "ARBITRATED");
        }
    }

    @Nested
    class WithAnAbstention {

        @Test
        void asksAnotherSenior() {
            ReadingTeam world = panel(FOUR);
            abstain(world, "vera", "the patient is a relative");
            assertThat(isOffered(world, "vera")).isFalse();
            vote(world, "willi", "infarct");
            vote(world, "vito", "infarct");
            vote(world, "wanda", "atrophy");
            JsonNode panel = onlyPanel(until(world, "state", "ARBITRATED"));
            assertThat(panel.path("without").asInt()).isZero();
            assertThat(panel.path("votes")).hasSize(4);
            assertThat(ofKind(panel, "abstain")).singleElement().satisfies(vote -> {
                assertThat(vote.path("comment").asText()).isEqualTo("the patient is a relative");
                assertThat(vote.path("reasonCode").asText()).isEqualTo("conflict-of-interest");
                assertThat(vote.path("dissents").asBoolean()).isFalse();
            });
        }

        @Test
        void countsASeatWithoutAVoteWhereNobodyElseIsThere() {
            ReadingTeam world = panel(THREE);
            abstain(world, "vera", "the patient is a relative");
            vote(world, "vito", "atrophy");
            vote(world, "wanda", "atrophy");
            JsonNode seen = until(world, "state", "ARBITRATED");
            assertThat(truth(seen)).containsExactly("atrophy");
            assertThat(onlyPanel(seen).path("without").asInt()).isEqualTo(1);
        }

        @Test
        void asksNobodyTwiceAndWaitsWhereEverybodyAbstains() {
            ReadingTeam world = panel(THREE);
            THREE.forEach(member -> abstain(world, member, "we all know the patient"));
            until(world, "waitCode", "NO_ELIGIBLE_PANEL");
            assertThat(THREE).noneMatch(member -> isOffered(world, member));
            world.team().member("willi", "willi", "senior");
            String task = world.offered("willi", "chair-decision");
            assertThat(sheet(world, "willi", task)
                            .path("material")
                            .path("without")
                            .asInt())
                    .isEqualTo(3);
            complete(world, "willi", task, decision(world, "author", "labels", labels("hydrocephalus")))
                    .expect(200);
            JsonNode seen = until(world, "state", "ARBITRATED");
            assertThat(truth(seen)).containsExactly("hydrocephalus");
            assertThat(onlyPanel(seen).has("chair")).isFalse();
            assertThat(onlyPanel(seen).path("chairName").asText()).isEqualTo("willi");
        }
    }

    @Nested
    class Split {

        @Test
        void isDecidedByItsChairWhoSeesAllVotesUnderAliases() {
            ReadingTeam world = panel(THREE);
            vote(world, "wanda", "infarct", "comment", "bright on every slice");
            vote(world, "vera", "atrophy");
            vote(world, "vito", "white-matter-change");
            String chair = chair(world, THREE);
            String other = other(THREE, chair);
            String task = world.offered(chair, "chair-decision");
            JsonNode material = sheet(world, chair, task).path("material");
            assertThat(material.path("readings")).hasSize(3);
            assertThat(material.path("votes").findValuesAsText("alias"))
                    .containsExactly("Member 1", "Member 2", "Member 3");
            assertThat(material.path("votes").findValuesAsText("class"))
                    .containsExactlyInAnyOrder("infarct", "atrophy", "white-matter-change");
            assertThat(material.path("votes").findValuesAsText("mine")).containsOnlyOnce("true");
            assertThat(material.toString())
                    .contains("bright on every slice")
                    .doesNotContain("vera", "vito", "wanda", world.idOf(other), world.idOf("ada"));
            assertThat(dev.consilium.testing.Browser.signedIn(
                                    port,
                                    world.team().username(chair),
                                    world.team().password())
                            .get("/tasks/" + task)
                            .body())
                    .contains("Member 3", "bright on every slice");

            isRefused(complete(world, other, task, decision(world, "choose", "reader", 1)), 409, "TASK_NOT_YOURS");
            isRefused(world.team().as(other).get("/api/tasks/" + task), 404, "NOT_FOUND");
            isRefused(act(world, chair, task, "release", Map.of()), 409, "CHAIR_IS_NAMED");
            isRefused(act(world, chair, task, "decline", Map.of("reason", "busy")), 409, "CHAIR_IS_NAMED");
            isRefused(
                    act(
                            world,
                            "lea",
                            task,
                            "assign",
                            Map.of("user", world.team().username(other))),
                    409,
                    "CHAIR_IS_NAMED");
            isRefused(
                    complete(world, chair, task, decision(world, "ambiguous", "password", "wrong")),
                    403,
                    "SIGNATURE_REFUSED");

            complete(
                            world,
                            chair,
                            task,
                            decision(world, "choose", "reader", numberOf(sheet(world, chair, task), "infarct")))
                    .expect(200);
            JsonNode seen = until(world, "state", "ARBITRATED");
            assertThat(truth(seen)).containsExactly("infarct");
            assertThat(seen.path("decision").path("level").asText()).isEqualTo("PANEL");
            assertThat(seen.path("decision").path("signedName").asText()).isEqualTo(chair);
            JsonNode panel = onlyPanel(seen);
            assertThat(panel.path("by").asText()).isEqualTo("chair");
            assertThat(panel.path("chair").asText()).startsWith("Member ");
            assertThat(panel.path("chairName").asText()).isEqualTo(chair);
            assertThat(dissenting(panel)).hasSize(2);
        }

        @Test
        void countsALateVoteAsNotGivenAndALateChairGivesWayToAnotherMember() {
            ReadingTeam world = panel(THREE);
            vote(world, "vito", "infarct");
            vote(world, "wanda", "atrophy");
            String late = world.claim("vera", "panel-vote");
            fire("BoundaryEvent_VoteLate", late);
            List<String> voters = List.of("vito", "wanda");
            String chair = chair(world, voters);
            String first = world.offered(chair, "chair-decision");
            isRefused(complete(world, "vera", late, decision(world, "ambiguous")), 409, "TASK_CLOSED");
            fire("BoundaryEvent_ChairLate", first);
            String other = other(voters, chair);
            String second = world.offered(other, "chair-decision");
            assertThat(until(world, "state", "ARBITRATION").has("overdueSince")).isTrue();
            isRefused(complete(world, chair, first, decision(world, "ambiguous")), 409, "TASK_CLOSED");
            complete(world, other, second, decision(world, "ambiguous")).expect(200);
            JsonNode seen = until(world, "state", "AMBIGUOUS");
            assertThat(onlyPanel(seen).path("without").asInt()).isEqualTo(1);
            assertThat(onlyPanel(seen).path("chairName").asText()).isEqualTo(other);
            assertThat(dissenting(onlyPanel(seen))).hasSize(2);
        }
    }

    @Test
    void anArbiterWithAConflictOfInterestGivesWayToAnotherForGood() {
        ReadingTeam world = disagreement(List.of("vera"));
        String task = world.claim("sen", "arbitration");
        Map<String, Object> conflict = Map.of("escalation", "conflict-of-interest", "reason", "my own relative");
        isRefused(act(world, "vera", task, "raise", conflict), 409, "TASK_NOT_YOURS");
        act(world, "sen", task, "raise", conflict).expect(204);
        String again = world.claim("vera", "arbitration");
        assertThat(again).isNotEqualTo(task);
        isRefused(complete(world, "sen", task, decision(world, "ambiguous")), 409, "TASK_CLOSED");
        assertThat(isOffered(world, "sen")).isFalse();
        complete(world, "vera", again, decision(world, "ambiguous")).expect(200);
        until(world, "state", "AMBIGUOUS");
    }

    @Test
    void aChairWithAConflictOfInterestGivesWayToAnotherMemberAndAMemberAbstainsInstead() {
        ReadingTeam world = panel(THREE);
        Map<String, Object> conflict = Map.of("escalation", "conflict-of-interest", "reason", "my own relative");
        isRefused(
                act(world, "vera", world.claim("vera", "panel-vote"), "raise", conflict),
                409,
                "ESCALATION_NOT_ALLOWED");
        vote(world, "vera", "infarct");
        vote(world, "vito", "atrophy");
        vote(world, "wanda", "white-matter-change");
        String chair = chair(world, THREE);
        act(world, chair, world.offered(chair, "chair-decision"), "raise", conflict)
                .expect(204);
        List<String> others =
                THREE.stream().filter(member -> !member.equals(chair)).toList();
        String next = chair(world, others);
        complete(world, next, world.offered(next, "chair-decision"), decision(world, "ambiguous"))
                .expect(200);
        assertThat(onlyPanel(until(world, "state", "AMBIGUOUS"))
                        .path("chairName")
                        .asText())
                .isEqualTo(next);
    }

    @Test
    void aChairWhoLeavesGivesWayToAnotherAtOnce() {
        ReadingTeam world = panel(THREE);
        vote(world, "vera", "infarct");
        vote(world, "vito", "atrophy");
        vote(world, "wanda", "white-matter-change");
        String first = chair(world, THREE);
        world.team()
                .administrator()
                .post("/api/users/" + world.idOf(first) + "/disable", Map.of())
                .expect(204);
        String second = chair(
                world, THREE.stream().filter(member -> !member.equals(first)).toList());
        world.team()
                .as("lea")
                .delete("/api/projects/" + world.team().projectId() + "/members/"
                        + world.team().username(second) + "/roles/senior")
                .expect(204);
        String third = chair(
                world,
                THREE.stream()
                        .filter(member -> !Set.of(first, second).contains(member))
                        .toList());
        complete(world, third, world.offered(third, "chair-decision"), decision(world, "ambiguous"))
                .expect(200);
        until(world, "state", "AMBIGUOUS");
    }

    @Test
    void ofTwoSeatsThatOneMemberTakesAtTheSameInstantOneIsRefused() {
        ReadingTeam world = panel(THREE);
        String known = world.claim("vera", "panel-vote");
        act(world, "vera", known, "release", Map.of()).expect(204);
        List<String> seats = openTasks(world);
        assertThat(seats).hasSize(3);
        for (int round = 0; round < 5; round++) {
            List<Answer> answers = RacesScenario.atOnce(seats.stream()
                    .map(seat -> (Supplier<Answer>) () -> act(world, "vera", seat, "claim", Map.of()))
                    .toList());
            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409, 409);
            act(world, "vera", world.offered("vera", "panel-vote"), "release", Map.of())
                    .expect(204);
        }
    }

    @Test
    void whatAMemberHandsInIncompleteIsRefusedWithItsCodeAndIsNoVote() {
        ReadingTeam world = panel(THREE);
        String task = world.claim("vera", "panel-vote");
        Map<Map<String, Object>, List<Object>> wrong = new HashMap<>();
        wrong.put(decision(world, "choose"), List.of(422, "READER_UNKNOWN"));
        wrong.put(decision(world, "author"), List.of(422, "LABELS_MISSING"));
        wrong.put(decision(world, "refer-to-panel", "comment", "no"), List.of(422, "SUBMISSION_MALFORMED"));
        wrong.put(decision(world, "exclude"), List.of(422, "FORM_REFUSED"));
        wrong.put(decision(world, "abstain"), List.of(422, "REASON_MISSING"));
        wrong.put(decision(world, "ambiguous", "password", "not mine"), List.of(403, "SIGNATURE_REFUSED"));
        wrong.put(decision(world, "author", "labels", labels("no-finding", "infarct")), List.of(422, "LABELS_WANTING"));
        wrong.forEach((content, answer) ->
                isRefused(complete(world, "vera", task, content), (int) answer.get(0), (String) answer.get(1)));
        assertThat(count(world, "panel_vote v join panel p on p.id = v.panel_id where p.case_id = :case"))
                .isZero();
        complete(world, "vera", task, decision(world, "ambiguous")).expect(200);
    }

    @Test
    void anArbiterHandsACaseOnWithAReasonAndSignedAndIsDoneWithIt() {
        ReadingTeam world = disagreement(List.of("vera"));
        String task = world.claim("sen", "arbitration");
        isRefused(complete(world, "sen", task, handOn(world, "edge-case", "rare")), 422, "CATEGORY_MISSING");
        isRefused(complete(world, "sen", task, handOn(world, "unusable", "")), 422, "REASON_MISSING");
        isRefused(
                complete(world, "sen", task, handOn(world, "unusable", "moved", "category", "artefact")),
                422,
                "CATEGORY_UNEXPECTED");
        isRefused(
                complete(world, "sen", task, handOn(world, "unusable", "moved", "password", "not mine")),
                403,
                "SIGNATURE_REFUSED");
        assertThat(count(world, "referral where case_id = :case")).isZero();
        complete(world, "sen", task, handOn(world, "edge-case", "never seen before", "category", "rare-disease"))
                .expect(200);
        assertThat(jdbc.sql("select kind || ' ' || category || ' ' || comment from referral where case_id = :case")
                        .param("case", world.caseId())
                        .query(String.class)
                        .list())
                .containsExactly("EDGE_CASE RARE_DISEASE never seen before");
        assertThat(isOffered(world, "sen")).isFalse();
    }

    @Test
    void theExportHoldsEveryVoteUnderAPseudonymAndTheTrailEveryStep() {
        ReadingTeam world = panel(FOUR);
        abstain(world, "vera", "the patient is a relative");
        vote(world, "willi", "infarct");
        vote(world, "vito", "atrophy");
        vote(world, "wanda", "white-matter-change");
        String chair = chair(world, List.of("vito", "wanda", "willi"));
        complete(world, chair, world.offered(chair, "chair-decision"), decision(world, "choose", "reader", 1))
                .expect(200);
        until(world, "state", "ARBITRATED");
        String text = world.team()
                .as("lea")
                .get("/api/projects/" + world.team().projectId() + "/export?format=json")
                .expect(200)
                .text();
        FOUR.forEach(member ->
                assertThat(text).doesNotContain(world.idOf(member), world.team().username(member)));
        JsonNode exported = parse(text).path("cases").path(0);
        assertThat(exported.path("referrals").path(0).path("kind").asText()).isEqualTo("refer-to-panel");
        JsonNode panel = exported.path("panels").path(0);
        assertThat(panel.path("votes").findValuesAsText("member")).hasSize(4).doesNotHaveDuplicates();
        assertThat(panel.path("chair").asText())
                .isEqualTo(exported.path("decisions").path(0).path("arbiter").asText());
        assertThat(panel.path("votes").findValuesAsText("dissents")).contains("true", "false");
        assertThat(panel.path("decision").asText())
                .isEqualTo(exported.path("groundTruth").path(0).path("decision").asText());
        assertThat(jdbc.sql("select event_type from audit_entry where subject_id = :case order by seq")
                        .param("case", world.caseId())
                        .query(String.class)
                        .list())
                .containsSubsequence(
                        "ArbitrationOpened",
                        "CaseReferred",
                        "PanelOpened",
                        "VoteSigned",
                        "VoteSigned",
                        "VoteSigned",
                        "VoteSigned",
                        "PanelTallied",
                        "ChairElected",
                        "DecisionSigned",
                        "GroundTruthRecorded");
    }

    private void voteAmbiguous(ReadingTeam world, String who) {
        complete(world, who, world.claim(who, "panel-vote"), decision(world, "ambiguous"))
                .expect(200);
    }

    private void abstain(ReadingTeam world, String who, String conflict) {
        Map<String, Object> abstention = new HashMap<>();
        abstention.put("kind", "abstain");
        abstention.put("comment", conflict);
        abstention.put("password", world.team().password());
        complete(world, who, world.claim(who, "panel-vote"), Map.of("decision", abstention))
                .expect(200);
    }

    private static JsonNode onlyPanel(JsonNode seen) {
        assertThat(seen.path("panels")).hasSize(1);
        return seen.path("panels").path(0);
    }

    private static List<JsonNode> dissenting(JsonNode panel) {
        return stream(panel.path("votes"))
                .filter(vote -> vote.path("dissents").asBoolean())
                .toList();
    }

    private static List<JsonNode> ofKind(JsonNode panel, String kind) {
        return stream(panel.path("votes"))
                .filter(vote -> vote.path("kind").asText().equals(kind))
                .toList();
    }

    private static List<String> truth(JsonNode seen) {
        return seen.path("groundTruth").path("labels").findValuesAsText("class");
    }

    private static JsonNode parse(String text) {
        try {
            return new com.fasterxml.jackson.databind.ObjectMapper().readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    /** The timer attached to this task, fired now; what follows the jobs do. */
    private void fire(String timer, String task) {
        String execution = tasks.createTaskQuery().taskId(task).singleResult().getExecutionId();
        String job = management
                .createJobQuery()
                .executionId(execution)
                .activityId(timer)
                .singleResult()
                .getId();
        current.as(
                JOBS,
                () -> gateway.as(JOBS, engine -> {
                    engine.management().executeJob(job);
                    return Boolean.TRUE;
                }));
    }
}
