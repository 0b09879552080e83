package dev.consilium.studio.reread;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.consilium.project.GuidelineChanges;
import dev.consilium.project.GuidelineComparison;
import dev.consilium.project.ProtocolVersion;
import dev.consilium.studio.reread.ClassChange.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What two versions of a protocol say otherwise of labels: their classes, and the sections of the guideline.
 *
 * @param named codes of classes that a changed passage names; @param general whether a passage changed that names no class
 */
public record VersionDifference(
        List<ClassChange> classes, List<GuidelineChanges.Section> sections, Set<String> named, boolean general) {

    /** What says how a class is drawn on the screen changes no answer. */
    private static final Set<String> LOOKS = Set.of("color", "hotkey");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public static VersionDifference between(ProtocolVersion before, ProtocolVersion after) {
        Map<String, JsonNode> known = classes(before);
        Map<String, JsonNode> now = classes(after);
        List<GuidelineChanges.Section> sections = GuidelineComparison.of(before.guideline(), after.guideline());
        Map<String, JsonNode> all = new LinkedHashMap<>(known);
        all.putAll(now);
        Set<String> named = new TreeSet<>();
        boolean general = false;
        for (GuidelineChanges.Section section : sections) {
            Set<String> here = named(section, all);
            named.addAll(here);
            general |= here.isEmpty();
        }
        return new VersionDifference(changes(known, now), sections, named, general);
    }

    /** Of classes whose earlier answers may be wrong now. */
    public Set<String> doubted() {
        Set<String> codes = new TreeSet<>(named);
        classes.stream().filter(change -> change.kind() != Kind.ADDED).forEach(change -> codes.add(change.code()));
        return codes;
    }

    /** Of classes that nobody could answer with before. */
    public List<ClassChange> added() {
        return classes.stream().filter(change -> change.kind() == Kind.ADDED).toList();
    }

    public boolean isNone() {
        return classes.isEmpty() && sections.isEmpty();
    }

    private static List<ClassChange> changes(Map<String, JsonNode> known, Map<String, JsonNode> now) {
        List<ClassChange> changes = new ArrayList<>();
        now.forEach((code, one) -> {
            JsonNode before = known.get(code);
            List<String> members = before == null ? List.of() : members(before, one);
            if (before == null || !members.isEmpty()) {
                changes.add(new ClassChange(code, name(one), before == null ? Kind.ADDED : Kind.CHANGED, members));
            }
        });
        known.forEach((code, one) -> {
            if (!now.containsKey(code)) {
                changes.add(new ClassChange(code, name(one), Kind.REMOVED, List.of()));
            }
        });
        return changes;
    }

    private static List<String> members(JsonNode before, JsonNode now) {
        Set<String> names = new TreeSet<>();
        before.fieldNames().forEachRemaining(names::add);
        now.fieldNames().forEachRemaining(names::add);
        return names.stream()
                .filter(name -> !LOOKS.contains(name) && !Objects.equals(before.get(name), now.get(name)))
                .toList();
    }

    /** Codes of classes that a section names, in its title or in what differs of it. */
    private static Set<String> named(GuidelineChanges.Section section, Map<String, JsonNode> classes) {
        StringBuilder text = new StringBuilder(section.title());
        section.passages().forEach(passage -> text.append(' ')
                .append(String.join(" ", passage.before()))
                .append(' ')
                .append(String.join(" ", passage.now())));
        Set<String> codes = new TreeSet<>();
        classes.forEach((code, one) -> {
            if (!name(one).isBlank() && word(name(one)).matcher(text).find()) {
                codes.add(code);
            }
        });
        return codes;
    }

    /** As words of their own: abnormal does not name the class Normal. */
    private static Pattern word(String name) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static String name(JsonNode one) {
        return one.path("name").asText();
    }

    private static Map<String, JsonNode> classes(ProtocolVersion version) {
        try {
            Map<String, JsonNode> classes = new LinkedHashMap<>();
            JSON.readTree(version.schemaJson())
                    .path("classes")
                    .forEach(one -> classes.put(one.path("code").asText(), one));
            return classes;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the schema of a deployed version is JSON", e);
        }
    }
}
