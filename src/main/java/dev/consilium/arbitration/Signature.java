package dev.consilium.arbitration;

import java.time.Instant;

/**
 * A person put their name to something, with the password entered again (21 CFR 11.50).
 *
 * @param name printed; @param meaning what the signature means
 * @param digest SHA-256 of the canonical JSON of everything that was signed, these members included
 */
public record Signature(String signerId, String name, String meaning, Instant at, String digest) {}
