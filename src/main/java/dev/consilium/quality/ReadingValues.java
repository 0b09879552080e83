package dev.consilium.quality;

import dev.consilium.annotation.Annotation;
import dev.consilium.annotation.Flag;
import dev.consilium.annotation.Label;
import dev.consilium.annotation.LabelKind;
import dev.consilium.annotation.LabelSchema;
import dev.consilium.annotation.LabelSchema.LabelClass;
import dev.consilium.annotation.Reading;
import dev.consilium.quality.agreement.Ratings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** A reading as one value: its class codes in schema order joined by {@code +}, or {@code -} for none. */
final class ReadingValues {

    static final String NONE = "-";
    static final String ABSTAINED = "?";
    /** Among the categories of {@link #presence}. */
    static final int PRESENT = 1;

    static final int ABSENT = 0;

    private static final List<String> PRESENCE = List.of("absent", "present");

    private final List<String> codes;
    private final LabelSchema schema;

    ReadingValues(LabelSchema schema) {
        this.schema = schema;
        this.codes = schema.classes().stream().map(LabelClass::code).toList();
    }

    /** The classes of a reading in schema order; what a changed schema no longer has comes last. */
    List<String> classes(Reading reading) {
        Annotation annotation = reading.annotation();
        return annotation == null
                ? List.of()
                : annotation.labels().stream()
                        .map(Label::labelClass)
                        .distinct()
                        .sorted(byRank())
                        .toList();
    }

    /** These classes in the order of {@link #classes}. */
    List<String> inOrder(Collection<String> given) {
        return given.stream().distinct().sorted(byRank()).toList();
    }

    /** Classes that stand alone among others that do not, as {@code no finding} does: they say that there is nothing else. */
    Set<String> nothing() {
        List<LabelClass> alone = schema.classes().stream()
                .filter(one -> one.kind() == LabelKind.FINDING && one.exclusive())
                .toList();
        return alone.size() == codes.size()
                ? Set.of()
                : alone.stream().map(LabelClass::code).collect(Collectors.toSet());
    }

    /** Cannot tell: missing data for agreement, counted and shown by the consensus. */
    boolean abstains(Reading reading) {
        Annotation annotation = reading.annotation();
        return annotation == null
                || (annotation.labels().isEmpty() && annotation.flags().contains(Flag.UNUSABLE_IMAGE));
    }

    String value(Reading reading) {
        if (abstains(reading)) {
            return ABSTAINED;
        }
        List<String> classes = classes(reading);
        return classes.isEmpty() ? NONE : String.join("+", classes);
    }

    /** Units are the cases in order of id, raters the readers in order of id, the first reading of each counts. */
    Ratings ratings(Collection<Reading> readings) {
        List<String> domain = domain(readings.stream()
                .filter(reading -> !abstains(reading))
                .map(this::value)
                .toList());
        return new Ratings(domain, units(readings, reading -> domain.indexOf(value(reading))));
    }

    private int[][] units(Collection<Reading> readings, ToIntFunction<Reading> category) {
        Set<String> cases = new TreeSet<>();
        Set<String> readers = new TreeSet<>();
        Map<List<String>, Integer> given = new HashMap<>();
        for (Reading reading : readings) {
            cases.add(reading.caseId());
            readers.add(reading.readerId());
            if (!abstains(reading)) {
                given.putIfAbsent(List.of(reading.caseId(), reading.readerId()), category.applyAsInt(reading));
            }
        }
        return cases.stream()
                .map(unit -> readers.stream()
                        .mapToInt(reader -> given.getOrDefault(List.of(unit, reader), Ratings.MISSING))
                        .toArray())
                .toArray(int[][]::new);
    }

    /** Units and raters as in {@link #ratings}; the category is whether the reading holds the class. */
    Ratings presence(Collection<Reading> readings, String code) {
        return new Ratings(PRESENCE, units(readings, reading -> classes(reading).contains(code) ? PRESENT : ABSENT));
    }

    /** The image-level classes of the schema, then every other value seen. */
    private List<String> domain(Collection<String> seen) {
        Set<String> domain = new LinkedHashSet<>();
        schema.classes().stream().filter(c -> c.kind() == LabelKind.FINDING).forEach(c -> domain.add(c.code()));
        domain.addAll(new TreeSet<>(seen));
        return new ArrayList<>(domain);
    }

    /** Sets of classes, compared class by class. */
    Comparator<List<String>> inSchemaOrder() {
        Comparator<String> byRank = byRank();
        return (one, other) -> {
            for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
                int order = byRank.compare(one.get(i), other.get(i));
                if (order != 0) {
                    return order;
                }
            }
            return Integer.compare(one.size(), other.size());
        };
    }

    private Comparator<String> byRank() {
        return Comparator.comparingInt(this::rank).thenComparing(Comparator.naturalOrder());
    }

    private int rank(String code) {
        int rank = codes.indexOf(code);
        return rank < 0 ? codes.size() : rank;
    }
}
