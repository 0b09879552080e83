package dev.consilium.study;

import java.util.Optional;

/** Which case reads a series; implemented by the module that keeps cases. */
public interface SeriesCases {

    /** The id of the case, once there is one. */
    Optional<String> caseOf(String seriesId);
}
