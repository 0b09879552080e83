package dev.consilium.quality;

import dev.consilium.quality.metric.MetricResult;
import java.util.List;
import java.util.Optional;

/**
 * How far readers agree over many cases, as a whole and class by class.
 *
 * @param cases with at least one reading; @param pairable cases among them with two readings or more that give a value
 * @param readings that count; @param cannotTell readings among them that called the image unusable and gave no label
 * @param overall coefficients over the whole set of classes a reading gave: percent, alpha with its interval, and others
 * @param standing of alpha over all classes
 * @param classes in schema order
 * @param confusions values given instead of each other, the most frequent first, at most {@link #MOST_CONFUSIONS}
 */
public record AgreementOverview(
        int cases,
        int pairable,
        int readings,
        int readers,
        int cannotTell,
        List<MetricResult> overall,
        Standing standing,
        List<ClassAgreement> classes,
        List<Confusion> confusions) {

    static final int MOST_CONFUSIONS = 10;

    public AgreementOverview {
        overall = List.copyOf(overall);
        classes = List.copyOf(classes);
        confusions = List.copyOf(confusions);
    }

    /** Classes that cost agreement and are not reliable, the one that costs most first. */
    public List<ClassAgreement> troubles() {
        return classes.stream()
                .filter(one ->
                        one.standing() != Standing.RELIABLE && one.trouble().pull() > 0)
                .sorted((one, other) ->
                        Double.compare(other.trouble().pull(), one.trouble().pull()))
                .toList();
    }

    /** One of the coefficients over all classes. */
    public Optional<MetricResult> overall(String metricId) {
        return overall.stream()
                .filter(result -> result.metricId().equals(metricId))
                .findFirst();
    }
}
