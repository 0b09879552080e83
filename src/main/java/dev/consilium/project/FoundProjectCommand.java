package dev.consilium.project;

import java.util.List;

/**
 * A project with its first team.
 *
 * @param protocol key of a protocol; @param seen digest of the version that was looked at, which must still be the newest
 */
public record FoundProjectCommand(String name, String protocol, String seen, List<Seat> team) {

    /** @param user name of the account; @param role as diagrams call it */
    public record Seat(String user, String role) {}
}
