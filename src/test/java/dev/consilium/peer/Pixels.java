package dev.consilium.peer;

import dev.consilium.common.Digests;
import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DicomException;
import dev.consilium.dicom.Tag;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Optional;

/** The decoded values of all frames in one digest. */
final class Pixels {

    private Pixels() {}

    /** Empty where there is nothing to decode, or nothing that we can decode. */
    static Optional<String> digest(Dataset object) {
        MessageDigest digest = Digests.sha256();
        try {
            if (!object.contains(Tag.PixelData)) {
                return Optional.empty();
            }
            for (int frame = 0; frame < object.frames(); frame++) {
                for (int value : Written.TOOLKIT.decode(object, frame).values()) {
                    digest.update(
                            ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
                }
            }
        } catch (DicomException notDecodable) {
            return Optional.empty();
        }
        return Optional.of(Digests.hex(digest.digest()));
    }
}
