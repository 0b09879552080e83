package dev.consilium.imaging;

import org.jspecify.annotations.Nullable;

/**
 * Quality of one image without a reference or a model. Noise, sharpness and motion are taken on the body of CT and MR, everything else on
 * the whole image.
 *
 * @param inverted whether what is shown bright is dark and the other way round; never said of modalities whose background may be bright
 */
public record ImageQuality(
        Noise noise, Sharpness sharpness, Motion motion, SignalToNoise signal, Intensity intensity, boolean inverted) {

    /**
     * What the header says that decides how an image is measured.
     *
     * @param modality Modality (0008,0060), {@code OT} where there is none
     * @param phase direction of phase encoding, null where not said
     * @param darkIsHigh MONOCHROME1: great values are shown dark
     */
    public record Circumstances(String modality, Motion.@Nullable Phase phase, boolean darkIsHigh) {

        public static final Circumstances UNKNOWN = new Circumstances("OT", null, false);
    }

    public static ImageQuality of(Plane plane, Circumstances known) {
        boolean magnetic = known.modality().equals("MR");
        Area area = Area.body(plane, known.modality());
        return new ImageQuality(
                Noise.of(plane, area),
                Sharpness.of(plane, area),
                Motion.of(plane, area, magnetic ? known.phase() : null),
                SignalToNoise.otsu(plane, magnetic),
                Intensity.of(plane),
                Inversion.of(plane, known));
    }

    /** Whether there is nothing to see. */
    public static boolean empty(Plane plane) {
        return Intensity.deviation(plane) < Intensity.EMPTY_BELOW;
    }

    /** The whole image, of which nothing is known. */
    public static ImageQuality of(Plane plane) {
        return of(plane, Circumstances.UNKNOWN);
    }
}
