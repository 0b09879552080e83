package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.common.Ids;
import dev.consilium.studio.Drafts;
import dev.consilium.study.TestObject;
import dev.consilium.testing.Answer;
import dev.consilium.testing.Browser;
import dev.consilium.testing.ReadingTeam;
import dev.consilium.testing.Team;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A draft becomes the version of new cases: asked for by one, approved by another, whole or not at all. */
abstract class DeploymentScenario extends CaseSteps {

    private static final String PROTOCOL = "finding-consensus.bpmn";

    @Autowired
    private Drafts drafts;

    private Team team;
    private String shipped;

    @BeforeEach
    void aProjectWithTwoDesigners() {
        team = new Team(port, people)
                .project("Deployed " + Ids.random(), "finding-consensus")
                .member("lea", "Lea", "lead");
        designers(team);
        shipped = inForce();
    }

    private static void designers(Team cast) {
        withoutReader(cast).member("ada", "Ada", "annotator");
    }

    private static Team withoutReader(Team cast) {
        return cast.member("dana", "Dana", "designer")
                .member("dirk", "Dirk", "designer")
                .member("ava", "Ava", "auditor");
    }

    @Test
    void newCasesBeginUnderItAndRunningOnesKeepTheirs() {
        ReadingTeam world = team(cast -> {
            ReadingTeam.readers(cast, "ben", "cem");
            designers(cast);
        });
        team = world.team();
        String draft = written("2.2.0");
        JsonNode asked = ask("dana", draft, "2.2.0").expect(201).json();
        assertThat(asked.path("digest").asText()).hasSize(64).isNotEqualTo(shipped);
        assertThat(state(draft)).isEqualTo("SUBMITTED");
        isRefused(write("dana", draft, "guideline.md", "# Late"), 409, "DRAFT_NOT_OPEN");

        approve("lea", draft).expect(200);

        assertThat(inForce()).isEqualTo(asked.path("digest").asText());
        assertThat(state(draft)).isEqualTo("DEPLOYED");
        assertThat(protocolOf(world.caseId())).isEqualTo(shipped);
        assertThat(protocolOf(anotherCase("1.2.3.41", 40))).isEqualTo(inForce());
        assertThat(trail(draft)).containsSubsequence("DraftBegun", "DeploymentAsked", "DeploymentApproved");
        assertThat(trail(team.projectId())).contains("ProtocolInForce");
        read(world, "ada", "infarct");
        JsonNode version = versions().get(0);
        assertThat(version.path("standing").asText()).isEqualTo("IN_FORCE");
        assertThat(version.path("versionTag").asText()).isEqualTo("2.2.0");
        assertThat(version.path("approval").path("signature").path("meaning").asText())
                .isEqualTo("I approve protocol finding-consensus 2.2.0 for the new cases of this project.");
        assertThat(version.path("changes").findValuesAsText("file")).containsExactly(PROTOCOL, "guideline.md");
        assertThat(version.path("changes").findValuesAsText("by"))
                .containsOnly(
                        people.byUsername(team.username("dana")).orElseThrow().id());
        assertThat(versions().get(1).path("standing").asText()).isEqualTo("PAST");
    }

