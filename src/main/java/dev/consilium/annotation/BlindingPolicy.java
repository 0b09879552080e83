package dev.consilium.annotation;

import dev.consilium.identity.Actor;

/**
 * Who may see a reading: its reader always, others once it is open, system principals always. The repository filters by the
 * same rule in SQL, so that either guard alone still hides the row.
 */
final class BlindingPolicy {

    private BlindingPolicy() {}

    static boolean maySee(Actor viewer, Reading reading) {
        return viewer.system() || reading.open() || reading.readerId().equals(viewer.id());
    }

    /** As {@link #maySee}, for one who oversees the case: what was set aside was open before the case was reopened. */
    static boolean mayOversee(Actor viewer, Reading reading) {
        return maySee(viewer, reading) || !reading.counts();
    }
}
