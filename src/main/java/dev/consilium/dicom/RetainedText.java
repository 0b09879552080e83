package dev.consilium.dicom;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The attributes of text outside Table E.1-1 that stay, or whose place does (retained-text.tsv); every other is removed. */
final class RetainedText {

    private static final Map<Integer, Decision> DECISIONS = new HashMap<>();

    static {
        for (List<String> row : ResourceTable.rows("retained-text.tsv", 2)) {
            int tag =
                    Dictionary.tag(row.get(0)).orElseThrow(() -> new IllegalStateException("no such keyword: " + row));
            DECISIONS.put(tag, named(row.get(1)));
        }
    }

    private RetainedText() {}

    static Decision decision(int tag) {
        return DECISIONS.getOrDefault(tag, Decision.always(Treatment.REMOVE));
    }

    private static Decision named(String treatment) {
        return switch (treatment) {
            case "text" -> new Decision(Treatment.TEXT, Treatment.DUMMY);
            case "words" -> new Decision(Treatment.WORDS, Treatment.EMPTY);
            case "label" -> new Decision(Treatment.WORDS, Treatment.DUMMY);
            case "code" -> new Decision(Treatment.CODED, Treatment.DUMMY);
            case "dummy" -> Decision.always(Treatment.DUMMY);
            default -> throw new IllegalStateException("no such treatment: " + treatment);
        };
    }
}
