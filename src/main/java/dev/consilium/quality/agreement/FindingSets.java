package dev.consilium.quality.agreement;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Findings of units by raters, any number of them at once.
 *
 * @param findings the label domain in schema order
 * @param units per unit and rater the findings given, an empty set for none; null where the rater gave no answer
 */
public record FindingSets(List<String> findings, List<List<@Nullable Set<String>>> units) {

    private static final String NONE = "-";

    /** @throws IllegalArgumentException for a finding outside of the domain */
    public FindingSets {
        findings = List.copyOf(findings);
        for (List<@Nullable Set<String>> unit : units) {
            for (@Nullable Set<String> given : unit) {
                if (given != null && !findings.containsAll(given)) {
                    throw new IllegalArgumentException("a rater gives a finding outside of the domain");
                }
            }
        }
    }

    /** Whether each rater gave this finding: it is the first of two categories. */
    public Ratings presence(String finding) {
        return new Ratings(List.of(finding, "*"), table(given -> given.contains(finding) ? 0 : 1));
    }

    /** Every set that occurs as a category of its own, named by its findings in their order, joined by {@code +}. */
    public Ratings sets() {
        List<BitSet> distinct = distinct();
        return new Ratings(distinct.stream().map(this::name).toList(), table(given -> distinct.indexOf(bits(given))));
    }

    /** The sets behind the categories of {@link #sets}: fewer findings first, then those earlier in the domain. */
    List<BitSet> distinct() {
        return units.stream()
                .flatMap(List::stream)
                .flatMap(given -> given == null ? Stream.empty() : Stream.of(bits(given)))
                .distinct()
                .sorted(Comparator.comparing(BitSet::cardinality).thenComparing(BitSet::toString))
                .toList();
    }

    private int[][] table(Function<Set<String>, Integer> category) {
        return units.stream()
                .map(unit -> unit.stream()
                        .mapToInt(given -> given == null ? Ratings.MISSING : category.apply(given))
                        .toArray())
                .toArray(int[][]::new);
    }

    private BitSet bits(Set<String> given) {
        BitSet bits = new BitSet(findings.size());
        given.forEach(finding -> bits.set(findings.indexOf(finding)));
        return bits;
    }

    private String name(BitSet set) {
        return set.isEmpty()
                ? NONE
                : String.join("+", set.stream().mapToObj(findings::get).toList());
    }
}
