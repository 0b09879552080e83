package dev.consilium.quality.object;

import dev.consilium.quality.metric.Metric;
import dev.consilium.quality.metric.MetricResult.Status;
import java.util.List;
import java.util.Map;

/**
 * Measures how objects were found: matched one to one within each scan, counted over all of them. The same input gives the same
 * result.
 *
 * @param minimum IoU from which two objects are the same, above 0 and at most 1
 */
public record DetectionMeasurement(MatchingMethod method, double minimum, SizeStrata strata) {

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
        keep(all, scans.size(), Map.of(), results);
        for (int stratum = 0; stratum < strata.count(); stratum++) {
            keepStratum(stratum, matched, results);
        }
        keepDice(matched, results);
        keepRegroupings(matched, results);
        return new DetectionScore(matched, results.all());
    }

    private static void keep(Tally tally, int scans, Map<String, Object> own, Results results) {
        results.rates(Metric.OBJECT_RECALL, Metric.OBJECT_PRECISION, Metric.OBJECT_F1, tally, own);
        results.keep(
                Metric.OBJECT_FALSE_POSITIVES_PER_SCAN,
                own,
                (double) tally.falsePositives() / scans,
                Status.OK,
                scans,
                tally.hits());
    }

    /** Undefined where a size in mm is not known, of any scan: the counts of the others would say too little. */
    private void keepStratum(int stratum, List<MatchedScan> scans, Results results) {
        Map<String, Object> own = Map.of("stratum", strata.name(stratum));
        Tally sum = new Tally(0, 0, 0, 0);
        for (MatchedScan scan : scans) {
            Double unit = scan.objects().unit();
            if (unit == null) {
                for (Metric metric : List.of(
                        Metric.OBJECT_RECALL,
                        Metric.OBJECT_PRECISION,
                        Metric.OBJECT_F1,
                        Metric.OBJECT_FALSE_POSITIVES_PER_SCAN)) {
                    results.keep(metric, own, null, Status.GEOMETRY_MISMATCH, 0, scans.size(), 0);
                }
                return;
            }
            sum = sum.plus(scan.tally(strata, stratum, unit));
        }
        keep(sum, scans.size(), own, results);
    }

    private static void keepDice(List<MatchedScan> scans, Results results) {
        double sum = 0;
        int pairs = 0;
        for (int scan = 0; scan < scans.size(); scan++) {
            for (Link pair : scans.get(scan).pairs()) {
                double dice = scans.get(scan).dice(pair);
                Map<String, Object> own =
                        Map.of("scan", scan, "prediction", pair.prediction(), "reference", pair.reference());
                results.keep(Metric.OBJECT_DICE, own, dice, Status.OK, 1, 1);
                results.keep(Metric.OBJECT_IOU, own, pair.weight(), Status.OK, 1, 1);
                sum += dice;
                pairs++;
            }
        }
        Tally all = scans.stream().map(MatchedScan::tally).reduce(Tally::plus).orElseThrow();
        Status none = all.status() == Status.OK ? Status.UNDEFINED_NO_PAIRS : all.status();
        results.keep(
                Metric.MEAN_OBJECT_DICE,
                Map.of(),
                pairs == 0 ? null : (Double) (sum / pairs),
                pairs == 0 ? none : Status.OK,
                pairs,
                pairs);
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
