package dev.consilium.dicom;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Follows the escape sequences of ISO 2022 as DICOM uses them (PS3.5 6.1.2.4, PS3.3 Tables C.12-3 and C.12-4). */
final class Iso2022Decoder {

    static final byte ESCAPE = 0x1B;

    private static final Charset JAPANESE = Charset.forName("EUC-JP");
    private static final Charset KOREAN = Charset.forName("EUC-KR");
    private static final Charset CHINESE = Charset.forName("GB2312");
    private static final Charset KATAKANA = Charset.forName("JIS_X0201");

    private enum Low {
        ASCII,
        JIS_X0208,
        JIS_X0212
    }

    private static final Map<String, Low> LOW =
            Map.of("(B", Low.ASCII, "(J", Low.ASCII, "$B", Low.JIS_X0208, "$@", Low.JIS_X0208, "$(D", Low.JIS_X0212);

    private static final Map<String, Charset> HIGH = Map.ofEntries(
            Map.entry("-A", StandardCharsets.ISO_8859_1),
            Map.entry("-B", Charset.forName("ISO-8859-2")),
            Map.entry("-C", Charset.forName("ISO-8859-3")),
            Map.entry("-D", Charset.forName("ISO-8859-4")),
            Map.entry("-L", Charset.forName("ISO-8859-5")),
            Map.entry("-G", Charset.forName("ISO-8859-6")),
            Map.entry("-F", Charset.forName("ISO-8859-7")),
            Map.entry("-H", Charset.forName("ISO-8859-8")),
            Map.entry("-M", Charset.forName("ISO-8859-9")),
            Map.entry("-b", Charset.forName("ISO-8859-15")),
            Map.entry("-T", Charset.forName("TIS-620")),
            Map.entry(")I", KATAKANA),
            Map.entry("$)C", KOREAN),
            Map.entry("$)A", CHINESE));

    private final StringBuilder text = new StringBuilder();
    private Low low = Low.ASCII;
    private Charset high;

    Iso2022Decoder(Charset initialHigh) {
        this.high = initialHigh;
    }

    String decode(byte[] bytes) {
        int at = 0;
        while (at < bytes.length) {
            at += bytes[at] == ESCAPE ? escape(bytes, at) : character(bytes, at);
        }
        return text.toString();
    }

    /** Length of the escape sequence; an unknown one is dropped as ESC alone. */
    private int escape(byte[] bytes, int at) {
        for (int length = 2; length <= 3 && at + length < bytes.length; length++) {
            String sequence = new String(bytes, at + 1, length, StandardCharsets.ISO_8859_1);
            if (LOW.containsKey(sequence)) {
                low = LOW.get(sequence);
                return length + 1;
            }
            if (HIGH.containsKey(sequence)) {
                high = HIGH.get(sequence);
                return length + 1;
            }
        }
        return 1;
    }

    private int character(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        if (first >= 0x80) {
            return highCharacter(bytes, at);
        }
        if (low == Low.ASCII || first <= 0x20 || at + 1 == bytes.length) {
            text.append((char) first);
            return 1;
        }
        byte lead = (byte) (first | 0x80);
        byte trail = (byte) (bytes[at + 1] | 0x80);
        text.append(new String(
                low == Low.JIS_X0208 ? new byte[] {lead, trail} : new byte[] {(byte) 0x8F, lead, trail}, JAPANESE));
        return 2;
    }

    private int highCharacter(byte[] bytes, int at) {
        boolean pair = (high.equals(KOREAN) || high.equals(CHINESE)) && at + 1 < bytes.length && bytes[at + 1] < 0;
        int length = pair ? 2 : 1;
        text.append(new String(bytes, at, length, high));
        return length;
    }
}
