package dev.consilium.study;

import java.util.List;
import org.springframework.stereotype.Component;

/** Measures a de-identified series (science: image quality gate) and keeps what it found. */
@Component
public class QualityCheck {

    /** Measures and keeps the findings. Idempotent. */
    public Measures measure(String seriesId) {
        throw new UnsupportedOperationException();
    }

    /**
     * What the decision table reads; counts over the series. {@code codes} are the finding codes in schema order.
     *
     * @param snr signal to noise, the median over slices, 0 where undefined
     */
    public record Measures(
            String modality,
            int objects,
            int unreadable,
            int missingAttributes,
            int emptyImages,
            int missingSlices,
            int duplicatePositions,
            boolean nonuniformSpacing,
            int inconsistentGeometry,
            int rows,
            int columns,
            double dynamicRange,
            double noise,
            double sharpness,
            double snr,
            boolean burnedInRisk,
            List<String> codes) {}
}
