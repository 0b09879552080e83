package dev.consilium.study;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * 32 bytes that follow from the secret of a project by HMAC-SHA-256 (RFC 2104). A label keeps the uses apart, so that no output of one is an
 * output of another; those of pseudonyms are in {@code dicom}.
 */
final class KeyDerivation {

    private static final String ALGORITHM = "HmacSHA256";

    private KeyDerivation() {}

    static byte[] of(byte[] secret, String label, String value) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            mac.update(label.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
