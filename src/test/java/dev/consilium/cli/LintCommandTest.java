package dev.consilium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exit 0 where all is well, 1 with findings whatever the file holds, 2 for a path that is not there and for nothing else. */
class LintCommandTest {

    private static final String DIAGRAM = "finding-consensus/finding-consensus.bpmn";

    @TempDir
    Path directory;

    private Path processes = Path.of("");

    /** The shipped protocols as an author would have them. */
    @BeforeEach
    void copyWhatShips() throws IOException {
        processes = directory.resolve("processes");
        copy(Path.of("processes"), processes);
        copy(Path.of("forms"), directory.resolve("forms"));
    }

    @Nested
    class WhatShips {

        @Test
        void hasNothingToMend() throws IOException {
            Run run = Run.of("lint", processes, "--json");
            assertThat(files(run))
                    .hasSizeGreaterThan(8)
                    .allSatisfy((file, rules) -> assertThat(rules).as(file).isEmpty());
            assertThat(run.exit()).isZero();
            assertThat(run.err()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "processes",
                    "processes/finding-consensus",
                    "processes/shared",
                    "processes/" + DIAGRAM,
                    "processes/finding-consensus/routing.dmn",
                    "processes/finding-consensus/schema.json",
                    "processes/shared/senior-arbitration.bpmn",
                    "processes/shared/image-intake.bpmn",
                    "forms",
                    "forms/first-read.form"
                })
        void isFoundByWhateverPath(String path) throws IOException {
            Run run = Run.of("lint", directory.resolve(path), "--json");
            assertThat(run.exit()).as(run.out()).isZero();
            assertThat(files(run).keySet()).isNotEmpty().allSatisfy(file -> assertThat(Path.of(file))
                    .exists());
        }

        @Test
        void isGoodWithoutTheFoldersAround() throws IOException {
            Path loose = Files.copy(processes.resolve(DIAGRAM), directory.resolve("finding-consensus.bpmn"));
            Files.copy(processes.resolve("finding-consensus/routing.dmn"), directory.resolve("routing.dmn"));
            Files.copy(processes.resolve("finding-consensus/staffing.dmn"), directory.resolve("staffing.dmn"));
            assertThat(Run.of("lint", loose, "--json").exit()).isZero();
        }

        @Test
        void saysSoToPeople() {
            assertThat(Run.of("lint", processes).out()).startsWith("nothing to mend in ");
        }
    }

    @Nested
    class AFault {

        @BeforeEach
        void breakIt() throws IOException {
            change(DIAGRAM, "name=\"Score agreement\"", "name=\"\"");
        }

        @Test
        void isToldWithAllItsParts() throws IOException {
            Run run = Run.of("lint", processes.resolve(DIAGRAM), "--json");
            assertThat(run.exit()).isEqualTo(1);
            JsonNode file = json(run).get(0);
            assertThat(file.get("file").asText())
                    .isEqualTo(processes.resolve(DIAGRAM).toString());
            JsonNode finding = file.get("findings").get(0);
            List<String> members = new ArrayList<>();
            finding.fieldNames().forEachRemaining(members::add);
            assertThat(members).containsExactly("rule", "severity", "element", "line", "message", "mend");
            assertThat(finding.get("rule").asText()).isEqualTo("D03");
            assertThat(finding.get("severity").asText()).isEqualTo("error");
            assertThat(finding.get("element").asText()).isEqualTo("Task_ScoreAgreement");
            assertThat(Files.readAllLines(processes.resolve(DIAGRAM))
                            .get(finding.get("line").asInt() - 1))
                    .contains("id=\"Task_ScoreAgreement\"");
            assertThat(finding.get("mend").asText()).isNotBlank();
        }

        @Test
        void isToldToPeopleInOneLine() {
            Run run = Run.of("lint", processes.resolve("finding-consensus"));
            assertThat(run.out())
                    .contains("finding-consensus.bpmn:", "D03 Task_ScoreAgreement")
                    .hasLineCount(1);
            assertThat(run.exit()).isEqualTo(1);
        }

        @Test
        void ofOneFileIsNotToldOfAnother() {
            assertThat(Run.of("lint", processes.resolve("shared/senior-arbitration.bpmn"))
                            .exit())
                    .isZero();
            assertThat(Run.of("lint", processes.resolve("finding-consensus/routing.dmn"))
                            .exit())
                    .isZero();
        }
    }

    @Nested
    class APathThatIsNotThere {