    @Test
    void earlierAnswersThatAChangeTouchesAreReadOnceMore() {
        ReadingTeam world = team(cast -> {
            ReadingTeam.threeReadersAndASenior(cast);
            withoutReader(cast);
        });
        team = world.team();
        List.of("ada", "ben", "cem").forEach(reader -> read(world, reader, "infarct"));
        until(world, "state", "ACCEPTED");
        String draft = begin("dana", Map.of("name", "Another infarct", "protocol", shipped));
        change("dana", draft, PROTOCOL, "versionTag=\"2.1.0\"", "versionTag=\"2.2.0\"");
        change("dana", draft, "schema.json", "\"name\": \"Infarct\"", "\"name\": \"Infarct of any age\"");
        ask("dana", draft, "2.2.0").expect(201);
        approve("lea", draft).expect(200);
        String touched = "/api/projects/" + team.projectId() + "/protocol-versions/" + shipped + "/touched";

        JsonNode found = team.as("ava").get(touched).expect(200).json();

        assertThat(found.path("classes").toString()).contains("infarct", "CHANGED", "name");
        assertThat(found.path("cases").findValuesAsText("caseId")).containsExactly(world.caseId());
        assertThat(found.path("cases").get(0).path("doubted").toString()).isEqualTo("[\"infarct\"]");
        isRefused(team.as("dana").get(touched), 403, "ROLE_MISSING");
        isRefused(team.as("sen").get(touched), 403, "BLINDED");
        String again = "/api/projects/" + team.projectId() + "/rereads";
        Map<String, Object> all = Map.of("cases", List.of(world.caseId()), "reason", "The class means more now");
        isRefused(team.as("ava").post(again, all), 403, "ROLE_MISSING");
        JsonNode opened = team.as("lea").post(again, all).expect(200).json();
        assertThat(opened.path("reopened").asInt()).isEqualTo(1);
        assertThat(protocolOf(world.caseId())).isEqualTo(inForce());
        assertThat(team.as("lea")
                        .post(again, all)
                        .expect(200)
                        .json()
                        .path("refused")
                        .path(world.caseId())
                        .asText())
                .isEqualTo("CASE_NOT_CLOSED");
    }

    @Test
    void itIsOfferedToNoOtherProject() {
        String draft = deployed("2.2.0");
        Team others = new Team(port, people)
                .project("Others " + Ids.random(), "finding-consensus")
                .member("lea", "Lea", "lead");
        assertThat(inForce(others)).isEqualTo(shipped);
        assertThat(team.administrator().get("/api/protocols").expect(200).json().findValuesAsText("digest"))
                .contains(shipped)
                .doesNotContain(inForce());
        isRefused(others.as("lea").get("/api/drafts/" + draft + "/files/guideline.md"), 404, "NOT_FOUND");
        isRefused(
                others.as("lea")
                        .post(
                                "/api/projects/" + others.projectId() + "/protocol-versions/" + inForce() + "/rollback",
                                Map.of("reason", "not ours")),
                409,
                "PROTOCOL_NEVER_IN_FORCE");
    }

    @Test
    void nobodyDeploysWhatTheyHadAPartIn() {
        String draft = written("2.2.0");
        write("dirk", draft, "schema.json", file("dana", draft, "schema.json") + "\n")
                .expect(200);
        isRefused(approve("lea", draft), 409, "DEPLOYMENT_NOT_ASKED");
        isRefused(ask("lea", draft, "2.2.0"), 403, "DESIGNER_ONLY");
        ask("dana", draft, "2.2.0").expect(201);
        isRefused(ask("dirk", draft, "2.2.0"), 409, "DRAFT_NOT_OPEN");
        isRefused(approve("dana", draft), 403, "DEPLOYMENT_OWN");
        isRefused(approve("dirk", draft), 403, "DEPLOYMENT_WRITTEN");
        isRefused(approve("ava", draft), 403, "ROLE_MISSING");
        isRefused(approve("ada", draft), 404, "NOT_FOUND");
        isRefused(post("lea", draft, "/approval", Map.of("password", "wrong")), 403, "SIGNATURE_REFUSED");
        assertThat(inForce()).isEqualTo(shipped);
        approve("lea", draft).expect(200);
        isRefused(approve("lea", draft), 409, "DEPLOYMENT_NOT_ASKED");
    }

    @Test
    void whoWroteItInAnotherDraftHadAPartInItsCopy() {
        String first = written("2.2.0");
        String copy = begin("dirk", Map.of("name", "Copy", "draft", first));
        ask("dirk", copy, "2.2.0").expect(201);
        isRefused(approve("dana", copy), 403, "DEPLOYMENT_WRITTEN");
        approve("lea", copy).expect(200);
    }

