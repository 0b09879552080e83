package dev.consilium.dicom;

import dev.consilium.dicom.DeidentificationPolicy.Option;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One content item (PS3.3 C.17.3, C.18) and what its concept says of its value (content-concepts.tsv, PS3.15 E.3.4). The item itself always
 * stays, as references to content items count them (0040,DB73) and templates ask for them.
 */
final class ContentItem {

    private enum Concern {
        NONE,
        /** Of a scheme that nobody publishes, or of no scheme. */
        UNKNOWN,
        IDENTITY,
        PATIENT,
        AGE
    }

    private record Concept(String scheme, String code) {}

    private static final Map<Concept, Concern> CONCERNS = new HashMap<>();

    static {
        for (List<String> row : ResourceTable.rows("content-concepts.tsv", 4)) {
            CONCERNS.put(new Concept(row.get(0), row.get(1)), named(row.get(2)));
        }
    }

    private final Concern concern;

    private ContentItem(Concern concern) {
        this.concern = concern;
    }

    /** Empty where a data set of structured content is no content item, such as a code or a reference. */
    static Optional<ContentItem> of(DataElements item) {
        return item.contains(Tag.ValueType) || item.contains(Tag.ConceptNameCodeSequence)
                ? Optional.of(new ContentItem(concern(item)))
                : Optional.empty();
    }

    private static Concern concern(DataElements item) {
        return item.items(Tag.ConceptNameCodeSequence).stream()
                .findFirst()
                .flatMap(ContentItem::concept)
                .map(concept -> CONCERNS.getOrDefault(
                        concept, TextCleaning.isPublic(concept.scheme()) ? Concern.NONE : Concern.UNKNOWN))
                .orElse(Concern.UNKNOWN);
    }

    private static Optional<Concept> concept(Dataset name) {
        return name.text(Tag.CodingSchemeDesignator)
                .flatMap(scheme -> name.text(Tag.CodeValue).map(code -> new Concept(scheme, code)));
    }

    private static Concern named(String treatment) {
        return switch (treatment) {
            case "identity" -> Concern.IDENTITY;
            case "patient" -> Concern.PATIENT;
            case "age" -> Concern.AGE;
            default -> throw new IllegalStateException("no such treatment: " + treatment);
        };
    }

    /** What becomes of an element of the item that holds its value; empty where that does not hang on the item. */
    Optional<Decision> decision(int tag, DeidentificationPolicy policy) {
        boolean taken =
                switch (concern) {
                    case NONE, UNKNOWN -> false;
                    case IDENTITY, AGE -> true;
                    case PATIENT -> !policy.retains(Option.PATIENT_CHARACTERISTICS);
                };
        return switch (tag) {
            case Tag.TextValue ->
                Optional.of(
                        taken || concern == Concern.UNKNOWN
                                ? Decision.always(Treatment.DUMMY)
                                : new Decision(Treatment.WORDS, Treatment.DUMMY));
            case Tag.ConceptCodeSequence, Tag.Date, Tag.DateTime, Tag.Time, Tag.PersonName ->
                taken ? Optional.of(Decision.always(Treatment.DUMMY)) : Optional.empty();
            case Tag.MeasuredValueSequence, Tag.NumericValue, Tag.FloatingPointValue ->
                taken ? Optional.of(Decision.always(Treatment.EMPTY)) : Optional.empty();
            default -> Optional.empty();
        };
    }
}
