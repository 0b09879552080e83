package dev.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.common.Digests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Real objects beside the project and what pydicom and dcmdump make of them (ORACLE.tsv). */
public final class SampleObjects {

    private static final Path ROOT = Path.of("../shared/samples");

    /** @param pixels shape, type, minimum, maximum and digest of the array in C order, or a hyphen, or what failed */
    public record Known(String path, boolean wholeForDcmdump, String pixels) {

        public boolean decoded() {
            return pixels.startsWith("(");
        }

        String type() {
            return words()[0].replace(">i", "int").replace("int2", "int16");
        }

        public int minimum() {
            return Integer.parseInt(words()[1]);
        }

        public int maximum() {
            return Integer.parseInt(words()[2]);
        }

        public String digest() {
            return words()[3];
        }

        /** In C order; one frame and one sample are no dimensions. */
        public List<Integer> shape() {
            return Stream.of(pixels.substring(1, pixels.indexOf(')')).split(", ?"))
                    .map(Integer::valueOf)
                    .toList();
        }

        public Path file() {
            return ROOT.resolve(path);
        }

        private String[] words() {
            return pixels.substring(pixels.indexOf(')') + 2).split(" ");
        }

        @Override
        public String toString() {
            return path;
        }
    }

    private SampleObjects() {}

    public static List<Known> all() throws IOException {
        try (Stream<String> lines = Files.lines(present().resolve("ORACLE.tsv"))) {
            return lines.skip(1)
                    .map(line -> line.split("\t"))
                    .map(cells -> new Known(cells[0], cells[1].equals("0"), cells[4]))
                    .toList();
        }
    }

    /** File and decoded Patient's Name. */
    public static List<String[]> names() throws IOException {
        try (Stream<String> lines = Files.lines(present().resolve("dicom/charset/NAMES.tsv"))) {
            return lines.skip(1).map(line -> line.split("\t")).toList();
        }
    }

    public static byte[] bytes(String path) {
        try {
            return Files.readAllBytes(present().resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path present() {
        Assumptions.assumeTrue(Files.isDirectory(ROOT), "sample objects are not here: " + ROOT);
        return ROOT;
    }

    /** The first 16 characters of the SHA-256 of all values as little endian of this type. */
    static String digest(List<Frame> frames, String type) {
        int width = Integer.parseInt(type.replaceAll("\\D", "")) / 8;
        byte[] bytes = new byte
                [frames.stream().mapToInt(frame -> frame.values().length).sum() * width];
        int at = 0;
        for (Frame frame : frames) {
            for (int value : frame.values()) {
                for (int i = 0; i < width; i++) {
                    bytes[at++] = (byte) (value >> 8 * i);
                }
            }
        }
        assertThat(at).isEqualTo(bytes.length);
        return Digests.sha256Hex(bytes).substring(0, 16);
    }
}
