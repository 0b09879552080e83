package dev.consilium.project;

/** Where a case stands. From {@code ARBITRATION} on, its readings are open to those who may see them. */
public enum CaseState {
    OPENED,
    READING,
    ARBITRATION,
    ACCEPTED,
    ARBITRATED,
    AMBIGUOUS;

    public boolean closed() {
        return this == ACCEPTED || this == ARBITRATED || this == AMBIGUOUS;
    }
}
