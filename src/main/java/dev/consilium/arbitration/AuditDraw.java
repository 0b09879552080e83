package dev.consilium.arbitration;

/**
 * Whether the sampling table drew a ground truth for an audit.
 *
 * @param reason the rule that answered; {@code RANDOM} alone is a fair sample, from which rates can be estimated without bias
 */
public record AuditDraw(String truthId, boolean sampled, String reason) {}
