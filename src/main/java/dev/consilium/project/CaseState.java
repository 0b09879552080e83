package dev.consilium.project;

/** Where a case stands. In {@code AUDIT} its ground truth is recorded, but not yet released. */
public enum CaseState {
    OPENED,
    READING,
    REVIEW,
    ARBITRATION,
    BOARD,
    QUARANTINE,
    AUDIT,
    ACCEPTED,
    VALIDATED,
    ARBITRATED,
    AMBIGUOUS,
    EXCLUDED,
    WITHDRAWN;

    /** Nobody works on it any more. */
    public boolean closed() {
        return compareTo(ACCEPTED) >= 0;
    }

    /** Closed, and still in the data. */
    public boolean released() {
        return closed() && this != WITHDRAWN;
    }

    /** Closed with a ground truth. */
    public boolean settled() {
        return closed() && compareTo(EXCLUDED) < 0;
    }
}
