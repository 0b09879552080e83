package dev.consilium.study;

import java.nio.ByteBuffer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lots that follow from the secret of a project: uniform, the same whenever asked, and not to be foreseen by anybody without the
 * project's key. A purpose keeps the lots of one use apart from those of another, and from every pseudonym.
 */
@Component
public class ProjectLots {

    private static final int BITS = 53;

    private final ProjectKeys keys;
    private final SeriesRecords series;

    ProjectLots(ProjectKeys keys, SeriesRecords series) {
        this.keys = keys;
        this.series = series;
    }

    /** At least 0 and below 1, in steps of 2^-53. @throws dev.consilium.common.Refusal as {@link ProjectKeys#of} */
    @Transactional(readOnly = true)
    public double draw(String projectId, String purpose, String subject) {
        return draw(keys.of(projectId, series.keyUsed(projectId)), purpose, subject);
    }

    static double draw(byte[] key, String purpose, String subject) {
        long random = ByteBuffer.wrap(KeyDerivation.of(key, "lot/" + purpose, subject))
                .getLong();
        return (random >>> (Long.SIZE - BITS)) * 0x1.0p-53;
    }
}
