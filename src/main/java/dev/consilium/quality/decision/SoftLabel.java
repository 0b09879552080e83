package dev.consilium.quality.decision;

import java.util.List;

/**
 * What is kept beside the hard label: how sure, how uncertain, how many said what.
 *
 * @param posterior per class, sum 1; @param entropy of it in nats; @param votes per class
 */
@SuppressWarnings("ArrayRecordComponent") // numeric result, never compared as a record
public record SoftLabel(List<String> classes, double[] posterior, double entropy, int[] votes) {}
