package dev.consilium.identity;

/** Who acts: a person, or a named system principal such as {@code system:jobs}. The engine knows it by the same id. */
public record Actor(String id, boolean system) {

    private static final String SYSTEM_PREFIX = "system:";

    public static Actor person(String personId) {
        return new Actor(personId, false);
    }

    public static Actor system(String principal) {
        return new Actor(SYSTEM_PREFIX + principal, true);
    }
}
