import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the class of tags by their PS3.6 keyword from the compact dictionary; run by the build before anything is compiled. */
public final class TagSource {

    private static final String HEAD = """
            package dev.consilium.dicom;

            /** Every tag of the PS3.6 dictionary by its keyword; repeating groups are reached through {@link Dictionary} alone. */
            public final class Tag {

            """;

    private TagSource() {}

    /** @param args the dictionary, and the folder of generated sources */
    public static void main(String[] args) throws IOException {
        try (var lines = Files.lines(Path.of(args[0]))) {
            List<String[]> rows = lines.filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .filter(row -> !row[0].contains("x") && !row[1].isEmpty())
                    .toList();
            String constants = rows.stream()
                    .map(row -> "    public static final int %s = 0x%s;%n".formatted(row[1], row[0].toUpperCase()))
                    .collect(Collectors.joining());
            write(Path.of(args[1], "dev/consilium/dicom/Tag.java"), HEAD + constants + "\n    private Tag() {}\n}\n");
        }
    }

    /** An untouched file is not compiled anew. */
    private static void write(Path file, String source) throws IOException {
        Files.createDirectories(file.getParent());
        if (!Files.exists(file) || !Files.readString(file).equals(source)) {
            Files.writeString(file, source);
        }
    }
}
