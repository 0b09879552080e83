package dev.consilium.project;

import java.util.Locale;

/** The part a person takes in one case. Nobody takes two different ones in the same case. */
public enum Duty {
    READER,
    SPECIALIST,
    ARBITER,
    PANEL,
    BOARD,
    AUDITOR,
    /** Answers questions about the case or reviews its images in quarantine, and so sees what somebody who reads it says. */
    INFORMANT;

    /** Why a case waits that finds nobody for it, for example {@code NO_ELIGIBLE_READER}. */
    public String waitCode() {
        return "NO_ELIGIBLE_" + name();
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
