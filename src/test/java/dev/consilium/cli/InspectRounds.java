package dev.consilium.cli;

import dev.consilium.dicom.HostileCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Inspects hostile files one after the other and tells how much memory the process has (VmRSS of Linux) after each tenth of the rounds;
 * exit code 1 where the last is more than a twentieth above the second. Started by {@code ./dev chaos inspect}.
 */
public final class InspectRounds {

    private static final int PARTS = 10;
    private static final double FLAT = 1.05;

    private InspectRounds() {}

    /** @param args how many rounds, and a directory to write the files into */
    public static void main(String[] args) throws IOException {
        int rounds = Math.max(PARTS, Integer.parseInt(args[0]));
        List<Path> files = written(Files.createDirectories(Path.of(args[1])));
        List<Long> resident = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            Path file = files.get(round % files.size());
            Run run = Run.of("inspect", "--json", file);
            if (run.exit() != 0 || !run.err().isEmpty()) {
                throw new IllegalStateException(file + ": " + run);
            }
            if (round % (rounds / PARTS) == 0) {
                resident.add(kibibytesResident());
                System.out.printf("%,d files: %,d KiB%n", round, resident.get(resident.size() - 1));
            }
        }
        double rise = (double) resident.get(resident.size() - 1) / resident.get(1);
        System.out.printf("last to second: %.3f%n", rise);
        System.exit(rise > FLAT ? 1 : 0);
    }

    private static List<Path> written(Path directory) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : HostileCorpus.files().entrySet()) {
            files.add(Files.write(directory.resolve(file.getKey() + ".dcm"), file.getValue()));
        }
        return files;
    }

    private static long kibibytesResident() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
