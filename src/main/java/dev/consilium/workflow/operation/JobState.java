package dev.consilium.workflow.operation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the jobs of all nodes stand.
 *
 * @param running whether this node takes jobs; @param lastWorkAt when it last did, null as long as it has not since its start
 * @param due could run now; @param dueSince since when the oldest of them could
 * @param failing failed at least once and will be tried again; @param exhausted failed at every attempt
 * @param locked taken by a node; @param onHold of cases on hold
 * @param next timers that come due next, soonest first
 */
public record JobState(
        boolean running,
        @Nullable Instant lastWorkAt,
        int due,
        @Nullable Instant dueSince,
        int failing,
        int exhausted,
        int locked,
        int onHold,
        List<NextTimer> next) {

    /** For whoever may not know what cases wait for. */
    public JobState withoutTimers() {
        return new JobState(running, lastWorkAt, due, dueSince, failing, exhausted, locked, onHold, List.of());
    }
}
