package dev.consilium.study;

import dev.consilium.dicom.PixelRegion;
import java.time.Instant;
import java.util.List;

/**
 * What a person signed who looked at the pixels of a series: outside the regions nothing is drawn into them that identifies anybody.
 *
 * @param regions to be blacked, none where there is nothing to black
 * @param digest SHA-256 of all that was signed
 */
public record Clearance(
        List<MarkedRegion> regions,
        String signerId,
        String signerName,
        String meaning,
        Instant signedAt,
        String digest) {

    public Clearance {
        regions = List.copyOf(regions);
    }

    /** @param image from 1 */
    public List<PixelRegion> of(int image) {
        return regions.stream()
                .filter(region -> region.covers(image))
                .map(MarkedRegion::pixels)
                .toList();
    }
}
