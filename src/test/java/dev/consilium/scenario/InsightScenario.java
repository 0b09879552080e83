package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.common.Ids;
import dev.consilium.testing.ReadingTeam;
import dev.consilium.testing.SettledCases;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What leads and auditors learn of a project from its closed cases, and nobody of an open one. */
abstract class InsightScenario extends CaseSteps {

    @Test
    void anOpenCaseTellsNothingAClosedOneHowReadersAgreed() {
        ReadingTeam world = team(cast -> {
            ReadingTeam.threeReadersAndASenior(cast);
            cast.member("aud", "Auda", "auditor");
        });
        read(world, "ada", "infarct");
        read(world, "ben", "infarct");
        assertThat(insight(world, "lea").at("/throughput/open").asInt()).isEqualTo(1);
        JsonNode open = agreement(world, "lea");
        assertThat(open.path("settled").asInt()).isZero();
        assertThat(infarct(open).path("cases").asInt()).isZero();

        read(world, "cem", "infarct");
        until(world, "state", "ACCEPTED");
        JsonNode closed = insight(world, "aud");
        JsonNode agreed = agreement(world, "aud");
        assertThat(infarct(agreed).path("present").asInt()).isEqualTo(1);
        assertThat(infarct(agreed).at("/percent/value").asDouble()).isEqualTo(1);
        assertThat(infarct(agreed).at("/alpha/status").asText()).isEqualTo("UNDEFINED_NO_VARIATION");
        assertThat(infarct(agreed).at("/alpha/ci").isMissingNode()
                        || infarct(agreed).at("/alpha/ci").isNull())
                .isTrue();
        assertThat(infarct(agreed).path("standing").asText()).isEqualTo("TOO_FEW");
        assertThat(closed.at("/gate/failed").isNull()
                        || closed.at("/gate/failed").isMissingNode())
                .isTrue();
        JsonNode week = closed.at("/throughput/weeks/0");
        assertThat(week.path("opened").asInt()).isEqualTo(1);
        assertThat(week.path("readers").asInt()).isEqualTo(1);
    }

