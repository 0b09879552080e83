package dev.consilium;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.common.Digests;
import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.Deidentifier;
import dev.consilium.dicom.DicomToolkit;
import dev.consilium.dicom.DicomToolkits;
import dev.consilium.dicom.ReadLimits;
import dev.consilium.identity.People;
import dev.consilium.study.TestObject;
import dev.consilium.testing.Answer;
import dev.consilium.testing.Team;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * D-14: a server process is killed with SIGKILL at random moments while it takes series in, and starts again on what it left. Started by
 * {@code ./dev chaos deidentify}.
 */
final class KilledIntakes implements AutoCloseable {

    private static final int SERIES = 3;
    private static final int SLICES = 20;
    private static final int SIDE = 64;
    private static final long STARTS_WITHIN = 120_000;
    private static final long SETTLES_WITHIN = 120_000;
    private static final long MOST_BETWEEN = 6_000;

    /**
     * @param unanswered kills before the upload was answered
     * @param waiting kills while a series still waited or was being de-identified
     * @param within kills between the first and the last object of a series
     * @param partly series with some of their objects de-identified and some not, or with an object that is not whole, right after a kill
     * @param lost series that were not taken in once and whole in the end
     * @param left files in the store that nothing names once all has settled
     */
    record Figures(int kills, int unanswered, int waiting, int within, int partly, int lost, int left, int stored) {}

    private final Path data;
    private final int port;
    private final Random random;
    private final List<String> settings;
    private final DicomToolkit toolkit = DicomToolkits.present();
    private final Team team;
    private Process server;

    /** @param data an empty directory for everything */
    KilledIntakes(Path data, long seed) throws IOException {
        this.data = data;
        this.random = new Random(seed);
        try (ServerSocket socket = new ServerSocket(0)) {
            this.port = socket.getLocalPort();
        }
        this.settings = List.of(
                "--server.port=" + port,
                "--spring.datasource.url=" + database(),
                "--spring.jmx.enabled=false",
                "--consilium.identity.bcrypt-strength=4",
                "--camunda.bpm.job-execution.lock-time-in-millis=10000",
                "--camunda.bpm.job-execution.wait-time-in-millis=100",
                "--camunda.bpm.job-execution.max-wait=200",
                "--consilium.study.inbox=" + data.resolve("inbox"),
                "--consilium.study.store=" + data.resolve("objects"),
                "--consilium.study.keys=" + data.resolve("keys"));
        try (ConfigurableApplicationContext first =
                new SpringApplicationBuilder(Consilium.class).run(settings.toArray(String[]::new))) {
            this.team = new Team(port, first.getBean(People.class))
                    .project("killed", "finding-consensus")
                    .member("dora", "Dora", "data-manager")
                    .member("lea", "Lea", "lead");
        }
        this.server = start();
    }

    public static void main(String[] args) throws IOException {
        int points = args.length > 0 ? Integer.parseInt(args[0]) : 50;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
        Path data = Files.createTempDirectory("consilium-killed-");
        Figures figures;
        try (KilledIntakes killed = new KilledIntakes(data, seed)) {
            figures = killed.run(points);
        }
        System.out.println(text(figures));
        System.exit(figures.partly() + figures.lost() + figures.left() > 0 ? 1 : 0);
    }

    static String text(Figures figures) {
        return ("D-14: killed %d times, %d before the upload was answered, %d with series on their way, %d between"
                        + " two objects of one: %d partly de-identified, %d lost, %d files left over, %d objects whole")
                .formatted(
                        figures.kills(),
                        figures.unanswered(),
                        figures.waiting(),
                        figures.within(),
                        figures.partly(),
                        figures.lost(),
                        figures.left(),
                        figures.stored());
    }

    Figures run(int points) {
        int unanswered = 0;
        int waiting = 0;
        int within = 0;
        int partly = 0;
        int lost = 0;
        for (int point = 1; point <= points; point++) {
            Map<String, byte[]> files = files(point);
            AtomicBoolean answered = new AtomicBoolean();
            Thread upload = new Thread(() -> answered.set(sent(files)));
            upload.start();
            pause(random.nextLong(MOST_BETWEEN));
            kill();
            join(upload);
            unanswered += answered.get() ? 0 : 1;
            within += left() > 0 ? 1 : 0;
            waiting += count("select count(*) from series where state = 'RECEIVED'") > 0 ? 1 : 0;
            partly += partly();
            server = start();
            lost += SERIES - whole(send(files));
            System.out.printf(
                    "%3d of %d: %d unanswered, %d with series on their way, %d within one; %d partly, %d lost%n",
                    point, points, unanswered, waiting, within, partly, lost);
        }
        kill();
        return new Figures(
                points,
                unanswered,
                waiting,
                within,
                partly + partly(),
                lost,
                left(),
                objects().size());
    }

    /** Some series that nobody sent before, of noise, so that none is taken for another's duplicate. */
    private static Map<String, byte[]> files(int point) {
        Map<String, byte[]> files = new TreeMap<>();
        for (int series = 1; series <= SERIES; series++) {
            Random noise = new Random(point * 31L + series);
            for (int slice = 1; slice <= SLICES; slice++) {
                int[] units = noise.ints((long) SIDE * SIDE, -200, 800).toArray();
                files.put(
                        series + "-" + slice + ".dcm",
                        TestObject.image("1.2.840.99999.14." + point + "." + series, slice, SIDE, units)
                                .bytes());
            }
        }
        return files;
    }

