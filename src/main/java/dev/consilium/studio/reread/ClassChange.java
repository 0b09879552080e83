package dev.consilium.studio.reread;

import java.util.List;

/** How a class of the label schema differs. @param members that differ, of a changed class alone */
public record ClassChange(String code, String name, Kind kind, List<String> members) {

    /** What became of the class. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }
}
