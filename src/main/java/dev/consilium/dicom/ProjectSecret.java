package dev.consilium.dicom;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Everything keyed: UIDs, pseudonyms, date offsets and seals of one project by HMAC-SHA-256 (RFC 2104). A label keeps the uses apart, so
 * that no output of one is an output of another; without the key none can be recomputed from a guess of the original.
 */
final class ProjectSecret {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST = 16;
    private static final int LONGEST_SHIFT = 3650;

    private final SecretKeySpec key;

    /** @throws IllegalArgumentException where the key has fewer than 16 bytes */
    ProjectSecret(byte[] key) {
        if (key.length < SHORTEST) {
            throw new IllegalArgumentException("a project key has at least " + SHORTEST + " bytes");
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** {@code 2.25.} and 128 bits as a decimal number (PS3.5 B.2): at most 44 characters. */
    String uid(String original) {
        byte[] digest = digest("uid", original);
        return "2.25." + new BigInteger(1, Arrays.copyOf(digest, 16));
    }

    /** Sixteen hexadecimal digits after a P; valid as LO and as PN in every character set. */
    String pseudonym(String patient) {
        byte[] digest = digest("patient", patient);
        return "P" + HexFormat.of().withUpperCase().formatHex(digest, 0, 8);
    }

    /** Whole days from -3650 to -1. */
    int dateOffset(String patient) {
        BigInteger number = new BigInteger(1, digest("date-offset", patient));
        return -1 - number.mod(BigInteger.valueOf(LONGEST_SHIFT)).intValue();
    }

    private byte[] digest(String label, String value) {
        Mac mac = mac(label);
        return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
    }

    /** @return a function that has taken the label and waits for the value */
    Mac mac(String label) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(label.getBytes(StandardCharsets.US_ASCII));
            mac.update((byte) 0);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
