package dev.consilium.study;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DicomToolkit;
import dev.consilium.dicom.ReadLimits;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;

/** Opens de-identified objects from the store, one at a time. */
@Component
class StoredImages {

    private final ObjectStore store;
    private final DicomToolkit toolkit;
    private final ReadLimits limits;

    StoredImages(ObjectStore store, DicomToolkit toolkit, ReadLimits limits) {
        this.store = store;
        this.toolkit = toolkit;
        this.limits = limits;
    }

    Dataset open(SeriesObjects.SeriesObject object) {
        return open(object.seriesId(), object.requireStored());
    }

    Dataset open(String seriesId, String digest) {
        try (InputStream in = new BufferedInputStream(store.open(seriesId, digest))) {
            return toolkit.read(in, limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the pixels of one frame alone. @param frame from 0 */
    Dataset frame(String seriesId, String digest, int frame) {
        try {
            return toolkit.readFrame(() -> store.open(seriesId, digest), frame, limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its bytes as they are kept. */
    InputStream bytes(String seriesId, String digest) throws IOException {
        return store.open(seriesId, digest);
    }

    long size(String seriesId, String digest) {
        try {
            return store.size(seriesId, digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the pixels and what comes after them. */
    Dataset header(String seriesId, String digest) {
        try (InputStream in = new BufferedInputStream(store.open(seriesId, digest))) {
            return toolkit.readHeader(in, limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
