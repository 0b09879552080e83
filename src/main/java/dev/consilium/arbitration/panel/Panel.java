package dev.consilium.arbitration.panel;

import java.time.Instant;

/**
 * A panel that was opened for a case.
 *
 * @param number of the panel within the case, from 1
 * @param round of the case when it was opened
 * @param seats how many members it has; more than half of them make a majority
 */
public record Panel(String id, String caseId, int number, int round, int seats, Instant openedAt) {}
