package dev.consilium.worklist;

import dev.consilium.arbitration.Place;
import dev.consilium.arbitration.ReworkRequest;
import dev.consilium.imaging.mask.GridShape;
import java.util.List;

/**
 * Why a reading came back to its reader and where to look; never who asked.
 *
 * @param reason code of the reason
 * @param images the grid the places lie on
 */
public record ReworkMaterial(String reason, String comment, List<Place> places, GridShape images) {

    static ReworkMaterial of(ReworkRequest request, GridShape images) {
        return new ReworkMaterial(request.reason().code(), request.comment(), request.places(), images);
    }
}
