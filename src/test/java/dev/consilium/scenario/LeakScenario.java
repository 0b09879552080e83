package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DicomException;
import dev.consilium.dicom.DicomToolkit;
import dev.consilium.dicom.DicomToolkits;
import dev.consilium.dicom.LeakScan;
import dev.consilium.dicom.LeakScan.Hit;
import dev.consilium.dicom.ReadLimits;
import dev.consilium.dicom.Tag;
import dev.consilium.testing.Answer;
import dev.consilium.testing.Browser;
import dev.consilium.testing.ReadingTeam;
import dev.consilium.testing.Team;
import jakarta.servlet.ServletContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * D-11 over the whole application. Originals that name people go in through the API under file names that name them too, good ones and
 * broken ones; they are read, shown, searched and exported. Then everything that stayed or was answered is searched for what named
 * somebody. Failures tell place and tag, never a value.
 */
@ExtendWith(OutputCaptureExtension.class)
abstract class LeakScenario extends CaseSteps {

    private static final Path SAMPLES = Path.of("../shared/samples/dicom/phi");
    private static final String OURS = "dev.consilium";
    private static final Logger log = LoggerFactory.getLogger("dev.consilium.test");

    /** Up to so many characters chance makes anywhere in coded pixels. */
    private static final int BY_CHANCE = 5;

    private static final int SHORT_NUMBER = 3;

    /** Diagrams that other tests wrote: coordinates of four digits in them are numbers of somebody by chance. */
    private static final Set<String> OF_DESIGNERS =
            Set.of("protocol_draft_file", "protocol_draft_change", "replay_run");

    @Autowired
    private DataSource dataSource;

    @Autowired
    private ServletContext servletContext;

    @Value("${consilium.study.store}")
    private Path store;

    @Value("${consilium.study.keys}")
    private Path keys;

    private final DicomToolkit toolkit = DicomToolkits.present();
    private final LeakScan.Builder identifiers = new LeakScan.Builder();
    private final Map<String, byte[]> answers = new LinkedHashMap<>();
    private final List<String> names = new ArrayList<>();
    private LeakScan scan;
    private ReadingTeam world;

    @BeforeEach
    void whatIsGoingOnIsLoggedInDetail() {
        Assumptions.assumeTrue(Files.isDirectory(SAMPLES), "sample images are not here: " + SAMPLES);
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel(OURS, LogLevel.TRACE);
    }

    @AfterEach
    void asUsual() {
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel(OURS, null);
    }

    @Test
    void nothingThatNamedSomebodyStaysOrIsAnswered(CapturedOutput output) throws IOException, SQLException {
        takeIn();
        readAndRelease();
        lookAtEverything();
        provokeErrors();

        Map<String, List<byte[]>> places = places(output);
        int files = 0;
        List<String> leaks = new ArrayList<>();
        for (Map.Entry<String, List<byte[]>> place : places.entrySet()) {
            files += place.getValue().size();
            hits(place.getValue()).forEach(hit -> leaks.add(place.getKey() + ": " + hit));
        }
        answers.forEach((path, body) -> hits(List.of(body)).forEach(hit -> leaks.add(path + ": " + hit)));
        System.out.printf(
                "D-11: %d identifiers, %d answers, %d logs, files and tables, %d hits%n",
                identifiers.identifiers(), answers.size(), files, leaks.size());
        assertThat(leaks).isEmpty();
        assertThat(identifiers.identifiers()).isGreaterThan(80);
        assertThat(answers.values().stream().filter(LeakScenario::isPicture)).hasSizeGreaterThan(5);
        assertThat(answers.values().stream().filter(LeakScenario::isObject)).isNotEmpty();
        assertThat(places.values()).allSatisfy(place -> assertThat(place).isNotEmpty());
        everyPlaceTellsWhereSomethingIsPlanted(output);
    }

