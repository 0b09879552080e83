package dev.consilium.study;

/** Where a series stands on its way in. */
public enum SeriesState {
    RECEIVED,
    QUARANTINED,
    ACCEPTED,
    REJECTED,
    WITHDRAWN
}
