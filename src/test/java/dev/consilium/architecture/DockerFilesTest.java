package dev.consilium.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What can be said of {@code docker/} without an engine to run it. */
class DockerFilesTest {

    private static final Path DOCKER = Path.of("docker");
    private static String image = "";
    private static Map<String, Map<String, Object>> services = Map.of();
    private static Set<String> volumes = Set.of();

    @BeforeAll
    static void read() throws IOException {
        image = Files.readString(DOCKER.resolve("Dockerfile"));
        Map<String, Map<String, Map<String, Object>>> compose =
                new Yaml().load(Files.readString(DOCKER.resolve("compose.yaml")));
        services = compose.get("services");
        volumes = compose.get("volumes").keySet();
    }

    @Test
    void theImageCopiesOnlyWhatExists() {
        List<String> copied = Pattern.compile("(?m)^COPY ([^-]\\S*) ")
                .matcher(image)
                .results()
                .map(MatchResult::group)
                .map(line -> line.substring("COPY ".length()).strip())
                .toList();
        assertThat(copied).isNotEmpty().allSatisfy(path -> assertThat(Path.of(path))
                .exists());
    }

    @Test
    void theImageDoesNotRunAsRootAndHoldsNoSecret() {
        assertThat(image)
                .contains("\nUSER consilium\n")
                .doesNotContainIgnoringCase("password")
                .doesNotContain("\nADD ");
    }

    @Test
    void everyImageHasAVersion() {
        assertThat(image.lines().filter(line -> line.startsWith("FROM")))
                .allSatisfy(line -> assertThat(line).matches("FROM [a-z-]+:[0-9][^ ]*( AS build)?"));
        assertThat(services.values()).allSatisfy(service -> assertThat(String.valueOf(service.get("image")))
                .matches("[a-z]+:(\\d+.*|local)"));
    }

    @Test
    void twoNodesShareOneDatabaseAndOneObjectStore() {
        assertThat(services.keySet()).containsExactlyInAnyOrder("database", "node-1", "node-2", "entry");
        for (String node : List.of("node-1", "node-2")) {
            assertThat(String.valueOf(services.get(node).get("environment"))).contains("jdbc:postgresql://database");
            assertThat(services.get(node).get("volumes")).asString().contains("objects:");
            assertThat(volumes).contains("objects", "database");
        }
    }

    @Test
    void nothingIsPublishedBeyondLoopbackAndNoPasswordStandsInTheEnvironment() {
        assertThat(services.values())
                .filteredOn(service -> service.containsKey("ports"))
                .allSatisfy(service -> assertThat((List<?>) service.get("ports"))
                        .allSatisfy(port -> assertThat(String.valueOf(port)).startsWith("127.0.0.1:")));
        assertThat(services.values()).allSatisfy(service -> assertThat(String.valueOf(service.get("environment")))
                .doesNotContainPattern("PASSWORD=(?!/run/secrets)"));
    }
}
