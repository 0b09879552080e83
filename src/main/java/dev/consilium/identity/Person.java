package dev.consilium.identity;

/** A person with an account. {@code admin} creates people; it gives no right to see cases. */
public record Person(String id, String username, String displayName, boolean admin, boolean enabled) {}