    @Test
    void whoWroteBeforeACopyHadAPartInWhatIsMadeOfIt() {
        team.member("eve", "Eve", "designer").member("sam", "Sam", "designer");
        String first = written("2.2.0");
        write("dirk", first, "schema.json", file("dirk", first, "schema.json") + "\n")
                .expect(200);
        team.as("sam")
                .delete("/api/drafts/" + first + "/files/quality-audit.bpmn", "If-Match", "\"1\"")
                .expect(204);
        String copy = begin("eve", Map.of("name", "Copy", "draft", first));
        write("dana", first, "routing.dmn", file("dana", first, "routing.dmn") + "\n")
                .expect(200);
        String again = begin("eve", Map.of("name", "Copy of the copy", "draft", copy));
        List<String> written = List.of(PROTOCOL, "guideline.md", "schema.json");
        written.forEach(name ->
                write("eve", again, name, file("eve", again, name) + "\n").expect(200));
        ask("eve", again, "2.2.0").expect(201);
        List.of("dana", "dirk", "sam").forEach(who -> isRefused(approve(who, again), 403, "DEPLOYMENT_WRITTEN"));
        approve("lea", again).expect(200);
        assertThat(wrote())
                .containsExactlyInAnyOrder(
                        PROTOCOL + " dana",
                        PROTOCOL + " eve",
                        "guideline.md dana",
                        "guideline.md eve",
                        "quality-audit.bpmn sam",
                        "schema.json dirk",
                        "schema.json eve");
    }

    /** To look at a copy of what waits, or to go on from what was deployed, changes nothing of it. */
    @Test
    void whoCopiesItLaterHadNoPartInIt() {
        String draft = written("2.2.0");
        ask("dana", draft, "2.2.0").expect(201);
        begin("dirk", Map.of("name", "To look at", "draft", draft));
        approve("dirk", draft).expect(200);
        begin("dirk", Map.of("name", "The next", "protocol", inForce()));
        assertThat(wrote()).containsExactlyInAnyOrder(PROTOCOL + " dana", "guideline.md dana");
    }

    @Test
    void theNumberIsThatOfTheProcess() {
        String draft = written("2.2.0");
        change(
                "dana",
                draft,
                PROTOCOL,
                "<bpmn:process ",
                "<!-- <bpmn:process camunda:versionTag=\"9.0.0\"> --><bpmn:process ");
        isRefused(ask("dana", draft, "9.0.0"), 422, "VERSION_DIFFERS");
        ask("dana", draft, "2.2.0").expect(201);
    }

    @Test
    void ofTwoWithOneNumberOneIsDeployed() {
        List<String> both = List.of(written("2.2.0"), written("2.2.0"));
        both.forEach(draft -> ask("dana", draft, "2.2.0").expect(201));
        List<CompletableFuture<Answer>> approvals = both.stream()
                .map(draft -> CompletableFuture.supplyAsync(() -> approve("lea", draft)))
                .toList();
        assertThat(approvals.stream().map(CompletableFuture::join).map(Answer::status))
                .containsExactlyInAnyOrder(200, 422);
        assertThat(versions()).hasSize(2);
    }

    @Test
    void whatIsPlannedIsDroppedInOneStep() {
        String draft = written("2.2.0");
        Instant week = Instant.now().plus(7, ChronoUnit.DAYS);
        post("dana", draft, "", Map.of("versionTag", "2.2.0", "note", "From next week", "from", week.toString()))
                .expect(201);
        approve("lea", draft).expect(200);
        String page = "/projects/" + team.projectId() + "/protocol";
        assertThat(browser("lea").get(page).body()).contains(shipped + "/rollback");
        rollBack("lea", shipped).expect(204);
        assertThat(versions().findValuesAsText("standing")).containsExactly("IN_FORCE", "OVERTAKEN", "PAST");
        assertThat(browser("lea").get(page).body()).doesNotContain("/rollback");
        isRefused(rollBack("lea", shipped), 409, "PROTOCOL_IN_FORCE");
    }

