package dev.consilium.workflow.protocol;

import java.util.List;

/** A finished replay: what became of the whole, and of each case in recorded order. */
public record Replayed(ReplayReport report, List<ReplayedCase> cases) {}
