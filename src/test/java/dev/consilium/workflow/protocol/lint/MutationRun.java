package dev.consilium.workflow.protocol.lint;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lints mutated protocols, {@code MutationRun FROM COUNT}, seeds counting up from FROM: each ends within five seconds, with findings
 * or without, and never because the rules stumbled. Prints the seed of the first that does not and exits 1. Meant for a JVM with
 * little memory, so that one that needs much does not pass.
 */
final class MutationRun {

    private static final Duration LONGEST = Duration.ofSeconds(5);

    private MutationRun() {}

    public static void main(String[] args) {
        long from = Long.parseLong(args[0]);
        long count = Long.parseLong(args[1]);
        ProtocolLinter linter = ProtocolLinter.standalone();
        ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "lint");
            thread.setDaemon(true);
            return thread;
        });
        long refused = 0;
        long slowest = 0;
        for (long seed = from; seed < from + count; seed++) {
            long start = System.nanoTime();
            refused += lint(linter, worker, seed).isEmpty() ? 0 : 1;
            slowest = Math.max(slowest, System.nanoTime() - start);
        }
        System.out.printf(
                "%d mutated protocols from seed %d: %d refused, slowest %d ms%n",
                count, from, refused, Duration.ofNanos(slowest).toMillis());
    }

    private static List<LintFinding> lint(ProtocolLinter linter, ExecutorService worker, long seed) {
        Future<List<LintFinding>> linting = worker.submit(() -> linter.lint(Mutations.of(seed)));
        try {
            List<LintFinding> findings = linting.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
            findings.stream()
                    .filter(finding -> finding.message().startsWith(ProtocolLinter.NOT_UNDERSTOOD))
                    .forEach(finding -> fail(seed, finding.message()));
            return findings;
        } catch (TimeoutException e) {
            return fail(seed, "it did not end within " + LONGEST);
        } catch (ExecutionException e) {
            return fail(seed, String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            return fail(seed, "interrupted");
        }
    }

    private static List<LintFinding> fail(long seed, String how) {
        System.out.println("FAILED at seed " + seed + ": " + how);
        System.exit(1);
        return List.of();
    }
}