    @Test
    void whatIsNotReadyIsRefused() {
        String draft = begin("dana", Map.of("name", "Not ready", "protocol", shipped));
        isRefused(ask("dana", draft, "2.1.0"), 422, "VERSION_NOT_GREATER");
        isRefused(ask("dana", draft, "9.9.9"), 422, "VERSION_DIFFERS");
        isRefused(post("dana", draft, "", Map.of("versionTag", "2.1.0", "note", " ")), 400, "REASON_MISSING");
        isRefused(
                post("dana", draft, "", Map.of("versionTag", "2.1.0", "note", "x", "from", "2020-01-01T00:00:00Z")),
                400,
                "FROM_PAST");
        change("dana", draft, PROTOCOL, "${scoreAgreementDelegate}", "${dataSource}");
        Answer refused = ask("dana", draft, "2.1.0");
        isRefused(refused, 422, "PROTOCOL_REFUSED");
        assertThat(refused.json().path("findings").findValuesAsText("rule")).contains("L04");
        assertThat(state(draft)).isEqualTo("OPEN");
        assertThat(trail(draft)).doesNotContain("DeploymentAsked");
    }

    /** It would start for the studies of all projects, or take the intake away from them. */
    @Test
    void aProjectTakesNoMessageAndNoProcessOfTheProduct() {
        String draft = written("2.2.0");
        change(
                "dana",
                draft,
                PROTOCOL,
                "</bpmn:startEvent>",
                "<bpmn:messageEventDefinition id=\"MessageDefinition_Taken\" messageRef=\"Message_Taken\" /></bpmn:startEvent>");
        change(
                "dana",
                draft,
                PROTOCOL,
                "<bpmn:process ",
                "<bpmn:message id=\"Message_Taken\" name=\"Msg_StudyReceived\" /><bpmn:process ");
        Answer started = ask("dana", draft, "2.2.0");
        isRefused(started, 422, "PROTOCOL_REFUSED");
        assertThat(started.json().path("findings").findValuesAsText("rule")).contains("L11");
        String other = written("2.2.0");
        String absence = file("dana", other, "quality-audit.bpmn").replace("QualityAuditProcess", "AbsenceProcess");
        write("dana", other, "absence.bpmn", absence, 0).expect(200);
        Answer taken = ask("dana", other, "2.2.0");
        isRefused(taken, 422, "PROTOCOL_REFUSED");
        assertThat(taken.json().path("detail").asText()).contains("The product has a process of this id");
    }

    @Test
    void whatIsRejectedOrTakenBackIsOpenAgain() {
        String draft = written("2.2.0");
        ask("dana", draft, "2.2.0").expect(201);
        isRefused(post("lea", draft, "/rejection", Map.of("reason", "")), 400, "REASON_MISSING");
        isRefused(post("ava", draft, "/rejection", Map.of("reason", "no")), 403, "ROLE_MISSING");
        post("lea", draft, "/rejection", Map.of("reason", "The guideline is not done"))
                .expect(204);
        assertThat(state(draft)).isEqualTo("OPEN");
        write("dana", draft, "guideline.md", file("dana", draft, "guideline.md") + "\nMore.\n")
                .expect(200);
        ask("dana", draft, "2.2.0").expect(201);
        post("dana", draft, "/rejection", Map.of("reason", "A typing error")).expect(204);
        isRefused(post("dana", draft, "/rejection", Map.of("reason", "Again")), 409, "DEPLOYMENT_NOT_ASKED");
        assertThat(trail(draft)).containsSubsequence("DeploymentAsked", "DeploymentRejected", "DeploymentAsked");
        assertThat(inForce()).isEqualTo(shipped);
    }

