package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.common.Ids;
import dev.consilium.identity.Actor;
import dev.consilium.project.Cases;
import dev.consilium.testing.Browser;
import dev.consilium.testing.ReadingTeam;
import dev.consilium.worklist.Claiming;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The edge-case register: who sees what of it, how it is searched, and what leaves it. */
abstract class RegisterScenario extends BoardSteps {

    private static final String HOSTILE = "=HYPERLINK(\"http://evil\") <script>alert(1)</script>";

    @Autowired
    Cases cases;

    @Autowired
    Claiming claiming;

    private ReadingTeam world;

    @BeforeEach
    void oneSettledEdgeCase() {
        world = board(cast -> cast.member("spe", "Spela", "specialist")
                .member("sen", "Senta", "senior")
                .member("aud", "Audrey", "auditor")
                .member("des", "Desiree", "designer")
                .member("mix", "Maxi", "annotator", "senior"));
        raise(world);
        say(world, "spe", "ambiguous", "reason", HOSTILE, "guidelineSentence", "Metal is *no* lesion.");
        say(
                world,
                "sen",
                "ambiguous",
                "reason",
                HOSTILE,
                "category",
                "artefact",
                "tags",
                List.of("metal", "clip"),
                "guidelineSentence",
                "Choose \"No finding\" alone if you see none of the findings below.");
        until(world, "state", "AMBIGUOUS");
    }

    @Test
    void readersNeverSeeItAndWhoMayJudgeSeesWhatIsSettled() {
        for (String who : List.of("lea", "aud", "des", "spe", "sen")) {
            assertThat(found(world, who, "")).as(who).hasSize(1);
        }
        isRefused(world.team().as("ada").get(register(world)), 403, "BLINDED");
        isRefused(world.team().as("mix").get(register(world)), 403, "BLINDED");
        isRefused(world.team().as("dora").get(register(world)), 403, "ROLE_MISSING");
        String entry = found(world, "lea", "").path(0).path("id").asText();
        assertThat(entryOf("lea", entry).findValuesAsText("signedName")).hasSize(2);
        for (String who : List.of("des", "spe", "sen")) {
            assertThat(entryOf(who, entry).has("signedName")).isFalse();
            assertThat(texts(entryOf(who, entry).path("opinions"), "member"))
                    .containsExactlyInAnyOrder("Member 1", "Member 2");
        }
        assertThat(entryOf("des", entry).path("entry").has("case")).isFalse();
        assertThat(entryOf("sen", entry).path("entry").path("case").asText()).isEqualTo(world.caseId());
    }

    @Test
    void whatIsBeforeTheBoardIsForThoseWhoOverseeAlone() {
        String second = another();
        for (String who : List.of("lea", "aud")) {
            assertThat(texts(found(world, who, "?state=open"), "case")).containsExactly(second);
        }
        String open = found(world, "lea", "?state=open").path(0).path("id").asText();
        for (String who : List.of("des", "spe", "sen")) {
            assertThat(found(world, who, "?state=open")).isEmpty();
            assertThat(found(world, who, "")).hasSize(1);
            assertThat(world.team().as(who).get(register(world) + "/" + open).status())
                    .isEqualTo(404);
        }
    }

    @Test
    void aSearchTakesNoTextForACommand() {
        assertThat(found(world, "lea", "?category=artefact")).hasSize(1);
        assertThat(found(world, "lea", "?category=atypical")).isEmpty();
        assertThat(found(world, "lea", "?tag=Metal")).hasSize(1);
        assertThat(found(world, "lea", "?text=SCRIPT%3Ealert")).hasSize(1);
        assertThat(found(world, "lea", "?text=" + world.caseId().substring(0, 8)))
                .hasSize(1);
        for (String hostile :
                List.of("'%20or%20'1'='1", "%25%25'", "%5C", "';drop%20table%20edge_case;--", "%E2%80%AE")) {
            assertThat(found(world, "lea", "?text=" + hostile)).isEmpty();
            assertThat(found(world, "lea", "?tag=" + hostile)).isEmpty();
        }
        assertThat(found(world, "lea", "?page=2")).isEmpty();
        isRefused(world.team().as("lea").get(register(world) + "?page=0"), 400, "PAGE_INVALID");
        isRefused(world.team().as("lea").get(register(world) + "?category=strange"), 400, "CATEGORY_UNKNOWN");
        isRefused(world.team().as("lea").get(register(world) + "?state=strange"), 400, "STATE_UNKNOWN");
        isRefused(world.team().as("lea").get(register(world) + "?text=" + "x".repeat(201)), 400, "QUERY_TOO_LONG");
    }

