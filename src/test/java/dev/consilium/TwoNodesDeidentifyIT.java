package dev.consilium;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.Deidentifier;
import dev.consilium.dicom.DicomToolkit;
import dev.consilium.dicom.DicomToolkits;
import dev.consilium.dicom.ReadLimits;
import dev.consilium.dicom.ReferringStudies;
import dev.consilium.identity.People;
import dev.consilium.study.SeriesDeidentified;
import dev.consilium.testing.ApiClient;
import dev.consilium.testing.Team;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.support.GenericApplicationContext;

/**
 * D-06: studies in three batches on three days, each batch through both nodes, on one PostgreSQL. Images go in as uploads; what refers to
 * them is no image and does not, so it is de-identified with the key of the project, as the command line does it.
 */
class TwoNodesDeidentifyIT {

    @TempDir
    Path data;

    private final AtomicLong daysLater = new AtomicLong();
    private final DicomToolkit toolkit = DicomToolkits.present();

    @Test
    void referencesMeetWhicheverNodeAndDay() throws IOException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            String url = server.getJdbcUrl("postgres", "postgres");
            List<AtomicInteger> work = List.of(new AtomicInteger(), new AtomicInteger());
            try (ConfigurableApplicationContext first = start(url, work.get(0));
                    ConfigurableApplicationContext second = start(url, work.get(1))) {
                Team team = new Team(port(first), first.getBean(People.class))
                        .project("two-nodes", "finding-consensus")
                        .member("dora", "Dora", "data-manager");
                List<ApiClient> nodes =
                        List.of(team.as("dora"), new ApiClient(port(second), team.username("dora"), team.password()));
                for (int batch = 0; batch < ReferringStudies.BATCHES; batch++) {
                    daysLater.set(batch);
                    takeIn(nodes, team.projectId(), ReferringStudies.files(batch, true));
                }
                check(data.resolve("keys").resolve(team.projectId() + ".key"), work);
            }
        }
    }

    /** One series of a batch to one node, the next to the other; which node de-identifies what is up to them. */
    private static void takeIn(List<ApiClient> nodes, String project, Map<String, byte[]> files) {
        List<Map<String, byte[]>> halves = List.of(new TreeMap<>(), new TreeMap<>());
        files.forEach(
                (name, content) -> halves.get(ReferringStudies.series(name) % 2).put(name, content));
        List<String> intakes = new ArrayList<>();
        for (int node = 0; node < nodes.size(); node++) {
            intakes.add(nodes.get(node)
                    .postFiles("/api/projects/" + project + "/studies", halves.get(node))
                    .expect(202)
                    .json()
                    .path("intake")
                    .asText());
        }
        for (int node = 0; node < nodes.size(); node++) {
            ApiClient other = nodes.get(1 - node);
            String intake = intakes.get(node);
            JsonNode settled = org.awaitility.Awaitility.await()
                    .atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> other.get("/api/intakes/" + intake).expect(200).json(), shown -> shown.path("settled")
                            .asBoolean());
            assertThat(settled.path("rejected")).isEmpty();
        }
    }

    private void check(Path key, List<AtomicInteger> work) throws IOException {
        Map<String, byte[]> originals = new TreeMap<>();
        List<byte[]> outputs = new ArrayList<>(stored());
        Deidentifier deidentifier = new Deidentifier(Files.readAllBytes(key));
        for (int batch = 0; batch < ReferringStudies.BATCHES; batch++) {
            ReferringStudies.files(batch, true)
                    .values()
                    .forEach(file -> originals.put(ReferringStudies.instance(file), file));
            for (byte[] file : ReferringStudies.files(batch, false).values()) {
                originals.put(ReferringStudies.instance(file), file);
                outputs.add(written(deidentifier
                        .deidentify(toolkit.read(new ByteArrayInputStream(file), ReadLimits.DEFAULT))
                        .dataset()));
            }
        }
        Map<String, byte[]> ofOutput = new HashMap<>();
        Set<String> there = new HashSet<>();
        int references = 0;
        for (byte[] output : outputs) {
            assertThat(ofOutput.put(ReferringStudies.instance(output), output))
                    .as("collision")
                    .isNull();
            there.addAll(ReferringStudies.own(output));
        }
        int dangling = 0;
        for (byte[] output : outputs) {
            List<String> found = ReferringStudies.references(output);
            references += found.size();
            dangling += (int) found.stream().filter(uid -> !there.contains(uid)).count();
        }
        Set<String> shifts = new HashSet<>();
        Set<String> own = new HashSet<>();
        originals.values().forEach(original -> {
            byte[] output = ofOutput.get(deidentifier.remapUid(ReferringStudies.instance(original)));
            assertThat(output).as("the same map on each node and day").isNotNull();
            assertThat(ReferringStudies.references(output)).hasSameSizeAs(ReferringStudies.references(original));
            own.addAll(ReferringStudies.own(original));
            shifts.add(ReferringStudies.patient(original)
                    + ReferringStudies.patient(output)
                    + (ReferringStudies.day(output) - ReferringStudies.day(original)));
        });
        System.out.printf(
                "D-06: %d instances in %d batches by 2 nodes (%d and %d series): %d references, %d dangling, %d collisions%n",
                outputs.size(),
                ReferringStudies.BATCHES,
                work.get(0).get(),
                work.get(1).get(),
                references,
                dangling,
                own.size() - there.size());
        assertThat(outputs).hasSize(ReferringStudies.INSTANCES);
        assertThat(work).allSatisfy(node -> assertThat(node.get()).isPositive());
        assertThat(references).isGreaterThan(ReferringStudies.INSTANCES);
        assertThat(dangling).isZero();
        assertThat(there).hasSameSizeAs(own);
        assertThat(shifts).hasSize(ReferringStudies.PATIENTS);
    }

    private List<byte[]> stored() throws IOException {
        List<byte[]> objects = new ArrayList<>();
        try (Stream<Path> files = Files.walk(data.resolve("objects"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                objects.add(Files.readAllBytes(file));
            }
        }
        return objects;
    }

    private byte[] written(Dataset dataset) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        toolkit.write(dataset, out);
        return out.toByteArray();
    }

    private static int port(ConfigurableApplicationContext node) {
        return Integer.parseInt(String.valueOf(node.getEnvironment().getProperty("local.server.port")));
    }

    /** @param work counts the series that this node de-identifies */
    private ConfigurableApplicationContext start(String url, AtomicInteger work) {
        ApplicationContextInitializer<GenericApplicationContext> clock = context -> context.registerBean(
                "laterClock", Clock.class, LaterClock::new, definition -> definition.setPrimary(true));
        ApplicationListener<PayloadApplicationEvent<?>> counting = event -> {
            if (event.getPayload() instanceof SeriesDeidentified) {
                work.incrementAndGet();
            }
        };
        return new SpringApplicationBuilder(Consilium.class)
                .initializers(clock)
                .listeners(counting)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=postgres",
                        "--spring.jmx.enabled=false",
                        "--consilium.identity.bcrypt-strength=4",
                        "--camunda.bpm.job-execution.wait-time-in-millis=100",
                        "--camunda.bpm.job-execution.max-wait=200",
                        "--consilium.study.inbox=" + data.resolve("inbox"),
                        "--consilium.study.store=" + data.resolve("objects"),
                        "--consilium.study.keys=" + data.resolve("keys"));
    }

    /** Both nodes have the day of the batch. */
    private final class LaterClock extends Clock {

        private final Clock now = Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return now.withZone(zone);
        }

        @Override
        public Instant instant() {
            return now.instant().plus(Duration.ofDays(daysLater.get()));
        }
    }
}
