package dev.consilium.cli;

import dev.consilium.cli.mask.MaskAnswer;
import dev.consilium.imaging.maskfile.MaskReading;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands on masks have in common: which value is object, how the answer is printed, and the exit code. */
final class MaskOptions {

    private static final int DONE = 0;
    private static final int FINDINGS = 1;

    @Option(
            names = "--object",
            paramLabel = "VALUE",
            description =
                    "The only value of a NIfTI or PNG that is object, for example 0 for black on white; else all but 0.")
    private @Nullable Integer object;

    @Option(names = "--json", description = "Print the answer as JSON.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    MaskReading reading() {
        return object == null ? MaskReading.DEFAULT : MaskReading.DEFAULT.withObjectValue(object);
    }

    /** @return the exit code */
    int print(MaskAnswer answer) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            answer.writeJson(out);
        } else {
            answer.writeText(out);
        }
        return answer.findings() ? FINDINGS : DONE;
    }
}
