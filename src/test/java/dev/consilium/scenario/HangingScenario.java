package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.common.Ids;
import dev.consilium.testing.FollowUp;
import dev.consilium.testing.ReadingTeam;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a protocol hangs beside the images of a case is seen with a task on that case, and at no other time. */
abstract class HangingScenario extends CaseSteps {

    /** The cases of the earlier study and of the other series are read already, by others than cem and dan. */
    private ReadingTeam read() {
        ReadingTeam world = of("lesion-double-read", FollowUp.earlier(), FollowUp.finer());
        for (int i = 0; i < 2; i++) {
            LesionScenario.mark(world, "ada");
            LesionScenario.mark(world, "ben");
        }
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        jdbc.sql("select state from reading_case where project_id = :project")
                                .param("project", world.team().projectId())
                                .query(String.class)
                                .list())
                .doesNotContain("OPENED", "READING"));
        ReadingTeam.readers(world.team(), "cem", "dan");
        return world;
    }

    @SafeVarargs
    private ReadingTeam of(String protocol, Map<String, byte[]>... series) {
        Map<String, byte[]> images = new TreeMap<>();
        for (Map<String, byte[]> one : series) {
            images.putAll(one);
        }
        return new ReadingTeam(
                port,
                people,
                "hanging-" + Ids.random(),
                protocol,
                cast -> ReadingTeam.readers(
                        cast.member("spe", "Spela", "specialist").member("sen", "Senta", "senior"), "ada", "ben"),
                images);
    }

    private static void takeIn(ReadingTeam world, Map<String, byte[]> images) {
        world.team()
                .as("dora")
                .postFiles("/api/projects/" + world.team().projectId() + "/studies?wait=60s", images)
                .expect(200);
    }

    @Test
    void whoeverHasATaskSeesTheEarlierStudyAndTheOtherSeriesAndNobodyElse() {
        ReadingTeam world = read();
        String earlier = seriesOf(world, FollowUp.earlier().size());
        String finer = seriesOf(world, FollowUp.finer().size());
        sees(world, "cem", earlier, false);
        takeIn(world, FollowUp.current());
        String task = world.offered("cem", "reading");
        sees(world, "cem", earlier, true);
        world.claim("cem", "reading");
        JsonNode hanging = sheet(world, "cem", task).path("hanging");
        assertThat(hanging.path("open").asBoolean()).isFalse();
        JsonNode beside = hanging.path("beside");
        assertThat(beside.findValuesAsText("images")).containsExactly("prior", "study");
        assertThat(beside.findValuesAsText("id")).containsExactly(earlier, finer);
        assertThat(beside.path(0).path("daysBefore").asInt()).isEqualTo(34);
        assertThat(beside.path(1).has("daysBefore")).isFalse();
        assertThat(beside.path(1).path("series").path("slices").asInt()).isEqualTo(5);
        sees(world, "cem", earlier, true);
        sees(world, "cem", finer, true);

        world.claim("dan", "reading");
        ReadingTeam.readers(world.team(), "eva");
        sees(world, "eva", earlier, false);
        ReadingTeam others = of("lesion-double-read", FollowUp.current());
        String theirs = others.claim("ada", "reading");
        assertThat(sheet(others, "ada", theirs).has("hanging")).isFalse();
        sees(others, "ada", earlier, false);

        complete(world, "cem", task, LesionScenario.marks()).expect(200);
        sees(world, "cem", earlier, false);
        sees(world, "cem", finer, false);
        sees(world, "dan", finer, true);
    }

    @Test
    void whatIsWithdrawnStandsBesideNothing() {
        ReadingTeam world = read();
        takeIn(world, FollowUp.current());
        String task = world.claim("cem", "reading");
        String earlier = seriesOf(world, FollowUp.earlier().size());
        sees(world, "cem", earlier, true);
        String withdrawn = jdbc.sql("select id from reading_case where series_id = :series")
                .param("series", earlier)
                .query(String.class)
                .single();
        world.team()
                .as("lea")
                .post("/api/cases/" + withdrawn + "/withdraw", Map.of("reason", "The patient objects"))
                .expect(204);
        assertThat(sheet(world, "cem", task).path("hanging").path("beside").findValuesAsText("images"))
                .containsExactly("study");
        sees(world, "cem", earlier, false);
    }

    @Test
    void aProtocolThatHangsNothingShowsNothing() {
        ReadingTeam world = of("finding-consensus", FollowUp.earlier(), FollowUp.current());
        ReadingTeam.readers(world.team(), "cem");
        String task = world.claim("ada", "reading");
        assertThat(sheet(world, "ada", task).has("hanging")).isFalse();
        String own = sheet(world, "ada", task).path("series").path("id").asText();
        sees(world, "ada", own, true);
        complete(world, "ada", task, reading("infarct")).expect(200);
        world.claim("ada", "reading");
        sees(world, "ada", own, false);
    }

    /** Picture, metadata, a frame and the search say the same. */
    private static void sees(ReadingTeam world, String who, String seriesId, boolean seen) {
        var reader = world.team().as(who);
        List<Integer> answers = new ArrayList<>();
        var metadata = reader.get("/api/series/" + seriesId + "/metadata");
        answers.add(metadata.status());
        answers.add(reader.get("/api/series/" + seriesId + "/slices/0.png").status());
        if (seen) {
            JsonNode first = metadata.json().path(0);
            String study = value(first, "0020000D");
            answers.add(reader.get("/dicomweb/studies/" + study + "/series/" + value(first, "0020000E") + "/instances/"
                            + value(first, "00080018") + "/frames/1")
                    .status());
            assertThat(reader.get("/dicomweb/studies/" + study + "/series").text())
                    .contains(value(first, "0020000E"));
        }
        assertThat(answers).as("%s at %s", who, seriesId).containsOnly(seen ? 200 : 404);
    }

    private static String value(JsonNode object, String tag) {
        return object.path(tag).path("Value").path(0).asText();
    }

    /** Of the project, by how many images it has. */
    private String seriesOf(ReadingTeam world, int images) {
        return jdbc.sql("""
                select s.id from series s where s.project_id = :project
                and (select count(*) from series_object o where o.series_id = s.id) = :images""")
                .param("project", world.team().projectId())
                .param("images", images)
                .query(String.class)
                .single();
    }
}