    @Test
    void theLeadPutsTagsRightAndTheTrailKnows() {
        String entry = found(world, "lea", "").path(0).path("id").asText();
        String tags = register(world) + "/" + entry + "/tags";
        assertThat(world.team()
                        .as("lea")
                        .post(tags, Map.of("tags", List.of("Aneurysm Clip", "metal")))
                        .expect(200)
                        .json()
                        .path("tags")
                        .toString())
                .isEqualTo("[\"aneurysm-clip\",\"metal\"]");
        isRefused(world.team().as("lea").post(tags, Map.of("tags", List.of("a/b"))), 422, "TAG_INVALID");
        isRefused(world.team().as("sen").post(tags, Map.of("tags", List.of())), 403, "ROLE_MISSING");
        assertThat(found(world, "lea", "?tag=clip")).isEmpty();
        assertThat(found(world, "sen", "?tag=aneurysm-clip")).hasSize(1);
        assertThat(jdbc.sql("select count(*) from edge_case_tag where entry_id = :entry and removed_at is not null")
                        .param("entry", entry)
                        .query(Integer.class)
                        .single())
                .isPositive();
        assertThat(trail()).contains("EdgeCaseRetagged");
    }

    @Test
    void anExportHoldsNoPersonAndNoFormula() throws IOException {
        String csv = world.team()
                .as("aud")
                .get(register(world) + "/export?format=csv")
                .expect(200)
                .text();
        CSVRecord row = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(csv))
                .getRecords()
                .get(0);
        assertThat(row.get("reason")).isEqualTo("'" + HOSTILE);
        assertThat(row.get("tags")).isEqualTo("clip metal mirror");
        assertThat(row.get("case_id")).isEqualTo(world.caseId());
        JsonNode json = world.team()
                .as("des")
                .get(register(world) + "/export")
                .expect(200)
                .json();
        assertThat(json.path("edgeCases").path(0).path("category").asText()).isEqualTo("artefact");
        assertThat(csv + json).doesNotContain("Spela", "Senta", world.idOf("ada"), world.idOf("spe"));
        isRefused(world.team().as("sen").get(register(world) + "/export"), 403, "ROLE_MISSING");
        isRefused(world.team().as("lea").get(register(world) + "/export?format=xml"), 400, "FORMAT_UNKNOWN");
        assertThat(trail()).contains("EdgeCasesExported");
    }

    @Test
    void aGuidelineDraftIsReadyToPasteAndSaysWhatTheGuidelineHasAlready() {
        String draft = world.team()
                .as("des")
                .get(register(world) + "/guideline-draft.md", "text/markdown")
                .expect(200)
                .text();
        assertThat(draft)
                .contains(
                        "# Guideline draft",
                        "## Artefacts",
                        "### Proposed, not accepted\n\n- Metal is \\*no\\* lesion.\n");
        isRefused(world.team().as("ada").get(register(world) + "/guideline-draft.md"), 403, "BLINDED");
    }

    @Test
    void similarCasesStandBesideTheOpinionOfItsHolderAlone() {
        String second = another();
        String task = jdbc.sql(
                        "select task_id from worklist_item where case_id = :case and closed_at is null and role = 'senior'")
                .param("case", second)
                .query(String.class)
                .single();
        String similar = "/api/tasks/" + task + "/similar-cases";
        assertThat(world.team().as("sen").get(similar + "?tags=metal").status()).isEqualTo(404);
        claiming.claim(task, Actor.person(world.idOf("sen")));
        JsonNode found = world.team()
                .as("sen")
                .get(similar + "?tags=Metal,clip")
                .expect(200)
                .json()
                .path("edgeCases");
        assertThat(found).hasSize(1);
        assertThat(found.path(0).path("similarity").asDouble()).isBetween(0.66, 0.67);
        assertThat(found.path(0).path("outcome").asText()).isEqualTo("ambiguous");
        assertThat(found.path(0).path("case").asText()).isEqualTo(world.caseId());
        assertThat(world.team()
                        .as("sen")
                        .get(similar + "?category=artefact")
                        .expect(200)
                        .json()
                        .path("edgeCases"))
                .hasSize(1);
        assertThat(world.team()
                        .as("sen")
                        .get(similar + "?category=artefact&sameModality=true")
                        .expect(200)
                        .json()
                        .path("edgeCases"))
                .hasSize(1);
        assertThat(world.team()
                        .as("sen")
                        .get(similar + "?category=artefact&class=infarct")
                        .expect(200)
                        .json()
                        .path("edgeCases"))
                .as("it came to no label")
                .isEmpty();
        assertThat(world.team()
                        .as("sen")
                        .get(similar + "?category=rare-disease")
                        .expect(200)
                        .json()
                        .path("edgeCases"))
                .isEmpty();
        assertThat(world.team().as("spe").get(similar).status()).isEqualTo(404);
        isRefused(world.team().as("sen").get(similar + "?tags=a/b"), 422, "TAG_INVALID");
    }

    @Test
    void thePagesShowItAndEscapeWhatPeopleWrote() {
        Browser lea = Browser.signedIn(
                port, world.team().username("lea"), world.team().password());
        String project = "/projects/" + world.team().projectId();
        String entry = found(world, "lea", "").path(0).path("id").asText();
        assertThat(lea.get(project).body()).contains(project + "/edge-cases");
        assertThat(lea.get(project + "/edge-cases?text=script").body()).contains(entry.substring(0, 8), "metal");
        assertThat(lea.get(project + "/edge-cases/" + entry).body())
                .contains("Member 1", "Senta", "&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert(1)");
        assertThat(lea.get(project + "/edge-cases/guideline-draft").body()).contains("Metal is *no* lesion.");
        lea.submit(
                project + "/edge-cases/" + entry,
                project + "/edge-cases/" + entry + "/tags",
                Map.of("tags", "One, two"));
        assertThat(found(world, "lea", "?tag=two")).hasSize(1);
        Browser ada = Browser.signedIn(
                port, world.team().username("ada"), world.team().password());
        assertThat(ada.get(project).body()).doesNotContain("/edge-cases");
        assertThat(ada.get(project + "/edge-cases").statusCode()).isEqualTo(403);
    }

    private JsonNode entryOf(String who, String entry) {
        return world.team()
                .as(who)
                .get(register(world) + "/" + entry)
                .expect(200)
                .json();
    }

    /** Another case of the project, read and before the board. Nobody looks at its images. */
    private String another() {
        String second = cases.open(world.team().projectId(), Ids.random(), "CT", "routine")
                .id();
        for (String reader : List.of("ada", "ben", "cem")) {
            String task = world.offered(reader, "reading");
            claiming.claim(task, Actor.person(world.idOf(reader)));
            complete(world, reader, task, reading("infarct")).expect(200);
        }
        org.awaitility.Awaitility.await()
                .until(() -> found(world, "lea", "?state=open").size() == 1);
        org.awaitility.Awaitility.await()
                .until(() -> cases.get(second).state().name().equals("BOARD")
                        && jdbc.sql("select count(*) from worklist_item where case_id = :case and closed_at is null")
                                        .param("case", second)
                                        .query(Integer.class)
                                        .single()
                                == 2);
        return second;
    }

    private List<String> trail() {
        return texts(
                world.team()
                        .as("lea")
                        .get("/api/projects/" + world.team().projectId() + "/audit?limit=1000")
                        .expect(200)
                        .json()
                        .path("entries"),
                "type");
    }
}
