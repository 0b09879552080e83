package dev.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilium.common.Digests;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Codestreams of a drawn picture that OpenJPEG 2.5.0 coded, with the digest of what it decoded them to. */
class Jpeg2000FrameTest {

    private record Coded(String name, int columns, int rows, int components, int bits, String digest, byte[] code) {

        static Coded of(String line) {
            String[] part = line.split("\t");
            return new Coded(
                    part[0] + ": " + part[1],
                    Integer.parseInt(part[2]),
                    Integer.parseInt(part[3]),
                    Integer.parseInt(part[4]),
                    Integer.parseInt(part[5]),
                    part[6],
                    Base64.getDecoder().decode(part[7]));
        }

        int[] decoded(byte[] changed) {
            int allocated = bits > 8 ? 16 : 8;
            PixelLayout layout = new PixelLayout(
                    rows, columns, components, allocated, bits, bits - 1, false, "MONOCHROME2", false, 1);
            return Jpeg2000Frame.read(layout, changed).values();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyFeatureDecodesToTheSameValuesAsOpenJpeg() throws IOException {
        return coded().stream()
                .map(coded -> DynamicTest.dynamicTest(coded.name, () -> assertThat(digest(coded.decoded(coded.code)))
                        .isEqualTo(coded.digest)));
    }

    @TestFactory
    Stream<DynamicTest> whatEndsTooEarlyIsRefused() throws IOException {
        return coded().stream()
                .map(coded -> DynamicTest.dynamicTest(coded.name, () -> {
                    for (int length = 0; length < coded.code.length - 2; length += 7) {
                        byte[] cut = Arrays.copyOf(coded.code, length);
                        assertThatThrownBy(() -> coded.decoded(cut)).isInstanceOf(RuntimeException.class);
                    }
                }));
    }

    /** OpenJPEG goes on without the packets that are missing and blurs the picture. */
    @Test
    void missingPacketsAreNoPicture() throws IOException {
        Coded coded = coded().get(0);
        byte[] code = coded.code;
        int part = indexOf(code, 0x90);
        byte[] cut = Arrays.copyOf(code, code.length - 42);
        cut[cut.length - 2] = (byte) 0xFF;
        cut[cut.length - 1] = (byte) 0xD9;
        ByteBuffer.wrap(cut).putInt(part + 6, cut.length - 2 - part);
        assertThatThrownBy(() -> coded.decoded(cut))
                .isInstanceOfSatisfying(
                        DicomException.class, e -> assertThat(e.code()).isEqualTo("TRUNCATED"));
    }

    /** Whatever bytes are changed: a picture or a refusal, at once and without an error of the machine. */
    @Test
    void damageEndsInARefusalOrAPicture() throws IOException {
        Random random = new Random(2000);
        for (Coded coded : coded()) {
            for (int i = 0; i < 150; i++) {
                byte[] changed = coded.code.clone();
                for (int n = random.nextInt(3); n >= 0; n--) {
                    changed[random.nextInt(changed.length)] = (byte) random.nextInt();
                }
                try {
                    assertThat(coded.decoded(changed)).hasSize(coded.rows * coded.columns * coded.components);
                } catch (RuntimeException refusal) {
                    assertThat(refusal).isNotNull();
                }
            }
        }
    }

    @Test
    void halfTheChrominanceIsUnsupportedNotWrong() throws IOException {
        Coded colour = coded().stream()
                .filter(coded -> coded.components == 3)
                .findFirst()
                .orElseThrow();
        byte[] subsampled = colour.code.clone();
        subsampled[indexOf(subsampled, 0x51) + 42] = 2;
        assertThatThrownBy(() -> colour.decoded(subsampled))
                .isInstanceOfSatisfying(
                        DicomException.class, e -> assertThat(e.code()).isEqualTo("UNSUPPORTED_SYNTAX"));
    }

    private static int indexOf(byte[] code, int marker) {
        int at = 0;
        while (code[at] != (byte) 0xFF || code[at + 1] != (byte) marker) {
            at++;
        }
        return at;
    }

    private static List<Coded> coded() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Jpeg2000FrameTest.class.getResourceAsStream("jpeg2000.tsv")),
                StandardCharsets.UTF_8))) {
            return lines.lines().map(Coded::of).toList();
        }
    }

    private static String digest(int[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            bytes.putShort((short) value);
        }
        MessageDigest sha256 = Digests.sha256();
        return Digests.hex(sha256.digest(bytes.array())).substring(0, 16);
    }
}
