package dev.consilium.dicom;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The treatments that look at the characters of a value. Each gives nothing where no value of the element may stay. */
final class TextCleaning {

    private static final Set<String> PUBLIC_SCHEMES = Set.copyOf(ResourceTable.lines("coding-schemes.txt"));
    private static final int CODE_STRING_LENGTH = 16;
    private static final Pattern CODE_STRING = Pattern.compile("[A-Z0-9 _]*");
    private static final Pattern DECIMAL = Pattern.compile("([+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?)?");
    private static final Pattern AGE = Pattern.compile("\\d{3}[DWMY]");
    private static final int OLDEST = 89;

    private final Subject subject;

    TextCleaning(Subject subject) {
        this.subject = subject;
    }

    /** Whether the codes of a scheme and what they mean are published. */
    static boolean isPublic(String scheme) {
        return PUBLIC_SCHEMES.contains(scheme);
    }

    /** @param vr by the dictionary; the element keeps its own */
    Optional<Element> dates(Element element, Vr vr, CharacterSet charset) {
        return each(
                element,
                charset,
                value -> value.isEmpty() ? Optional.of("") : subject.dates().shift(vr, value));
    }

    /** Technique is written in ASCII; what is not could be a name too short to look for. */
    Optional<Element> text(Element element, CharacterSet charset) {
        return Values.texts(element, charset).stream()
                        .allMatch(text -> text.chars().allMatch(c -> c < 128) && !subject.mentionedIn(text))
                ? Optional.of(element)
                : Optional.empty();
    }

    Optional<Element> words(Element element, CharacterSet charset) {
        List<String> kept = new ArrayList<>();
        for (String value : Values.texts(element, charset)) {
            kept.add(Vocabulary.clean(value, subject.names()));
        }
        kept.removeIf(String::isEmpty);
        return kept.isEmpty() ? Optional.empty() : Optional.of(rewritten(element, kept));
    }

    /** A code of a private scheme means what a site says it means. */
    Optional<Element> coded(Element element, DataElements entry) {
        Optional<String> scheme = entry.text(Tag.CodingSchemeDesignator).filter(TextCleaning::isPublic);
        boolean mentioned = Values.texts(element, entry.charset()).stream().anyMatch(subject::mentionedIn);
        return scheme.isPresent() && !mentioned ? Optional.of(element) : Optional.empty();
    }

    /** Values keep their places: they mean something in Image Type (0008,0008). */
    Optional<Element> codeStrings(Element element, CharacterSet charset) {
        return each(element, charset, value -> Optional.of(codeString(value)));
    }

    private String codeString(String value) {
        boolean wellFormed = value.length() <= CODE_STRING_LENGTH
                && CODE_STRING.matcher(value).matches();
        return wellFormed && !subject.mentionedIn(value) ? value : Vocabulary.clean(value, Set.of());
    }

    Optional<Element> decimals(Element element, CharacterSet charset) {
        return Values.texts(element, charset).stream()
                        .allMatch(value -> DECIMAL.matcher(value).matches())
                ? Optional.of(element)
                : Optional.empty();
    }

    /** Ages above 89 are so rare that they identify (45 CFR 164.514(b)(2)(i)(C)). */
    Optional<Element> ages(Element element, CharacterSet charset) {
        return each(element, charset, value -> Optional.of(value)
                .filter(age -> AGE.matcher(age).matches())
                .map(age -> age.endsWith("Y") && Integer.parseInt(age.substring(0, 3)) > OLDEST ? "090Y" : age));
    }

    private static Optional<Element> each(
            Element element, CharacterSet charset, Function<String, Optional<String>> change) {
        List<String> found = Values.texts(element, charset);
        List<String> changed = new ArrayList<>();
        for (String value : found) {
            Optional<String> result = change.apply(value);
            if (result.isEmpty()) {
                return Optional.empty();
            }
            changed.add(result.get());
        }
        return Optional.of(changed.equals(found) ? element : rewritten(element, changed));
    }

    private static Element rewritten(Element element, List<String> values) {
        return Element.text(element.tag(), element.vr(), values.toArray(String[]::new));
    }
}
