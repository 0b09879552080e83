package dev.consilium.project;

import java.util.List;

/**
 * What a guideline says otherwise than the version its reader knows.
 *
 * @param version that they know; @param sections in the order of the guideline, those that are gone last
 */
public record GuidelineChanges(String version, List<Section> sections) {

    /** How a section differs. */
    public enum Kind {
        NEW,
        CHANGED,
        GONE
    }

    /** @param passages that differ, of a changed section alone */
    public record Section(String title, Kind kind, List<Passage> passages) {}

    /** @param before what it said, empty where it said nothing; @param now what it says, empty where it says nothing */
    public record Passage(List<String> before, List<String> now) {}
}