        @Test
        void isTheOnlyReasonForExitTwo() {
            Run run = Run.of("lint", directory.resolve("none.bpmn"), "--json");
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).startsWith("PATH_MISSING: ").hasLineCount(1);
        }
    }

    @Nested
    class WhateverAFileHolds {

        @ParameterizedTest
        @ValueSource(strings = {"x.bpmn", "x.dmn", "x.form", "schema.json", "guideline.md", "x.txt", "x"})
        void bytesAreAFinding(String name) throws IOException {
            byte[] bytes = new byte[5000];
            new java.util.Random(3).nextBytes(bytes);
            Files.write(directory.resolve(name), bytes);
            isAFinding(directory.resolve(name));
        }

        @ParameterizedTest
        @ValueSource(strings = {"x.bpmn", "x.dmn", "x.form", "schema.json", "x.txt"})
        void nothingAtAllIsAFinding(String name) throws IOException {
            isAFinding(Files.createFile(directory.resolve(name)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"x.bpmn", "x.dmn", "x.form", "schema.json"})
        void aHugeFileIsAFindingWithoutBeingRead(String name) throws IOException {
            Path huge = directory.resolve(name);
            try (var file = new java.io.RandomAccessFile(huge.toFile(), "rw")) {
                file.setLength(64L << 30);
            }
            assertThat(isAFinding(huge)).contains("L01");
        }

        @Test
        void anExternalEntityIsAFindingAndIsNotRead() throws IOException {
            Path secret = Files.writeString(directory.resolve("secret.txt"), "secret-text");
            String diagram = Files.readString(processes.resolve(DIAGRAM))
                    .replace(
                            "<bpmn:definitions ",
                            "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]><bpmn:definitions ")
                    .replace("name=\"Settled\"", "name=\"&e;\"");
            Path file = Files.writeString(directory.resolve("finding-consensus.bpmn"), diagram);
            assertThat(isAFinding(file)).contains("L02");
            assertThat(Run.of("lint", file, "--json").out()).doesNotContain("secret-text");
        }

        @ParameterizedTest
        @ValueSource(strings = {"UTF-16", "ISO-8859-1", "UTF-32"})
        void anotherEncodingIsAFinding(String charset) throws IOException {
            String diagram = Files.readString(processes.resolve(DIAGRAM)).replace("Settled", "Geklärt");
            Path file = Files.write(
                    directory.resolve("finding-consensus.bpmn"),
                    diagram.getBytes(java.nio.charset.Charset.forName(charset)));
            assertThat(isAFinding(file)).contains("L02");
        }

        @Test
        void linksThatLeadNowhereOrInCirclesAreFindings() throws IOException {
            isAFinding(Files.createSymbolicLink(directory.resolve("a.bpmn"), directory.resolve("gone.bpmn")));
            Files.createSymbolicLink(directory.resolve("b.bpmn"), directory.resolve("c.bpmn"));
            isAFinding(Files.createSymbolicLink(directory.resolve("c.bpmn"), directory.resolve("b.bpmn")));
            Path folder = Files.createDirectory(directory.resolve("folder"));
            Files.createSymbolicLink(folder.resolve("again"), folder);
            isAFinding(folder);
        }

        @Test
        void whatCannotBeReadIsAFinding() {
            isAFinding(Path.of("/proc/self/mem"));
            isAFinding(Path.of("/dev/zero"));
        }

        @Test
        void anEmptyDirectoryIsAFinding() throws IOException {
            isAFinding(Files.createDirectory(directory.resolve("empty")));
        }

        @Test
        void aThousandFilesInAFolderAreAFinding() throws IOException {
            for (int i = 0; i < 1000; i++) {
                Files.copy(
                        processes.resolve("finding-consensus/routing.dmn"),
                        processes.resolve("finding-consensus/table-" + i + ".dmn"));
            }
            assertThat(isAFinding(processes.resolve("finding-consensus"))).contains("L01");
        }

        @Test
        void aTextThatATerminalWouldObeyIsShownWithoutIt() throws IOException {
            Path schema = Files.writeString(directory.resolve("schema.json"), "{\"\\u001b[2J\": 1}");
            assertThat(Run.of("lint", schema).out()).doesNotContain("\u001b").contains("D14");
        }

        @Test
        void aMissingPartOfAProtocolIsAFinding() throws IOException {
            Files.delete(processes.resolve("finding-consensus/guideline.md"));
            assertThat(isAFinding(processes)).contains("D14");
        }

        @Test
        void aFileOfAnotherKindInAFolderIsAFinding() throws IOException {
            Files.writeString(processes.resolve("finding-consensus/Evil.class"), "x");
            assertThat(isAFinding(processes)).contains("L02");
        }

        private String isAFinding(Path path) {
            Run run = Run.of("lint", path, "--json");
            assertThat(run.exit()).as("%s: %s%s", path, run.out(), run.err()).isEqualTo(1);
            assertThat(run.err()).isEmpty();
            assertThat(run.out()).doesNotContain("Exception", "Error)");
            try {
                assertThat(json(run).findValuesAsText("rule")).isNotEmpty();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            return run.out();
        }
    }

    private void change(String file, String from, String to) throws IOException {
        String text = Files.readString(processes.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(processes.resolve(file), text.replace(from, to), StandardCharsets.UTF_8);
    }

    private static java.util.Map<String, List<String>> files(Run run) throws IOException {
        java.util.Map<String, List<String>> files = new java.util.TreeMap<>();
        json(run)
                .forEach(file -> files.put(
                        file.get("file").asText(), file.get("findings").findValuesAsText("rule")));
        return files;
    }

    private static JsonNode json(Run run) throws IOException {
        return new ObjectMapper().readTree(run.out());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
