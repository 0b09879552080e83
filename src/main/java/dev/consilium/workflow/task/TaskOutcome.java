package dev.consilium.workflow.task;

/** How a task ended, as the diagram needs to know it: references and enums, never labels. */
public sealed interface TaskOutcome {

    record ReadingSubmitted(String readingId, String readerId, boolean uncertain) implements TaskOutcome {}

    record Arbitrated(String decisionId, boolean ambiguous) implements TaskOutcome {}

    record QuarantineReviewed(boolean released) implements TaskOutcome {}
}