    /** Control: the same search finds a name in each place. */
    private void everyPlaceTellsWhereSomethingIsPlanted(CapturedOutput output) throws IOException, SQLException {
        String name = names.stream()
                .filter(one -> one.length() > BY_CHANCE)
                .findFirst()
                .orElseThrow();
        Path planted = store.resolve("planted");
        Path temporary = temporary().toPath().resolve("planted");
        log.info("planted {}", name);
        Files.writeString(planted, "x" + name + "x");
        Files.writeString(temporary, new StringBuilder(name).reverse());
        jdbc.sql("update intake set idempotency_key = :name where id = :id")
                .param("name", name)
                .param("id", world.intakeId())
                .update();
        try {
            places(output).forEach((place, contents) -> assertThat(hits(contents))
                    .as("a name planted in %s", place)
                    .isNotEmpty());
        } finally {
            Files.delete(planted);
            Files.delete(temporary);
        }
        byte[] picture = answers.entrySet().stream()
                .map(Map.Entry::getValue)
                .filter(LeakScenario::isPicture)
                .findFirst()
                .orElseThrow();
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes(picture);
        signed.writeBytes(name.getBytes(StandardCharsets.UTF_16LE));
        assertThat(hits(List.of(signed.toByteArray())))
                .as("a name planted in a picture")
                .isNotEmpty();
    }

