package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.study.TestObject;
import dev.consilium.testing.Answer;
import dev.consilium.testing.ReadingTeam;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** Series with text in their pixels: marked or checked with a signature, decided together, replaced. */
abstract class ClearingScenario extends CaseSteps {

    private static final Map<String, Object> REGION = Map.of("x", 10, "y", 20, "width", 30, "height", 4);

    private ReadingTeam world;
    private String series;
    private String task;

    @BeforeEach
    void aSeriesThatSaysItShowsText() {
        world = team(ReadingTeam::threeReadersAndASenior);
        series = held("1.2.7", 1, 2, 3);
        task = world.claim("dora", "quarantine");
    }

    /** Its images in the inbox of the project; the id of the series, once it is held back. */
    private String held(String uid, int... numbers) {
        JsonNode shown = receive("", uid, true, numbers)
                .expect(200)
                .json()
                .path("series")
                .path(0);
        assertThat(shown.path("state").asText()).isEqualTo("quarantined");
        return shown.path("series").asText();
    }

    private Answer receive(String query, String uid, boolean text, int... numbers) {
        Map<String, byte[]> files = new HashMap<>();
        for (int number : numbers) {
            TestObject object = TestObject.slice(uid, number);
            files.put(number + ".dcm", (text ? object.text(0x0028, 0x0301, "CS", "YES") : object).bytes());
        }
        return world.team()
                .as("dora")
                .postFiles("/api/projects/" + world.team().projectId() + "/studies?wait=60s" + query, files);
    }

