package dev.consilium.dicom;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The data dictionary of PS3.6, with its repeating groups and the rules for group lengths and private tags (PS3.5 7.2, 7.8). */
final class Dictionary {

    /** @param vr as PS3.6 prints it; may be a choice such as {@code US or SS} */
    record Entry(String keyword, String vr, String vm) {}

    private record Repeating(TagPattern pattern, Entry entry) {}

    private static final Map<Integer, Entry> PLAIN = new HashMap<>();
    private static final List<Repeating> REPEATING = new ArrayList<>();
    private static final Map<String, Integer> BY_KEYWORD = new HashMap<>();
    private static final Map<String, String> RESOLVED = new HashMap<>(Map.of("UL", "UL", "LO", "LO"));
    private static final Entry GROUP_LENGTH = new Entry("GroupLength", "UL", "1");
    private static final Entry PRIVATE_CREATOR = new Entry("PrivateCreator", "LO", "1");

    static {
        for (List<String> row : ResourceTable.rows("dictionary.tsv", 4)) {
            TagPattern pattern = TagPattern.of(row.get(0));
            Entry entry = new Entry(row.get(1), row.get(2), row.get(3));
            RESOLVED.computeIfAbsent(entry.vr(), Dictionary::resolve);
            if (pattern.plain()) {
                PLAIN.put(pattern.value(), entry);
                if (!entry.keyword().isEmpty()) {
                    BY_KEYWORD.put(entry.keyword(), pattern.value());
                }
            } else {
                REPEATING.add(new Repeating(pattern, entry));
            }
        }
    }

    private Dictionary() {}

    /** Empty for private data elements and for what the edition does not know. */
    static Optional<Entry> find(int tag) {
        if ((tag & 0xFFFF) == 0) {
            return Optional.of(GROUP_LENGTH);
        }
        if (isPrivate(tag)) {
            return isPrivateCreator(tag) ? Optional.of(PRIVATE_CREATOR) : Optional.empty();
        }
        Entry plain = PLAIN.get(tag);
        return plain == null ? repeating(tag) : Optional.of(plain);
    }

    private static Optional<Entry> repeating(int tag) {
        return REPEATING.stream()
                .filter(candidate -> candidate.pattern().matches(tag))
                .map(Repeating::entry)
                .findFirst();
    }

    /**
     * The VR to read an implicit element with; {@code UN} where unknown. Of a choice, OW where it is one, since it keeps every byte;
     * else the first, so {@code US or SS} is US until Pixel Representation (0028,0103) is consulted.
     */
    static String vr(int tag) {
        return find(tag).map(entry -> RESOLVED.get(entry.vr())).orElse("UN");
    }

    private static String resolve(String printed) {
        if (printed.endsWith(" OW")) {
            return "OW";
        }
        return printed.matches("[A-Z]{2}( or [A-Z]{2})*") ? printed.substring(0, 2) : "UN";
    }

    static Optional<Integer> tag(String keyword) {
        return Optional.ofNullable(BY_KEYWORD.get(keyword));
    }

    static boolean isPrivate(int tag) {
        return (tag >>> 16 & 1) == 1;
    }

    /** PS3.5 7.8.1: elements 0010 to 00FF of an odd group reserve its blocks. */
    static boolean isPrivateCreator(int tag) {
        int element = tag & 0xFFFF;
        return isPrivate(tag) && element >= 0x10 && element <= 0xFF;
    }
}
