package dev.consilium.study;

import dev.consilium.imaging.Measure;
import dev.consilium.study.ImageMeasures.Usual;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Figures of a series, the median over its images, that lie outside what is usual for the accepted images of the project. */
final class UnusualFigures {

    private UnusualFigures() {}

    static List<String> of(Map<ImageFigure, Measure> medians, Map<ImageFigure, Usual> usual) {
        return medians.entrySet().stream()
                .filter(entry -> unusual(entry.getValue().value(), usual.get(entry.getKey())))
                .map(entry -> words(entry.getKey(), entry.getValue(), usual.get(entry.getKey())))
                .toList();
    }

    private static boolean unusual(@Nullable Double value, @Nullable Usual usual) {
        return value != null && usual != null && !usual.holds(value);
    }

    private static String words(ImageFigure figure, Measure median, Usual usual) {
        return String.format(
                Locale.ROOT, "%s %.4g, usual %.4g to %.4g", figure.words(), median.value(), usual.from(), usual.to());
    }
}
