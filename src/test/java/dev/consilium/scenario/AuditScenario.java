package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.annotation.Reading;
import dev.consilium.arbitration.RefutedTruths;
import dev.consilium.arbitration.SettledTruths;
import dev.consilium.testing.Answer;
import dev.consilium.testing.Browser;
import dev.consilium.testing.ReadingTeam;
import dev.consilium.testing.SettledCases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A case that is audited before its release, and one that is reopened after it. */
abstract class AuditScenario extends AuditSteps {

    private static final String SENIOR = "Senta";

    @Autowired
    private RefutedTruths refuted;

    @Autowired
    private SettledTruths settled;

    @Test
    void aPassedAuditReleasesTheTruthAndNobodySawItBefore() {
        ReadingTeam world = audited("ada", "ben", "cem");
        read(world, "ada", "infarct");
        read(world, "ben", "infarct");
        read(world, "cem", "infarct");
        String task = world.claim("ava", "audit");
        assertThat(seenBy(world, "lea").path("state").asText()).isEqualTo("AUDIT");
        assertThat(exported(world).path("counts").toString())
                .isEqualTo("{\"cases\":0,\"openCasesLeftOut\":1,\"withdrawnCasesLeftOut\":0}");
        for (String who : List.of("ada", "sen", "ava", "lea", "dora")) {
            assertThat(seenBy(world, who).has("groundTruth")).as(who).isFalse();
        }
        assertThat(seenBy(world, "ada").path("readings")).hasSize(1);
        String sheet =
                world.team().as("ava").get("/api/tasks/" + task).expect(200).text();
        for (String reader : List.of("ada", "ben", "cem")) {
            assertThat(sheet)
                    .doesNotContain(
                            world.idOf(reader),
                            world.displayName(reader),
                            world.team().username(reader));
        }
        namesNobodyWhoRead(world, "ava");
        JsonNode material = world.team()
                .as("ava")
                .get("/api/tasks/" + task)
                .json()
                .path("material")
                .path("audit");
        assertThat(material.path("truth").path("labels").findValuesAsText("class"))
                .containsExactly("infarct");
        assertThat(material.path("readings")).hasSize(3);
        isRefused(
                audit(world, "ava", task, "passed", finding("critical", "process", null)),
                422,
                "CRITICAL_FINDING_PASSED");
        isRefused(audit(world, "ava", task, "failed"), 422, "FINDING_MISSING");
        isRefused(audit(world, "ava", task, "rework", finding("major", "truth", null)), 422, "READING_MISSING");
        isRefused(audit(world, "ava", task, "passed", finding("minor", "reading", 9)), 422, "FORM_REFUSED");
        isRefused(audit(world, "ava", task, "passed", finding("minor", "decision", null)), 422, "DECISION_UNKNOWN");
        assertThat(count(world, "case_audit where case_id = :case")).isZero();
        audit(world, "ava", task, "passed", finding("minor", "reading", 1)).expect(200);
        until(world, "state", "ACCEPTED");
        assertThat(seenBy(world, "ava").path("readings").findValuesAsText("reader"))
                .contains(world.team().username("ada"));
        assertThat(exported(world)
                        .path("cases")
                        .path(0)
                        .path("groundTruth")
                        .path(0)
                        .path("restsOn"))
                .hasSize(3);
        assertThat(count(world, "feedback_item where case_id = :case and source = 'AUDIT' and released_at is not null"))
                .isEqualTo(1);
        assertThat(count(world, "audit_draw where case_id = :case and sampled")).isEqualTo(1);
    }

    @Test
    void anAuditorSeesTheDecisionOfAnOpenCaseButNotWhoSignedIt() {
        ReadingTeam world = audited("ada", "ben", "cem");
        disagree(world, "ada", "ben", "cem");
        complete(world, "sen", world.claim("sen", "arbitration"), decision(world, "choose", "reader", 1))
                .expect(200);
        world.claim("ava", "audit");
        assertThat(seenBy(world, "ava").path("readings")).hasSize(3);
        assertThat(seenBy(world, "ava").path("decision").path("level").asText()).isEqualTo("SENIOR");
        namesNobodyWhoRead(world, "ava");
        assertThat(seenBy(world, "lea").path("readings").findValuesAsText("reader"))
                .contains(world.team().username("ada"));
        assertThat(seenBy(world, "lea").path("decision").path("signedName").asText())
                .isEqualTo(SENIOR);
    }