    @Test
    void itIsPlannedAndOnceInForceTakenBackInOneStep() {
        String draft = written("2.2.0");
        Instant week = Instant.now().plus(7, ChronoUnit.DAYS);
        post("dana", draft, "", Map.of("versionTag", "2.2.0", "note", "From next week", "from", week.toString()))
                .expect(201);
        approve("dirk", draft).expect(200);
        assertThat(inForce()).isEqualTo(shipped);
        assertThat(versions().get(0).path("standing").asText()).isEqualTo("PLANNED");
        isRefused(rollBack("lea", versions().get(0).path("digest").asText()), 409, "PROTOCOL_NEVER_IN_FORCE");
        String later = deployed("2.3.0");
        String second = inForce();
        assertThat(versions().get(1).path("standing").asText()).isEqualTo("OVERTAKEN");
        isRefused(rollBack("ava", shipped), 403, "ROLE_MISSING");
        isRefused(rollBack("ada", shipped), 404, "NOT_FOUND");
        isRefused(rollBack("lea", second), 409, "PROTOCOL_IN_FORCE");
        rollBack("lea", shipped).expect(204);
        assertThat(inForce()).isEqualTo(shipped);
        assertThat(state(later)).isEqualTo("DEPLOYED");
        assertThat(trail(team.projectId())).endsWith("ProtocolRolledBack");
        rollBack("dana", second).expect(204);
        assertThat(inForce()).isEqualTo(second);
    }

    /** At each of its steps the database refuses what the step writes; nothing of the others is there afterwards. */
    @Test
    void aFaultAtAnyStepLeavesTheOldVersionInForce() {
        String draft = written("2.2.0");
        ask("dana", draft, "2.2.0").expect(201);
        Map<String, Object> before = everything(draft);
        Map<String, String> steps = new LinkedHashMap<>();
        steps.put("act_re_deployment", "name_ not like 'finding-consensus%'");
        steps.put("act_re_procdef", "key_ <> 'FindingConsensusProcess'");
        steps.put("act_re_decision_def", "key_ <> 'routing'");
        steps.put("protocol_version", "version_tag <> '2.2.0'");
        steps.put("project_protocol", "kind <> 'DEPLOYED'");
        steps.put("protocol_draft", "state <> 'DEPLOYED'");
        steps.put("deployment_request", "state <> 'APPROVED'");
        steps.put("audit_entry", "event_type <> 'DeploymentApproved'");
        steps.forEach((table, allowed) -> {
            jdbc.sql("alter table " + table + " add constraint injected_fault check (" + allowed + ") " + unchecked())
                    .update();
            Answer failed = approve("lea", draft);
            jdbc.sql("alter table " + table + " drop constraint injected_fault").update();
            assertThat(failed.status()).as(table).isGreaterThanOrEqualTo(400);
            assertThat(everything(draft)).as(table).isEqualTo(before);
        });
        approve("lea", draft).expect(200);
        assertThat(inForce()).isNotEqualTo(shipped);
        assertThat(everything(draft)).isNotEqualTo(before);
    }

    /** What was asked for is checked again: against its digest, and by the linter. */
    @Test
    void whatChangedBehindTheRequestIsNotDeployed() {
        String draft = written("2.2.0");
        ask("dana", draft, "2.2.0").expect(201);
        jdbc.sql("""
                update protocol_draft_file set content = replace(content, '${scoreAgreementDelegate}', '${dataSource}')
                where draft_id = :draft and name = :name""").param("draft", draft).param("name", PROTOCOL).update();
        Map<String, Object> before = everything(draft);
        isRefused(approve("lea", draft), 409, "DEPLOYMENT_OUTDATED");
        jdbc.sql("update deployment_request set digest = :digest where draft_id = :draft")
                .param("digest", drafts.bundle(draft).digest())
                .param("draft", draft)
                .update();
        isRefused(approve("lea", draft), 422, "PROTOCOL_REFUSED");
        assertThat(everything(draft)).isEqualTo(before);
    }

