package dev.consilium.studio.reread;

import dev.consilium.project.CaseState;
import java.util.Set;

/**
 * A closed case that was read under an earlier version.
 *
 * @param doubted classes among its answers that the change touches; empty where a class was added or a general passage changed
 * @param readings that were handed in
 */
public record TouchedCase(String caseId, CaseState state, Set<String> doubted, int readings) {}
