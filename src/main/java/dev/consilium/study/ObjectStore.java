package dev.consilium.study;

import dev.consilium.common.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/**
 * Keeps de-identified objects under the SHA-256 of their bytes. Each series has a shelf of its own, so that removing one can never
 * take an object from another.
 */
interface ObjectStore {

    /** Keeps the content durably; putting the same again changes nothing. @return its SHA-256 */
    String put(String seriesId, PrivateFiles.Content content) throws IOException;

    InputStream open(String seriesId, String digest) throws IOException;

    long size(String seriesId, String digest) throws IOException;

    /** Removes what else is on the shelf. */
    void keepOnly(String seriesId, Set<String> digests) throws IOException;

    /** Removes the shelf and all that is on it. */
    void remove(String seriesId) throws IOException;
}
