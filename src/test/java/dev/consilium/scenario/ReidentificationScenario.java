package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.arbitration.LabelsJson;
import dev.consilium.common.Digests;
import dev.consilium.common.Ids;
import dev.consilium.common.SqlTime;
import dev.consilium.study.TestObject;
import dev.consilium.testing.Answer;
import dev.consilium.testing.Browser;
import dev.consilium.testing.ReadingTeam;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Policies of projects, and looking a patient up by two people, over real HTTP. */
abstract class ReidentificationScenario extends CaseSteps {

    private static final String PATIENT = "SECRET-4711";
    private static final String STUDY = "1.2.3";

    @Autowired
    private LabelsJson json;

    private ReadingTeam world;
    private String pseudonym;
    private String study;

    /** As the role that may read the way back. */
    abstract JdbcClient owner();

    @BeforeEach
    void aProjectWithTwoDataManagers() {
        world = team(cast -> {
            ReadingTeam.readers(cast, "ada", "ben");
            cast.member("dan", "Dan", "data-manager")
                    .member("pia", "Pia", "data-manager", "lead")
                    .member("ava", "Ava", "auditor")
                    .member("lia", "Lia", "lead", "annotator");
        });
        study = jdbc.sql("select study_uid from series where intake_id = :intake")
                .param("intake", world.intakeId())
                .query(String.class)
                .single();
        pseudonym = attribute(study, "00100020");
    }

    private String attribute(String studyUid, String tag) {
        return world.team()
                .as("dora")
                .get("/dicomweb/studies/" + studyUid + "/metadata")
                .expect(200)
                .json()
                .path(0)
                .path(tag)
                .path("Value")
                .path(0)
                .asText();
    }

    private String at(String path) {
        return "/api/projects/" + world.team().projectId() + path;
    }

    private Answer post(String who, String path, Map<String, ?> body) {
        return world.team().as(who).post(at(path), body);
    }

    private Answer ask(String who, String asked) {
        return post(
                who,
                "/reidentification",
                Map.of("pseudonym", asked, "reason", "INCIDENTAL_FINDING", "comment", "a mass in the kidney"));
    }

    private String asked() {
        return ask("dora", pseudonym).expect(201).json().path("id").asText();
    }

    private Answer step(String who, String request, String verb) {
        return post(
                who,
                "/reidentification/" + request + "/" + verb,
                Map.of("password", world.team().password(), "comment", "no reason to"));
    }

    private List<String> trailOf(String subject) {
        return jdbc.sql("select event_type from audit_entry where subject_id = :subject order by seq")
                .param("subject", subject)
                .query(String.class)
                .list();
    }

    @Test
    void twoPeopleTogetherLearnOnceWhoItIs() {
        String request = asked();
        step("lea", request, "approve").expect(200);
        JsonNode shown = step("dora", request, "show").expect(200).json().path("identities");
        assertThat(shown).hasSize(1);
        assertThat(shown.path(0).path("patientId").asText()).isEqualTo(PATIENT);
        assertThat(shown.path(0).path("studyUid").asText()).isEmpty();
        isRefused(step("dora", request, "show"), 409, "LOOK_UP_SEEN");
        assertThat(trailOf(request)).containsExactly("LookUpRequested", "LookUpApproved", "PatientLookedUp");
        JsonNode seen = world.team()
                .as("ava")
                .get(at("/reidentification"))
                .expect(200)
                .json()
                .path("rows")
                .path(0);
        assertThat(seen.path("state").asText()).isEqualTo("SEEN");
        assertThat(seen.path("signerName").asText()).isEqualTo("Lea");
    }

    @Test
    void aStudyLeadsToItsPatientAndItsOwnIdentifier() {
        String request = ask("dora", study).expect(201).json().path("id").asText();
        step("dan", request, "approve").expect(200);
        JsonNode shown = step("dora", request, "show").expect(200).json().path("identities");
        assertThat(shown.path(0).path("patientId").asText()).isEqualTo(PATIENT);
        assertThat(shown.path(0).path("studyUid").asText()).isEqualTo(STUDY);
    }

