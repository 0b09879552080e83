package dev.consilium.workflow.protocol.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two thousand protocols changed at random, in a JVM of 256 MiB; {@code ./dev chaos lint} runs a hundred thousand. */
class MutationTest {

    private static final long FIRST_SEED = 20261126;
    private static final int COUNT = 2_000;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void neverCrashHangOrNeedMuchMemory() throws IOException, InterruptedException {
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MutationRun.class.getName(),
                        String.valueOf(FIRST_SEED),
                        String.valueOf(COUNT))
                .redirectErrorStream(true)
                .start();
        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(run.waitFor()).as(said).isZero();
        assertThat(said).contains(COUNT + " mutated protocols");
    }
}
