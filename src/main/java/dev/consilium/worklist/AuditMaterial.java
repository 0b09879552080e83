package dev.consilium.worklist;

import dev.consilium.arbitration.AuditView;

/**
 * What an auditor works with.
 *
 * @param audit the recorded truth with the readings and decisions behind it
 * @param reworksLeft how many more times readings may go back to their readers
 */
public record AuditMaterial(AuditView audit, int reworksLeft) implements TaskMaterial {}