    /** Nor decided: neither in the answer nor on the page. */
    private void namesNobodyWhoRead(ReadingTeam world, String viewer) {
        String answer = seenBy(world, viewer).toString();
        String page = Browser.signedIn(
                        port, world.team().username(viewer), world.team().password())
                .get("/cases/" + world.caseId())
                .body();
        List<String> hidden = new ArrayList<>(List.of(SENIOR));
        List.of("ada", "ben", "cem").forEach(reader -> hidden.add(world.displayName(reader)));
        for (String who : List.of("ada", "ben", "cem", "sen")) {
            hidden.add(world.idOf(who));
            hidden.add(world.team().username(who));
        }
        assertThat(List.of(answer, page)).allSatisfy(shown -> assertThat(shown).doesNotContain(hidden));
    }

    @Test
    void aFailedAuditHasTheCaseReadOnceMoreByOthersAndTheOldReadingsCountNoMore() {
        ReadingTeam world = audited("ada", "ben", "cem", "dan", "eva", "fay");
        read(world, "ada", "infarct");
        read(world, "ben", "infarct");
        read(world, "cem", "infarct");
        audit(world, "ava", world.claim("ava", "audit"), "failed", finding("critical", "truth", null))
                .expect(200);
        until(world, "rounds", "2");
        for (String reader : List.of("ada", "ben", "cem")) {
            assertThat(isOffered(world, reader)).as(reader).isFalse();
        }
        assertThat(feedback(world)).isEqualTo(3);
        assertThat(count(world, "feedback_item where case_id = :case and source = 'TRUTH'"))
                .isZero();
        world.claim("dan", "reading");
        assertThat(seenBy(world, "dan").path("readings")).isEmpty();
        assertThat(seenBy(world, "dan").has("scores")).isFalse();
        assertThat(seenBy(world, "sen").path("readings")).isEmpty();
        assertThat(seenBy(world, "dora").path("readings")).isEmpty();
        JsonNode overseen = seenBy(world, "lea");
        assertThat(overseen.path("readings")).hasSize(3);
        assertThat(overseen.path("readings").findValues("setAsideAt")).hasSize(3);
        assertThat(overseen.path("earlierTruths")).hasSize(1);
        complete(world, "dan", world.offered("dan", "reading"), reading("atrophy"))
                .expect(200);
        read(world, "eva", "atrophy");
        read(world, "fay", "atrophy");
        String again = world.claim("ivo", "audit");
        assertThat(isOffered(world, "ava")).isFalse();
        assertThat(refuted.ofProject(world.team().projectId())).singleElement().satisfies(wrong -> {
            assertThat(wrong.caseId()).isEqualTo(world.caseId());
            assertThat(wrong.classes()).containsExactly("infarct");
            assertThat(wrong.readings())
                    .extracting(Reading::readerId)
                    .containsExactlyInAnyOrder(world.idOf("ada"), world.idOf("ben"), world.idOf("cem"));
        });
        audit(world, "ivo", again, "passed").expect(200);
        JsonNode seen = until(world, "state", "ACCEPTED");
        assertThat(seen.path("groundTruth").path("labels").findValuesAsText("class"))
                .containsExactly("atrophy");
        assertThat(settled.ofProject(world.team().projectId()))
                .singleElement()
                .satisfies(truth -> assertThat(truth.byExperts()).isTrue());
        assertThat(seen.path("groundTruth").path("revision").asInt()).isEqualTo(2);
        assertThat(seen.path("groundTruth").path("softLabel").toString()).isEqualTo("{\"atrophy\":1.0}");
        assertThat(seenBy(world, "dan").path("readings")).hasSize(6);
        JsonNode exported = exported(world).path("cases").path(0);
        assertThat(exported.path("groundTruth").findValuesAsText("current")).containsExactly("false", "true");
        assertThat(exported.path("readings")).hasSize(6);
        assertThat(exported.path("consensus").path("readings").asInt()).isEqualTo(3);
        JsonNode belief = exported.at("/groundTruth/1/belief");
        assertThat(belief.path("certainty").asDouble())
                .isEqualTo(belief.at("/posterior/atrophy").asDouble())
                .isBetween(0.9, 1.0);
        assertThat(belief.path("calibrated").asBoolean(true)).isFalse();
    }

