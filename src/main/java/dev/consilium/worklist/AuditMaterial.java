package dev.consilium.worklist;

import dev.consilium.arbitration.AuditView;

/** What an auditor works with. @param audit the recorded truth with the readings and decisions behind it */
public record AuditMaterial(AuditView audit) implements TaskMaterial {}
