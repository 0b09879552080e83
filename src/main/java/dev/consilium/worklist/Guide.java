package dev.consilium.worklist;

import dev.consilium.identity.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody may be here for: a role in a project, or keeping the accounts. Its help page and its tour are message keys made of
 * the code and these words.
 */
public enum Guide {
    ANNOTATOR("/", List.of("take", "look", "mark", "unsure", "after"), List.of("offered", "mine", "others", "help")),
    SPECIALIST("/", List.of("take", "compare", "decide", "send-back", "up"), List.of("offered", "mine", "help")),
    SENIOR("/", List.of("take", "compare", "decide", "sign", "board"), List.of("offered", "mine", "help")),
    AUDITOR("/", List.of("take", "check", "verdict", "trail"), List.of("offered", "projects", "help")),
    DATA_MANAGER(
            "/projects",
            List.of("take-in", "quarantine", "questions", "change"),
            List.of("offered", "projects", "help")),
    DESIGNER("/projects", List.of("files", "check", "replay"), List.of("projects", "help")),
    LEAD(
            "/projects",
            List.of("team", "watch", "late", "change", "export"),
            List.of("projects", "incidents", "mine", "help")),
    ADMINISTRATOR(
            "/people",
            List.of("invite", "project", "incidents", "system", "leave"),
            List.of("people", "incidents", "help"));

    private final String page;
    private final List<String> steps;
    private final List<String> tour;

    Guide(String page, List<String> steps, List<String> tour) {
        this.page = page;
        this.steps = steps;
        this.tour = tour;
    }

    static Guide of(Role role) {
        return valueOf(role.name());
    }

    public static Optional<Guide> ofCode(String code) {
        return Arrays.stream(values())
                .filter(guide -> guide.code().equals(code))
                .findFirst();
    }

    /** Lower case with hyphens. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where the work begins. */
    public String page() {
        return page;
    }

    /** What one does, in order. */
    public List<String> steps() {
        return steps;
    }

    /** The parts of the worklist page the tour speaks of, in order; a part may be absent. */
    public List<String> tour() {
        return tour;
    }

    /** Whether tasks are offered to whoever has it. */
    public boolean takesTasks() {
        return tour.contains("offered");
    }

    /** Whether images are looked at. */
    public boolean looksAtImages() {
        return compareTo(DATA_MANAGER) <= 0;
    }

    /** Whether docs/tutorial tells it with pictures. */
    public boolean hasTutorial() {
        return this != DESIGNER && this != ADMINISTRATOR;
    }
}
