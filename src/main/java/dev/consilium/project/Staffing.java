package dev.consilium.project;

/**
 * What staff selection came to.
 *
 * @param staffed enough people are there
 * @param people how many are asked: what the protocol wanted, or fewer where the project proceeds short of staff
 * @param round the round of reading the case is in, from 1
 */
public record Staffing(boolean staffed, int people, int round) {}
