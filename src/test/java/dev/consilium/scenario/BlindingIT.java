package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.identity.People;
import dev.consilium.testing.Browser;
import dev.consilium.testing.FollowUp;
import dev.consilium.testing.OnPostgresql;
import dev.consilium.testing.ReadingTeam;
import java.net.http.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What can be fetched tells nobody what they may not know: two worlds that differ only in what one annotator said
 * look the same to another, byte for byte once ids and times are masked.
 */
@OnPostgresql
class BlindingIT {

    private static final String FIRST_COMMENT = "sentinel-first-7301";
    private static final String SECOND_COMMENT = "sentinel-second-7302";
    private static final Pattern ID = Pattern.compile(
            "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|2\\.25\\.\\d+|\\b(?:[0-9a-f]{64}|[0-9a-f]{8})\\b");
    private static final Pattern MOMENT = Pattern.compile(
            "\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z|\\d{1,2} [A-Z][a-z]{2} \\d{4}, \\d\\d:\\d\\d UTC|\"_csrf\"[^>]*>|name=\"_csrf\" value=\"[^\"]*\"");

    @LocalServerPort
    int port;

    @Autowired
    People people;

    private ReadingTeam first;
    private ReadingTeam second;

    @BeforeEach
    void twoWorldsThatDifferInWhatOneReaderSaid() {
        first = new ReadingTeam(port, people, "world-one");
        second = new ReadingTeam(port, people, "world-two");
        first.read("ada", List.of("haemorrhage"), 0.73, List.of(), FIRST_COMMENT);
        second.read("ada", List.of("no-finding"), 0.41, List.of(), SECOND_COMMENT);
    }

    @Test
    void anotherAnnotatorSeesTheSameInBothWorlds() {
        bothWorldsLookTheSameTo("ben");
        first.read("ben", List.of("infarct"), 0.5, List.of(), null);
        second.read("ben", List.of("infarct"), 0.5, List.of(), null);
        bothWorldsLookTheSameTo("ben");
        bothWorldsLookTheSameTo("cem");
    }

    @Test
    void nobodyWhoReadsOrArbitratesSeesALabelBeforeAdjudication() {
        for (String who : List.of("ben", "cem", "sen")) {
            assertThat(rawSeenBy(who, first)).allSatisfy((path, text) -> assertThat(text)
                    .as("%s for %s", path, who)
                    .doesNotContain(FIRST_COMMENT, "0.73", first.team().username("ada")));
        }
    }

    @Test
    void theArbiterSeesReadingsAndNoIdentity() {
        first.read("ben", List.of("infarct"), 0.5, List.of(), null);
        first.read("cem", List.of("atrophy"), 0.5, List.of(), null);
        String task = first.claim("sen", "arbitration");
        Map<String, String> seen = rawSeenBy("sen", first);
        assertThat(seen.get("/api/tasks/" + task)).contains(FIRST_COMMENT);
        assertThat(seen).containsKey("/tasks/" + task);
        assertThat(seen).allSatisfy((path, text) -> {
            for (String reader : List.of("ada", "ben", "cem")) {
                assertThat(text)
                        .as("%s for the arbiter", path)
                        .doesNotContain(first.team().username(reader), first.displayName(reader), first.idOf(reader));
            }
        });
    }

    @Test
    void theLeadSeesAfterwardsWhoSaidWhatSoTheSearchWouldFindIt() {
        first.read("ben", List.of("infarct"), 0.5, List.of(), null);
        first.read("cem", List.of("atrophy"), 0.5, List.of(), null);
        first.claim("sen", "arbitration");
        assertThat(rawSeenBy("lea", first).get("/api/cases/" + first.caseId()))
                .contains(FIRST_COMMENT, first.team().username("ada"));
    }

