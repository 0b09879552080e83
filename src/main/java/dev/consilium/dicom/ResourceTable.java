package dev.consilium.dicom;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Rows of a tab-separated resource of this package; lines that begin with {@code #} are comments. */
final class ResourceTable {

    private ResourceTable() {}

    /** @param columns every row has exactly so many; a row that has not is a broken build, so it stops the class that loads it */
    static List<List<String>> rows(String name, int columns) {
        List<List<String>> rows = new ArrayList<>();
        for (String line : lines(name)) {
            List<String> row = List.of(line.split("\t", -1));
            if (row.size() != columns) {
                throw new IllegalStateException(name + ": not " + columns + " columns: " + line);
            }
            rows.add(row);
        }
        return rows;
    }

    static List<String> lines(String name) {
        try (InputStream in = ResourceTable.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the package");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
