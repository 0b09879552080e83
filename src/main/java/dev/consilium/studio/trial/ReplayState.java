package dev.consilium.studio.trial;

/** How far a replay is. */
public enum ReplayState {
    RUNNING,
    DONE,
    FAILED,
    CANCELLED,
    /** Its server stopped, or says nothing any more. */
    INTERRUPTED;

    public boolean over() {
        return this != RUNNING;
    }
}