    /** The earlier study is a case of its own, which ada has read and ben has not. */
    @Test
    void whoSeesAnEarlierStudyBesideTheirsSeesNothingOfItsCase() {
        ReadingTeam world = new ReadingTeam(
                port,
                people,
                "world-before",
                "lesion-double-read",
                cast -> ReadingTeam.readers(cast, "ada", "ben"),
                FollowUp.earlier());
        String said = "sentinel-before-7303";
        world.complete(
                "ada",
                Map.of(
                        "labels",
                        List.of(LesionScenario.box("nodule", 10, 10, 30, 30, 0, 1)),
                        "confidence",
                        0.73,
                        "flags",
                        List.of(),
                        "comment",
                        said));
        world.claim("ben", "reading");
        world.team()
                .as("dora")
                .postFiles("/api/projects/" + world.team().projectId() + "/studies?wait=60s", FollowUp.current())
                .expect(200);
        ReadingTeam.readers(world.team(), "cem");
        String task = world.claim("cem", "reading");
        String sheet = world.team().as("cem").get("/api/tasks/" + task).text();
        assertThat(sheet).contains("\"daysBefore\":34");
        Map<String, String> seen = rawSeenBy("cem", world);
        assertThat(seen.get("/tasks/" + task)).contains("Earlier study, 34 days before (CT, 6 images)");
        assertThat(seen).allSatisfy((path, text) -> assertThat(text)
                .as("%s for cem", path)
                .doesNotContain(said, "0.73", world.team().username("ada"), "2025-01-01", "20250101"));
        for (String path : List.of("/api/tasks/" + task, "/tasks/" + task)) {
            assertThat(seen.get(path)).as(path).doesNotContain(world.caseId());
        }
    }

    private void bothWorldsLookTheSameTo(String who) {
        Map<String, String> one = everythingSeenBy(who, first);
        Map<String, String> two = everythingSeenBy(who, second);
        assertThat(one.keySet()).isEqualTo(two.keySet()).hasSizeGreaterThan(15);
        assertThat(one)
                .allSatisfy((path, text) ->
                        assertThat(text).as("%s for %s", path, who).isEqualTo(two.get(path)));
    }

    /** Every answer with ids, times and the names of the world masked, by masked path. */
    private Map<String, String> everythingSeenBy(String who, ReadingTeam world) {
        Map<String, String> ids = new LinkedHashMap<>();
        Map<String, String> masked = new TreeMap<>();
        rawSeenBy(who, world).forEach((path, text) -> masked.put(mask(path, ids, world), mask(text, ids, world)));
        return masked;
    }

    private Map<String, String> rawSeenBy(String who, ReadingTeam world) {
        Map<String, String> seen = new LinkedHashMap<>();
        apiPaths(who, world)
                .map(path -> world.team().as(who).get(path))
                .forEach(answer -> seen.put(answer.path(), said(answer.status(), answer.headers(), answer.text())));
        Browser.signedIn(port, world.team().username(who), world.team().password())
                .crawl("/", "/projects", "/projects/" + world.team().projectId())
                .forEach((path, page) -> seen.put(path, said(page.statusCode(), page.headers(), page.body())));
        return seen;
    }

    private static Stream<String> apiPaths(String who, ReadingTeam world) {
        String project = "/api/projects/" + world.team().projectId();
        Stream<String> known = Stream.of(
                "/api/me",
                "/api/projects",
                project,
                project + "/members",
                project + "/audit",
                project + "/export?format=json",
                project + "/export?format=csv",
                "/api/protocols",
                "/api/users",
                "/api/cases/" + world.caseId(),
                "/api/cases/" + world.caseId() + "/path",
                "/api/cases/" + world.caseId() + "/path/1/diagram",
                "/api/cases/" + world.caseId() + "/timeline",
                "/api/intakes/" + world.intakeId(),
                "/api/tasks");
        JsonNode tasks = world.team().as(who).get("/api/tasks").json().path("tasks");
        Stream<String> own = tasks.findValuesAsText("id").stream().map(id -> "/api/tasks/" + id);
        return Stream.of(known, own, world.taskIds().stream().map(id -> "/api/tasks/" + id))
                .flatMap(s -> s);
    }

    private static String said(int status, HttpHeaders all, String body) {
        Map<String, List<String>> headers = new TreeMap<>(all.map());
        // Length and tag follow from the text, whose ids are masked.
        headers.keySet()
                .removeIf(name -> List.of("date", "set-cookie", "keep-alive", "connection", "content-length", "etag")
                        .contains(name));
        return status + " " + headers + "\n" + body;
    }

    private static String mask(String text, Map<String, String> ids, ReadingTeam world) {
        String known = MOMENT.matcher(text).replaceAll("MOMENT");
        for (String name : world.names()) {
            known = known.replace(name, "NAME");
        }
        Matcher id = ID.matcher(known);
        return id.replaceAll(found -> ids.computeIfAbsent(found.group(), key -> "ID" + ids.size()));
    }
}