    private boolean sent(Map<String, byte[]> files) {
        try {
            return post(files).status() < 300;
        } catch (UncheckedIOException broken) {
            return false;
        }
    }

    /** Again with the key of the first time, as whoever got no answer would; the same intake then, or a new one. */
    private JsonNode send(Map<String, byte[]> files) {
        Answer answer = post(files);
        return answer.expect(answer.status() == 202 ? 202 : 200).json();
    }

    private Answer post(Map<String, byte[]> files) {
        String key = Digests.sha256Hex(String.join(" ", files.keySet()) + Arrays.hashCode(files.get("1-1.dcm")));
        return team.as("dora")
                .postFiles("/api/projects/" + team.projectId() + "/studies?wait=60s", files, "Idempotency-Key", key);
    }

    /** Series of the intake that are settled with every object, each of which can be had. */
    private int whole(JsonNode intake) {
        long until = System.currentTimeMillis() + SETTLES_WITHIN;
        JsonNode shown = intake;
        while (!shown.path("settled").asBoolean() && System.currentTimeMillis() < until) {
            pause(200);
            shown = team.as("dora")
                    .get("/api/intakes/" + intake.path("intake").asText())
                    .expect(200)
                    .json();
        }
        int whole = 0;
        for (JsonNode series : shown.path("series")) {
            String state = series.path("state").asText();
            boolean settled = state.equals("accepted") || state.equals("quarantined");
            whole += settled && series.path("files").asInt() == SLICES && series.has("seriesUid") ? 1 : 0;
        }
        return whole;
    }

    /** While no server runs: what a reader of the database could be shown. */
    private int partly() {
        Set<String> wrong = new HashSet<>();
        jdbc().sql("""
                select s.id from series s join series_object o on o.series_id = s.id
                group by s.id having count(o.stored_digest) not in (0, count(*))
                   or (max(s.series_uid) is null) <> (count(o.stored_digest) = 0)""").query(String.class).list().forEach(wrong::add);
        for (StoredObject object : objects()) {
            if (!isWhole(object)) {
                wrong.add(object.series());
            }
        }
        return wrong.size();
    }

    private record StoredObject(String series, String digest) {

        Path in(Path store) {
            return store.resolve(series.substring(0, 2)).resolve(series).resolve(digest);
        }
    }

    private List<StoredObject> objects() {
        return jdbc().sql(
                        "select series_id as series, stored_digest as digest from series_object where stored_digest is not null")
                .query(StoredObject.class)
                .list();
    }

    /** Its bytes have its digest, and it carries the seal of the project: de-identified again it stays as it is. */
    private boolean isWhole(StoredObject object) {
        try {
            byte[] file = Files.readAllBytes(object.in(data.resolve("objects")));
            Dataset read = toolkit.read(new ByteArrayInputStream(file), ReadLimits.DEFAULT);
            ByteArrayOutputStream again = new ByteArrayOutputStream();
            Deidentifier deidentifier =
                    new Deidentifier(Files.readAllBytes(data.resolve("keys").resolve(team.projectId() + ".key")));
            toolkit.write(deidentifier.deidentify(read).dataset(), again);
            return Digests.hex(Digests.sha256().digest(file)).equals(object.digest())
                    && Arrays.equals(again.toByteArray(), file);
        } catch (IOException e) {
            return false;
        }
    }

    /** Files in the store that are no object of the database. */
    private int left() {
        Path store = data.resolve("objects");
        if (!Files.exists(store)) {
            return 0;
        }
        Set<Path> known = objects().stream().map(object -> object.in(store)).collect(Collectors.toSet());
        return (int) files(store).filter(file -> !known.contains(file)).count();
    }

    private static Stream<Path> files(Path directory) {
        try (Stream<Path> found = Files.walk(directory)) {
            return found.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int count(String sql) {
        return jdbc().sql(sql).query(Integer.class).single();
    }

    private JdbcClient jdbc() {
        return JdbcClient.create(new DriverManagerDataSource(database(), "consilium", ""));
    }

    private String database() {
        return "jdbc:h2:file:" + data.resolve("db") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
    }

    private Process start() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx700m",
                "-Duser.timezone=UTC",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.consilium.cli.Main",
                "serve"));
        command.addAll(settings);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log()))
                    .start();
            await(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private File log() {
        return data.resolve("server.log").toFile();
    }

    private void await(Process process) {
        long until = System.currentTimeMillis() + STARTS_WITHIN;
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest health = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/health"))
                .build();
        while (System.currentTimeMillis() < until) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the server ended by itself; see " + log());
            }
            try {
                if (http.send(health, HttpResponse.BodyHandlers.ofString())
                        .body()
                        .contains("UP")) {
                    return;
                }
            } catch (IOException notYet) {
                // it is starting
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            pause(100);
        }
        process.destroyForcibly();
        throw new IllegalStateException("the server did not start; see " + log());
    }

    /** SIGKILL. */
    private void kill() {
        try {
            server.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
