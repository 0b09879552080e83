package dev.consilium.quality;

import dev.consilium.annotation.LabelSchema;
import dev.consilium.annotation.Reading;
import dev.consilium.quality.agreement.Agreement;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Takes the readings of a case apart. */
final class Splitting {

    private Splitting() {}

    static CaseSplit of(List<Reading> readings, LabelSchema schema) {
        ReadingValues values = new ReadingValues(schema);
        List<Reading> voting =
                readings.stream().filter(reading -> !values.abstains(reading)).toList();
        return new CaseSplit(
                votes(voting, values),
                ids(readings, values::abstains),
                Agreement.percent(values.ratings(readings)),
                classes(voting, values));
    }

    private static List<CaseSplit.Vote> votes(List<Reading> voting, ReadingValues values) {
        TreeMap<List<String>, CaseSplit.Vote> byValue = new TreeMap<>(values.inSchemaOrder());
        voting.forEach(reading -> byValue.computeIfAbsent(
                values.classes(reading),
                value -> new CaseSplit.Vote(
                        value, ids(voting, other -> values.classes(other).equals(value)))));
        return byValue.values().stream()
                .sorted(Comparator.comparingInt(
                        (CaseSplit.Vote vote) -> -vote.readings().size()))
                .toList();
    }

    private static List<CaseSplit.OfClass> classes(List<Reading> voting, ReadingValues values) {
        List<String> given = values.inOrder(voting.stream()
                .flatMap(reading -> values.classes(reading).stream())
                .toList());
        return given.stream()
                .map(code -> new CaseSplit.OfClass(
                        code,
                        ids(voting, reading -> values.classes(reading).contains(code)),
                        ids(voting, reading -> !values.classes(reading).contains(code))))
                .filter(split -> !split.notGiven().isEmpty())
                .toList();
    }

    private static List<String> ids(List<Reading> readings, Predicate<Reading> which) {
        return readings.stream().filter(which).map(Reading::id).toList();
    }
}
