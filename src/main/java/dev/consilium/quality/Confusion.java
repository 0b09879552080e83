package dev.consilium.quality;

import java.util.List;

/**
 * Two values that readers of one case gave instead of each other.
 *
 * @param one and {@code other}: class codes in schema order, empty where no class was given; the one first in the schema first
 * @param pairs of readings; @param cases in which it happened
 */
public record Confusion(List<String> one, List<String> other, int pairs, int cases) {

    public Confusion {
        one = List.copyOf(one);
        other = List.copyOf(other);
    }
}