    /** After the closing and not in its transaction. */
    @Test
    void readersAreFittedOnceEnoughCasesAreClosed() {
        ReadingTeam world = audited("ada", "ben", "cem");
        String project = world.team().projectId();
        new SettledCases(jdbc, project)
                .add(
                        24,
                        "ARBITRATED",
                        "ARBITRATION",
                        "infarct",
                        Map.of(
                                world.idOf("ada"),
                                "infarct",
                                world.idOf("ben"),
                                "infarct",
                                world.idOf("cem"),
                                "atrophy"));
        List.of("ada", "ben", "cem").forEach(reader -> read(world, reader, "infarct"));
        audit(world, "ava", world.claim("ava", "audit"), "passed").expect(200);
        until(world, "state", "ACCEPTED");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> jdbc.sql("select settled, outcomes from reader_model where project_id = :project")
                                .param("project", project)
                                .query((row, number) -> List.of(row.getInt("settled"), row.getInt("outcomes")))
                                .list(),
                        fitted -> fitted.equals(List.of(List.of(25, 25))));
    }

    @Test
    void nobodyAuditsOwnWorkAndWithoutAnAuditorTheCaseWaitsVisibly() {
        deploy();
        ReadingTeam world = new ReadingTeam(port, people, "audits", AUDITED, cast -> {
            ReadingTeam.readers(cast, "ada", "ben");
            cast.member("cem", "Cem", "annotator", "auditor");
        });
        read(world, "ada", "infarct");
        read(world, "ben", "infarct");
        read(world, "cem", "infarct");
        until(world, "waitCode", "NO_ELIGIBLE_AUDITOR");
        assertThat(isOffered(world, "cem")).isFalse();
        world.team().member("ava", "Ava", "auditor");
        audit(world, "ava", world.claim("ava", "audit"), "passed").expect(200);
        until(world, "state", "ACCEPTED");
    }

    @Test
    void anAuditSendsNamedReadingsBackWithItsReasons() {
        ReadingTeam world = audited("ada", "ben", "cem");
        read(world, "ada", "infarct");
        read(world, "ben", "infarct");
        read(world, "cem", "infarct");
        String audit = world.claim("ava", "audit");
        assertThat(world.team()
                        .as("ava")
                        .get("/api/cases/" + world.caseId())
                        .expect(200)
                        .text())
                .doesNotContain(world.team().username("ada"), world.team().username("ben"));
        Map<String, Object> beyond = new java.util.HashMap<>(finding("major", "reading", 2));
        beyond.put("places", List.of(Map.of("slice", 99, "x0", 1, "y0", 1, "text", "here")));
        isRefused(audit(world, "ava", audit, "rework", beyond), 422, "PLACE_OUTSIDE");
        assertThat(count(world, "case_audit where case_id = :case")).isZero();
        audit(world, "ava", audit, "rework", finding("major", "reading", 2)).expect(200);
        until(world, "route", "accept");
        org.awaitility.Awaitility.await()
                .until(() -> count(world, "rework_request where case_id = :case and comment like '%slice%'") == 1);
        assertThat(count(world, "case_part where case_id = :case and duty = 'AUDITOR' and done_at is null"))
                .isEqualTo(1);
        String back = back(world).orElseThrow();
        isRefused(
                complete(
                        world,
                        back,
                        world.offered(back, "reading"),
                        Map.of("labels", labels("infarct"), "confidence", 0.5, "flags", List.of("uncertain"))),
                422,
                "FLAG_IN_REWORK");
        complete(world, back, world.offered(back, "reading"), reading("infarct", "atrophy"))
                .expect(200);
        until(world, "state", "REVIEW");
        correct(world, "infarct");
        audit(world, "ava", world.claim("ava", "audit"), "passed").expect(200);
        until(world, "state", "VALIDATED");
        assertThat(count(world, "feedback_item where case_id = :case and source = 'AUDIT' and released_at is not null"))
                .isEqualTo(1);
        auditsReviewsAndReturnsAreKeptForThoseWhoOversee(world, back);
    }

    private void auditsReviewsAndReturnsAreKeptForThoseWhoOversee(ReadingTeam world, String back) {
        JsonNode seen = seenBy(world, "lea");
        assertThat(seen.path("audits").findValuesAsText("verdict")).containsExactly("rework", "passed");
        assertThat(seen.path("audits").findValuesAsText("signedName")).containsOnly("Ava");
        assertThat(seen.path("reviews").findValuesAsText("specialist")).containsExactly("Spela");
        assertThat(seen.path("returns").findValuesAsText("askedBy")).containsExactly("Ava");
        assertThat(seen.at("/returns/0/state").asText()).isEqualTo("DONE");
        assertThat(seen.at("/returns/0/of/alias").asText())
                .isEqualTo(seen.at("/audits/0/findings/0/of/alias").asText())
                .startsWith("Reader ");
        assertThat(page(world, "lea"))
                .contains("Audits", "Readings sent back", "Specialist reviews", "Look at slice 2 once more.");
        for (String who : List.of("ada", "sen", "spe", "dora")) {
            JsonNode theirs = seenBy(world, who);
            assertThat(List.of("audits", "reviews", "returns", "messages"))
                    .as(who)
                    .noneMatch(theirs::has);
            assertThat(page(world, who)).as(who).doesNotContain("Readings sent back", "Ava");
        }
        JsonNode exported = exported(world).path("cases").path(0);
        String returned = exported.at("/returns/0/reading").asText();
        assertThat(exported.path("readings")).hasSizeGreaterThan(1).allSatisfy(reading -> {
            assertThat(reading.path("dependent").asBoolean())
                    .isEqualTo(reading.path("id").asText().equals(returned));
            assertThat(reading.path("earlier"))
                    .allSatisfy(earlier -> assertThat(earlier.path("dependent").asBoolean(true))
                            .isFalse());
        });
        assertThat(exported.at("/audits/0/findings/0/reading").asText()).isEqualTo(returned);
        assertThat(exported.path("audits").findValuesAsText("truthRevision")).containsExactly("1", "2");
        assertThat(exported.path("auditDraws").findValuesAsText("truthRevision"))
                .containsExactly("1", "2");
        assertThat(exported.path("auditDraws").findValuesAsText("sampled")).containsOnly("true");
        assertThat(exported.at("/reviews/0/kind").asText()).isEqualTo("correct");
        assertThat(exported.at("/returns/0/askedBy").asText())
                .isEqualTo(exported.at("/audits/0/auditor").asText())
                .startsWith("R");
        assertThat(exported.toString()).doesNotContain("Ava", "Spela", world.idOf("ava"), world.idOf(back));
        everyRevisionATruthRestsOnIsThere(exported, returned);
    }

    private static void everyRevisionATruthRestsOnIsThere(JsonNode exported, String returned) {
        Map<String, List<String>> revisions = new HashMap<>();
        exported.path("readings")
                .forEach(reading -> revisions.put(reading.path("id").asText(), reading.findValuesAsText("revision")));
        assertThat(revisions.get(returned)).containsExactlyInAnyOrder("1", "2");
        for (JsonNode truth : exported.path("groundTruth")) {
            assertThat(truth.path("restsOn")).hasSize(3).allSatisfy(basis -> assertThat(
                            revisions.get(basis.path("readingId").asText()))
                    .contains(basis.path("revision").asText()));
        }
    }

    private String page(ReadingTeam world, String who) {
        return Browser.signedIn(port, world.team().username(who), world.team().password())
                .get("/cases/" + world.caseId())
                .body();
    }

    @Test
    void whatCannotGoBackIsRefusedBeforeItIsSignedAndALongTextGoesBackWhole() {
        ReadingTeam world = audited("ada", "ben", "cem");
        read(world, "ada", "infarct");
        read(world, "ben", "infarct");
        read(world, "cem", "infarct");
        String task = world.claim("ava", "audit");
        Map<String, Object> outside = finding("major", "reading", 2);
        outside.put("places", List.of(Map.of("slice", 999, "x0", 1, "y0", 1, "text", "here")));
        isRefused(audit(world, "ava", task, "rework", outside), 422, "PLACE_OUTSIDE");
        assertThat(count(world, "case_audit where case_id = :case")).isZero();
        Map<String, Object> longest = finding("major", "reading", 2);
        longest.put("text", "x".repeat(2000));
        complete(world, "ava", task, verdict(world, "rework", Collections.nCopies(50, longest)))
                .expect(200);
        org.awaitility.Awaitility.await().until(() -> back(world).isPresent());
        assertThat(count(world, "rework_request where case_id = :case and length(comment) = 50 * 2000 + 49"))
                .isEqualTo(1);
        String reader = back(world).orElseThrow();
        assertThat(sheet(world, reader, world.offered(reader, "reading")).findValuesAsText("comment"))
                .contains(String.join("\n", Collections.nCopies(50, "x".repeat(2000))));
    }

    @Test
    void whatHasGoneBackAsOftenAsTheProtocolAllowsIsPassedOrFailed() {
        ReadingTeam world = audited("ada", "ben", "cem");
        read(world, "ada", "infarct");
        read(world, "ben", "infarct");
        read(world, "cem", "infarct");
        String task = world.claim("ava", "audit");
        int left = reworksLeft(world, task);
        assertThat(left).isPositive();
        for (int rework = 1; rework <= left; rework++) {
            audit(world, "ava", task, "rework", finding("major", "reading", 2)).expect(200);
            org.awaitility.Awaitility.await().until(() -> back(world).isPresent());
            String reader = back(world).orElseThrow();
            complete(world, reader, world.offered(reader, "reading"), reading("infarct"))
                    .expect(200);
            task = world.claim("ava", "audit");
            assertThat(reworksLeft(world, task)).isEqualTo(left - rework);
        }
        isRefused(audit(world, "ava", task, "rework", finding("major", "reading", 2)), 422, "REWORK_EXHAUSTED");
        audit(world, "ava", task, "failed", finding("major", "reading", 2)).expect(200);
        until(world, "waitCode", "NO_ELIGIBLE_READER");
    }

    private static int reworksLeft(ReadingTeam world, String task) {
        return world.team()
                .as("ava")
                .get("/api/tasks/" + task)
                .json()
                .at("/material/reworksLeft")
                .asInt();
    }

    private static Optional<String> back(ReadingTeam world) {
        return Stream.of("ada", "ben", "cem")
                .filter(reader -> isOffered(world, reader))
                .findFirst();
    }

    @Test
    void aReopenedCaseKeepsItsTruthAsARevisionAndIsReadByOthers() {
        ReadingTeam world = team(cast -> ReadingTeam.readers(cast, "ada", "ben", "cem", "dan", "eva", "fay"));
        read(world, "ada", "infarct");
        read(world, "ben", "infarct");
        read(world, "cem", "infarct");
        until(world, "state", "ACCEPTED");
        String protocol = seenBy(world, "lea").path("protocol").asText();
        MessagesScenario.send(world, "reopen").expect(204);
        until(world, "rounds", "2");
        assertThat(exported(world).path("cases")).isEmpty();
        assertThat(isOffered(world, "ada")).isFalse();
        world.claim("dan", "reading");
        assertThat(seenBy(world, "dan").path("readings")).isEmpty();
        assertThat(seenBy(world, "dan").has("groundTruth")).isFalse();
        assertThat(seenBy(world, "ada").path("readings")).hasSize(1);
        complete(world, "dan", world.offered("dan", "reading"), reading("atrophy"))
                .expect(200);
        read(world, "eva", "atrophy");
        read(world, "fay", "atrophy");
        JsonNode seen = until(world, "state", "ACCEPTED");
        assertThat(seen.path("protocol").asText()).isEqualTo(protocol);
        assertThat(seen.path("groundTruth").path("revision").asInt()).isEqualTo(2);
        assertThat(seen.path("groundTruth").path("softLabel").toString()).isEqualTo("{\"atrophy\":1.0}");
        assertThat(jdbc.sql(
                                "select count(*) from act_hi_varinst where name_ = 'reopened' and long_ = 1 and proc_inst_id_ in"
                                        + " (select id_ from act_hi_procinst where business_key_ = :case)")
                        .param("case", world.caseId())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        MessagesScenario.send(world, "reopen").expect(204);
        until(world, "waitCode", "NO_ELIGIBLE_READER");
    }

    private int feedback(ReadingTeam world) {
        return count(world, "feedback_item where case_id = :case and source = 'AUDIT' and released_at is not null");
    }

    private static JsonNode exported(ReadingTeam world) {
        return MessagesScenario.exported(world);
    }

    @SafeVarargs
    private static Answer audit(
            ReadingTeam world, String who, String task, String verdict, Map<String, Object>... findings) {
        return complete(world, who, task, verdict(world, verdict, List.of(findings)));
    }

    private static Map<String, Object> verdict(ReadingTeam world, String verdict, List<Map<String, Object>> findings) {
        return Map.of(
                "decision",
                Map.of(
                        "verdict",
                        verdict,
                        "findings",
                        findings,
                        "password",
                        world.team().password()));
    }

    private static Map<String, Object> finding(String severity, String about, Integer reader) {
        Map<String, Object> finding =
                new HashMap<>(Map.of("severity", severity, "about", about, "text", "Look at slice 2 once more."));
        if (reader != null) {
            finding.put("reader", reader);
        }
        return finding;
    }
}
