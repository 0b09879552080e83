package dev.consilium.study;

import dev.consilium.imaging.Measure;
import dev.consilium.study.ImageMeasures.Usual;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Figures of a series, the median over its images, that lie outside what is usual for the accepted images of the project. */
final class UnusualFigures {

    private UnusualFigures() {}

    /** In words, one sentence each. */
    static List<String> of(Map<ImageFigure, Measure> medians, Map<ImageFigure, Usual> usual) {
        List<String> unusual = new ArrayList<>();
        usual.forEach((figure, bounds) -> {
            Measure median = medians.get(figure);
            if (median != null && median.value() != null && !bounds.holds(median.value())) {
                unusual.add(words(figure, median.value(), bounds));
            }
        });
        return unusual;
    }

    private static String words(ImageFigure figure, double median, Usual usual) {
        return String.format(
                Locale.ROOT, "%s %.4g, usual %.4g to %.4g", figure.words(), median, usual.from(), usual.to());
    }
}
