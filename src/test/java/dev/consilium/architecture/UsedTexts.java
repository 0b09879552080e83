package dev.consilium.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The keys that templates, controllers and islands name, and the beginnings of those they put together. */
record UsedTexts(Set<String> keys, Set<String> beginnings) {

    private static final String KEY = "[a-z][a-z-]*(?:\\.[A-Za-z0-9_-]+)+";
    private static final Pattern IN_TEMPLATE = Pattern.compile("#\\{(" + KEY + ")|'(" + KEY + ")'");
    private static final Pattern BEGINNING = Pattern.compile("['\"]([a-z-]+\\.)['\"] \\+");
    private static final Pattern IN_JAVA = Pattern.compile("\"(" + KEY + ")\"");
    private static final Pattern IN_ISLAND = Pattern.compile("\\btext\\('(" + KEY + ")'");
    private static final Pattern FILE_OR_CLASS = Pattern.compile(".*\\.(?:md|csv|json|bpmn|dmn|form|ts)|java\\..*");

    static UsedTexts ofProduct() {
        UsedTexts used = new UsedTexts(new TreeSet<>(), new TreeSet<>());
        files(Path.of("src/main/resources/templates"), ".html").forEach(file -> used.template(read(file)));
        files(Path.of("src/main/java"), ".java")
                .filter(file -> file.toString().contains("/web/"))
                .forEach(file -> used.java(read(file)));
        files(Path.of("src/main/frontend/src"), ".ts").forEach(file -> used.island(read(file)));
        return used;
    }

    void template(String text) {
        find(IN_TEMPLATE, text, "");
        BEGINNING.matcher(text).results().forEach(found -> beginnings.add(found.group(1)));
    }

    void java(String text) {
        find(IN_JAVA, text, "");
        BEGINNING.matcher(text).results().forEach(found -> beginnings.add(found.group(1)));
    }

    void island(String text) {
        find(IN_ISLAND, text, "island.");
    }

    private void find(Pattern pattern, String text, String prefix) {
        pattern.matcher(text).results().forEach(found -> {
            String key = found.group(1) == null ? found.group(2) : found.group(1);
            if (!FILE_OR_CLASS.matcher(key).matches()) {
                keys.add(prefix + key);
            }
        });
    }

    static Stream<Path> files(Path folder, String suffix) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
