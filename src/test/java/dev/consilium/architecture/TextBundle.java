package dev.consilium.architecture;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The texts of one language, by key, and what is wrong with them. */
record TextBundle(Map<String, String> texts) {

    static final Path RESOURCES = Path.of("src/main/resources");

    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");
    private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?!')");

    static TextBundle of(String name) {
        Properties properties = new Properties();
        try (Reader file = Files.newBufferedReader(RESOURCES.resolve(name + ".properties"))) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> texts = new TreeMap<>();
        properties.forEach((key, text) -> texts.put((String) key, (String) text));
        return new TextBundle(texts);
    }

    Set<String> keys() {
        return texts.keySet();
    }

    /** What lacks here, is too much here, is empty or has other places for values than the same text there. */
    List<String> driftFrom(TextBundle original) {
        List<String> drift = new ArrayList<>();
        for (String key : union(original)) {
            if (!keys().contains(key)) {
                drift.add(key + " is missing");
            } else if (!original.keys().contains(key)) {
                drift.add(key + " has no original");
            } else if (texts.get(key).isBlank()) {
                drift.add(key + " is empty");
            } else if (!places(key).equals(original.places(key))) {
                drift.add(key + " has " + places(key) + ", its original " + original.places(key));
            }
        }
        return drift;
    }

    /** A text with values is a {@link MessageFormat}, in which an apostrophe quotes; one without is taken as it is. */
    List<String> misquoted() {
        List<String> wrong = new ArrayList<>();
        texts.forEach((key, text) -> {
            boolean format = !places(key).isEmpty() && !key.startsWith("island.");
            boolean quoted = format ? LONE_APOSTROPHE.matcher(text).find() : text.contains("''");
            if (quoted || format && !isFormat(text)) {
                wrong.add(key + "=" + text);
            }
        });
        return wrong;
    }

    private Set<String> union(TextBundle other) {
        Set<String> all = new TreeSet<>(keys());
        all.addAll(other.keys());
        return all;
    }

    private Set<String> places(String key) {
        Set<String> places = new TreeSet<>();
        PLACE.matcher(texts.get(key)).results().map(MatchResult::group).forEach(places::add);
        return places;
    }

    private static boolean isFormat(String text) {
        try {
            new MessageFormat(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
