package dev.consilium.bench;

import dev.consilium.quality.agreement.Agreement;
import dev.consilium.quality.agreement.AgreementReport;
import dev.consilium.quality.agreement.Ratings;
import dev.consilium.quality.agreement.Resampling;
import dev.consilium.quality.agreement.Scale;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Alpha and bootstrap beside the same written with numpy, by turns in the same run. Started by {@code ./dev bench agreement [passes]}.
 * Times of fast-krippendorff and numpy on another machine of two cores stand beside them, as orientation only.
 */
public final class AgreementBench {

    private static final List<String> CATEGORIES = List.of("1", "2", "3", "4", "5");
    private static final Path DATA = Path.of("target/bench-agreement.bin");

    private final int passes;
    private final BufferedReader answers;
    private final PrintWriter turns;
    private final List<String> tasks;
    private double theirs;

    private AgreementBench(int passes, BufferedReader answers, PrintWriter turns) throws Exception {
        this.passes = passes;
        this.answers = answers;
        this.turns = turns;
        this.tasks = List.of(answers.readLine().split("\t"));
    }

    /** What is measured; the answer is its value. */
    private interface Work {
        double take() throws Exception;
    }

    /** @param args passes, a python that has numpy */
    public static void main(String[] args) throws Exception {
        int[][] units = units(100_000);
        Files.write(DATA, bytes(units));
        Process python = new ProcessBuilder(args[1], "src/test/resources/bench/numpy_agreement.py", DATA.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader answers = python.inputReader();
                PrintWriter turns = new PrintWriter(python.getOutputStream(), true, StandardCharsets.UTF_8)) {
            new AgreementBench(Integer.parseInt(args[0]), answers, turns).report(units);
        }
        Files.delete(DATA);
    }

    private void report(int[][] units) throws Exception {
        Ratings small = new Ratings(CATEGORIES, Arrays.copyOf(units, 10_000));
        Ratings large = new Ratings(CATEGORIES, units);
        System.out.printf("medians of %d passes by turns, in milliseconds%n", passes);
        Work ofSmall = () -> alpha(small);
        Work ofLarge = () -> alpha(large);
        row("alpha ordinal, 10,000 x 5", ofSmall, "alpha 10k", "numpy", "23 fast-krippendorff");
        row("alpha ordinal, 100,000 x 5", ofLarge, "alpha 100k", "numpy", "140 fast-krippendorff");
        row("alpha ordinal, 10,000 x 5", ofSmall, "package alpha 10k", "krippendorff", "");
        row("alpha ordinal, 100,000 x 5", ofLarge, "package alpha 100k", "krippendorff", "");
        Work bootstrap = () -> alphaInterval(small, Scale.NOMINAL);
        row(
                "alpha nominal, B = 2,000, 10,000 x 5, BCa",
                bootstrap,
                "bootstrap 200",
                "numpy, B = 200",
                "410 numpy, B = 200");
        row("alpha ordinal, B = 2,000, 10,000 x 5, BCa", () -> alphaInterval(small, Scale.ORDINAL), "", "", "");
        row(
                "Fleiss, B = 2,000, 10,000 x 5, BCa",
                () -> fleissInterval(small),
                "bootstrap 200",
                "numpy, B = 200",
                "410 numpy, B = 200");
        row("whole nominal report, B = 2,000, 10,000 x 5", () -> report(small, Scale.NOMINAL), "", "", "");
        row("whole ordinal report, B = 2,000, 10,000 x 5", () -> report(small, Scale.ORDINAL), "", "", "");
    }

    private static double alpha(Ratings ratings) {
        return value(
                Agreement.krippendorff(ratings, Scale.ORDINAL, Resampling.NONE).value());
    }

    private static double alphaInterval(Ratings ratings, Scale scale) {
        return value(Agreement.krippendorff(ratings, scale, Resampling.DEFAULT).value());
    }

    private static double fleissInterval(Ratings ratings) {
        return value(Agreement.fleiss(ratings, Resampling.DEFAULT).value());
    }

    private static double report(Ratings ratings, Scale scale) {
        return value(AgreementReport.of(ratings, scale, null, Resampling.DEFAULT)
                .overall()
                .get(0)
                .value());
    }

    private static double value(Double value) {
        return value == null ? Double.NaN : value;
    }

    /** @param task of the other side, or one it does not know: then ours stands alone */
    private void row(String what, Work ours, String task, String whose, String elsewhere) throws Exception {
        if (!task.isEmpty() && !tasks.contains(task)) {
            System.out.printf("  %-44s %s is not installed%n", what, whose);
            return;
        }
        for (long end = System.nanoTime() + 2_000_000_000L; System.nanoTime() < end; ) {
            ours.take();
        }
        double[] own = new double[passes];
        double[] others = new double[passes];
        double value = 0;
        for (int pass = 0; pass < passes; pass++) {
            long start = System.nanoTime();
            value = ours.take();
            own[pass] = (System.nanoTime() - start) / 1e6;
            others[pass] = task.isEmpty() ? Double.NaN : other(task);
        }
        double first = median(own);
        System.out.printf("  %-44s %9.2f", what, first);
        if (!task.isEmpty()) {
            double second = median(others);
            System.out.printf("   %-16s %9.2f %7.1f times as fast", whose, second, second / first);
            requireSame(task, value);
        }
        System.out.println(elsewhere.isEmpty() ? "" : "   (elsewhere: " + elsewhere + ")");
    }

    private double other(String task) throws Exception {
        turns.println(task);
        String[] cells = answers.readLine().split("\t");
        theirs = Double.parseDouble(cells[1]);
        return Double.parseDouble(cells[0]);
    }

    private void requireSame(String task, double ours) {
        if (task.contains("alpha") && Math.abs(ours - theirs) > 1e-9) {
            throw new IllegalStateException(task + ": " + ours + " and not " + theirs);
        }
    }

    private static double median(double[] times) {
        Arrays.sort(times);
        return times[times.length / 2];
    }

    /** Five raters of whom each is right in seven of ten, and else near. */
    private static int[][] units(int count) {
        Random random = new Random(7);
        return IntStream.range(0, count)
                .mapToObj(unit -> {
                    int truth = random.nextInt(CATEGORIES.size());
                    return IntStream.range(0, 5)
                            .map(rater -> random.nextDouble() < 0.7
                                    ? truth
                                    : Math.floorMod(truth + 1 + random.nextInt(2), CATEGORIES.size()))
                            .toArray();
                })
                .toArray(int[][]::new);
    }

    private static byte[] bytes(int[][] units) {
        byte[] bytes = new byte[units.length * 5];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) units[i / 5][i % 5];
        }
        return bytes;
    }
}
