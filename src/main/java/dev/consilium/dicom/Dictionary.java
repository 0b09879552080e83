package dev.consilium.dicom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The data dictionary of PS3.6, with its repeating groups and the rules for group lengths and private tags (PS3.5 7.2, 7.8). */
final class Dictionary {

    /**
     * @param vr as PS3.6 prints it; may be a choice such as {@code US or SS}
     * @param readAs the VR to read an implicit element with. Of a choice, OW where it is one, since it keeps every byte; else the first, so
     *     {@code US or SS} is US until Pixel Representation (0028,0103) is consulted
     */
    record Entry(String keyword, String vr, String vm, Vr readAs) {

        Entry(String keyword, String vr, String vm) {
            this(keyword, vr, vm, resolve(vr));
        }
    }

    private record Repeating(TagPattern pattern, Entry entry) {}

    /** Ascending; the entry of each is at its place in the other. */
    private static final int[] TAGS;

    private static final Entry[] ENTRIES;
    private static final List<Repeating> REPEATING = new ArrayList<>();
    private static final Map<String, Integer> BY_KEYWORD = new HashMap<>();
    private static final Entry GROUP_LENGTH = new Entry("GroupLength", "UL", "1");
    private static final Entry PRIVATE_CREATOR = new Entry("PrivateCreator", "LO", "1");

    static {
        SortedMap<Integer, Entry> plain = new TreeMap<>();
        for (List<String> row : ResourceTable.rows("dictionary.tsv", 4)) {
            TagPattern pattern = TagPattern.of(row.get(0));
            Entry entry = new Entry(row.get(1), row.get(2), row.get(3));
            if (pattern.plain()) {
                plain.put(pattern.value(), entry);
                if (!entry.keyword().isEmpty()) {
                    BY_KEYWORD.put(entry.keyword(), pattern.value());
                }
            } else {
                REPEATING.add(new Repeating(pattern, entry));
            }
        }
        TAGS = plain.keySet().stream().mapToInt(Integer::intValue).toArray();
        ENTRIES = plain.values().toArray(Entry[]::new);
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
        int place = Arrays.binarySearch(TAGS, tag);
        return place < 0 ? repeating(tag) : Optional.of(ENTRIES[place]);
    }

    private static Optional<Entry> repeating(int tag) {
        return REPEATING.stream()
                .filter(candidate -> candidate.pattern().matches(tag))
                .map(Repeating::entry)
                .findFirst();
    }

    /** The VR to read an implicit element with; UN where unknown. */
    static Vr vr(int tag) {
        return find(tag).map(Entry::readAs).orElse(Vr.UN);
    }

    private static Vr resolve(String printed) {
        if (printed.endsWith(" OW")) {
            return Vr.OW;
        }
        boolean named = printed.matches("[A-Z]{2}( or [A-Z]{2})*");
        return named ? Vr.named(printed.charAt(0), printed.charAt(1)) : Vr.UN;
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
