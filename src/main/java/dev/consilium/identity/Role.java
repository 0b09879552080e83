package dev.consilium.identity;

import java.util.Arrays;
import java.util.Optional;

/** What a person may do in one project. The group name is what diagrams and the engine call it. */
public enum Role {
    ANNOTATOR("annotator"),
    SPECIALIST("specialist"),
    SENIOR("senior"),
    AUDITOR("auditor"),
    DATA_MANAGER("data-manager"),
    DESIGNER("designer"),
    LEAD("lead");

    private final String group;

    Role(String group) {
        this.group = group;
    }

    /** The candidate group a diagram names. */
    public String group() {
        return group;
    }

    /** Whether nobody holds both in one project: a data manager sees images before their identity is gone. */
    public boolean excludes(Role other) {
        return this == DATA_MANAGER && other.judges() || other == DATA_MANAGER && judges();
    }

    /** Whether it reads, reviews or decides cases. */
    public boolean judges() {
        return this == ANNOTATOR || this == SPECIALIST || this == SENIOR;
    }

    public static Optional<Role> ofGroup(String group) {
        return Arrays.stream(values()).filter(role -> role.group.equals(group)).findFirst();
    }
}
