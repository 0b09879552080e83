package dev.consilium.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.consilium.bench.BenchMasks.Body;
import dev.consilium.imaging.mask.OverlapMatrix;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.VoxelBounds;
import dev.consilium.quality.mask.MaskComparison;
import dev.consilium.quality.mask.MaskFamily;
import dev.consilium.quality.mask.MaskSettings;
import dev.consilium.quality.mask.OverlapReport;
import dev.consilium.quality.mask.PlacedMask;
import dev.consilium.quality.metric.Metric;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Mask metrics beside the same written with scipy on the box around both masks, by turns in the same run. Started by
 * {@code ./dev bench masks [passes]}. Values have to be the same to 1e-6.
 */
public final class MasksBench {

    private static final Body[][] PAIRS = {
        {
            Body.of(50, 200, 300, 10, 10, 10, .05, .3), Body.of(50, 202, 301, 10.5, 9.5, 10.2, .07, .9),
        },
        {
            Body.of(50, 240, 220, 85, 75, 95, .06, .3), Body.of(51, 243, 224, 83, 77, 93, .08, .8),
        },
        {
            Body.of(49.5, 256, 256, 118, 165, 170, .03, .3), Body.of(50, 258, 254, 116, 163, 169, .04, .8),
        },
    };
    private static final String[] NAMES = {"S", "M", "L"};
    private static final EnumSet<MaskFamily> FULL = EnumSet.of(MaskFamily.OVERLAP, MaskFamily.DISTANCES);
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final int passes;
    private final BufferedReader answers;
    private final PrintWriter turns;

    private MasksBench(int passes, BufferedReader answers, PrintWriter turns) {
        this.passes = passes;
        this.answers = answers;
        this.turns = turns;
    }

    /** Medians, in milliseconds. */
    private record Took(double wall, double cpu) {}

