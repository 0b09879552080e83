package dev.consilium.arbitration.edgecase;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.consilium.identity.Role;
import java.util.Locale;

/** A place on the board of one case: two members who do not see each other's opinion, and a chair where they do not agree. */
public enum Seat {
    SPECIALIST(Role.SPECIALIST),
    SENIOR(Role.SENIOR),
    CHAIR(Role.SENIOR);

    private final Role role;

    Seat(Role role) {
        this.role = role;
    }

    /** Whoever sits there holds this role. */
    public Role role() {
        return role;
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
