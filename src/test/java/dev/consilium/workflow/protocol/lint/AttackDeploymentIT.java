package dev.consilium.workflow.protocol.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.common.Ids;
import dev.consilium.identity.People;
import dev.consilium.testing.Answer;
import dev.consilium.testing.OnH2;
import dev.consilium.testing.Team;
import dev.consilium.workflow.protocol.ProtocolFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The attack table where it would do harm: each of it as a draft whose deployment is asked for over HTTP. */
@OnH2
class AttackDeploymentIT {

    private static final Pattern TAG = Pattern.compile("<process [^>]*camunda:versionTag=\"([^\"]+)\"");

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private final Map<String, String> written = new HashMap<>();
    private final Map<String, Integer> revisions = new HashMap<>();
    private Team team;
    private String draft;

    @BeforeEach
    void aDraftOfAHarmlessProtocol() {
        team = new Team(port, people)
                .project("Attacked " + Ids.random(), "finding-consensus")
                .member("dana", "Dana", "designer");
        draft = team.as("dana")
                .post("/api/projects/" + team.projectId() + "/drafts", Map.of("name", "Attacks", "key", "two-readings"))
                .expect(201)
                .json()
                .path("id")
                .asText();
        List.of("two-readings.bpmn", "schema.json", "guideline.md").forEach(name -> revisions.put(name, 1));
        write(new BaseProtocol());
    }

    @Test
    void noAttackIsTakenAndWhatIsHarmlessIs() {
        List<Integer> before = deployed();
        AttackTableTest.attacks().forEach(attack -> {
            BaseProtocol protocol = new BaseProtocol();
            attack.linted().accept(protocol);
            write(protocol);
            Answer refused = ask();
            assertThat(refused.status()).as(attack.name()).isEqualTo(422);
            assertThat(refused.code()).as(attack.name()).isEqualTo("PROTOCOL_REFUSED");
            assertThat(refused.json().path("findings")).as(attack.name()).isNotEmpty();
            assertThat(deployed()).as(attack.name()).isEqualTo(before);
        });
        assertThat(System.getProperty(AttackTableTest.MARKER)).isNull();
        write(new BaseProtocol());
        ask().expect(201);
    }

    private Answer ask() {
        return team.as("dana")
                .post("/api/drafts/" + draft + "/deployment", Map.of("versionTag", tag(), "note", "An attack"));
    }

    private String tag() {
        Matcher tag = TAG.matcher(String.valueOf(written.get("two-readings.bpmn")));
        assertThat(tag.find()).isTrue();
        return tag.group(1);
    }

    private void write(BaseProtocol protocol) {
        for (ProtocolFile file : protocol.bundles()[1].files()) {
            if (!file.text().equals(written.put(file.name(), file.text()))) {
                int revision = revisions.merge(file.name(), 1, Integer::sum);
                String address = "/api/drafts/" + draft + "/files/" + file.name();
                Answer saved = revision == 1
                        ? team.as("dana").putText(address, file.text())
                        : team.as("dana").putText(address, file.text(), "If-Match", "\"" + (revision - 1) + "\"");
                saved.expect(200);
            }
        }
    }

    /** Rows of what the engine has been given. */
    private List<Integer> deployed() {
        return List.of("act_re_deployment", "act_re_procdef", "act_re_decision_def", "protocol_version").stream()
                .map(table -> jdbc.sql("select count(*) from " + table)
                        .query(Integer.class)
                        .single())
                .toList();
    }
}
