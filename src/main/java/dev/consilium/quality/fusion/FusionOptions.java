package dev.consilium.quality.fusion;

import org.jspecify.annotations.Nullable;

/**
 * @param leaveOneOut compare each rater with the consensus of the others; else with that of all, which flatters
 * @param surface what measures surfaces, null for not to
 */
public record FusionOptions(
        FusionMethod method,
        FieldOfView fieldOfView,
        boolean leaveOneOut,
        @Nullable SurfaceAgreement surface) {

    public static FusionOptions of(FusionMethod method) {
        return new FusionOptions(method, FieldOfView.UNION_BOX, true, null);
    }

    /** Prior and specificity over the whole image, as ITK has them. */
    public FusionOptions asItk() {
        return new FusionOptions(method, FieldOfView.WHOLE_IMAGE, leaveOneOut, surface);
    }

    /** Each rater compared with the consensus of all, the rater included. */
    public FusionOptions selfIncluded() {
        return new FusionOptions(method, fieldOfView, false, surface);
    }

    public FusionOptions measuring(SurfaceAgreement measure) {
        return new FusionOptions(method, fieldOfView, leaveOneOut, measure);
    }
}
