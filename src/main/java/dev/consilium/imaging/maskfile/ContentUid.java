package dev.consilium.imaging.maskfile;

import dev.consilium.common.Digests;
import java.math.BigInteger;
import java.util.HexFormat;

/** UIDs that follow from what they are of: {@code 2.25.} and 128 bits of SHA-256 (PS3.5 B.2). */
final class ContentUid {

    private ContentUid() {}

    static String of(String purpose, String content) {
        String digest = Digests.sha256Hex("consilium " + purpose + "\n" + content);
        return "2.25." + new BigInteger(1, HexFormat.of().parseHex(digest, 0, 32));
    }
}
