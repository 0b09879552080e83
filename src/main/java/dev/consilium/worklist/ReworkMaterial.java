package dev.consilium.worklist;

import dev.consilium.arbitration.Place;
import dev.consilium.arbitration.ReworkRequest;
import java.util.List;

/**
 * Why a reading came back to its reader and where to look; never who asked.
 *
 * @param reason code of the reason
 */
public record ReworkMaterial(String reason, String comment, List<Place> places) {

    static ReworkMaterial of(ReworkRequest request) {
        return new ReworkMaterial(request.reason().code(), request.comment(), request.places());
    }
}
