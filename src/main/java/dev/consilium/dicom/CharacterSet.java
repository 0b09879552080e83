package dev.consilium.dicom;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes text by the values of Specific Character Set (0008,0005), PS3.3 C.12.1.1.2. Bytes that have no meaning become U+FFFD, never an
 * exception.
 */
final class CharacterSet {

    /**
     * ISO-IR 6, used where nothing is said. Its upper half has no meaning, but writers that forget to name their set have one; all readers
     * take it for Latin-1, which loses no byte.
     */
    static final CharacterSet DEFAULT = new CharacterSet(List.of(), StandardCharsets.US_ASCII, true, true);

    private static final Pattern REGISTERED = Pattern.compile("ISO[ _-]?(?:2022[ _-]?)?(?:IR)?[ _-]?(\\d+)");

    /** Registration number of the set -> charset of the JDK; multi-byte sets stand as their EUC forms. */
    private static final Map<String, Charset> BY_NUMBER = Map.ofEntries(
            Map.entry("6", StandardCharsets.US_ASCII),
            Map.entry("100", StandardCharsets.ISO_8859_1),
            Map.entry("101", Charset.forName("ISO-8859-2")),
            Map.entry("109", Charset.forName("ISO-8859-3")),
            Map.entry("110", Charset.forName("ISO-8859-4")),
            Map.entry("144", Charset.forName("ISO-8859-5")),
            Map.entry("127", Charset.forName("ISO-8859-6")),
            Map.entry("126", Charset.forName("ISO-8859-7")),
            Map.entry("138", Charset.forName("ISO-8859-8")),
            Map.entry("148", Charset.forName("ISO-8859-9")),
            Map.entry("203", Charset.forName("ISO-8859-15")),
            Map.entry("13", Charset.forName("JIS_X0201")),
            Map.entry("166", Charset.forName("TIS-620")),
            Map.entry("87", StandardCharsets.US_ASCII),
            Map.entry("159", StandardCharsets.US_ASCII),
            Map.entry("149", Charset.forName("EUC-KR")),
            Map.entry("58", Charset.forName("GB2312")),
            Map.entry("192", StandardCharsets.UTF_8));

    private final List<String> terms;
    private final Charset first;
    private final boolean codeExtensions;
    private final boolean known;

    private CharacterSet(List<String> terms, Charset first, boolean codeExtensions, boolean known) {
        this.terms = terms;
        this.first = first;
        this.codeExtensions = codeExtensions;
        this.known = known;
    }

    /** @param terms the values of (0008,0005); the first may be empty */
    static CharacterSet of(List<String> terms) {
        if (terms.isEmpty()) {
            return DEFAULT;
        }
        Charset first = charset(terms.get(0));
        boolean known = terms.stream().allMatch(CharacterSet::isKnown);
        return new CharacterSet(List.copyOf(terms), first, !withoutCodeExtensions(first), known);
    }

    private static Charset charset(String term) {
        String name = term.strip().toUpperCase(Locale.ROOT);
        if (name.isEmpty()) {
            return StandardCharsets.US_ASCII;
        }
        if (name.contains("GB18030") || name.contains("GBK")) {
            return Charset.forName("GB18030");
        }
        return BY_NUMBER.getOrDefault(number(name), StandardCharsets.ISO_8859_1);
    }

    private static String number(String name) {
        Matcher matcher = REGISTERED.matcher(name);
        return matcher.matches() ? matcher.group(1) : "";
    }

    private static boolean isKnown(String term) {
        return !charset(term).equals(StandardCharsets.ISO_8859_1)
                || number(term.strip().toUpperCase(Locale.ROOT)).equals("100");
    }

    private static boolean withoutCodeExtensions(Charset charset) {
        return charset.equals(StandardCharsets.UTF_8) || charset.name().equals("GB18030");
    }

    /** False where a term is none of PS3.3 C.12.1.1.2; text is then read as Latin-1. */
    boolean known() {
        return known;
    }

    List<String> terms() {
        return terms;
    }

    private Charset upperHalf() {
        return first.equals(StandardCharsets.US_ASCII) ? StandardCharsets.ISO_8859_1 : first;
    }

    String decode(byte[] bytes) {
        return codeExtensions ? new Iso2022Decoder(upperHalf()).decode(bytes) : new String(bytes, first);
    }
}
