package dev.consilium.worklist;

import dev.consilium.identity.Role;
import dev.consilium.project.CaseState;
import java.util.EnumSet;
import java.util.Set;

/**
 * How much of a case a person may see, by their roles in its project. Whoever reads is blinded like a reader, whatever else they
 * are; an arbiter sees readings, but never whose they are.
 */
enum CaseSight {
    NONE,
    /** Own reading; the rest once the case is closed. */
    READER,
    /** Readings and scores from arbitration on, without identities. */
    ARBITER,
    /** How the case stands at any time; readings as far as they are open. */
    PROGRESS,
    /** As PROGRESS, and who it was. */
    OVERSIGHT;

    private static final Set<Role> READING = EnumSet.of(Role.ANNOTATOR, Role.SPECIALIST);
    private static final Set<Role> ANSWERABLE = EnumSet.of(Role.LEAD, Role.AUDITOR);
    private static final Set<CaseState> SETTLING = EnumSet.of(CaseState.ARBITRATION, CaseState.BOARD, CaseState.AUDIT);
    private static final Set<CaseState> UNSEEN = EnumSet.of(CaseState.REVIEW, CaseState.BOARD, CaseState.AUDIT);

    static CaseSight of(Set<Role> roles) {
        if (roles.stream().anyMatch(READING::contains)) {
            return READER;
        }
        if (roles.contains(Role.SENIOR)) {
            return ARBITER;
        }
        if (roles.stream().anyMatch(ANSWERABLE::contains)) {
            return OVERSIGHT;
        }
        return roles.contains(Role.DATA_MANAGER) ? PROGRESS : NONE;
    }

    /** Of one case: an auditor judges it by aliases, and learns who it was once it is closed. */
    static CaseSight of(Set<Role> roles, CaseState state) {
        CaseSight sight = of(roles);
        boolean mayAudit = roles.contains(Role.AUDITOR) && !roles.contains(Role.LEAD);
        return sight == OVERSIGHT && mayAudit && !state.closed() ? PROGRESS : sight;
    }

    /** Rounds, routes, scores: what tells of disagreement. */
    boolean seesProgress(CaseState state) {
        return switch (this) {
            case NONE -> false;
            case READER -> state.released();
            case ARBITER -> state.released() || SETTLING.contains(state);
            case PROGRESS, OVERSIGHT -> true;
        };
    }

    /** What was decided so far. While the case is being settled it would sway whoever is still to decide or vote. */
    boolean seesDecision(CaseState state) {
        return seesProgress(state) && !(this == ARBITER && state == CaseState.ARBITRATION);
    }

    /** That somebody validates or audits the case would tell a reader what became of the readings, so for them it is being read. */
    CaseState shown(CaseState state) {
        return this == READER && UNSEEN.contains(state) ? CaseState.READING : state;
    }

    /** Readings of others, as far as they are open at all. */
    boolean seesOthers(CaseState state) {
        return switch (this) {
            case NONE -> false;
            case READER -> state.released();
            case ARBITER, PROGRESS -> state != CaseState.WITHDRAWN;
            case OVERSIGHT -> true;
        };
    }

    /** The label a case came to. */
    boolean seesTruth(CaseState state) {
        return this == OVERSIGHT ? state.closed() : this != NONE && state.released();
    }

    /** Questions of others to the data manager, and the answers. */
    boolean seesQuestions() {
        return this == PROGRESS || this == OVERSIGHT;
    }

    /** That, and why, the case came before the board: nothing for whoever may still come to judge it. */
    boolean seesEdgeCases(CaseState state) {
        return this == PROGRESS || this == OVERSIGHT || (this != NONE && state.closed());
    }

    /** The way a case took and what came of each step: it tells of others' readings as they are handed in. */
    boolean seesCourse(CaseState state) {
        return followsCourse() || (this != NONE && state.released());
    }

    /** At any time, and every single step. */
    boolean followsCourse() {
        return this == PROGRESS || this == OVERSIGHT;
    }

    /** What was before a reopening. It tells those who settle the case what others once said. */
    boolean seesEarlier(CaseState state) {
        return state.closed() || this == OVERSIGHT;
    }

    boolean seesWho() {
        return this == OVERSIGHT;
    }
}
