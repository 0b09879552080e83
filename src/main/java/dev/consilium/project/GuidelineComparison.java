package dev.consilium.project;

import com.github.difflib.DiffUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares two versions of a guideline section by section, known by their headings. */
public final class GuidelineComparison {

    /** Of one section in both together; what compares them takes the square of what differs. */
    private static final int MOST_PASSAGES = 4_000;

    private GuidelineComparison() {}

    public static List<GuidelineChanges.Section> of(String before, String now) {
        Map<String, List<String>> known = GuidelineText.of(before).sections();
        Map<String, List<String>> shown = GuidelineText.of(now).sections();
        List<GuidelineChanges.Section> sections = new ArrayList<>();
        shown.forEach((title, passages) -> {
            if (!known.containsKey(title)) {
                sections.add(new GuidelineChanges.Section(title, GuidelineChanges.Kind.NEW, List.of()));
            } else if (!known.get(title).equals(passages)) {
                sections.add(new GuidelineChanges.Section(
                        title, GuidelineChanges.Kind.CHANGED, passages(known.get(title), passages)));
            }
        });
        known.keySet().stream()
                .filter(title -> !shown.containsKey(title))
                .forEach(title ->
                        sections.add(new GuidelineChanges.Section(title, GuidelineChanges.Kind.GONE, List.of())));
        return sections;
    }

    private static List<GuidelineChanges.Passage> passages(List<String> before, List<String> now) {
        if (before.size() + now.size() > MOST_PASSAGES) {
            return List.of(new GuidelineChanges.Passage(before, now));
        }
        return DiffUtils.diff(before, now).getDeltas().stream()
                .map(delta -> new GuidelineChanges.Passage(
                        List.copyOf(delta.getSource().getLines()),
                        List.copyOf(delta.getTarget().getLines())))
                .toList();
    }
}
