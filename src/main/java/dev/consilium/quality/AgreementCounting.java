package dev.consilium.quality;

import dev.consilium.annotation.LabelSchema;
import dev.consilium.annotation.LabelSchema.LabelClass;
import dev.consilium.annotation.Reading;
import dev.consilium.quality.agreement.Agreement;
import dev.consilium.quality.agreement.Ratings;
import dev.consilium.quality.agreement.Resampling;
import dev.consilium.quality.agreement.Scale;
import dev.consilium.quality.agreement.Weights;
import dev.consilium.quality.metric.MetricResult;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Puts an {@link AgreementOverview} together. */
final class AgreementCounting {

    private static final double EXTREME = 0.1;
    private static final double MOSTLY_SAME = 0.85;

    private final Collection<Reading> readings;
    private final LabelSchema schema;
    private final ReadingValues values;
    private final List<List<GivenValue>> paired;
    private final Disagreements disagreements;

    private AgreementCounting(Collection<Reading> readings, LabelSchema schema) {
        this.readings = readings;
        this.schema = schema;
        values = new ReadingValues(schema);
        paired = GivenValue.byCase(readings, values).values().stream()
                .filter(given -> given.size() > 1)
                .toList();
        disagreements = new Disagreements(paired, values);
    }

    static AgreementOverview of(Collection<Reading> readings, LabelSchema schema) {
        return new AgreementCounting(readings, schema).report();
    }

    private AgreementOverview report() {
        Ratings ratings = values.ratings(readings);
        MetricResult alpha = Agreement.krippendorff(ratings, Scale.NOMINAL, Resampling.DEFAULT);
        return new AgreementOverview(
                ratings.units(),
                paired.size(),
                readings.size(),
                ratings.raters(),
                Math.toIntExact(readings.stream().filter(values::abstains).count()),
                List.of(
                        Agreement.percent(ratings),
                        alpha,
                        Agreement.fleiss(ratings),
                        Agreement.gwet(ratings, Weights.IDENTITY),
                        Agreement.brennanPrediger(ratings, Weights.IDENTITY)),
                Standing.of(paired.size(), alpha),
                schema.classes().stream().map(this::ofClass).toList(),
                disagreements.confusions(AgreementOverview.MOST_CONFUSIONS));
    }

    private ClassAgreement ofClass(LabelClass labelClass) {
        Ratings presence = values.presence(readings, labelClass.code());
        int present = Math.toIntExact(paired.stream()
                .filter(one -> one.stream().anyMatch(value -> value.has(labelClass.code())))
                .count());
        MetricResult percent = Agreement.percent(presence);
        MetricResult alpha = Agreement.krippendorff(presence, Scale.NOMINAL, Resampling.DEFAULT);
        Standing standing = Standing.of(present, alpha);
        double prevalence = prevalence(labelClass.code());
        return new ClassAgreement(
                labelClass.code(),
                labelClass.name(),
                paired.size(),
                present,
                prevalence,
                percent,
                Agreement.positive(presence, ReadingValues.PRESENT),
                Agreement.positive(presence, ReadingValues.ABSENT),
                alpha,
                Agreement.gwet(presence, Weights.IDENTITY),
                standing,
                paradox(prevalence, percent, alpha),
                trouble(labelClass.code(), standing, alpha));
    }

    private ClassTrouble trouble(String code, Standing standing, MetricResult alpha) {
        Map.Entry<String, Double> most = disagreements.mostInstead(code);
        String instead = most.getKey().equals(Disagreements.NOTHING) ? null : most.getKey();
        ClassTrouble found = new ClassTrouble(disagreements.pull(code), instead, most.getValue(), List.of());
        boolean ofOneReader = new LoneDissent(paired, code).isOfOneReader();
        return new ClassTrouble(
                found.pull(), instead, most.getValue(), Remedies.of(standing, alpha, found, ofOneReader));
    }

    private double prevalence(String code) {
        return paired.stream()
                .mapToDouble(one ->
                        (double) one.stream().filter(value -> value.has(code)).count() / one.size())
                .average()
                .orElse(0);
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
