package dev.consilium.bench;

import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskBuilder;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.VoxelSpacing;
import dev.consilium.quality.fusion.FusedMask;
import dev.consilium.quality.fusion.FusionMethod;
import dev.consilium.quality.fusion.FusionOptions;
import dev.consilium.quality.fusion.MaskFusion;
import dev.consilium.quality.fusion.RaterMask;
import dev.consilium.quality.fusion.RaterPerformance;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * STAPLE of five raters on 512 x 512 x 100 voxels from runs, beside the same with numpy over vote patterns, by turns in one run. Started
 * by {@code ./dev bench fusion [passes]}. Consensus and sensitivities have to be the same.
 */
public final class FusionBench {

    private static final GridShape SHAPE = new GridShape(100, 512, 512);
    private static final VoxelSpacing SPACING = new VoxelSpacing(2.5, 0.7, 0.7);
    private static final Path DATA = Path.of("target/bench-fusion.bin");

    /** Liver-like, as the pair M of the comparison of masks: centre in voxels, radii in mm, waves of the surface. */
    private record Body(double[] centre, double[] radii, double wave, double phase) {

        boolean holds(int slice, int row, int column) {
            double z = (slice - centre[0]) * SPACING.z();
            double y = (row - centre[1]) * SPACING.y();
            double x = (column - centre[2]) * SPACING.x();
            double square = square(z / radii[0]) + square(y / radii[1]) + square(x / radii[2]);
            if (square > 1.5) {
                return false;
            }
            double angle = Math.atan2(y, x);
            double limit = 1
                    + wave * Math.sin(5 * angle + phase) * Math.cos(3 * Math.PI * z / (2 * radii[0]) + phase)
                    + wave / 2 * Math.sin(9 * angle - 2 * phase);
            return square <= square(limit);
        }
    }

    private FusionBench() {}

    /** @param args passes, a python that has numpy */
    public static void main(String[] args) throws Exception {
        List<RaterMask> raters = raters();
        write(raters);
        Process python = new ProcessBuilder(
                        args[1], "src/test/resources/bench/numpy_staple.py", DATA.toString(), "" + raters.size())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader answers = python.inputReader();
                PrintWriter turns = new PrintWriter(python.getOutputStream(), true, StandardCharsets.UTF_8)) {
            answers.readLine();
            report(raters, Integer.parseInt(args[0]), answers, turns);
        } finally {
            Files.delete(DATA);
        }
    }

    private static void report(List<RaterMask> raters, int passes, BufferedReader answers, PrintWriter turns)
            throws IOException {
        FusionOptions consensus = FusionOptions.of(FusionMethod.STAPLE).asItk().selfIncluded();
        FusionOptions everything = FusionOptions.of(FusionMethod.STAPLE).asItk();
        for (long end = System.nanoTime() + 3_000_000_000L; System.nanoTime() < end; ) {
            MaskFusion.of(raters, everything);
        }
        double[] ours = new double[passes];
        double[] whole = new double[passes];
        double[] theirs = new double[passes];
        for (int pass = 0; pass < passes; pass++) {
            long start = System.nanoTime();
            FusedMask fused = MaskFusion.of(raters, consensus);
            ours[pass] = (System.nanoTime() - start) / 1e6;
            start = System.nanoTime();
            MaskFusion.of(raters, everything);
            whole[pass] = (System.nanoTime() - start) / 1e6;
            turns.println();
            String[] cells = answers.readLine().split("\t");
            theirs[pass] = Double.parseDouble(cells[0]);
            requireSame(fused, Long.parseLong(cells[2]), Double.parseDouble(cells[3]));
        }
        double first = median(ours);
        double second = median(theirs);
        System.out.printf("medians of %d passes by turns, in milliseconds; 5 raters, 26.2 million voxels%n", passes);
        System.out.printf(
                "  %-52s %9.2f   numpy %9.2f %7.1f times as fast   (elsewhere: 20100 ITK, 1700 numpy; at most 300)%n",
                "STAPLE of the whole image, consensus and raters", first, second, second / first);
        System.out.printf("  %-52s %9.2f%n", "likewise, and each rater beside the STAPLE of the others", median(whole));
    }

    private static void requireSame(FusedMask fused, long voxels, double sensitivities) {
        RunLengthMask mask = fused.mask();
        double sum = 0;
        for (RaterPerformance rater : fused.raters()) {
            Double sensitivity = rater.sensitivity();
            sum += sensitivity == null ? 0 : sensitivity;
        }
        if (mask == null || mask.voxels() != voxels || Math.abs(sum - sensitivities) > 1e-7) {
            throw new IllegalStateException(fused.raters() + " and not " + voxels + " voxels, " + sensitivities);
        }
    }

    private static List<RaterMask> raters() {
        List<Body> bodies = List.of(
                body(50, 240, 220, 85, 75, 95, .06, .3),
                body(51, 243, 224, 83, 77, 93, .08, .8),
                body(50, 238, 219, 86, 74, 97, .07, .5),
                body(49, 241, 222, 84, 76, 94, .05, 1.1),
                body(50, 245, 226, 80, 72, 90, .09, .1));
        List<RaterMask> raters = new ArrayList<>();
        for (Body body : bodies) {
            raters.add(new RaterMask("r" + raters.size(), new MaskGrid(SHAPE, SPACING, null), mask(body)));
        }
        return raters;
    }

    private static Body body(double z, double y, double x, double rz, double ry, double rx, double wave, double phase) {
        return new Body(new double[] {z, y, x}, new double[] {rz, ry, rx}, wave, phase);
    }

    private static RunLengthMask mask(Body body) {
        MaskBuilder mask = new MaskBuilder(SHAPE);
        for (int z = 0; z < SHAPE.slices(); z++) {
            for (int at = 0; at < SHAPE.pixels(); at++) {
                if (body.holds(z, at / SHAPE.columns(), at % SHAPE.columns())) {
                    mask.add(z, at, at + 1);
                }
            }
        }
        return mask.build();
    }

    private static void write(List<RaterMask> raters) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(DATA), 1 << 20)) {
            for (RaterMask rater : raters) {
                for (int z = 0; z < SHAPE.slices(); z++) {
                    byte value = 0;
                    for (int run : rater.mask().runs(z)) {
                        byte[] bytes = new byte[run];
                        Arrays.fill(bytes, value);
                        out.write(bytes);
                        value = (byte) (1 - value);
                    }
                }
            }
        }
    }

    private static double square(double value) {
        return value * value;
    }

    private static double median(double[] times) {
        Arrays.sort(times);
        return times[times.length / 2];
    }
}
