package dev.consilium.quality;

import dev.consilium.annotation.LabelSchema;
import dev.consilium.annotation.LabelSchema.LabelClass;
import dev.consilium.annotation.Reading;
import dev.consilium.quality.agreement.Agreement;
import dev.consilium.quality.agreement.CountVectors;
import dev.consilium.quality.agreement.CountVectors.Pattern;
import dev.consilium.quality.agreement.Ratings;
import dev.consilium.quality.metric.MetricResult;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Puts an {@link AgreementReport} together. */
final class AgreementReporting {

    private static final double EXTREME = 0.1;
    private static final double MOSTLY_SAME = 0.85;

    private final Collection<Reading> readings;
    private final LabelSchema schema;
    private final ReadingValues values;
    private final SortedMap<String, List<GivenValue>> given;
    private final Disagreements disagreements;

    private AgreementReporting(Collection<Reading> readings, LabelSchema schema) {
        this.readings = readings;
        this.schema = schema;
        values = new ReadingValues(schema);
        given = GivenValue.byCase(readings, values);
        disagreements = new Disagreements(given, values);
    }

    static AgreementReport of(Collection<Reading> readings, LabelSchema schema) {
        return new AgreementReporting(readings, schema).report();
    }

    private AgreementReport report() {
        Ratings ratings = values.ratings(readings);
        MetricResult alpha = Agreement.krippendorffNominalWithInterval(ratings);
        int pairable = Math.toIntExact(new CountVectors(ratings).pairableUnits());
        return new AgreementReport(
                ratings.units(),
                pairable,
                readings.size(),
                ratings.raters(),
                Math.toIntExact(readings.stream().filter(values::abstains).count()),
                List.of(Agreement.percent(ratings), alpha, Agreement.fleiss(ratings)),
                Standing.of(pairable, alpha),
                schema.classes().stream().map(this::ofClass).toList(),
                disagreements.confusions(AgreementReport.MOST_CONFUSIONS));
    }

    private ClassAgreement ofClass(LabelClass labelClass) {
        Ratings presence = values.presence(readings, labelClass.code());
        CountVectors counts = new CountVectors(presence);
        int present = present(counts);
        MetricResult percent = Agreement.percent(presence);
        MetricResult alpha = Agreement.krippendorffNominalWithInterval(presence);
        Standing standing = Standing.of(present, alpha);
        double prevalence = prevalence(counts);
        return new ClassAgreement(
                labelClass.code(),
                labelClass.name(),
                Math.toIntExact(counts.pairableUnits()),
                present,
                prevalence,
                percent,
                Agreement.positive(presence),
                alpha,
                standing,
                paradox(prevalence, percent, alpha),
                trouble(labelClass.code(), standing, alpha));
    }

    private ClassTrouble trouble(String code, Standing standing, MetricResult alpha) {
        Map.Entry<String, Double> most = disagreements.mostInstead(code);
        String instead = most.getKey().equals(Disagreements.NOTHING) ? null : most.getKey();
        ClassTrouble found = new ClassTrouble(disagreements.pull(code), instead, most.getValue(), List.of());
        boolean ofOneReader = new LoneDissent(given.values(), code).isOfOneReader();
        return new ClassTrouble(
                found.pull(), instead, most.getValue(), Remedies.of(standing, alpha, found, ofOneReader));
    }

    /** Of the cases with two readings or more, those in which a reader gave the class. */
    private static int present(CountVectors counts) {
        return Math.toIntExact(counts.pairable().stream()
                .filter(unit -> unit.counts()[1] > 0)
                .mapToLong(Pattern::weight)
                .sum());
    }

    private static double prevalence(CountVectors counts) {
        double units = counts.pairableUnits();
        return units == 0
                ? 0
                : counts.pairable().stream()
                                .mapToDouble(unit -> unit.weight() * (double) unit.counts()[1] / unit.ratings())
                                .sum()
                        / units;
    }

    /** One answer has nine tenths, readers mostly give the same, and alpha says otherwise. */
    private static boolean paradox(double prevalence, MetricResult percent, MetricResult alpha) {
        Double same = percent.value();
        Double corrected = alpha.value();
        return (prevalence < EXTREME || prevalence > 1 - EXTREME)
                && same != null
                && same >= MOSTLY_SAME
                && corrected != null
                && corrected < Standing.TENTATIVE_FROM;
    }
}
