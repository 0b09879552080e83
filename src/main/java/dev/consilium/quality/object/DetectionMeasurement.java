package dev.consilium.quality.object;

import dev.consilium.quality.metric.Metric;
import dev.consilium.quality.metric.MetricResult.Status;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * Measures how objects were found: matched one to one within each scan, counted over all of them. The same input gives the same
 * result.
 *
 * @param minimum IoU from which two objects are the same, above 0 and at most 1
 */
public record DetectionMeasurement(MatchingMethod method, double minimum, SizeStrata strata) {

    private static final List<Metric> OF_STRATA = List.of(
            Metric.OBJECT_RECALL,
            Metric.OBJECT_PRECISION,
            Metric.OBJECT_F1,
            Metric.OBJECT_FALSE_POSITIVES_PER_SCAN,
            Metric.MEAN_OBJECT_DICE);

    public DetectionMeasurement {
        if (!(minimum > 0 && minimum <= 1)) {
            throw new IllegalArgumentException("the least overlap is above 0 and at most 1, not " + minimum);
        }
    }

    /** @param inputDigest SHA-256 of what the scans were made of; @throws IllegalArgumentException without a scan */
    public DetectionScore score(List<ScanObjects> scans, String inputDigest) {
        if (scans.isEmpty()) {
            throw new IllegalArgumentException("there is no scan");
        }
        List<MatchedScan> matched = scans.stream()
                .map(scan -> MatchedScan.of(scan, method, minimum, false))
                .toList();
        Results results = new Results(
                Map.of("matching", method.code(), "minimumOverlap", minimum, "scans", scans.size()), inputDigest);
        Tally all = matched.stream().map(MatchedScan::tally).reduce(Tally::plus).orElseThrow();
        keep(all, dices(matched, (scan, size) -> true), scans.size(), Map.of(), results);
        for (int stratum = 0; stratum < strata.count(); stratum++) {
            keepStratum(stratum, matched, results);
        }
        keepPairs(matched, results);
        keepRegroupings(matched, results);
        return new DetectionScore(matched, results.all());
    }

    private static void keep(Tally tally, List<Double> dices, int scans, Map<String, Object> own, Results results) {
        results.rates(Metric.OBJECT_RECALL, Metric.OBJECT_PRECISION, Metric.OBJECT_F1, tally, own);
        results.keep(
                Metric.OBJECT_FALSE_POSITIVES_PER_SCAN,
                own,
                (double) tally.falsePositives() / scans,
                Status.OK,
                scans,
                tally.hits());
        results.mean(Metric.MEAN_OBJECT_DICE, own, dices, tally.status());
    }

    /** Undefined where a size in mm is not known, of any scan: the counts of the others would say too little. */
    private void keepStratum(int stratum, List<MatchedScan> scans, Results results) {
        Map<String, Object> own = Map.of("stratum", strata.name(stratum));
        Tally sum = new Tally(0, 0, 0, 0);
        for (MatchedScan scan : scans) {
            Double unit = scan.objects().unit();
            if (unit == null) {
                OF_STRATA.forEach(
                        metric -> results.keep(metric, own, null, Status.GEOMETRY_MISMATCH, 0, scans.size(), 0));
                return;
            }
            sum = sum.plus(scan.tally(strata, stratum, unit));
        }
        List<Double> dices = dices(scans, (scan, size) -> {
            Double unit = scan.objects().unit();
            return unit != null && strata.of(size * unit) == stratum;
        });
        keep(sum, dices, scans.size(), own, results);
    }

    /** Of the pairs whose reference has such a size, in their order. */
    private static List<Double> dices(List<MatchedScan> scans, BiPredicate<MatchedScan, Double> size) {
        return scans.stream()
                .flatMap(scan -> scan.pairs().stream()
                        .filter(pair ->
                                size.test(scan, scan.objects().references().get(pair.reference())))
                        .map(scan::dice))
                .toList();
    }

    private static void keepPairs(List<MatchedScan> scans, Results results) {
        for (int scan = 0; scan < scans.size(); scan++) {
            for (Link pair : scans.get(scan).pairs()) {
                Map<String, Object> own =
                        Map.of("scan", scan, "prediction", pair.prediction(), "reference", pair.reference());
                results.keep(Metric.OBJECT_DICE, own, scans.get(scan).dice(pair), Status.OK, 1, 1);
                results.keep(Metric.OBJECT_IOU, own, pair.weight(), Status.OK, 1, 1);
            }
        }
    }

    private static void keepRegroupings(List<MatchedScan> scans, Results results) {
        results.keep(Metric.OBJECT_SPLITS, Map.of(), count(scans, Regrouping.Kind.SPLIT), Status.OK, scans.size(), 0);
        results.keep(Metric.OBJECT_MERGES, Map.of(), count(scans, Regrouping.Kind.MERGE), Status.OK, scans.size(), 0);
    }

    private static double count(List<MatchedScan> scans, Regrouping.Kind kind) {
        return scans.stream()
                .flatMap(scan -> scan.regroupings().stream())
                .filter(regrouping -> regrouping.kind() == kind)
                .count();
    }
}
