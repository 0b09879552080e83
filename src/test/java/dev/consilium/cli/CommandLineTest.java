package dev.consilium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Bad usage and bad input: exit 2, nothing on stdout, one line on stderr with a code. */
class CommandLineTest {

    @TempDir
    Path directory;

    @Test
    void helpAndVersionGoToStdout() {
        assertThat(Run.of("--help").out()).contains("serve", "intake", "export", "replay", "lint");
        assertThat(Run.of("--version").out()).startsWith("consilium ");
        assertThat(Run.of("replay", "--help").out()).contains("--labels", "--routing");
    }

    @Test
    void eachCommandIsFoundAloneByTheNameItHas() {
        CommandLine all = Main.commandLine(nowhere(), nowhere());
        assertThat(List.copyOf(all.getSubcommands().keySet())).isEqualTo(Commands.NAMES);
        for (String name : Commands.NAMES.subList(0, Commands.NAMES.size() - 1)) {
            assertThat(Main.commandLine(nowhere(), nowhere(), name, "--help")
                            .getSubcommands()
                            .keySet())
                    .containsExactly(name);
        }
    }

    private static PrintWriter nowhere() {
        return new PrintWriter(Writer.nullWriter());
    }

    @Test
    void badUsage() {
        refused(Run.of(), "USAGE");
        refused(Run.of("rply"), "USAGE");
        refused(Run.of("replay", "--lables", "x"), "USAGE");
        refused(Run.of("serve", "--prot", "1"), "USAGE");
        refused(Run.of("intake", directory), "USAGE");
    }

    @Test
    void filesThatAreNotThere() {
        refused(replay(directory.resolve("none.csv")), "FILE_UNREADABLE");
        refused(Run.of("intake", directory.resolve("none"), "--project", "P"), "FILE_UNREADABLE");
        refused(Run.of("intake", directory, "--project", "P"), "NO_FILES");
    }

    @Test
    void tablesThatCannotBeReplayed() throws IOException {
        refused(replay(csv("")), "CSV_EMPTY");
        refused(replay(csv("case_id,rater,label\n")), "CSV_EMPTY");
        Run missing = replay(csv("case_id,who,label\nc1,r1,a\n"));
        refused(missing, "CSV_COLUMN_MISSING");
        assertThat(missing.err()).contains("rater").contains("case_id, who, label");
        refused(replay(csv("case_id,rater,label\nc1,r1\n")), "CSV_MALFORMED");
        refused(replay(csv("case_id,rater,label\nc1,\"r1,a\n")), "CSV_MALFORMED");
        refused(replay(csv("case_id,rater,label\nc1,r1,a\n"), "--categories", "b,c"), "UNKNOWN_CATEGORY");
        refused(replay(csv("case_id,rater,label,confidence\nc1,r1,a,high\n")), "CONFIDENCE_INVALID");
        refused(replay(csv("r1,r2,n\na,b,0\n"), "--wide"), "COUNT_INVALID");
        refused(replay(csv("case_id,rater,label\nc1,r1,a\n")), "ONE_CATEGORY");
    }

    @Test
    void protocolsAndTablesThatAreNone() throws IOException {
        Path labels = csv("case_id,rater,label\nc1,r1,a\nc1,r2,b\n");
        Run unknown = Run.of("replay", "--protocol", "none", "--labels", labels);
        refused(unknown, "UNKNOWN_PROTOCOL");
        assertThat(unknown.err()).contains("finding-consensus");
        refused(replay(labels, "--routing", labels), "ROUTING_INVALID");
        refused(replay(labels, "--routing", directory.resolve("none.dmn")), "FILE_UNREADABLE");
        refused(replay(labels, "--out", labels), "OUT_NOT_WRITABLE");
    }

    private static void refused(Run run, String code) {
        assertThat(run.err()).as(code).startsWith(code + ": ").hasLineCount(1);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }

    private static Run replay(Path labels, Object... more) {
        Object[] arguments = new Object[5 + more.length];
        System.arraycopy(
                new Object[] {"replay", "--protocol", "finding-consensus", "--labels", labels}, 0, arguments, 0, 5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return Run.of(arguments);
    }

    private Path csv(String text) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "labels", ".csv"), text);
    }
}
