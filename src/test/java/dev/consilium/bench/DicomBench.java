package dev.consilium.bench;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DicomException;
import dev.consilium.dicom.DicomToolkit;
import dev.consilium.dicom.Part10Toolkit;
import dev.consilium.dicom.ReadLimits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Reading headers and decoding beside dcmtk's dcmdump and pydicom over the same files, by turns in the same run, with the start of the
 * process and without. Only files that both decode are decoded. Started by {@code ./dev bench dicom [passes]}.
 */
public final class DicomBench {

    private static final Path SAMPLES = Path.of("../shared/samples/dicom");
    private static final String HEADERS_ONCE = "--headers-once";
    private static final DicomToolkit TOOLKIT = new Part10Toolkit();
    private static final long WARM_UP = TimeUnit.SECONDS.toNanos(3);
    private static final long SHORTEST_PASS = TimeUnit.MILLISECONDS.toNanos(20);
    /** How often dcmdump reads all files beyond the first time, which counts as its start. */
    private static final int REPETITIONS = 8;

    /** The least that dcmdump can do: it stops where a header ends and prints one element instead of all. */
    private static final List<String> DCMDUMP =
            List.of("dcmdump", "-q", "-M", "+sb", "PixelData", "+P", "SOPInstanceUID");

    private static final List<String> DCMDUMP_PRINTING = List.of("dcmdump", "-q", "-M", "+sb", "PixelData");
    private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

    /** What is measured over a file. */
    private interface Work {
        void of(Path file) throws IOException;
    }

    /** Something measured once; the answer is milliseconds. */
    private interface Timing {
        double take() throws Exception;
    }

    private final int passes;
    private final String jar;
    private final String python;
    private final List<Path> files;

    private DicomBench(int passes, String jar, String python, List<Path> files) {
        this.passes = passes;
        this.jar = jar;
        this.python = python;
        this.files = files;
    }

    /** @param args passes over all files, the jar of the product, a python that has pydicom */
    public static void main(String[] args) throws Exception {
        if (args[0].equals(HEADERS_ONCE)) {
            pass(DicomBench::header, Stream.of(args).skip(1).map(Path::of).toList(), 0);
            return;
        }
        try (Stream<Path> found = Files.walk(SAMPLES)) {
            List<Path> files = found.filter(file -> file.toString().endsWith(".dcm"))
                    .sorted()
                    .toList();
            new DicomBench(Integer.parseInt(args[0]), args[1], args[2], files).report();
        }
    }

    private void report() throws Exception {
        System.out.printf("%d files, medians of %d passes over them, in milliseconds%n", files.size(), passes);
        System.out.println("\nheaders, without the start of a process");
        Timing headers = warm(DicomBench::header, files);
        row("headers", headers, "dcmdump", afterItsStart(DCMDUMP));
        row("headers", headers, "dcmdump, printing", afterItsStart(DCMDUMP_PRINTING));
        besidePydicom("headers", DicomBench::header, files);
        List<Path> decoded = files.stream().filter(DicomBench::decodes).toList();
        System.out.printf("%nreading whole and decoding, without the start of a process: %d files%n", decoded.size());
        besidePydicom("pixels", DicomBench::decode, decoded);
        System.out.println("\nwith the start of a process");
        Timing cold = process(headersOnce(), files);
        row("headers", cold, "dcmdump", process(DCMDUMP, files));
        row("headers", cold, "dcmdump, printing", process(DCMDUMP_PRINTING, files));
        for (List<Path> what : List.of(files.subList(0, 1), files)) {
            row(
                    "inspect --json, %d files, ./dev cli".formatted(what.size()),
                    process(inspect(QUICK), what),
                    "java -jar",
                    process(inspect(List.of()), what));
        }
    }

    private void besidePydicom(String what, Work work, List<Path> over) throws Exception {
        List<String> command = List.of(python, "src/test/resources/bench/pydicom_times.py", what);
        Process process = new ProcessBuilder(with(command, over))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader answers = process.inputReader();
                PrintWriter turns = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8)) {
            for (String group = answers.readLine(); group != null; group = answers.readLine()) {
                String[] cells = group.split("\t");
                List<Path> own = Stream.of(cells[1].split("\\|")).map(Path::of).toList();
                row("%s, %d".formatted(cells[0], own.size()), warm(work, own), "pydicom", () -> {
                    turns.println("pass");
                    return Double.parseDouble(answers.readLine());
                });
                turns.println();
            }
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException("pydicom could not be timed");
        }
    }

    /** Both by turns, so that what else goes on in the machine meets both. */
    private void row(String what, Timing ours, String whose, Timing theirs) throws Exception {
        double[] own = new double[passes];
        double[] others = new double[passes];
        for (int pass = 0; pass < passes; pass++) {
            own[pass] = ours.take();
            others[pass] = theirs.take();
        }
        double first = median(own);
        double second = median(others);
        System.out.printf(
                "  %-58.58s %8.2f   %-18s %8.2f   %6.2f times as fast%n", what, first, whose, second, second / first);
    }

    private static double median(double[] times) {
        Arrays.sort(times);
        return times[times.length / 2];
    }

    private static void header(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            TOOLKIT.readHeader(in, ReadLimits.DEFAULT);
        } catch (DicomException damaged) {
            // read as far as it goes, as the others do
        }
    }

    private static void decode(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Dataset dataset = TOOLKIT.read(in, ReadLimits.DEFAULT);
            for (int frame = 0; frame < dataset.frames(); frame++) {
                TOOLKIT.storedValues(dataset, frame);
            }
        }
    }

    private static boolean decodes(Path file) {
        try {
            decode(file);
            return true;
        } catch (DicomException | IOException refused) {
            return false;
        }
    }

    private static Timing warm(Work work, List<Path> over) throws IOException {
        pass(work, over, WARM_UP);
        return () -> pass(work, over, SHORTEST_PASS);
    }

    /** Milliseconds of going over the files once, and more often while less than the shortest time is spent. */
    private static double pass(Work work, List<Path> over, long shortest) throws IOException {
        long start = System.nanoTime();
        long spent;
        int times = 0;
        do {
            for (Path file : over) {
                work.of(file);
            }
            times++;
            spent = System.nanoTime() - start;
        } while (spent < shortest);
        return spent / 1e6 / times;
    }

    private Timing afterItsStart(List<String> command) {
        List<Path> often = Collections.nCopies(1 + REPETITIONS, files).stream()
                .flatMap(List::stream)
                .toList();
        Timing all = process(command, often);
        Timing once = process(command, files);
        return () -> (all.take() - once.take()) / REPETITIONS;
    }

    private static Timing process(List<String> command, List<Path> over) {
        ProcessBuilder process = new ProcessBuilder(with(command, over))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        return () -> {
            long start = System.nanoTime();
            process.start().waitFor();
            return (System.nanoTime() - start) / 1e6;
        };
    }

    private static List<String> headersOnce() {
        return java(QUICK, "-cp", System.getProperty("java.class.path"), DicomBench.class.getName(), HEADERS_ONCE);
    }

    private List<String> inspect(List<String> flags) {
        return java(flags, "-jar", jar, "inspect", "--json");
    }

    private static List<String> java(List<String> flags, String... words) {
        return Stream.of(List.of("java"), flags, List.of(words))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> with(List<String> command, List<Path> files) {
        List<String> whole = new ArrayList<>(command);
        files.forEach(file -> whole.add(file.toString()));
        return whole;
    }
}
