package dev.consilium.worklist;

import dev.consilium.project.FoundProjectCommand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A project to be, carried from step to step by the form itself: nothing of it is kept on the server.
 *
 * @param seats each as {@code user:role}
 */
public record FoundingDraft(String name, String protocol, String seen, List<String> seats) {

    private static final char BETWEEN = ':';

    /** Without what is no seat, each once. */
    public FoundingDraft {
        seats = List.copyOf(new LinkedHashSet<>(
                seats.stream().filter(seat -> seat.indexOf(BETWEEN) > 0).toList()));
    }

    /** How a seat is written. */
    public static String seat(String user, String role) {
        return user.strip().toLowerCase(Locale.ROOT) + BETWEEN + role;
    }

    public FoundingDraft with(String seat) {
        List<String> more = new ArrayList<>(seats);
        more.add(seat);
        return new FoundingDraft(name, protocol, seen, more);
    }

    public FoundingDraft without(String seat) {
        return new FoundingDraft(
                name,
                protocol,
                seen,
                seats.stream().filter(one -> !one.equals(seat)).toList());
    }

    /** After its protocol was looked at. */
    public FoundingDraft seen(String digest) {
        return new FoundingDraft(name, protocol, digest, seats);
    }

    List<FoundProjectCommand.Seat> team() {
        return seats.stream()
                .map(seat -> new FoundProjectCommand.Seat(
                        seat.substring(0, seat.indexOf(BETWEEN)), seat.substring(seat.indexOf(BETWEEN) + 1)))
                .toList();
    }

    /** Names of roles by user. */
    Map<String, Set<String>> rolesByUser() {
        Map<String, Set<String>> roles = new LinkedHashMap<>();
        team().forEach(seat ->
                roles.computeIfAbsent(seat.user(), user -> new TreeSet<>()).add(seat.role()));
        return roles;
    }

    FoundProjectCommand command() {
        return new FoundProjectCommand(name, protocol, seen, team());
    }
}