    /** @param args passes, a python that has scipy */
    public static void main(String[] args) throws Exception {
        List<String> command = new ArrayList<>(List.of(args[1], "src/test/resources/bench/scipy_masks.py"));
        List<List<RunLengthMask>> pairs = new ArrayList<>();
        for (int size = 0; size < PAIRS.length; size++) {
            List<RunLengthMask> pair =
                    Arrays.stream(PAIRS[size]).map(BenchMasks::mask).toList();
            pairs.add(pair);
            Path file = Path.of("target/bench-masks-" + NAMES[size] + ".bits");
            Files.write(file, BenchMasks.bits(pair.get(0)));
            Files.write(file, BenchMasks.bits(pair.get(1)), java.nio.file.StandardOpenOption.APPEND);
            command.add(file.toString());
        }
        Process python = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader answers = python.inputReader();
                PrintWriter turns = new PrintWriter(python.getOutputStream(), true, StandardCharsets.UTF_8)) {
            answers.readLine();
            new MasksBench(Integer.parseInt(args[0]), answers, turns).report(pairs);
        }
        for (String file : command.subList(2, command.size())) {
            Files.delete(Path.of(file));
        }
    }

    private void report(List<List<RunLengthMask>> pairs) throws Exception {
        System.out.printf(
                "medians of %d passes by turns, in milliseconds (CPU of the process in brackets)%n"
                        + "full set: Dice, HD, HD95, ASSD, NSD at 1 and 2 mm; 512 x 512 x 100, 0.7 x 0.7 x 2.5 mm%n",
                passes);
        for (int size = 0; size < pairs.size(); size++) {
            PlacedMask a = BenchMasks.placed(pairs.get(size).get(0));
            PlacedMask b = BenchMasks.placed(pairs.get(size).get(1));
            full(NAMES[size], size, a, b);
            alone(
                    NAMES[size] + ", NSD alone, 1 and 2 mm, voxels and surfels",
                    () -> compare(a, b, MaskFamily.TOLERANCES));
            alone(NAMES[size] + ", surfels: HD, HD95, ASSD, NSD", () -> compare(a, b, MaskFamily.SURFELS));
        }
        RunLengthMask one = pairs.get(1).get(0);
        RunLengthMask other = pairs.get(1).get(1);
        dice(one, other);
        List<RunLengthMask> labels = BenchMasks.slabs(one, 20, 130, 350);
        List<RunLengthMask> others = BenchMasks.slabs(other, 20, 133, 353);
        alone("overlap matrix, M cut into 20 labels, 2 annotators", () -> OverlapMatrix.of(labels, others));
        List<RunLengthMask> large = shifted(0);
        List<RunLengthMask> larger = shifted(1);
        alone("overlap matrix, 20 x 20 masks as large as M each", () -> OverlapMatrix.of(large, larger));
    }

    private void full(String name, int size, PlacedMask a, PlacedMask b) throws Exception {
        MaskSettings settings = MaskSettings.DEFAULT.with(FULL);
        Supplier<OverlapReport> one = () -> MaskComparison.of(a, b, settings);
        Supplier<OverlapReport> two = () -> MaskComparison.of(a, b, settings.withThreads(2));
        int rounds = warm(one);
        warm(two);
        double[][] ours = new double[passes][];
        double[][] both = new double[passes][];
        double[][] theirs = new double[passes][];
        for (int pass = 0; pass < passes; pass++) {
            ours[pass] = timed(one, rounds);
            both[pass] = timed(two, rounds);
            theirs[pass] = other("full " + size, one.get());
        }
        beside(name + ", full set, 1 thread", median(ours), "scipy, cropped", median(theirs));
        alone(name + ", full set, 2 threads", median(both));
        memory(name, one, a.mask(), b.mask());
    }

    private static void beside(String what, Took own, String whose, Took theirs) {
        System.out.printf(
                "  %-48s %9.3f (%.3f)   %-14s %9.1f (%.0f) %7.1f times as fast, by CPU %.1f%n",
                what, own.wall, own.cpu, whose, theirs.wall, theirs.cpu, theirs.wall / own.wall, theirs.cpu / own.cpu);
    }

    private static void alone(String what, Took took) {
        System.out.printf("  %-48s %9.3f (%.3f)%n", what, took.wall, took.cpu);
    }

    /** How much the heap grew while one was measured, beside what it may. */
    private static void memory(String name, Supplier<OverlapReport> work, RunLengthMask a, RunLengthMask b) {
        VoxelBounds box = a.bounds().orElseThrow().union(b.bounds().orElseThrow());
        double voxels = (double) box.slices() * box.rows() * box.columns();
        System.gc();
        List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        long before = heap.stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
        work.get();
        long peak =
                heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        System.out.printf(
                "  %-48s %9.1f MB; %.2f million voxels cropped, may be %.1f MB%n",
                name + ", peak of the heap", (peak - before) / 1e6, voxels / 1e6, (12 * voxels + 64e6) / 1e6);
    }

    private void dice(RunLengthMask one, RunLengthMask other) throws Exception {
        Supplier<Double> runs = () -> one.overlap(other).dice();
        int rounds = warm(runs);
        double[][] ours = new double[passes][];
        double[][] theirs = new double[passes][];
        for (int pass = 0; pass < passes; pass++) {
            ours[pass] = timed(runs, rounds);
            turns.println("dice 1");
            theirs[pass] = numbers(answers.readLine());
        }
        beside("M, Dice from runs", median(ours), "numpy, dense", median(theirs));
    }

    private void alone(String what, Supplier<?> work) {
        int rounds = warm(work);
        double[][] times = new double[passes][];
        for (int pass = 0; pass < passes; pass++) {
            times[pass] = timed(work, rounds);
        }
        alone(what, median(times));
    }

    private double[] other(String task, OverlapReport ours) throws Exception {
        turns.println(task);
        double[] answer = numbers(answers.readLine());
        double[] own = {
            value(ours, Metric.MASK_DICE),
            value(ours, Metric.HAUSDORFF),
            value(ours, Metric.HAUSDORFF_95),
            value(ours, Metric.ASSD),
            nsd(ours, 1),
            nsd(ours, 2)
        };
        for (int at = 0; at < own.length; at++) {
            if (!(Math.abs(own[at] - answer[at + 2]) <= 1e-6)) {
                throw new IllegalStateException(
                        task + ": " + Arrays.toString(own) + ", not " + Arrays.toString(answer));
            }
        }
        return answer;
    }

    private static OverlapReport compare(PlacedMask a, PlacedMask b, MaskFamily family) {
        return MaskComparison.of(a, b, MaskSettings.DEFAULT.with(EnumSet.of(family)));
    }

    private static double value(OverlapReport report, Metric metric) {
        return report.metric(metric).orElseThrow().value();
    }

    private static double nsd(OverlapReport report, double tolerance) {
        return report.metric(Metric.NSD_VOXEL, "toleranceMm", tolerance)
                .orElseThrow()
                .value();
    }

    /** Bodies of the size of M, a little apart, so that all boxes meet. */
    private static List<RunLengthMask> shifted(int by) {
        return IntStream.range(0, 20)
                .mapToObj(i -> BenchMasks.mask(Body.of(50, 230 + i + by, 215 + i - by, 85, 75, 95, .06, .3 + .1 * i)))
                .toList();
    }

    /** @return how often it has to be done to take half a second, as the clock of the processor is coarse */
    private static int warm(Supplier<?> work) {
        long start = System.nanoTime();
        int rounds = 0;
        for (; System.nanoTime() - start < 2_000_000_000L; rounds++) {
            work.get();
        }
        return Math.max(1, rounds / 4);
    }

    /** Milliseconds of one of so many rounds. */
    private static double[] timed(Supplier<?> work, int rounds) {
        long cpu = PROCESS.getProcessCpuTime();
        long start = System.nanoTime();
        for (int round = 0; round < rounds; round++) {
            work.get();
        }
        double scale = 1e6 * rounds;
        return new double[] {(System.nanoTime() - start) / scale, (PROCESS.getProcessCpuTime() - cpu) / scale};
    }

    private static double[] numbers(String line) {
        return Arrays.stream(line.split("\t")).mapToDouble(Double::parseDouble).toArray();
    }

    private static Took median(double[][] times) {
        return new Took(median(times, 0), median(times, 1));
    }

    private static double median(double[][] times, int column) {
        double[] sorted =
                Arrays.stream(times).mapToDouble(time -> time[column]).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
