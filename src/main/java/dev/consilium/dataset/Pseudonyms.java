package dev.consilium.dataset;

import dev.consilium.identity.Actor;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code R1}, {@code R2}, … for people of a project in the order of their first reading, signature or message. That order only grows, so a
 * pseudonym is the same in every later export; one person has one, whatever they did.
 */
final class Pseudonyms {

    private static final String SYSTEM = Actor.system("").id();

    private final Map<String, String> names = new HashMap<>();

    /** @param firstActs people to the moment of their first reading, signature or message */
    Pseudonyms(List<Map<String, Instant>> firstActs) {
        Map<String, Instant> first = new HashMap<>();
        firstActs.forEach(
                acts -> acts.forEach((person, at) -> first.merge(person, at, (a, b) -> a.isBefore(b) ? a : b)));
        first.entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith(SYSTEM))
                .sorted(Map.Entry.<String, Instant>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .forEach(entry -> names.put(entry.getKey(), "R" + (names.size() + 1)));
    }

    /** The count of a panel is no person and keeps its name. */
    String of(String personId) {
        if (personId.startsWith(SYSTEM)) {
            return personId.substring(SYSTEM.length());
        }
        String name = names.get(personId);
        if (name == null) {
            throw new IllegalStateException("somebody in the dataset has neither read, signed nor sent a message");
        }
        return name;
    }
}