    @Test
    void thePagesDoTheSame() {
        String draft = written("2.2.0");
        String page = "/drafts/" + draft + "/deploy";
        Browser dana = browser("dana");
        assertThat(dana.get(page).body()).contains("2.2.0", "Lea", "Dirk");
        HttpResponse<String> empty = dana.submit(page, page, Map.of("versionTag", "2.2.0", "note", ""));
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(empty.body()).contains("Say why in a few words.");
        dana.submit(page, page, Map.of("versionTag", "2.2.0", "note", "A clearer guideline"));
        assertThat(dana.get(page).body()).contains("A clearer guideline").doesNotContain("name=\"password\"");
        Browser lea = browser("lea");
        HttpResponse<String> wrong = lea.submit(page, page + "/approval", Map.of("password", "wrong"));
        assertThat(wrong.statusCode()).isEqualTo(403);
        lea.submit(page, page + "/approval", Map.of("password", team.password()));
        String versions = "/projects/" + team.projectId() + "/protocol";
        assertThat(lea.get(versions).body())
                .contains("2.2.0", "A clearer guideline", "guideline.md", "Roll back to 2.1.0");
        lea.submit(versions, versions + "/" + shipped + "/rollback", Map.of("reason", "Too many questions"));
        assertThat(inForce()).isEqualTo(shipped);
        assertThat(browser("ava").get(versions).body())
                .contains("Too many questions")
                .doesNotContain("/rollback");
        assertThat(browser("ada").get(versions).statusCode()).isEqualTo(404);
    }

    @Test
    void aPlanIsWithdrawnOnItsPage() {
        String draft = written("2.2.0");
        String week = Instant.now().plus(7, ChronoUnit.DAYS).toString();
        post("dana", draft, "", Map.of("versionTag", "2.2.0", "note", "From next week", "from", week))
                .expect(201);
        approve("dirk", draft).expect(200);
        String page = "/projects/" + team.projectId() + "/protocol";
        Browser lea = browser("lea");
        assertThat(lea.get(page).body()).contains("Withdraw the plan").doesNotContain("Roll back to");
        lea.submit(page, page + "/" + shipped + "/rollback", Map.of("reason", "Not yet", "planned", "true"));
        assertThat(lea.get(page).body()).contains("never came into force").doesNotContain("Withdraw the plan");
        assertThat(inForce()).isEqualTo(shipped);
    }

    private Browser browser(String who) {
        return Browser.signedIn(port, team.username(who), team.password());
    }

    /** That rows there are already may break it. */
    private String unchecked() {
        boolean h2 = jdbc.sql("select count(*) from information_schema.tables where lower(table_name) = 'settings'")
                        .query(Integer.class)
                        .single()
                > 0;
        return h2 ? "nocheck" : "not valid";
    }

    private Map<String, Object> everything(String draft) {
        Map<String, Object> rows = new TreeMap<>();
        for (String table : List.of(
                "act_re_deployment",
                "act_re_procdef",
                "act_re_decision_def",
                "act_ge_bytearray where deployment_id_ is not null",
                "protocol_version",
                "project_protocol",
                "audit_entry where event_type in ('ProtocolDeployed', 'ProtocolInForce', 'DeploymentApproved')")) {
            rows.put(
                    table,
                    jdbc.sql("select count(*) from " + table)
                            .query(Integer.class)
                            .single());
        }
        rows.put("draft", state(draft));
        rows.put(
                "request",
                jdbc.sql("select state from deployment_request where draft_id = :draft")
                        .param("draft", draft)
                        .query(String.class)
                        .list());
        rows.put("in force", inForce());
        return rows;
    }

    private String deployed(String tag) {
        String draft = written(tag);
        ask("dana", draft, tag).expect(201);
        approve("lea", draft).expect(200);
        return draft;
    }

    /** By Dana: another number, and another guideline. */
    private String written(String tag) {
        String draft = begin("dana", Map.of("name", "Draft " + Ids.random(), "protocol", shipped));
        change("dana", draft, PROTOCOL, "versionTag=\"2.1.0\"", "versionTag=\"" + tag + "\"");
        write("dana", draft, "guideline.md", file("dana", draft, "guideline.md") + "\nOf " + draft + ".\n")
                .expect(200);
        return draft;
    }

