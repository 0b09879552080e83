package dev.consilium.identity;

/** An account of the demo, as its sign-in button shows it. */
public record DemoAccount(String username, String displayName, Role role) {}
