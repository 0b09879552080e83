package dev.consilium.bench;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DicomException;
import dev.consilium.dicom.DicomToolkit;
import dev.consilium.dicom.Part10Toolkit;
import dev.consilium.dicom.ReadLimits;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reading headers and decoding beside dcmtk's dcmdump and pydicom over the same files in the same run, with the start of the process and
 * without. Of pydicom's decoding only those files count that it decodes. Started by {@code ./dev bench dicom [passes]}.
 */
public final class DicomBench {

    private static final Path SAMPLES = Path.of("../shared/samples/dicom");
    private static final DicomToolkit TOOLKIT = new Part10Toolkit();
    private static final int WARM_UP = 5;

    /** What is measured over a file. */
    private interface Work {
        void of(Path file) throws IOException;
    }

    private final int passes;
    private final List<Path> files;

    private DicomBench(int passes, List<Path> files) {
        this.passes = passes;
        this.files = files;
    }

    /** @param args passes over all files (9), the jar of the product */
    public static void main(String[] args) throws Exception {
        int passes = args.length > 0 ? Integer.parseInt(args[0]) : 9;
        try (Stream<Path> found = Files.walk(SAMPLES)) {
            List<Path> files = found.filter(file -> file.toString().endsWith(".dcm")).sorted().toList();
            new DicomBench(passes, files).report(args.length > 1 ? Path.of(args[1]) : null);
        }
    }

    private void report(Path jar) throws Exception {
        List<String[]> pydicom = pydicom();
        System.out.printf("%d files, median of %d passes, milliseconds a pass:%n", files.size(), passes);
        double ours = median(DicomBench::header, files);
        row("headers, in one process", ours, Double.parseDouble(pydicom.get(0)[1]), "pydicom");
        for (String[] group : pydicom.subList(1, pydicom.size())) {
            List<Path> own = Arrays.stream(group[3].split("\\|")).map(Path::of).toList();
            row("decoding %s, %s files".formatted(group[0], group[2]), median(DicomBench::decode, own),
                    Double.parseDouble(group[1]), "pydicom");
        }
        double dcmdump = median(process("dcmdump", "-q"));
        System.out.printf("  %-58s %9.1f   (a process for all files)%n", "dcmdump, start included", dcmdump);
        System.out.printf("  %-58s %9.1f   of dcmdump with its start: %.2f%n", "headers, in one process", ours, ours / dcmdump);
        double start = median(process("dcmdump", "--version"), List.of());
        System.out.printf("  %-58s %9.1f   of dcmdump without its start: %.2f%n", "dcmdump without its start", dcmdump - start, ours / (dcmdump - start));
        if (jar != null) {
            double inspect = median(process("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-jar", jar.toString(), "inspect", "--json"));
            System.out.printf("  %-58s %9.1f   (headers and pixels)%n", "inspect, start included", inspect);
        }
    }

    private static void row(String what, double ours, double theirs, String whose) {
        System.out.printf("  %-58s %9.1f   %s %9.1f   ratio %.2f%n", what, ours, whose, theirs, ours / theirs);
    }

    private static void header(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            TOOLKIT.readHeader(in, ReadLimits.DEFAULT);
        } catch (DicomException damaged) {
            // counts as read, as far as it goes
        }
    }

    private static void decode(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            Dataset dataset = TOOLKIT.read(in, ReadLimits.DEFAULT);
            for (int frame = 0; frame < dataset.frames(); frame++) {
                TOOLKIT.storedValues(dataset, frame);
            }
        }
    }

    private double median(Work work, List<Path> over) throws IOException {
        double[] times = new double[passes];
        for (int pass = -WARM_UP; pass < passes; pass++) {
            long start = System.nanoTime();
            for (Path file : over) {
                work.of(file);
            }
            if (pass >= 0) {
                times[pass] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(times);
        return times[passes / 2];
    }

    private double median(List<String> command) throws Exception {
        return median(command, files);
    }

    private double median(List<String> command, List<Path> over) throws Exception {
        List<String> whole = new ArrayList<>(command);
        over.forEach(file -> whole.add(file.toString()));
        double[] times = new double[passes];
        for (int pass = 0; pass < passes; pass++) {
            long start = System.nanoTime();
            new ProcessBuilder(whole)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            times[pass] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        return times[passes / 2];
    }

    private static List<String> process(String... words) {
        return List.of(words);
    }

    /** Rows of {@code pydicom_times.py}. */
    private List<String[]> pydicom() throws IOException {
        List<String> command = new ArrayList<>(List.of("/usr/bin/env", "python3", "src/test/resources/bench/pydicom_times.py", String.valueOf(passes)));
        files.forEach(file -> command.add(file.toString()));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        List<String[]> rows = answer.lines().map(line -> line.split("\t")).toList();
        if (rows.isEmpty()) {
            throw new IllegalStateException("python3 has no pydicom: apt-get install python3-pydicom python3-gdcm python3-pil, or set PATH");
        }
        return rows;
    }
}
