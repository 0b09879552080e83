package dev.consilium.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The matrix as it was found, to be read: wait states down, what may come to them across. */
final class RoadTable {

    static final String NONE = "–";

    private final List<String> columns;
    private final Map<String, Map<String, String>> cells = new ConcurrentHashMap<>();

    RoadTable(List<String> columns) {
        this.columns = List.copyOf(columns);
    }

    /** @param cell beginning with the status, where something was sent */
    void put(String row, String column, String cell) {
        if (!columns.contains(column)) {
            throw new IllegalArgumentException("no column " + column);
        }
        cells.computeIfAbsent(row, name -> new ConcurrentHashMap<>()).put(column, cell);
    }

    void write(Path file, List<String> rows) {
        Stream<String> head = Stream.of(
                "# What may come to a case, by where it waits",
                "",
                "Allowed: %d cells. Refused: %d cells.".formatted(count(false), count(true)),
                "",
                line("wait state", columns.stream()),
                line("---", columns.stream().map(column -> "---")));
        Stream<String> body = rows.stream()
                .filter(cells::containsKey)
                .map(row -> line(row, columns.stream().map(column -> cell(row, column))));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, Stream.concat(head, body).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String cell(String row, String column) {
        return cells.getOrDefault(row, Map.of()).getOrDefault(column, NONE);
    }

    /** What is refused where it is raised may be taken where it is handed in: that is both. */
    private long count(boolean refused) {
        return cells.values().stream()
                .flatMap(row -> row.values().stream())
                .filter(cell -> refused ? cell.startsWith("409") : !cell.matches("–|409 [A-Z_]+"))
                .count();
    }

    private static String line(String first, Stream<String> others) {
        return Stream.concat(Stream.of(first), others).collect(Collectors.joining(" | ", "| ", " |"));
    }
}
