package dev.consilium.study;

import dev.consilium.imaging.mask.RunLengthMask;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;

/** Keeps masks beside the images of their series, under the SHA-256 of their canonical bytes. */
@Component
public class MaskStore {

    private final ObjectStore store;

    MaskStore(ObjectStore store) {
        this.store = store;
    }

    /** Putting the same mask again changes nothing. @return its digest */
    public String put(String seriesId, RunLengthMask mask) {
        byte[] bytes = mask.bytes();
        try {
            return store.put(seriesId, out -> out.write(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a digest that {@link #put} returned for this series. */
    public RunLengthMask open(String seriesId, String digest) {
        if (!digest.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("no digest");
        }
        try (InputStream in = store.open(seriesId, digest)) {
            return RunLengthMask.ofBytes(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
