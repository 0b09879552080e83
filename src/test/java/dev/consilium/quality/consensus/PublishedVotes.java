package dev.consilium.quality.consensus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Assumptions;

/** The published data that lies beside this checkout, as votes. */
public final class PublishedVotes {

    private static final Path SAMPLES = Path.of("../shared/samples/agreement");
    private static final Path VECTORS = Path.of("../shared/vectors");

    private PublishedVotes() {}

    public static JsonNode vector(String file) throws IOException {
        return new ObjectMapper().readTree(existing(VECTORS.resolve(file)).toFile());
    }

    /** 45 patients, 5 anaesthetists, the first of whom looked three times (Dawid and Skene 1979). */
    public static Votes anaesthesia() throws IOException {
        List<CSVRecord> rows = rows("rater-anesthesia.csv");
        return new Votes(
                numbered(4),
                numbered(45),
                numbered(5),
                column(rows, "item"),
                column(rows, "rater"),
                column(rows, "rating"));
    }

    /** 3,859 teeth, 5 dentists, as patterns with counts. */
    public static Votes caries() throws IOException {
        List<CSVRecord> rows = rows("rater-caries.csv");
        int size = rows.size() * 5;
        int[] label = IntStream.range(0, size)
                .map(vote -> Integer.parseInt(rows.get(vote / 5).get("rater_" + (vote % 5 + 1))) - 1)
                .toArray();
        return new Votes(
                        numbered(2),
                        numbered(rows.size()),
                        numbered(5),
                        IntStream.range(0, size).map(vote -> vote / 5).toArray(),
                        IntStream.range(0, size).map(vote -> vote % 5).toArray(),
                        label)
                .withRepeats(rows.stream()
                        .mapToInt(row -> Integer.parseInt(row.get("n")))
                        .toArray());
    }

    static String reference(String data, String metric) throws IOException {
        return Files.readAllLines(existing(SAMPLES.resolve("REFERENCE.tsv"))).stream()
                .map(line -> line.split("\t", -1))
                .filter(cells -> cells[0].equals(data) && cells[1].equals(metric))
                .map(cells -> cells[2])
                .findFirst()
                .orElseThrow();
    }

    private static int[] column(List<CSVRecord> rows, String name) {
        return rows.stream()
                .mapToInt(row -> Integer.parseInt(row.get(name)) - 1)
                .toArray();
    }

    static List<String> numbered(int count) {
        List<String> names = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            names.add(String.valueOf(number));
        }
        return names;
    }

    private static List<CSVRecord> rows(String file) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var reader = Files.newBufferedReader(existing(SAMPLES.resolve(file)))) {
            return format.parse(reader).getRecords();
        }
    }

    private static Path existing(Path path) {
        Assumptions.assumeTrue(Files.exists(path), "the shared data is not beside this checkout");
        return path;
    }
}