    private String begin(String who, Map<String, String> asked) {
        return team.as(who)
                .post("/api/projects/" + team.projectId() + "/drafts", asked)
                .expect(201)
                .json()
                .path("id")
                .asText();
    }

    private void change(String who, String draft, String name, String from, String to) {
        String text = file(who, draft, name);
        assertThat(text).contains(from);
        write(
                        who,
                        draft,
                        name,
                        text.replaceFirst(
                                java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to)))
                .expect(200);
    }

    private Answer write(String who, String draft, String name, String text) {
        int revision = jdbc.sql("select revision from protocol_draft_file where draft_id = :draft and name = :name")
                .param("draft", draft)
                .param("name", name)
                .query(Integer.class)
                .single();
        return write(who, draft, name, text, revision);
    }

    private Answer write(String who, String draft, String name, String text, int revision) {
        String path = "/api/drafts/" + draft + "/files/" + name;
        return revision == 0
                ? team.as(who).putText(path, text)
                : team.as(who).putText(path, text, "If-Match", "\"" + revision + "\"");
    }

    private String file(String who, String draft, String name) {
        return team.as(who)
                .get("/api/drafts/" + draft + "/files/" + name)
                .expect(200)
                .text();
    }

    private Answer ask(String who, String draft, String tag) {
        return post(who, draft, "", Map.of("versionTag", tag, "note", "A clearer guideline"));
    }

    private Answer approve(String who, String draft) {
        return post(who, draft, "/approval", Map.of("password", team.password()));
    }

    private Answer post(String who, String draft, String step, Map<String, ?> body) {
        return team.as(who).post("/api/drafts/" + draft + "/deployment" + step, body);
    }

    private Answer rollBack(String who, String digest) {
        return team.as(who)
                .post(
                        "/api/projects/" + team.projectId() + "/protocol-versions/" + digest + "/rollback",
                        Map.of("reason", "Too many questions"));
    }

    /** Which files of the latest version were changed by whom. */
    private List<String> wrote() {
        Map<String, String> names = new TreeMap<>();
        List.of("dana", "dirk", "eve", "sam").forEach(name -> people.byUsername(team.username(name))
                .ifPresent(person -> names.put(person.id(), name)));
        return StreamSupport.stream(versions().get(0).path("changes").spliterator(), false)
                .map(part -> part.path("file").asText() + " "
                        + names.get(part.path("by").asText()))
                .toList();
    }

    private JsonNode versions() {
        return team.as("ava")
                .get("/api/projects/" + team.projectId() + "/protocol-versions")
                .expect(200)
                .json()
                .path("versions");
    }

    private String inForce() {
        return inForce(team);
    }

    private static String inForce(Team asked) {
        return asked.as("lea")
                .get("/api/projects/" + asked.projectId())
                .expect(200)
                .json()
                .path("protocol")
                .path("digest")
                .asText();
    }

    private String state(String draft) {
        return team.as("ava")
                .get("/api/drafts/" + draft)
                .expect(200)
                .json()
                .path("state")
                .asText();
    }

    private String protocolOf(String caseId) {
        return jdbc.sql("select protocol_digest from reading_case where id = :case")
                .param("case", caseId)
                .query(String.class)
                .single();
    }

    private String anotherCase(String series, int pixels) {
        Map<String, byte[]> files = new TreeMap<>();
        for (int number = 1; number <= 3; number++) {
            files.put(
                    number + ".dcm",
                    TestObject.slice(series, number).pixels(pixels + number).bytes());
        }
        return team.as("dora")
                .postFiles("/api/projects/" + team.projectId() + "/studies?wait=60s", files)
                .expect(200)
                .json()
                .path("series")
                .path(0)
                .path("case")
                .asText();
    }

    private List<String> trail(String subject) {
        return jdbc.sql("select event_type from audit_entry where subject_id = :subject order by seq")
                .param("subject", subject)
                .query(String.class)
                .list();
    }
}
