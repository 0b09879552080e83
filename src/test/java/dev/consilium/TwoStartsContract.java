package dev.consilium;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.cli.ServeAnswer;
import dev.consilium.identity.People;
import dev.consilium.testing.Answer;
import dev.consilium.testing.Browser;
import dev.consilium.testing.ReadingTeam;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An author's directory in place of what ships: what was changed in it between two starts, and what must not start at all. */
abstract class TwoStartsContract {

    private static final String ROUTING = "finding-consensus/routing.dmn";
    private static final String DIAGRAM = "finding-consensus/finding-consensus.bpmn";
    private static final String AGREED = "<outputEntry id=\"Agreed_route\">\n          <text>";

    @TempDir
    Path directory;

    private int port;

    /** Address, user and password of an empty database that outlives the application. */
    abstract List<String> database(Path data);

    @BeforeEach
    void copyWhatShips() throws IOException {
        copy(Path.of("processes"), directory.resolve("processes"));
        copy(Path.of("forms"), directory.resolve("forms"));
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
    }

    @Test
    void aRunningCaseKeepsTheTableItBeganWithAndANewOneFollowsTheChangedTable() throws IOException {
        List<String> database = database(directory);
        ReadingTeam running;
        try (ConfigurableApplicationContext first = start(database)) {
            running = team(first, "before");
        }
        change(ROUTING, AGREED + "\"accept\"", AGREED + "\"arbitrate\"");
        try (ConfigurableApplicationContext second = start(database)) {
            ReadingTeam fresh = team(second, "after");
            Stream.of("ada", "ben", "cem").forEach(reader -> {
                running.read(reader, List.of("infarct"), 0.9, List.of(), null);
                fresh.read(reader, List.of("infarct"), 0.9, List.of(), null);
            });
            becomes(running, "ACCEPTED");
            becomes(fresh, "ARBITRATION");
            assertThat(count(second, "protocol_version"))
                    .as("one of two is new")
                    .isEqualTo(3);
        }
        try (ConfigurableApplicationContext third = start(database)) {
            assertThat(count(third, "protocol_version"))
                    .as("nothing has changed")
                    .isEqualTo(3);
        }
    }

    /** One was whole; the other was being written when its process was killed, which leaves its row as it was and half a file. */
    @Test
    void anExportThatAKilledServerWroteIsInterruptedAndStartedAgain() throws IOException {
        List<String> database = database(directory);
        ReadingTeam world;
        String whole;
        String killed;
        try (ConfigurableApplicationContext first = start(database)) {
            world = team(first, "exported");
            whole = export(world, "json");
            becomes(world, whole, "ready");
            killed = export(world, "csv");
            becomes(world, killed, "ready");
            first.getBean(JdbcClient.class)
                    .sql(
                            "update dataset_export set state = 'RUNNING', alive_at = requested_at, sha256 = null where id = :id")
                    .param("id", killed)
                    .update();
        }
        Path files = directory.resolve("exports");
        Files.move(files.resolve(killed + "-1.csv"), files.resolve(killed + "-1.csv.part"));
        try (ConfigurableApplicationContext second = start(database, "--consilium.dataset.silence=1ms")) {
            assertThat(file(world, whole).status()).isEqualTo(200);
            assertThat(state(world, killed)).isEqualTo("interrupted");
            assertThat(file(world, killed).code()).isEqualTo("EXPORT_NOT_READY");
        }
        try (ConfigurableApplicationContext third = start(database)) {
            Browser lea = Browser.signedIn(
                    port, world.team().username("lea"), world.team().password());
            third.getBean(JdbcClient.class)
                    .sql("update dataset_export set state = 'INTERRUPTED' where id = :id")
                    .param("id", killed)
                    .update();
            String page = "/projects/" + world.team().projectId() + "/export";
            lea.submit(page, page + "s/" + killed + "/again", Map.of());
            becomes(world, killed, "ready");
            assertThat(file(world, killed).text()).startsWith("case_id,");
            assertThat(files.resolve(killed + "-2.csv")).exists();
        }
    }

