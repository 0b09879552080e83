package dev.consilium.quality;

import dev.consilium.quality.metric.MetricResult;
import java.util.List;

/**
 * Where the readings of one case agree and where they do not. Readings stand by their ids.
 *
 * @param votes most readings first, equally many in schema order
 * @param cannotTell readings that called the image unusable and gave no label: in no vote and in no pair
 * @param percent share of agreeing pairs
 * @param classes that some gave and some did not, in schema order
 */
public record CaseSplit(List<Vote> votes, List<String> cannotTell, MetricResult percent, List<OfClass> classes) {

    public CaseSplit {
        votes = List.copyOf(votes);
        cannotTell = List.copyOf(cannotTell);
        classes = List.copyOf(classes);
    }

    /** @param classes codes in schema order, empty for none; @param readings that gave just these */
    public record Vote(List<String> classes, List<String> readings) {

        public Vote {
            classes = List.copyOf(classes);
            readings = List.copyOf(readings);
        }
    }

    public record OfClass(String code, List<String> given, List<String> notGiven) {

        public OfClass {
            given = List.copyOf(given);
            notGiven = List.copyOf(notGiven);
        }
    }
}
