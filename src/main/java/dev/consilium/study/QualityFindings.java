package dev.consilium.study;

import static dev.consilium.study.Finding.Severity.FAIL;
import static dev.consilium.study.Finding.Severity.WARN;

import dev.consilium.imaging.ImageQuality;
import dev.consilium.imaging.SliceGeometry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a measurement found, in words a data manager can check against the images: at most one finding per code. */
final class QualityFindings {

    private static final int NAMED = 20;

    /** Positions are written with few digits: less is rounding. */
    private static final double TILT_DEGREES = 0.1;

    private QualityFindings() {}

    /** @param unusual figures outside those of the project's accepted images, in words */
    static List<Finding> of(SeriesMeasurement measurement, SliceGeometry geometry, List<String> unusual) {
        List<Finding> found = new ArrayList<>();
        add(
                found,
                "UNREADABLE",
                FAIL,
                measurement.unreadable.entrySet().stream()
                        .map(entry -> "image %d cannot be decoded (%s)".formatted(entry.getKey(), entry.getValue())),
                images(measurement, measurement.unreadable.keySet().stream()));
        add(
                found,
                "MISSING_ATTRIBUTE",
                FAIL,
                measurement.missingAttributes.entrySet().stream().map(entry -> "object %d lacks %s"
                        .formatted(entry.getKey(), String.join(", ", entry.getValue()))),
                objects(measurement, measurement.missingAttributes.keySet().stream()));
        add(
                found,
                "WRONG_MODALITY",
                FAIL,
                measurement.wrongModality.entrySet().stream()
                        .map(entry -> "object %d %s".formatted(entry.getKey(), entry.getValue())),
                objects(measurement, measurement.wrongModality.keySet().stream()));
        if (measurement.missingInstances() > 0) {
            found.add(new Finding(
                    "INCOMPLETE_SERIES",
                    FAIL,
                    "the series says it has %d objects, %d came".formatted(measurement.stated, measurement.objects)));
        }
        addImages(
                found,
                "EMPTY_IMAGE",
                FAIL,
                measurement,
                quality -> quality.intensity().empty(),
                "has one value everywhere");
        addImages(
                found,
                "LOW_DYNAMIC_RANGE",
                WARN,
                measurement,
                quality -> !quality.intensity().empty() && quality.intensity().dynamicRange() <= 0,
                "has one value but for a few pixels");
        addImages(
                found,
                "INVERTED_PHOTOMETRIC",
                WARN,
                measurement,
                ImageQuality::inverted,
                "has a bright edge around a dark middle, as if inverted");
        addGeometry(found, measurement, geometry);
        add(found, "OUTSIDE_PROJECT_RANGE", WARN, unusual.stream(), Stream.of());
        add(
                found,
                Quarantine.TEXT_RISK,
                FAIL,
                Stream.concat(
                        measurement.burnedInRisks.stream(),
                        measurement.lettered.keySet().stream()
                                .map(image -> measurement.where(image) + " shows something like text")),
                measurement.letteredPlaces().stream());
        return found;
    }

    private static void addGeometry(List<Finding> found, SeriesMeasurement measurement, SliceGeometry geometry) {
        add(
                found,
                "MISSING_SLICES",
                FAIL,
                geometry.missing().stream().map(QualityFindings::missing),
                gaps(measurement, geometry.missing()));
        add(
                found,
                "DUPLICATE_POSITION",
                FAIL,
                geometry.duplicates().stream().map(position -> mm("two images at %.2f mm", position)),
                geometry.duplicates().stream()
                        .limit(Finding.MOST_PLACES)
                        .flatMap(measurement::imagesAt)
                        .distinct()
                        .sorted()
                        .map(measurement::place));
        if (geometry.nonuniform()) {
            String detail = geometry.irregular().stream()
                    .limit(NAMED)
                    .map(gap -> mm("%.2f mm between %.2f and %.2f mm", gap.width(), gap.from(), gap.to()))
                    .collect(Collectors.joining("; "));
            String summary = mm(
                    "%d of %d gaps differ from the median of %.2f mm: ",
                    geometry.irregular().size(), geometry.positions().size() - 1, geometry.medianGap());
            found.add(new Finding(
                    "NONUNIFORM_SPACING",
                    WARN,
                    summary + detail + more(geometry.irregular().size()),
                    gaps(measurement, geometry.irregular()).toList()));
        }
        if (geometry.inconsistent() > 0) {
            String detail = measurement.apart().stream()
                    .limit(NAMED)
                    .map(measurement::where)
                    .collect(Collectors.joining("; "));
            found.add(new Finding(
                    "INCONSISTENT_GEOMETRY",
                    FAIL,
                    "%d images differ from the first in orientation, matrix or pixel spacing, or have axes that are not at right angles: "
                                    .formatted(geometry.inconsistent())
                            + detail
                            + more(geometry.inconsistent()),
                    FindingPlace.joined(
                            images(measurement, measurement.apart().stream()).toList())));
        }
        if (geometry.tilt() > TILT_DEGREES) {
            found.add(new Finding(
                    "GANTRY_TILT",
                    WARN,
                    mm("the slices are sheared by %.1f degrees against their normal", geometry.tilt())));
        }
    }

    private static void addImages(
            List<Finding> found,
            String code,
            Finding.Severity severity,
            SeriesMeasurement measurement,
            Predicate<ImageQuality> quality,
            String predicate) {
        List<Integer> images = measurement.images(quality);
        add(
                found,
                code,
                severity,
                images.stream().map(image -> measurement.where(image) + " " + predicate),
                images(measurement, images.stream()));
    }

    private static Stream<FindingPlace> images(SeriesMeasurement measurement, Stream<Integer> images) {
        return images.map(measurement::place);
    }

    private static Stream<FindingPlace> objects(SeriesMeasurement measurement, Stream<Integer> objects) {
        return objects.flatMap(object -> measurement.placeOfObject(object).stream());
    }

    private static Stream<FindingPlace> gaps(SeriesMeasurement measurement, List<SliceGeometry.Gap> gaps) {
        return gaps.stream().limit(Finding.MOST_PLACES).map(measurement::place);
    }

    private static String missing(SliceGeometry.Gap gap) {
        return mm(
                "gap of %.2f mm between %.2f and %.2f mm, %d %s missing",
                gap.width(), gap.from(), gap.to(), gap.missing(), gap.missing() == 1 ? "slice" : "slices");
    }

    private static void add(
            List<Finding> found,
            String code,
            Finding.Severity severity,
            Stream<String> details,
            Stream<FindingPlace> places) {
        List<String> all = details.toList();
        if (!all.isEmpty()) {
            String named = all.stream().limit(NAMED).collect(Collectors.joining("; "));
            found.add(new Finding(code, severity, named + more(all.size()), FindingPlace.joined(places.toList())));
        }
    }

    private static String more(int all) {
        return all > NAMED ? "; and %d more".formatted(all - NAMED) : "";
    }

    private static String mm(String pattern, Object... figures) {
        return String.format(Locale.ROOT, pattern, figures);
    }
}
