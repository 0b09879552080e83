package dev.consilium.quality;

import dev.consilium.annotation.LabelKind;
import dev.consilium.annotation.LabelSchema;
import dev.consilium.annotation.LabelSchema.LabelClass;
import dev.consilium.annotation.Reading;
import dev.consilium.quality.ReaderOverview.Bias;
import dev.consilium.quality.ReaderOverview.Mistake;
import dev.consilium.quality.ReaderOverview.OfClass;
import dev.consilium.quality.metric.Proportion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts {@link ReaderOverview}s together. */
final class ReaderCounting {

    private static final int MOST_MISTAKES = 10;
    private static final int FEWEST_OTHERS = 2;

    /** One reading held against what the case came to without it. @param truth null where that cannot be told */
    private record Held(boolean byReaders, @Nullable List<String> truth, List<String> said) {}

    private final LabelSchema schema;
    private final ReadingValues values;
    private final SortedMap<String, List<Held>> held = new TreeMap<>();
    private final Map<String, Integer> cannotTell;

    private ReaderCounting(Collection<Reading> readings, Map<String, KnownCase> known, LabelSchema schema) {
        this.schema = schema;
        values = new ReadingValues(schema);
        GivenValue.byCase(readings, values).forEach((id, given) -> {
            KnownCase truth = known.get(id);
            if (truth != null) {
                given.forEach(one -> held.computeIfAbsent(one.readerId(), reader -> new ArrayList<>())
                        .add(hold(one, given, truth)));
            }
        });
        cannotTell = readings.stream()
                .filter(reading -> known.containsKey(reading.caseId()) && values.abstains(reading))
                .collect(Collectors.toMap(Reading::readerId, reading -> 1, Integer::sum));
    }

    /** In the order of the readers' ids. */
    static List<ReaderOverview> of(Collection<Reading> readings, Collection<KnownCase> known, LabelSchema schema) {
        Map<String, KnownCase> byCase =
                known.stream().collect(Collectors.toMap(KnownCase::caseId, Function.identity()));
        ReaderCounting reporting = new ReaderCounting(readings, byCase, schema);
        TreeSet<String> readers = new TreeSet<>(reporting.held.keySet());
        readers.addAll(reporting.cannotTell.keySet());
        return readers.stream().map(reporting::report).toList();
    }

    private Held hold(GivenValue own, List<GivenValue> given, KnownCase known) {
        return new Held(
                known.byReaders(),
                known.byReaders() ? majorityWithout(own, given) : values.inOrder(known.classes()),
                own.classes());
    }

    /** More than half of the others, of whom there are two or more; null where there is none such. */
    private static @Nullable List<String> majorityWithout(GivenValue own, List<GivenValue> given) {
        Map<List<String>, Long> others = given.stream()
                .filter(other -> !other.readerId().equals(own.readerId()))
                .collect(Collectors.groupingBy(GivenValue::classes, Collectors.counting()));
        long all = given.size() - 1L;
        return others.entrySet().stream()
                .filter(value -> all >= FEWEST_OTHERS && 2 * value.getValue() > all)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private ReaderOverview report(String readerId) {
        List<Held> all = held.getOrDefault(readerId, List.of());
        List<Held> known = all.stream().filter(one -> one.truth() != null).toList();
        int byReaders = count(known, Held::byReaders);
        int cases = known.size();
        boolean enough = cases >= Standing.FEWEST;
        return new ReaderOverview(
                readerId,
                cases,
                byReaders,
                cases - byReaders,
                all.size() - cases,
                cannotTell.getOrDefault(readerId, 0),
                enough ? Proportion.of(count(known, ReaderCounting::isRight), cases) : null,
                enough
                        ? schema.classes().stream()
                                .map(one -> ofClass(one, known))
                                .toList()
                        : List.of(),
                enough ? mistakes(known) : List.of(),
                enough && asksForOne(schema) ? matrix(known) : null);
    }

    private static boolean isRight(Held one) {
        return one.said().equals(one.truth());
    }

    private static OfClass ofClass(LabelClass labelClass, List<Held> known) {
        String code = labelClass.code();
        int found = count(known, one -> truth(one).contains(code) && one.said().contains(code));
        int missed = count(known, one -> truth(one).contains(code)) - found;
        int added = count(known, one -> one.said().contains(code)) - found;
        int rest = known.size() - found - missed - added;
        return new OfClass(
                code,
                labelClass.name(),
                found,
                missed,
                added,
                rest,
                share(found, found + missed),
                share(rest, rest + added),
                Bias.of(added, missed));
    }

    private List<Mistake> mistakes(List<Held> known) {
        Map<List<List<String>>, Integer> counts = new LinkedHashMap<>();
        known.stream()
                .filter(one -> !isRight(one))
                .sorted(Comparator.comparing(ReaderCounting::truth, values.inSchemaOrder())
                        .thenComparing(Held::said, values.inSchemaOrder()))
                .forEach(one -> counts.merge(List.of(truth(one), one.said()), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(mistake ->
                        new Mistake(mistake.getKey().get(0), mistake.getKey().get(1), mistake.getValue()))
                .sorted(Comparator.comparingInt(Mistake::times).reversed())
                .limit(MOST_MISTAKES)
                .toList();
    }

    private ReaderOverview.Matrix matrix(List<Held> known) {
        ConfusionTable table = new ConfusionTable(
                schema.classes().stream().map(LabelClass::code).toList());
        known.forEach(one -> table.add(truth(one), one.said()));
        return table.matrix();
    }

    /** Every class is of the whole image and stands alone. */
    static boolean asksForOne(LabelSchema schema) {
        return schema.classes().stream().allMatch(one -> one.kind() == LabelKind.FINDING && one.exclusive());
    }

    private static List<String> truth(Held one) {
        return Objects.requireNonNull(one.truth());
    }

    private static @Nullable Proportion share(int successes, int trials) {
        return trials < Standing.FEWEST ? null : Proportion.of(successes, trials);
    }

    private static int count(List<Held> held, Predicate<Held> which) {
        return Math.toIntExact(held.stream().filter(which).count());
    }
}