    private void takeIn() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (Path sample : samples()) {
            byte[] bytes = Files.readAllBytes(sample);
            String name = "nobody";
            try {
                Dataset original = toolkit.read(new ByteArrayInputStream(bytes), ReadLimits.DEFAULT);
                identifiers.add(original);
                name = original.text(Tag.PatientName).orElse(name).replaceAll("[^\\p{L}]+", "_");
                names.addAll(List.of(name.split("_")));
            } catch (DicomException e) {
                // sent all the same
            }
            files.put(name + "_" + sample.getFileName(), bytes);
        }
        scan = identifiers.build();
        names.removeIf(
                name -> hits(List.of(name.getBytes(StandardCharsets.UTF_8))).isEmpty());
        assertThat(names).isNotEmpty();
        world = new ReadingTeam(port, people, "leaks", "finding-consensus", this::teamWithAKey, files);
        keep(world.team().as("lea").get("/api/intakes/" + world.intakeId()).expect(200));
        keep(world.team()
                .as("lea")
                .get("/api/intakes/" + world.intakeId() + "/files")
                .expect(200));
    }

    /** The same each time: one date in thousands is moved to a day on which somebody else was scanned, which is no leak. */
    private void teamWithAKey(Team team) {
        ReadingTeam.threeReadersAndASenior(team);
        try {
            Files.createDirectories(keys);
            Files.write(
                    keys.resolve(team.projectId() + ".key"),
                    "the key of the search for leaks.".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> samples() throws IOException {
        try (Stream<Path> found = Files.list(SAMPLES)) {
            return found.sorted().toList();
        }
    }

    private JsonNode series() {
        return world.team()
                .as("dora")
                .get("/api/intakes/" + world.intakeId())
                .expect(200)
                .json()
                .path("series");
    }

    /** What was held back is looked at and released, what can be read is read. */
    private void readAndRelease() {
        List<String> held =
                world.tasks("dora").map(task -> task.path("id").asText()).toList();
        for (String task : held) {
            world.team()
                    .as("dora")
                    .post("/api/tasks/" + task + "/claim", Map.of())
                    .expect(200);
        }
        series().forEach(one -> picture("dora", one));
        for (String task : held) {
            keep(world.team()
                    .as("dora")
                    .post("/api/tasks/" + task + "/complete", Map.of("decision", "release", "reason", "looked at")));
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> series().findValuesAsText("case").size() > 0);
        for (String reader : List.of("ada", "ben", "cem")) {
            keep(world.team().as(reader).get("/api/tasks"));
            world.read(reader, List.of("infarct"), 0.9, List.of(), null);
        }
        series().forEach(one -> Stream.of("ada", "dora").forEach(who -> picture(who, one)));
    }

    private void picture(String who, JsonNode one) {
        keep(world.team().as(who).get("/api/series/" + one.path("series").asText() + "/slices/0.png"));
    }

    private void lookAtEverything() {
        Browser lea = browser("lea");
        for (String who : List.of("dora", "lea", "ada")) {
            Browser browser = browser(who);
            String home = "/projects/" + world.team().projectId();
            for (Map.Entry<String, HttpResponse<String>> page :
                    browser.crawl("/", home, home + "/intake").entrySet()) {
                answers.put(who + " " + page.getKey(), page.getValue().body().getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThat(lea.get("/projects/" + world.team().projectId()).statusCode())
                .isEqualTo(200);
        String studies = "/dicomweb/studies";
        for (JsonNode study :
                keep(world.team().as("lea").get(studies).expect(200)).json()) {
            String ofStudy = studies + "/" + value(study, "0020000D");
            keep(world.team().as("lea").get(ofStudy + "/series"));
            keep(world.team().as("lea").get(ofStudy + "/metadata"));
            keep(world.team().as("lea").get(ofStudy, "multipart/related; type=application/dicom; transfer-syntax=*"));
            for (JsonNode instance :
                    keep(world.team().as("lea").get(ofStudy + "/instances")).json()) {
                String one = ofStudy + "/series/" + value(instance, "0020000E") + "/instances/"
                        + value(instance, "00080018");
                keep(world.team().as("lea").get(one, "application/dicom; transfer-syntax=*"));
                keep(world.team().as("lea").get(one + "/rendered"));
            }
        }
        keep(world.team().as("lea").get("/api/projects/" + world.team().projectId() + "/audit?limit=1000"));
        for (String format : List.of("json", "csv")) {
            keep(world.team().as("lea").get("/api/projects/" + world.team().projectId() + "/export?format=" + format));
            export(format);
        }
        for (String id : series().findValuesAsText("case")) {
            keep(world.team().as("lea").get("/api/cases/" + id));
            keep(world.team().as("lea").get("/api/cases/" + id + "/timeline"));
        }
    }

    private void export(String format) {
        String exports = "/api/projects/" + world.team().projectId() + "/exports";
        String id = keep(world.team()
                        .as("lea")
                        .post(exports + "?format=" + format, Map.of())
                        .expect(202))
                .json()
                .path("id")
                .asText();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() ->
                        world.team().as("lea").get(exports + "/" + id + "/file").status() == 200);
        keep(world.team().as("lea").get(exports + "/" + id + "/file"));
    }

    /** Broken objects, archives and requests, under file names that name somebody. Only the names of refused files come back, once. */
    private void provokeErrors() throws IOException {
        String name = String.join("_", names);
        String path = "/api/projects/" + world.team().projectId() + "/studies";
        for (Path sample : samples()) {
            byte[] whole = Files.readAllBytes(sample);
            for (int part = 1; part < 8; part++) {
                byte[] cut = IntStream.range(0, whole.length * part / 8)
                        .collect(ByteArrayOutputStream::new, (out, i) -> out.write(whole[i]), (a, b) -> {})
                        .toByteArray();
                Answer answer =
                        world.team().as("dora").postFiles(path + "?wait=60s", Map.of(name + part + ".dcm", cut));
                assertThat(answer.status()).isEqualTo(200);
                keepWithout(answer, name);
                keepWithout(
                        world.team()
                                .as("dora")
                                .postFiles(path + "?wait=60s", Map.of(name + ".zip", zip(name + ".dcm", cut))),
                        name);
                keepWithoutReferences(world.team()
                        .as("dora")
                        .postBytes(
                                "/dicomweb/projects/" + world.team().projectId() + "/studies",
                                "multipart/related; type=\"application/dicom\"; boundary=b",
                                related(cut)));
            }
            keep(world.team().as("ada").postFiles(path, Map.of(name + ".dcm", whole)));
            keep(world.team().as("dora").postBytes(path, "multipart/form-data; boundary=b", whole));
            keep(world.team().as("dora").postBytes(path, whole));
        }
        keep(world.team().as("dora").postFiles(path, Map.of()));
    }

    /** Without the one place where its sender is told which file was refused. */
    private void keepWithout(Answer answer, String name) {
        assertThat(answer.json().path("rejected").findValuesAsText("file")).allMatch(file -> file.contains(name));
        String rest = answer.text().replaceAll("\"file\":\"[^\"]*\"", "");
        answers.put(answers.size() + " " + answer.path(), rest.getBytes(StandardCharsets.UTF_8));
    }

    /** Without (0008,1155), by which the sender of an object is told that it failed (PS3.18 10.5.3). */
    private void keepWithoutReferences(Answer answer) {
        String rest = answer.text().replaceAll("\"00081155\":\\{[^}]*}", "");
        answers.put(answers.size() + " " + answer.path(), rest.getBytes(StandardCharsets.UTF_8));
    }

    private Answer keep(Answer answer) {
        answers.put(answers.size() + " " + answer.path(), answer.bytes());
        String headers = answer.headers().map().toString();
        answers.put(answers.size() + " " + answer.path() + " headers", headers.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.path()).isNotEqualTo(500);
        return answer;
    }

    private Map<String, List<byte[]>> places(CapturedOutput output) throws IOException, SQLException {
        Map<String, List<byte[]>> places = new LinkedHashMap<>();
        places.put("log", List.of(output.getAll().getBytes(StandardCharsets.UTF_8)));
        places.put("database", rows());
        places.put("inbox, store, keys and exports", files(store.getParent()));
        List<byte[]> temporary = new ArrayList<>(files(temporary().toPath()));
        temporary.add(new byte[0]);
        places.put("temporary files", temporary);
        return places;
    }

    private File temporary() {
        return (File) servletContext.getAttribute(ServletContext.TEMPDIR);
    }

    private static List<byte[]> files(Path root) throws IOException {
        List<byte[]> files = new ArrayList<>();
        try (Stream<Path> found = Files.walk(root)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.add(Files.readAllBytes(file));
                files.add(root.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    /** Every value of every table, bytes as they are; of each table one content. */
    private List<byte[]> rows() throws SQLException {
        List<byte[]> tables = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                ResultSet found =
                        connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                String schema = found.getString("TABLE_SCHEM");
                String table = found.getString("TABLE_NAME");
                if (!List.of("INFORMATION_SCHEMA", "PG_CATALOG").contains(schema.toUpperCase(Locale.ROOT))
                        && !OF_DESIGNERS.contains(table.toLowerCase(Locale.ROOT))) {
                    tables.add(rows(connection, "\"" + schema + "\".\"" + table + "\""));
                }
            }
        }
        assertThat(tables).hasSizeGreaterThan(60);
        return tables;
    }

    private static byte[] rows(Connection connection, String table) throws SQLException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from " + table)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    out.writeBytes(value(rows, column));
                    out.write('\n');
                }
            }
        }
        return out.toByteArray();
    }

    private static byte[] value(ResultSet rows, int column) throws SQLException {
        Object value = rows.getObject(column);
        if (value == null) {
            return new byte[0];
        }
        boolean binary = value instanceof byte[] || value instanceof java.sql.Blob;
        return binary ? rows.getBytes(column) : rows.getString(column).getBytes(StandardCharsets.UTF_8);
    }

    private List<Hit> hits(List<byte[]> contents) {
        List<Hit> hits = new ArrayList<>();
        for (byte[] content : contents) {
            boolean picture = isPicture(content);
            try {
                scan.scan(content, toolkit, ReadLimits.DEFAULT).stream()
                        .filter(hit -> hit.length() > BY_CHANCE || !picture && !isNumber(content, hit))
                        .forEach(hits::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return hits;
    }

    private static boolean isPicture(byte[] content) {
        return startsAt(content, 1, "PNG");
    }

    private static boolean isObject(byte[] content) {
        return startsAt(content, 128, "DICM");
    }

    private static boolean startsAt(byte[] content, int offset, String magic) {
        return content.length > offset + magic.length()
                && new String(content, offset, magic.length(), StandardCharsets.US_ASCII).equals(magic);
    }

    /** Three digits, or one and one, are in every page and table. */
    private static boolean isNumber(byte[] content, Hit hit) {
        int from = (int) hit.offset();
        int to = from + hit.length();
        return hit.form() == LeakScan.Form.TEXT
                && hit.length() <= SHORT_NUMBER
                && to <= content.length
                && new String(content, from, hit.length(), StandardCharsets.US_ASCII).matches("[\\d.,]+");
    }

    private Browser browser(String who) {
        return Browser.signedIn(port, world.team().username(who), world.team().password());
    }

    private static String value(JsonNode object, String tag) {
        return object.path(tag).path("Value").path(0).asText();
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] related(byte[] object) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("--b\r\nContent-Type: application/dicom\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(object);
        body.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }
}
