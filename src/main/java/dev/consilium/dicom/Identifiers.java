package dev.consilium.dicom;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What names somebody in an original: names and their parts, dates, UIDs, and each text that no output may hold, at any depth. */
final class Identifiers {

    /** @param tag where it stands */
    record Identifier(int tag, Vr vr, String text) {}

    /** Of content items (PS3.3 C.17.3.2.1): every report has them. */
    private static final Set<String> VALUE_TYPES =
            Set.of("text", "code", "num", "date", "time", "image", "composite", "waveform", "container", "table");

    private static final int SHORTEST = 3;
    private static final int DATE = 8;

    private Identifiers() {}

    static List<Identifier> of(DataElements original) {
        List<Identifier> found = new ArrayList<>();
        collect(original, found);
        found.removeIf(identifier -> isPublic(identifier, original));
        return found;
    }

    private static void collect(DataElements dataset, List<Identifier> found) {
        for (Element element : dataset.elements()) {
            element.items().forEach(item -> collect(item, found));
            for (String text : Values.texts(element, dataset.charset())) {
                texts(element, text)
                        .filter(part -> part.length() >= SHORTEST)
                        .forEach(part -> found.add(new Identifier(element.tag(), element.vr(), part)));
            }
        }
    }

    private static Stream<String> texts(Element element, String text) {
        return switch (element.vr()) {
            case PN -> Stream.of(text.split("[\\^= ,.]+"));
            case UI -> text.startsWith("1.2.840.10008.") ? Stream.of() : Stream.of(text);
            case DA, DT -> text.length() < DATE ? Stream.of() : Stream.of(text.substring(0, DATE));
            case LO, SH, ST, LT, UT, UC -> isTaken(element) ? Stream.of(text.strip()) : Stream.of();
            default -> Stream.of();
        };
    }

    /** Not where words of it may stay, which are public. */
    private static boolean isTaken(Element element) {
        return element.isPrivate() && !Dictionary.isPrivateCreator(element.tag())
                || ConfidentialityProfile.find(element.tag())
                        .filter(row -> row.options().values().stream().noneMatch("C"::equals))
                        .isPresent();
    }

    /** Words that stand for nobody even where somebody uses them for a name: those of the vocabulary, of a dummy, of the standard; the maker. */
    private static boolean isPublic(Identifier identifier, DataElements original) {
        String text = identifier.text().toLowerCase(Locale.ROOT);
        boolean vocabulary = Vocabulary.clean(text, Set.of())
                .equals(text.replaceAll("[^a-z0-9.]+", " ").strip());
        return vocabulary
                || text.equals("anonymous")
                || text.matches("0+")
                || VALUE_TYPES.contains(text)
                || isMaker(identifier.tag(), text, original);
    }

    /** A maker's phantom lies in the maker's own institution. */
    private static boolean isMaker(int tag, String text, DataElements original) {
        return tag >>> 16 != 0x0010
                && Stream.of(Tag.Manufacturer, Tag.ManufacturerModelName)
                        .flatMap(maker -> original.texts(maker).stream())
                        .anyMatch(maker -> maker.toLowerCase(Locale.ROOT).contains(text));
    }
}
