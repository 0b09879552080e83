package dev.consilium.study;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** PNG pictures of slices, rendered by the server. */
@Component
public class Previews {

    /**
     * @param slice from 0, in display order
     * @param center window centre in modality units; null takes the object's own window, or the 1st to 99th percentile
     * @param width window width in modality units
     * @throws dev.consilium.common.Refusal NOT_FOUND, {@code NOT_DECODABLE}
     */
    public byte[] png(String seriesId, int slice, @Nullable Double center, @Nullable Double width) {
        throw new UnsupportedOperationException();
    }
}
