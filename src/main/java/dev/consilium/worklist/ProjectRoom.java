package dev.consilium.worklist;

import java.util.List;
import java.util.Locale;

/**
 * A project as one of its members finds it.
 *
 * @param open pages of it that this member may open, in the order they are shown in
 */
public record ProjectRoom(String id, String name, String protocol, String version, List<Place> open) {

    /** A page of a project. */
    public enum Place {
        OVERVIEW(""),
        CASES("/cases"),
        INTAKE("/intake"),
        QUARANTINE("/quarantine"),
        DEIDENTIFICATION("/deidentification"),
        REIDENTIFICATION("/reidentification"),
        LATE("/late-tasks"),
        EDGE_CASES("/edge-cases"),
        AGREEMENT("/agreement"),
        READERS("/readers"),
        MY_READINGS("/my-readings"),
        INSIGHT("/insight"),
        DRAFTS("/drafts"),
        TEAM("/team"),
        EXPORT("/export");

        private final String path;

        Place(String path) {
            this.path = path;
        }

        /** Below the address of the project. */
        public String path() {
            return path;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public boolean has(Place place) {
        return open.contains(place);
    }

    /** As {@link #has}, for templates. */
    public boolean opens(String code) {
        return open.stream().anyMatch(place -> place.code().equals(code));
    }
}
