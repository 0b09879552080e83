package dev.consilium.quality.object;

import dev.consilium.quality.metric.MetricResult;
import java.util.List;

/** How the objects of several scans were found. @param scans in their order */
public record DetectionScore(List<MatchedScan> scans, List<MetricResult> metrics) {}
