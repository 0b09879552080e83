package dev.consilium.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.consilium.common.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class ProjectKeysTest {

    private static final byte[] KEY =
            "thirty-two bytes of a secret key".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    private static final byte[] OTHER =
            "another secret of 32 bytes long.".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    @TempDir
    Path root;

    private static void isRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .asInstanceOf(type(Refusal.class))
                .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE))
                .extracting(Refusal::code)
                .isEqualTo(code);
    }

    @Nested
    class OfAProject {

        private StudyBench bench;
        private ProjectKeys keys;

        @BeforeEach
        void open() {
            bench = new StudyBench(root);
            keys = bench.get(ProjectKeys.class);
        }

        @AfterEach
        void close() {
            bench.close();
        }

        @Test
        void stayTheSameAndAreOtherThanThoseOfOtherProjects() {
            byte[] first = keys.of("project-1", false);
            assertThat(first).hasSize(32).isEqualTo(keys.of("project-1", true));
            assertThat(keys.of("project-2", false)).isNotEqualTo(first);
        }

        @Test
        void areNotInTheDatabase() {
            byte[] key = keys.of("project-1", false);
            String kept = bench.get(KeyChecks.class).find("project-1").orElseThrow();
            assertThat(kept).hasSize(64).doesNotContain(java.util.HexFormat.of().formatHex(key));
        }

        /** Once used it is never made anew, also where nothing came of that use. */
        @Test
        void areMissedWhereTheyHaveGone() throws IOException {
            keys.of("project-1", false);
            Files.delete(root.resolve("keys/project-1.key"));
            isRefused(() -> keys.of("project-1", false), "PROJECT_KEY_MISSING");
            assertThat(root.resolve("keys/project-1.key")).doesNotExist();
        }

        @Test
        void areNoticedWhereTheyAreOthersBeforeAnythingIsDeidentified() throws IOException {
            String first = bench.seriesOf(bench.receive(List.of(slice("1.5", 1))));
            bench.get(SeriesDeidentification.class).deidentify(first);
            Path file = root.resolve("keys/project-1.key");
            byte[] own = Files.readAllBytes(file);
            Files.write(file, OTHER);
            String second = bench.seriesOf(bench.receive(List.of(slice("1.6", 1))));
            List<String> stored = bench.files("objects");
            isRefused(() -> bench.get(SeriesDeidentification.class).deidentify(second), "PROJECT_KEY_CHANGED");
            isRefused(() -> bench.get(ProjectLots.class).draw("project-1", "any", "case"), "PROJECT_KEY_CHANGED");
            assertThat(bench.files("objects")).isEqualTo(stored);
            Files.write(file, own);
            bench.get(SeriesDeidentification.class).deidentify(second);
            assertThat(bench.files("objects")).hasSizeGreaterThan(stored.size());
        }

        private Upload slice(String series, int number) throws IOException {
            return TestObject.slice(series, number).in(root);
        }
    }

    @Nested
    class InADirectory {

        @ParameterizedTest
        @ValueSource(ints = {0, 31, 33})
        void ofAnotherLengthAreRefused(int length) throws IOException {
            Files.write(root.resolve("p.key"), new byte[length]);
            isRefused(() -> new KeyDirectory(root).find("p"), "PROJECT_KEY_INVALID");
        }

        @Test
        void areNotMadeWhereItIsMountedReadOnly() throws IOException {
            Path mounted = Files.createDirectory(root.resolve("mounted"));
            Files.write(mounted.resolve("p.key"), KEY);
            Assumptions.assumeTrue(mounted.toFile().setWritable(false) && !Files.isWritable(mounted), "runs as root");
            KeyDirectory directory = new KeyDirectory(mounted);
            assertThat(directory.find("p")).hasValue(KEY);
            isRefused(() -> directory.create("q"), "PROJECT_KEY_NOT_PROVIDED");
        }
    }

    @Nested
    class InTheEnvironment {

        private static final String PROJECT = "0b9e5c7a-1d2f-4c3b-8a6e-5f4d3c2b1a09";
        private static final String NAME = "CONSILIUM_PROJECT_KEY_0B9E5C7A_1D2F_4C3B_8A6E_5F4D3C2B1A09";

        private KeySource with(String value) {
            StandardEnvironment environment = new StandardEnvironment();
            environment.getPropertySources().addFirst(new MapPropertySource("test", Map.of(NAME, value)));
            return new KeyEnvironment(environment);
        }

        @Test
        void areFoundByTheIdOfTheirProject() {
            KeySource source = with(Base64.getEncoder().encodeToString(KEY) + "\n");
            assertThat(source.find(PROJECT)).hasValue(KEY);
            assertThat(source.find("another")).isEmpty();
        }

        @Test
        void areNeverMade() {
            isRefused(() -> with("").create("another"), "PROJECT_KEY_NOT_PROVIDED");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "no Base64!", "c2hvcnQ="})
        void ofAnotherFormAreRefused(String value) {
            isRefused(() -> with(value).find(PROJECT), "PROJECT_KEY_INVALID");
        }
    }
}