    @Test
    void nobodyLearnsItAlone() {
        String request = asked();
        isRefused(step("dora", request, "show"), 409, "LOOK_UP_NOT_APPROVED");
        isRefused(step("dora", request, "approve"), 403, "LOOK_UP_OWN");
        isRefused(step("dora", request, "refuse"), 403, "LOOK_UP_OWN");
        String own = ask("pia", pseudonym).expect(201).json().path("id").asText();
        isRefused(step("pia", own, "approve"), 403, "LOOK_UP_OWN");
        isRefused(
                post("dan", "/reidentification/" + request + "/approve", Map.of("password", "wrong")),
                403,
                "SIGNATURE_REFUSED");
        isRefused(step("dora", request, "show"), 409, "LOOK_UP_NOT_APPROVED");
        step("dan", request, "approve").expect(200);
        isRefused(step("dan", request, "show"), 403, "LOOK_UP_NOT_YOURS");
        isRefused(step("pia", request, "withdraw"), 403, "LOOK_UP_NOT_YOURS");
        assertThatThrownBy(() -> jdbc.sql("""
                        update reidentification_request set state = 'APPROVED', decided_by = requested_by, shown_until = :until
                        where id = :id""")
                        .param("until", SqlTime.of(Instant.now().plusSeconds(60)))
                        .param("id", own)
                        .update())
                .satisfies(refused ->
                        assertThat(refused.toString().toLowerCase(Locale.ROOT)).contains("reidentification_by_two"));
        assertThat(trailOf(own)).containsExactly("LookUpRequested");
    }

