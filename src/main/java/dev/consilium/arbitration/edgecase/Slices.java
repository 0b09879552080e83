package dev.consilium.arbitration.edgecase;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Many ids in slices that a database takes as parameters of one statement. */
final class Slices {

    private static final int SIZE = 500;

    private Slices() {}

    static Stream<List<String>> of(Collection<String> ids) {
        List<String> all = List.copyOf(ids);
        return IntStream.iterate(0, from -> from < all.size(), from -> from + SIZE)
                .mapToObj(from -> all.subList(from, Math.min(all.size(), from + SIZE)));
    }
}
