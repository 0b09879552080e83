package dev.consilium.study;

import dev.consilium.imaging.ImageQuality;
import dev.consilium.imaging.Measure;
import java.util.Locale;
import java.util.function.Function;

/** A figure of an image that is compared with those of the project's accepted images. The name is its column. */
enum ImageFigure {
    NOISE(quality -> quality.noise().sigma()),
    SHARPNESS(quality -> quality.sharpness().normalisedLaplacian()),
    TENENGRAD(quality -> quality.sharpness().normalisedTenengrad()),
    DIRECTIONAL_RATIO(quality -> quality.motion().directionalRatio()),
    GHOST_ENERGY(quality -> quality.motion().ghostEnergy()),
    SNR(quality -> quality.signal().snr()),
    CNR(quality -> quality.signal().cnr()),
    DYNAMIC_RANGE(quality -> ok(quality.intensity().dynamicRange())),
    CLIPPED_LOW(quality -> ok(quality.intensity().clippedLow())),
    CLIPPED_HIGH(quality -> ok(quality.intensity().clippedHigh())),
    USED_BITS(quality -> ok(quality.intensity().usedBits())),
    ENTROPY(quality -> ok(quality.intensity().entropy()));

    private final Function<ImageQuality, Measure> figure;

    ImageFigure(Function<ImageQuality, Measure> figure) {
        this.figure = figure;
    }

    Measure of(ImageQuality quality) {
        return figure.apply(quality);
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As a sentence says it. */
    String words() {
        return column().replace('_', ' ');
    }

    private static Measure ok(double value) {
        return new Measure(value, Measure.Status.OK);
    }
}
