package dev.consilium.study;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where files lie and what an upload may not exceed. All nodes of one installation share the three directories.
 *
 * @param inbox originals, until they are de-identified
 * @param store de-identified objects
 * @param keys one secret per project; to be backed up apart from the database
 * @param maxEntries files in one archive
 * @param maxInflatedBytes of one archive
 * @param maxRatio inflated to packed size of one archive, once it is past 16 MiB
 * @param maxObjectBytes of one DICOM object
 */
@ConfigurationProperties("consilium.study")
public record StudySettings(
        @DefaultValue("data/inbox") Path inbox,
        @DefaultValue("data/objects") Path store,
        @DefaultValue("data/keys") Path keys,
        @DefaultValue("10000") int maxEntries,
        @DefaultValue("4294967296") long maxInflatedBytes,
        @DefaultValue("200") int maxRatio,
        @DefaultValue("536870912") long maxObjectBytes) {

    /** Where the parts of requests lie until they are taken in: on the disk of the inbox and as closed as it. */
    public Path received() {
        return inbox.toAbsolutePath().normalize().resolveSibling("received");
    }
}