    private static String export(ReadingTeam world, String format) {
        return world.team()
                .as("lea")
                .post("/api/projects/" + world.team().projectId() + "/exports?format=" + format, Map.of())
                .expect(202)
                .json()
                .path("id")
                .asText();
    }

    private static Answer file(ReadingTeam world, String export) {
        return world.team().as("lea").get("/api/projects/" + world.team().projectId() + "/exports/" + export + "/file");
    }

    private static String state(ReadingTeam world, String export) {
        return world.team()
                .as("lea")
                .get("/api/projects/" + world.team().projectId() + "/exports/" + export)
                .expect(200)
                .json()
                .path("state")
                .asText();
    }

    private static void becomes(ReadingTeam world, String export, String state) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(state(world, export))
                .isEqualTo(state));
    }

    @Test
    void whatTheLinterRefusesDoesNotStartAndIsToldInWords() throws IOException {
        change(DIAGRAM, "name=\"Score agreement\"", "name=\"\"");
        change(ROUTING, "P2190D", "P30D");
        ServeAnswer answer = ServeAnswer.of(settings(database(directory)));
        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err())
                .startsWith("PROTOCOL_REFUSED: ")
                .contains("D03 finding-consensus.bpmn:", "Task_ScoreAgreement", "L24 routing.dmn:")
                .doesNotContain("\tat ");
    }

    @Test
    void whatOnlyTheEngineRefusesLeavesNothingBehind() throws IOException {
        List<String> database = database(directory);
        change(
                DIAGRAM,
                "<bpmn:exclusiveGateway id=\"Gateway_Settled\"",
                "<bpmn:eventBasedGateway id=\"Gateway_Settled\"");
        change(
                DIAGRAM,
                "<bpmn:outgoing>Flow_Settled_RecordGroundTruth</bpmn:outgoing>\n      </bpmn:exclusiveGateway>",
                "<bpmn:outgoing>Flow_Settled_RecordGroundTruth</bpmn:outgoing>\n      </bpmn:eventBasedGateway>");
        ServeAnswer answer = ServeAnswer.of(settings(database));
        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err())
                .startsWith("PROTOCOL_REFUSED: The engine does not take the protocol finding-consensus: ")
                .contains("Event based gateway", "finding-consensus.bpmn")
                .doesNotContain("\tat ");
        Files.copy(
                Path.of("processes").resolve(DIAGRAM),
                directory.resolve("processes").resolve(DIAGRAM),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        try (ConfigurableApplicationContext mended = start(database)) {
            assertThat(count(mended, "act_re_deployment"))
                    .as("the intake, the absence and the protocols, once")
                    .isEqualTo(4);
        }
    }

    private ReadingTeam team(ConfigurableApplicationContext application, String name) {
        return new ReadingTeam(port, application.getBean(People.class), name);
    }

    private static void becomes(ReadingTeam world, String state) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(world.team()
                        .as("lea")
                        .get("/api/cases/" + world.caseId())
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo(state));
    }

    private static int count(ConfigurableApplicationContext application, String table) {
        return application
                .getBean(JdbcClient.class)
                .sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }

    private ConfigurableApplicationContext start(List<String> database, String... more) {
        return new SpringApplicationBuilder(Consilium.class)
                .run(Stream.concat(Stream.of(settings(database)), Stream.of(more))
                        .toArray(String[]::new));
    }

    private String[] settings(List<String> database) {
        List<String> settings = new ArrayList<>(database);
        settings.addAll(List.of(
                "--server.port=" + port,
                "--spring.jmx.enabled=false",
                "--consilium.identity.bcrypt-strength=4",
                "--consilium.arbitration.audits=false",
                "--camunda.bpm.job-execution.wait-time-in-millis=100",
                "--camunda.bpm.job-execution.max-wait=200",
                "--consilium.workflow.protocols.directory=" + directory.resolve("processes"),
                "--consilium.study.inbox=" + directory.resolve("inbox"),
                "--consilium.study.store=" + directory.resolve("objects"),
                "--consilium.study.keys=" + directory.resolve("keys")));
        return settings.toArray(String[]::new);
    }

    private void change(String file, String from, String to) throws IOException {
        Path path = directory.resolve("processes").resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
