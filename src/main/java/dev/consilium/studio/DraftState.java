package dev.consilium.studio;

/** Only an open draft is written. */
public enum DraftState {
    OPEN,
    /** Waits for somebody else to approve it. */
    SUBMITTED,
    DEPLOYED,
    DISCARDED
}