    @Test
    void withoutALookAtThePixelsItIsNotReleased() {
        isRefused(complete(world, "dora", task, release()), 422, "TEXT_UNCHECKED");
        isRefused(complete(world, "dora", task, release("checked", true)), 403, "SIGNATURE_REFUSED");
        isRefused(
                complete(world, "dora", task, release("checked", true, "password", "guessed")),
                403,
                "SIGNATURE_REFUSED");
        isRefused(
                complete(world, "dora", task, release("checked", false, "password", password())),
                422,
                "TEXT_UNCHECKED");
        assertThat(state(series)).isEqualTo("QUARANTINED");
        complete(world, "dora", task, release("checked", true, "password", password()))
                .expect(200);
        accepted(series);
        assertThat(metadata(series).path("00280301").path("Value").path(0).asText())
                .isEqualTo("NO");
        assertThat(jdbc.sql("select signer_name from series_clearance where series_id = :series")
                        .param("series", series)
                        .query(String.class)
                        .list())
                .containsExactly("Dora");
        assertThatThrownBy(() -> jdbc.sql("update series_clearance set regions = '[]' where series_id = :series")
                        .param("series", series)
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void whatWasMarkedIsBlackForEverybody() throws IOException {
        String picture = "/api/series/" + series + "/slices/1.png?center=500&width=1000";
        Answer before = world.team().as("dora").get(picture).expect(200);
        String tag = before.headers().firstValue("ETag").orElseThrow();
        assertThat(before.headers().firstValue("Cache-Control")).hasValue("max-age=0, must-revalidate, private");
        assertThat(brightest(before)).isPositive();
        complete(world, "dora", task, release("regions", List.of(REGION), "password", password()))
                .expect(200);
        accepted(series);
        Awaitility.await().until(() -> world.team().as("ada").get(picture).status() == 200);
        for (String who : List.of("dora", "ada")) {
            Answer after = world.team().as(who).get(picture).expect(200);
            assertThat(after.headers().firstValue("ETag")).isPresent().get().isNotEqualTo(tag);
            assertThat(brightest(after)).isZero();
            assertThat(ImageIO.read(new ByteArrayInputStream(after.bytes())).getRGB(9, 20) & 0xFF)
                    .isPositive();
        }
        JsonNode metadata = metadata(series);
        assertThat(metadata.path("00120064").toString()).contains("113101");
        isRefused(complete(world, "dora", task, release("checked", true, "password", password())), 409, "TASK_CLOSED");
    }

    @Test
    void whatHoldsForADeviceIsBlackedInItsNextSeries() {
        isRefused(
                complete(
                        world,
                        "dora",
                        task,
                        release("regions", List.of(REGION), "password", password(), "forDevice", true)),
                422,
                "DEVICE_UNKNOWN");
        complete(world, "dora", task, release("checked", true, "password", password()))
                .expect(200);
        String first = ofDevice("1.2.8");
        assertThat(state(first)).isEqualTo("QUARANTINED");
        String review = world.claim("dora", "quarantine");
        Map<String, Object> partly = new HashMap<>(REGION);
        partly.put("first", 1);
        isRefused(
                complete(
                        world,
                        "dora",
                        review,
                        release("regions", List.of(partly), "password", password(), "forDevice", true)),
                422,
                "DEVICE_RULE_OF_SOME");
        complete(world, "dora", review, release("regions", List.of(REGION), "password", password(), "forDevice", true))
                .expect(200);
        accepted(first);
        String next = ofDevice("1.2.9");
        accepted(next);
        assertThat(metadata(next).path("00120064").toString()).contains("113101");
        String rules = "/api/projects/" + world.team().projectId() + "/device-rules";
        JsonNode rule = world.team().as("dora").get(rules).expect(200).json().path(0);
        assertThat(rule.path("rule").path("source").path("model").asText()).isEqualTo("SONO 7");
        world.team().as("dora").delete(rules + "/" + rule.path("id").asText()).expect(204);
        assertThat(state(ofDevice("1.2.10"))).isEqualTo("QUARANTINED");
    }

    private String ofDevice(String uid) {
        TestObject image = TestObject.slice(uid, uid.length() * 7 + uid.charAt(uid.length() - 1))
                .text(0x0008, 0x0070, "LO", "ACME")
                .text(0x0008, 0x1090, "LO", "Sono 7")
                .text(0x0028, 0x0301, "CS", "YES");
        return world.team()
                .as("dora")
                .postFiles(
                        "/api/projects/" + world.team().projectId() + "/studies?wait=60s",
                        Map.of("1.dcm", image.bytes()))
                .expect(200)
                .json()
                .path("series")
                .path(0)
                .path("series")
                .asText();
    }

    @Test
    void rectanglesThatAreNoneAreRefusedWithAWayOut() {
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("x", 60, "y", 0, "width", 5, "height", 5), Map.of("x", 0, "y", 0, "width", 5, "height", 65))) {
            isRefused(marking(List.of(wrong)), 422, "REGION_OUTSIDE");
        }
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("x", 0, "y", 0, "width", 0, "height", 5),
                Map.of("x", -1, "y", 0, "width", 5, "height", 5),
                Map.of("x", 0, "y", 0, "width", 5, "height", 5, "first", 4),
                Map.of("x", 0, "y", 0, "width", 5, "height", 5, "first", 3, "last", 2))) {
            isRefused(marking(List.of(wrong)), 422, "REGION_INVALID");
        }
        isRefused(marking(Collections.nCopies(10_000, REGION)), 422, "REGIONS_TOO_MANY");
        assertThat(complete(world, "dora", task, release("regions", "all", "password", password()))
                        .status())
                .isEqualTo(400);
        assertThat(state(series)).isEqualTo("QUARANTINED");
    }

    private Answer marking(List<Map<String, Object>> regions) {
        return complete(world, "dora", task, release("regions", regions, "password", password()));
    }

    @Test
    void severalAreDecidedEachByItself() {
        String plain = gapped("1.2.8");
        String other = gapped("1.2.9");
        JsonNode outcome =
                decide("release", plain, series, "unknown").expect(200).json();
        assertThat(outcome.path("decided")).hasSize(1);
        assertThat(outcome.path("decided").path(0).asText()).isEqualTo(plain);
        assertThat(outcome.path("refused").path(0).path("code").asText()).isEqualTo("TEXT_UNCHECKED");
        assertThat(outcome.path("refused").path(1).path("code").asText()).isEqualTo("NOT_QUARANTINED");
        accepted(plain);
        assertThat(state(series)).isEqualTo("QUARANTINED");
        assertThat(state(other)).isEqualTo("QUARANTINED");

        JsonNode rejected = decide("reject", series, other, series).expect(200).json();
        assertThat(rejected.path("decided")).hasSize(2);
        assertThat(state(series)).isEqualTo("REJECTED");
        assertThat(state(other)).isEqualTo("REJECTED");
        isRefused(decide("keep", other), 422, "DECISION_UNKNOWN");
        assertThat(world.tasks("dora").map(shown -> shown.path("kind").asText()))
                .doesNotContain("quarantine");
    }

    @Test
    void aReviewThatSomebodyElseHoldsIsNotDecidedForThem() {
        world.team().member("dan", "Dan", "data-manager");
        JsonNode outcome = world.team()
                .as("dan")
                .post(decisions(), Map.of("series", List.of(series), "decision", "reject", "reason", "Moved the head"))
                .expect(200)
                .json();
        assertThat(outcome.path("refused").path(0).path("code").asText()).isEqualTo("TASK_CLAIMED");
        assertThat(state(series)).isEqualTo("QUARANTINED");
    }

    @Test
    void anotherSeriesTakesItsPlace() {
        isRefused(receive("&replaces=" + series, "1.2.10", false).expect(400), 400, "NO_FILES");
        JsonNode two = receiveTwo("&replaces=" + series);
        assertThat(two.path("code").asText()).isEqualTo("REPLACEMENT_NOT_ONE");
        assertThat(state(series)).isEqualTo("QUARANTINED");

        JsonNode added = receive("&replaces=" + series, "1.2.10", false, 1, 2, 3)
                .expect(200)
                .json()
                .path("series")
                .path(0);
        assertThat(added.path("replaces").asText()).isEqualTo(series);
        assertThat(added.path("state").asText()).isEqualTo("accepted");
        assertThat(state(series)).isEqualTo("REJECTED");
        isRefused(receive("&replaces=" + series, "1.2.11", false, 1, 2, 3), 409, "NOT_QUARANTINED");
        assertThat(jdbc.sql("select count(*) from series where replaces = :series")
                        .param("series", series)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whereAFindingIsIsToldWithIt() {
        String gap = gapped("1.2.12");
        JsonNode text = shelf(series);
        assertThat(text.path("maySayWho").asBoolean()).isTrue();
        assertThat(text.path("taskId").asText()).isEqualTo(task);
        JsonNode held = shelf(gap);
        assertThat(held.path("maySayWho").asBoolean()).isFalse();
        JsonNode places = StreamSupport.stream(
                        held.path("series").path("findings").spliterator(), false)
                .filter(finding -> finding.path("code").asText().equals("MISSING_SLICES"))
                .findFirst()
                .orElseThrow()
                .path("places");
        assertThat(places.path(0).path("first").asInt()).isEqualTo(3);
        assertThat(places.path(0).path("last").asInt()).isEqualTo(4);
        assertThat(places.path(0).path("fromMm").asDouble()).isEqualTo(6);
        assertThat(places.path(0).path("toMm").asDouble()).isEqualTo(18);
        assertThat(places.path(0).path("missing").asInt()).isEqualTo(5);
    }

    private JsonNode shelf(String of) {
        JsonNode held = world.team()
                .as("dora")
                .get("/api/projects/" + world.team().projectId() + "/quarantine")
                .expect(200)
                .json()
                .path("held");
        return StreamSupport.stream(held.spliterator(), false)
                .filter(one -> one.path("series").path("seriesId").asText().equals(of))
                .findFirst()
                .orElseThrow();
    }

    /** Held back for a gap, with nothing to say of its pixels. */
    private String gapped(String uid) {
        JsonNode shown = receive("", uid, false, 1, 2, 3, 9)
                .expect(200)
                .json()
                .path("series")
                .path(0);
        assertThat(shown.path("reasons").toString()).contains("MISSING_SLICES").doesNotContain("TEXT");
        return shown.path("series").asText();
    }

    private JsonNode receiveTwo(String query) {
        Map<String, byte[]> files = new HashMap<>();
        files.put("1.dcm", TestObject.slice("1.2.13", 1).bytes());
        files.put("2.dcm", TestObject.slice("1.2.14", 1).bytes());
        return world.team()
                .as("dora")
                .postFiles("/api/projects/" + world.team().projectId() + "/studies?wait=60s" + query, files)
                .expect(422)
                .json();
    }

    private Answer decide(String decision, String... chosen) {
        return world.team()
                .as("dora")
                .post(
                        decisions(),
                        Map.of("series", List.of(chosen), "decision", decision, "reason", "Two scan ranges"));
    }

    private String decisions() {
        return "/api/projects/" + world.team().projectId() + "/quarantine/decisions";
    }

    private String password() {
        return world.team().password();
    }

    /** @param members in pairs */
    private static Map<String, Object> release(Object... members) {
        Map<String, Object> content = new HashMap<>(Map.of("decision", "release", "reason", "Looked at all of them"));
        for (int i = 0; i < members.length; i += 2) {
            content.put((String) members[i], members[i + 1]);
        }
        return content;
    }

    private String state(String of) {
        return jdbc.sql("select state from series where id = :series")
                .param("series", of)
                .query(String.class)
                .single();
    }

    private void accepted(String of) {
        Awaitility.await().untilAsserted(() -> assertThat(state(of)).isEqualTo("ACCEPTED"));
    }

    private JsonNode metadata(String of) {
        Map<String, Object> row = jdbc.sql("select study_uid, series_uid from series where id = :series")
                .param("series", of)
                .query()
                .singleRow();
        return world.team()
                .as("dora")
                .get("/dicomweb/studies/" + row.get("study_uid") + "/series/" + row.get("series_uid") + "/metadata")
                .expect(200)
                .json()
                .path(0);
    }

    /** The brightest pixel of {@link #REGION} in a picture, 0 is black. */
    private static int brightest(Answer png) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png.bytes()));
        List<Integer> inside = new ArrayList<>();
        for (int y = 20; y < 24; y++) {
            for (int x = 10; x < 40; x++) {
                inside.add(image.getRGB(x, y) & 0xFF);
            }
        }
        return Collections.max(inside);
    }
}