    @Test
    void ofTwoAtOnceOneSeesIt() throws Exception {
        String request = asked();
        step("lea", request, "approve").expect(200);
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                calls.add(() -> step("dora", request, "show").status());
            }
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> done : threads.invokeAll(calls)) {
                answers.add(done.get());
            }
            assertThat(answers).containsExactlyInAnyOrder(200, 409, 409, 409, 409, 409);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void timeRunsOut() {
        String late = asked();
        step("lea", late, "approve").expect(200);
        shift(late, "shown_until", Instant.now().minusSeconds(1));
        isRefused(step("dora", late, "show"), 409, "LOOK_UP_LAPSED");
        String forgotten = asked();
        shift(forgotten, "requested_at", Instant.now().minusSeconds(8 * 24 * 3600));
        isRefused(step("lea", forgotten, "approve"), 409, "LOOK_UP_LAPSED");
        assertThat(trailOf(late)).doesNotContain("PatientLookedUp");
    }

    private void shift(String request, String column, Instant to) {
        jdbc.sql("update reidentification_request set " + column + " = :to where id = :id")
                .param("to", SqlTime.of(to))
                .param("id", request)
                .update();
    }

    @Test
    void whatIsDecidedStaysDecided() {
        String refused = asked();
        isRefused(post("lea", "/reidentification/" + refused + "/refuse", Map.of()), 400, "REASON_MISSING");
        step("lea", refused, "refuse").expect(200);
        for (String verb : List.of("approve", "refuse")) {
            isRefused(step("dan", refused, verb), 409, "LOOK_UP_DECIDED");
        }
        isRefused(step("dora", refused, "withdraw"), 409, "LOOK_UP_DECIDED");
        isRefused(step("dora", refused, "show"), 409, "LOOK_UP_NOT_APPROVED");
        String withdrawn = asked();
        step("lea", withdrawn, "approve").expect(200);
        step("dora", withdrawn, "withdraw").expect(200);
        isRefused(step("dora", withdrawn, "show"), 409, "LOOK_UP_NOT_APPROVED");
        assertThat(trailOf(refused)).containsExactly("LookUpRequested", "LookUpRefused");
        assertThat(trailOf(withdrawn)).containsExactly("LookUpRequested", "LookUpApproved", "LookUpWithdrawn");
    }

    @Test
    void whoReadsTakesNoPart() {
        String request = asked();
        for (String who : List.of("ada", "lia")) {
            for (String verb : List.of("approve", "refuse", "show", "withdraw")) {
                isRefused(step(who, request, verb), 403, "BLINDED");
            }
            isRefused(ask(who, pseudonym), 403, "BLINDED");
            isRefused(world.team().as(who).get(at("/reidentification")), 403, "BLINDED");
        }
        isRefused(ask("lea", pseudonym), 403, "ROLE_MISSING");
        isRefused(ask("ava", pseudonym), 403, "ROLE_MISSING");
        isRefused(step("ava", request, "approve"), 403, "ROLE_MISSING");
    }

    @Test
    void whatIsNotThereIsRefused() {
        isRefused(ask("dora", "P0123456789ABCDEF"), 422, "PSEUDONYM_UNKNOWN");
        isRefused(ask("dora", PATIENT), 400, "PSEUDONYM_INVALID");
        isRefused(ask("dora", ""), 400, "PSEUDONYM_INVALID");
        Map<String, Object> question =
                new HashMap<>(Map.of("pseudonym", pseudonym, "reason", "CURIOSITY", "comment", "x"));
        isRefused(post("dora", "/reidentification", question), 400, "LOOK_UP_REASON_UNKNOWN");
        question.put("reason", "OTHER");
        question.put("comment", " ");
        isRefused(post("dora", "/reidentification", question), 400, "REASON_MISSING");
        question.put("comment", "x".repeat(1001));
        isRefused(post("dora", "/reidentification", question), 400, "REASON_TOO_LONG");
        isRefused(step("lea", Ids.random(), "approve"), 404, "NOT_FOUND");
        ReadingTeam others = team(cast -> ReadingTeam.readers(cast, "ada", "ben"));
        String request = asked();
        isRefused(
                others.team()
                        .as("lea")
                        .post(
                                "/api/projects/" + others.team().projectId() + "/reidentification/" + request
                                        + "/approve",
                                Map.of("password", others.team().password())),
                404,
                "NOT_FOUND");
        isRefused(
                others.team()
                        .as("dora")
                        .post(
                                "/api/projects/" + others.team().projectId() + "/reidentification",
                                Map.of("pseudonym", pseudonym, "reason", "OTHER", "comment", "of another project")),
                422,
                "PSEUDONYM_UNKNOWN");
    }

    @Test
    void aRowThatIsMovedOrAlteredTellsNothing() {
        String other = "PFFFFFFFFFFFFFFFF";
        owner().sql("update reidentification.origin set pseudonym = :other where project_id = :project")
                .param("other", other)
                .param("project", world.team().projectId())
                .update();
        String request = ask("dora", other).expect(201).json().path("id").asText();
        step("lea", request, "approve").expect(200);
        isRefused(step("dora", request, "show"), 503, "REIDENTIFICATION_DAMAGED");
        assertThat(trailOf(request)).containsExactly("LookUpRequested", "LookUpApproved");
    }

    /** Rows that are kept, audit entries and answers of pages hold nothing of the original but that one answer. */
    @Test
    void theAnswerIsKeptNowhere() {
        String request = asked();
        step("lea", request, "approve").expect(200);
        Browser dora = Browser.signedIn(
                port, world.team().username("dora"), world.team().password());
        String page = "/projects/" + world.team().projectId() + "/reidentification";
        HttpResponse<String> shown = dora.submit(page, page + "/" + request + "/show", Map.of());
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).contains(PATIENT);
        assertThat(shown.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(c -> assertThat(c).contains("no-store"));
        HttpResponse<String> again = dora.submit(page, page + "/" + request + "/show", Map.of());
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).doesNotContain(PATIENT);
        assertThat(dora.get(page).body()).doesNotContain(PATIENT);
        assertThat(jdbc.sql("select facts from audit_entry").query(String.class).list())
                .noneMatch(facts -> facts.contains(PATIENT));
        assertThat(owner().sql("select * from reidentification.origin").query().listOfRows())
                .isNotEmpty()
                .noneMatch(row ->
                        row.toString().contains(PATIENT) || row.toString().contains("Secret"));
    }

    @Test
    void aSignedPolicyHoldsForWhatIsReceivedAfterwards() {
        Map<String, Object> change = new HashMap<>();
        change.put("version", 1);
        change.put("retained", List.of("PATIENT_CHARACTERISTICS"));
        change.put("reason", "SUV needs weights");
        change.put("password", "wrong");
        isRefused(post("dora", "/deidentification", change), 403, "SIGNATURE_REFUSED");
        change.put("password", world.team().password());
        for (String who : List.of("lea", "ava")) {
            isRefused(post(who, "/deidentification", change), 403, "ROLE_MISSING");
        }
        JsonNode signed = post("dora", "/deidentification", change).expect(201).json();
        assertThat(signed.path("version").asInt()).isEqualTo(2);
        assertThat(signed.path("signedBy").asText()).isEqualTo("Dora");
        isSigned(signed);
        isRefused(post("dan", "/deidentification", change), 409, "POLICY_OUTDATED");
        change.put("version", 2);
        isRefused(post("dan", "/deidentification", change), 409, "POLICY_UNCHANGED");
        String later = later("1.2.3.9");
        assertThat(of(later, "deidentification"))
                .contains("113108", "policy " + signed.path("id").asText());
        assertThat(of(later, "policy_version")).isEqualTo("2");
        change.put("faces", "SMILE");
        isRefused(post("dan", "/deidentification", change), 400, "POLICY_FACES_UNKNOWN");
        change.put("faces", "BLANK");
        JsonNode blank = post("dan", "/deidentification", change).expect(201).json();
        assertThat(blank.path("faces").asText()).isEqualTo("BLANK");
        assertThat(jdbc.sql(
                                "select f.code from series_finding f join series s on s.id = f.series_id where s.intake_id = :intake")
                        .param("intake", later("1.2.3.10"))
                        .query(String.class)
                        .list())
                .contains("FACES_NOT_BLANKED");
        change.put("version", 3);
        change.remove("faces");
        isRefused(post("dan", "/deidentification", change), 409, "POLICY_UNCHANGED");
        change.put("retained", List.of("EVERYTHING"));
        isRefused(post("dan", "/deidentification", change), 400, "POLICY_OPTION_UNKNOWN");
        change.put("retained", List.of());
        change.put("reason", " ");
        isRefused(post("dan", "/deidentification", change), 400, "REASON_MISSING");

        assertThat(attribute(study, "00120063")).isNotEmpty();
        assertThat(of(world.intakeId(), "deidentification"))
                .contains("policy annotation-1")
                .doesNotContain("113108");
        assertThat(of(world.intakeId(), "policy_version")).isEqualTo("1");
        assertThat(trailOf(world.team().projectId())).contains("DeidentificationPolicyChanged");
        assertThat(world.team()
                        .as("ava")
                        .get(at("/deidentification"))
                        .expect(200)
                        .json()
                        .path("policies"))
                .hasSize(3);
        for (String change2 :
                List.of("update deidentification_policy set reason = 'x'", "delete from deidentification_policy")) {
            assertThatThrownBy(() -> jdbc.sql(change2).update()).hasStackTraceContaining("append-only");
        }
    }

    /** The digest is of everything that the version says (21 CFR 11.70): one member changed gives another. */
    private void isSigned(JsonNode version) {
        Map<String, Object> content = new HashMap<>();
        content.put("projectId", world.team().projectId());
        content.put("version", version.path("version").asInt());
        content.put(
                "policy",
                Map.of(
                        "id",
                        version.path("id").asText(),
                        "retained",
                        List.of("PATIENT_CHARACTERISTICS"),
                        "faces",
                        "KEEP"));
        content.put("reason", "SUV needs weights");
        content.put("signer", world.idOf("dora"));
        content.put("name", "Dora");
        content.put("meaning", version.path("meaning").asText());
        content.put("signedAt", version.path("signedAt").asText());
        String digest = version.path("digest").asText();
        assertThat(Digests.sha256Hex(json.write(content))).isEqualTo(digest);
        for (String member : content.keySet()) {
            Map<String, Object> changed = new HashMap<>(content);
            changed.put(member, "another");
            assertThat(Digests.sha256Hex(json.write(changed))).as(member).isNotEqualTo(digest);
        }
    }

    private String of(String intake, String column) {
        return jdbc.sql("select cast(" + column + " as varchar(200)) from series where intake_id = :intake")
                .param("intake", intake)
                .query(String.class)
                .single();
    }

    /** Another series; the id of its intake. */
    private String later(String series) {
        Map<String, byte[]> files = new HashMap<>();
        for (int number = 1; number <= 3; number++) {
            files.put(number + ".dcm", TestObject.slice(series, number).bytes());
        }
        return world.team()
                .as("dora")
                .postFiles(at("/studies?wait=60s"), files)
                .expect(200)
                .json()
                .path("intake")
                .asText();
    }
}
