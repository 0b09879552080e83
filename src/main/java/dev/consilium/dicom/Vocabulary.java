package dev.consilium.dicom;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Cleans descriptors by what may stay, not by what must go (PS3.15 E.3.5): the words of vocabulary.txt and a slice thickness such as 5mm. The
 * result is of letters and digits of ASCII, so it is valid in every character set.
 */
final class Vocabulary {

    private static final Set<String> WORDS = Set.copyOf(ResourceTable.lines("vocabulary.txt"));
    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}.]+|\\.(?!\\d)|(?<!\\d)\\.");
    private static final Pattern THICKNESS = Pattern.compile("\\d{1,2}(\\.\\d{1,2})?mm");

    private Vocabulary() {}

    /** @param names lower case; a word of the vocabulary that is also one of these goes */
    static String clean(String text, Set<String> names) {
        List<String> kept = new ArrayList<>();
        for (String word : GAPS.split(text)) {
            if (knows(word) && !names.contains(word.toLowerCase(Locale.ROOT))) {
                kept.add(word);
            }
        }
        return String.join(" ", kept);
    }

    private static boolean knows(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return lower.length() == word.length() && WORDS.contains(lower) && isAscii(word)
                || THICKNESS.matcher(lower).matches();
    }

    /** Lower case of a letter outside ASCII can be one inside, such as that of the Kelvin sign. */
    private static boolean isAscii(String word) {
        return word.chars().allMatch(c -> c < 128);
    }
}
