package dev.consilium.peer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A native program as a child without network and with bounds on memory and time: 1 GiB of addresses, 30 s of processor, 60 s of
 * patience. Objects reach it by standard input, so that it needs no right to any file.
 */
final class LimitedProcess {

    private static final int PATIENCE_SECONDS = 60;
    private static final int MOST_OUTPUT = 1 << 20;
    /** A network of its own has no interface that is up; where the kernel grants none to this user the program does not run. */
    private static final String LIMITS =
            "ulimit -c 0 && ulimit -v 1048576 && ulimit -t 30 && exec unshare --map-root-user --net -- \"$@\"";

    /** @param validated whether the program came to its end by itself; what it said otherwise counts for nothing */
    record Said(boolean validated, List<String> lines) {}

    private LimitedProcess() {}

    static Said run(Path input, String... command) throws IOException, InterruptedException {
        List<String> limited = new ArrayList<>(List.of("bash", "-c", LIMITS, "limited"));
        limited.addAll(List.of(command));
        Process process = new ProcessBuilder(limited)
                .redirectInput(input.toFile())
                .redirectErrorStream(true)
                .start();
        try {
            String said = said(process);
            boolean over = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            // A shell says 126 and 127 of what it cannot run, and 128 and more of what a signal ended.
            boolean validated = over && process.exitValue() < 126;
            return new Said(validated, said.lines().toList());
        } finally {
            process.destroyForcibly();
        }
    }

    private static String said(Process process) throws IOException {
        Thread watch = new Thread(() -> end(process), "patience");
        watch.setDaemon(true);
        watch.start();
        try (InputStream out = process.getInputStream()) {
            byte[] most = out.readNBytes(MOST_OUTPUT);
            out.skip(Long.MAX_VALUE);
            return new String(most, StandardCharsets.UTF_8);
        }
    }

    private static void end(Process process) {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
