package dev.consilium.identity;

import java.time.Instant;
import java.util.List;

/** The sessions of people on this node. */
public interface SignedInSessions {

    /** @param id opaque; @param here the one that asks */
    record Session(String id, Instant lastRequest, boolean here) {}

    /** Latest first. */
    List<Session> of(String personId);

    /** Each is asked to sign in at its next request; the one that asks goes on. */
    void endOthers(String personId);
}
