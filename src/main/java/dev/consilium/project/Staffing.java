package dev.consilium.project;

/**
 * What staff selection came to.
 *
 * @param staffed enough people are there; the case has moved on to this round (readers) or stays in arbitration (seniors)
 * @param people how many are asked: what the protocol wanted, or fewer where the project proceeds short of staff
 * @param round the round of reading that begins, from 1
 */
public record Staffing(boolean staffed, int people, int round) {}
