package dev.consilium.bench;

import dev.consilium.quality.consensus.DawidSkeneTimes;
import dev.consilium.quality.consensus.Votes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Dawid-Skene on 20,000 items with 5 labels each, 20 rounds, beside numpy on the same votes in the same run. Reference of
 * science.md 3.1: crowd-kit 2.03 s; target .2 s.
 */
public final class ConsensusModelsBench {

    private static final int ITEMS = 20_000;
    private static final int LABELS = 5;
    private static final int ROUNDS = 20;

    private ConsensusModelsBench() {}

    /** @param args how many timed runs, and a python that has numpy */
    public static void main(String[] args) throws IOException, InterruptedException {
        int runs = Integer.parseInt(args[0]);
        System.out.printf(
                "Dawid-Skene MAP, %d items x %d labels x %d rounds, median of %d%n", ITEMS, LABELS, ROUNDS, runs);
        for (int raters : new int[] {5, 100}) {
            DawidSkeneTimes.Times ours = DawidSkeneTimes.of(ITEMS, raters, LABELS, ROUNDS, runs);
            String[] numpy = numpy(args[1], ours.votes(), runs);
            double apart = Math.abs(Double.parseDouble(numpy[1]) - ours.logLikelihood());
            System.out.printf(
                    "  %3d raters, %d patterns: ours %.1f ms, numpy %s ms (log-likelihoods differ by %.1e)%n",
                    raters, ours.patterns(), ours.millis(), numpy[0], apart);
        }
    }

    private static String[] numpy(String python, Votes votes, int runs) throws IOException, InterruptedException {
        Path file = Files.createTempFile("votes", ".bin");
        try {
            Files.write(file, bytes(votes));
            Process process = new ProcessBuilder(
                            python,
                            "src/test/resources/bench/dawid_skene_times.py",
                            file.toString(),
                            String.valueOf(ROUNDS),
                            String.valueOf(runs))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("numpy did not fit");
            }
            return out.strip().split(" ");
        } finally {
            Files.delete(file);
        }
    }

    private static byte[] bytes(Votes votes) {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * (4 + 3 * votes.size()));
        bytes.putInt(votes.items().size()).putInt(votes.raters().size());
        bytes.putInt(votes.classes().size()).putInt(votes.size());
        for (int[] column : new int[][] {votes.item(), votes.rater(), votes.label()}) {
            bytes.asIntBuffer().put(column);
            bytes.position(bytes.position() + Integer.BYTES * column.length);
        }
        return bytes.array();
    }
}
