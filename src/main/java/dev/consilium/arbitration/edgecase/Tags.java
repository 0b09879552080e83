package dev.consilium.arbitration.edgecase;

import dev.consilium.common.Refusal;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Words by which edge cases are found again: letters, digits and hyphens, so that the same word is written the same way. */
public final class Tags {

    public static final int MOST = 10;

    private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}-]{0,39}");

    private Tags() {}

    /**
     * In lower case, in order, each once; blanks and underscores become hyphens.
     *
     * @throws Refusal UNPROCESSABLE {@code TAG_INVALID}, {@code TAGS_TOO_MANY}
     */
    public static List<String> normal(Collection<String> given) {
        Set<String> tags = new TreeSet<>();
        for (String tag : given) {
            String normal = normal(tag);
            if (!normal.isEmpty()) {
                tags.add(normal);
            }
        }
        if (tags.size() > MOST) {
            throw Refusal.unprocessable("TAGS_TOO_MANY", "An edge case has at most " + MOST + " tags.");
        }
        return List.copyOf(tags);
    }

    private static String normal(String tag) {
        String normal = Normalizer.normalize(tag, Normalizer.Form.NFC)
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s_]+", "-");
        if (!normal.isEmpty() && !TAG.matcher(normal).matches()) {
            throw Refusal.unprocessable(
                    "TAG_INVALID", "A tag has 1 to 40 letters, digits and hyphens, for example left-handed-heart.");
        }
        return normal;
    }

    /** Shared by both over named by either, 0 to 1 (Jaccard 1901); 0 where neither names any. */
    static double similarity(Collection<String> some, Collection<String> others) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(others);
        long shared = some.stream().distinct().filter(others::contains).count();
        return all.isEmpty() ? 0 : (double) shared / all.size();
    }
}
