package dev.consilium.arbitration;

/**
 * What a sampling table may know of a case.
 *
 * @param draw the case's lot, at least 0 and below 1; 1 where nothing is audited
 * @param reworked an audit has sent readings back since the case was last opened
 * @param readerHistory closed cases of the least experienced of its readers in this project, at most 1000
 * @param rarestClassCases other cases of the project whose truth holds the rarest class of this one, at most 1000
 * @param edgeCase it went before the board, or a reader called it an edge case
 */
public record SamplingFacts(
        double draw,
        GroundTruth.Origin origin,
        boolean reopened,
        boolean reworked,
        boolean criticalFinding,
        boolean edgeCase,
        int readerHistory,
        int rarestClassCases) {}
