package dev.consilium.dicom;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Table E.1-1 of PS3.15 with the reviewed additions of profile-additions.tsv: what the Basic Profile and its options do to each attribute.
 * Of two rows that match a tag the more exact goes first, and a row of the table before an addition.
 */
final class ConfidentialityProfile {

    /** Edition of PS3.15 the table is from. */
    static final String EDITION = "2024b";

    private static final TagPattern ODD_GROUPS = new TagPattern(0x00010000, 0x00010000);
    private static final List<ProfileRow> TABLE = read("profile.tsv", 4);
    private static final List<ProfileRow> ADDITIONS = read("profile-additions.tsv", 5);
    private static final Map<Integer, ProfileRow> PLAIN = new HashMap<>();
    private static final List<ProfileRow> PATTERNS = new ArrayList<>();

    static {
        TABLE.forEach(ConfidentialityProfile::add);
        ADDITIONS.forEach(ConfidentialityProfile::add);
    }

    private ConfidentialityProfile() {}

    static Optional<ProfileRow> find(int tag) {
        ProfileRow plain = PLAIN.get(tag);
        return plain != null
                ? Optional.of(plain)
                : PATTERNS.stream().filter(row -> row.tag().matches(tag)).findFirst();
    }

    /** The table as published. */
    static List<ProfileRow> table() {
        return TABLE;
    }

    static List<ProfileRow> additions() {
        return ADDITIONS;
    }

    private static void add(ProfileRow row) {
        if (row.tag().plain()) {
            PLAIN.putIfAbsent(row.tag().value(), row);
        } else {
            PATTERNS.add(row);
        }
    }

    private static List<ProfileRow> read(String resource, int columns) {
        return ResourceTable.rows(resource, columns).stream()
                .map(row -> new ProfileRow(pattern(row.get(0)), row.get(1), options(row.get(3))))
                .toList();
    }

    private static TagPattern pattern(String tag) {
        return tag.equals("private") ? ODD_GROUPS : TagPattern.of(tag);
    }

    private static Map<String, String> options(String cell) {
        Map<String, String> options = new HashMap<>();
        for (String option : cell.isEmpty() ? new String[0] : cell.split(" ", -1)) {
            options.put(option.substring(0, 6), option.substring(7));
        }
        return Map.copyOf(options);
    }
}
