package dev.consilium.scenario;

import dev.consilium.testing.ReadingTeam;

/**
 * A case, or a series on its way in, that has come to a wait state.
 *
 * @param key business key of its outermost instance
 * @param who holds the task, or held the last one where the state has none
 * @param task empty where nobody ever had one
 * @param awaited role of whoever is missing; empty where the state does not wait for staff
 */
record Standing(ReadingTeam world, String key, String who, String task, String awaited) {

    static Standing at(ReadingTeam world, String who, String task) {
        return new Standing(world, world.caseId(), who, task, "");
    }

    Standing waitingFor(String role) {
        return new Standing(world, key, who, task, role);
    }

    boolean hasCase() {
        return key.equals(world.caseId());
    }
}