    @Test
    void whoeverReadsOrDecidesIsNotTold() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        ReadingTeam others = team(ReadingTeam::threeReadersAndASenior);
        for (String part : List.of("/insight", "/agreement", "/readers", "/readers/" + world.idOf("ben"))) {
            for (String who : List.of("ada", "sen")) {
                isRefused(world.team().as(who).get(path(world, part)), 403, "ROLE_MISSING");
            }
            isRefused(others.team().as("lea").get(path(world, part)), 404, "NOT_FOUND");
        }
    }

    @Test
    void aLeadWhoReadsLearnsOfNoReaderButHowAllAgree() {
        ReadingTeam world = team(cast -> {
            ReadingTeam.threeReadersAndASenior(cast);
            cast.member("both", "Both", "lead", "annotator");
        });
        agreement(world, "both");
        isRefused(world.team().as("both").get(path(world, "/readers")), 403, "BLINDED");
    }

    @Test
    void leadsSeeTheClassInTroubleAndReadersTheirOwnMistakesAlone() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        settle(world);
        JsonNode agreed = agreement(world, "lea");
        assertThat(agreed.path("settled").asInt()).isEqualTo(62);
        assertThat(agreed.path("readings").asInt()).isEqualTo(186);
        assertThat(infarct(agreed).path("standing").asText()).isEqualTo("UNRELIABLE");
        assertThat(infarct(agreed).at("/trouble/remedies/0").asText()).isEqualTo("CALIBRATE");
        assertThat(agreed.at("/confusions/0/pairs").asInt()).isEqualTo(24);
        assertThat(agreed.path("overall").findValuesAsText("metricId"))
                .contains("percent-agreement", "krippendorff-alpha-nominal", "gwet-ac1", "brennan-prediger");

        JsonNode readers = world.team()
                .as("lea")
                .get(path(world, "/readers"))
                .expect(200)
                .json()
                .path("readers");
        assertThat(readers).hasSize(3);
        JsonNode cem = world.team()
                .as("lea")
                .get(path(world, "/readers/" + world.idOf("cem")))
                .expect(200)
                .json();
        assertThat(infarct(cem).path("missed").asInt()).isEqualTo(12);
        assertThat(infarct(cem).path("bias").asText()).isEqualTo("TOO_SELDOM");
        JsonNode own = own(world, "cem", "");
        assertThat(own.path("classes")).isEqualTo(cem.path("classes"));
        assertThat(own.toString())
                .doesNotContain(
                        world.idOf("ada"), world.idOf("ben"), world.team().username("ada"));
        assertThat(own(world, "cem", "?settled=experts").path("cases").asInt()).isEqualTo(12);
        assertThat(own(world, "cem", "?settled=experts").path("byReaders").asInt())
                .isZero();
        assertThat(own(world, "sen", "").path("cases").asInt()).isZero();
        isRefused(world.team().as("cem").get(path(world, "/my-readings?settled=mine")), 400, "SETTLED_BY_UNKNOWN");
    }

    @Test
    void aReadingThatWasSentBackCountsAsItWasBefore() {
        ReadingTeam own = team(ReadingTeam::threeReadersAndASenior);
        settle(own);
        secondThought(own);
        assertThat(percent(own)).isCloseTo(1 - 11.0 / 62 * 2 / 3, within(1e-9));
        ReadingTeam hinted = team(ReadingTeam::threeReadersAndASenior);
        settle(hinted);
        String reading = secondThought(hinted);
        jdbc.sql("""
                insert into rework_request (id, case_id, reading_id, reason_code, comment, places, asked_by, asked_at)
                select cast(:id as varchar), case_id, id, 'OTHER', 'look again', '[]', 'somebody', submitted_at from reading where id = :reading""").param("id", Ids.random()).param("reading", reading).update();
        assertThat(percent(hinted)).isCloseTo(1 - 12.0 / 62 * 2 / 3, within(1e-9));
    }

    /** In one of the cases cem changes a reading to what the others said. */
    private String secondThought(ReadingTeam world) {
        String reading = jdbc.sql("""
                select r.id from reading r join reading_case c on c.id = r.case_id
                where c.project_id = :project and c.state = 'ARBITRATED' and r.reader_id = :reader fetch first 1 row only""")
                .param("project", world.team().projectId())
                .param("reader", world.idOf("cem"))
                .query(String.class)
                .single();
        jdbc.sql("""
                insert into annotation (id, reading_id, revision, content, content_digest, protocol_digest, guideline_version, created_at)
                select cast(:id as varchar), reading_id, 2, cast(:content as varchar), content_digest, protocol_digest, guideline_version, current_timestamp
                from annotation where reading_id = :reading""")
                .param("id", Ids.random())
                .param(
                        "content",
                        "{\"flags\":[],\"labels\":[{\"attributes\":{},\"class\":\"infarct\",\"kind\":\"finding\"}]}")
                .param("reading", reading)
                .update();
        jdbc.sql("update reading set latest_revision = 2 where id = :id")
                .param("id", reading)
                .update();
        return reading;
    }

    /** Sixty-two cases; cem misses a dozen infarcts that a senior expert decided. */
    private void settle(ReadingTeam world) {
        SettledCases cases = new SettledCases(jdbc, world.team().projectId());
        String ada = world.idOf("ada");
        String ben = world.idOf("ben");
        String cem = world.idOf("cem");
        cases.add(20, "ACCEPTED", "CONSENSUS", "infarct", Map.of(ada, "infarct", ben, "infarct", cem, "infarct"));
        cases.add(
                30,
                "ACCEPTED",
                "CONSENSUS",
                "no-finding",
                Map.of(ada, "no-finding", ben, "no-finding", cem, "no-finding"));
        cases.add(
                12, "ARBITRATED", "ARBITRATION", "infarct", Map.of(ada, "infarct", ben, "infarct", cem, "no-finding"));
    }

    private static JsonNode own(ReadingTeam world, String who, String query) {
        return world.team()
                .as(who)
                .get(path(world, "/my-readings" + query))
                .expect(200)
                .json();
    }

    private static double percent(ReadingTeam world) {
        return agreement(world, "lea").at("/overall/0/value").asDouble();
    }

    private static JsonNode insight(ReadingTeam world, String who) {
        return world.team().as(who).get(path(world, "/insight")).expect(200).json();
    }

    private static JsonNode agreement(ReadingTeam world, String who) {
        return world.team().as(who).get(path(world, "/agreement")).expect(200).json();
    }

    private static String path(ReadingTeam world, String part) {
        return "/api/projects/" + world.team().projectId() + part;
    }

    private static JsonNode infarct(JsonNode insight) {
        for (JsonNode one : insight.path("classes")) {
            if (one.path("code").asText().equals("infarct")) {
                return one;
            }
        }
        throw new AssertionError("no such class: " + insight);
    }
}
