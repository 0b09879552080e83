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

    @TestFactory
    Stream<DynamicTest> whatOnlyOtherPartsReadIsUnsupportedNotWrong() {
        return Stream.of(
                        new Jpeg2000Written(8, 8).style(0x40),
                        new Jpeg2000Written(8, 8).style(0x80),
                        new Jpeg2000Written(8, 8).capabilities(0x4000),
                        new Jpeg2000Written(8, 8).capabilities(0x8000),
                        new Jpeg2000Written(8, 8).segment(0x50, new byte[4]),
                        new Jpeg2000Written(8, 8).depth(31))
                .map(written -> refused(written, "UNSUPPORTED_SYNTAX"));
    }

    @TestFactory
    Stream<DynamicTest> headersThatCannotBeAreMalformedNotGrey() {
        return Stream.of(
                        new Jpeg2000Written(8, 8).layers(0),
                        new Jpeg2000Written(8, 8).transform(2),
                        new Jpeg2000Written(8, 8).tileLeft(4),
                        new Jpeg2000Written(8, 8).tileLeft(-8),
                        new Jpeg2000Written(8, 8).tileRows(Integer.MIN_VALUE))
                .map(written -> refused(written, "MALFORMED"));
    }

    private static DynamicTest refused(Jpeg2000Written written, String code) {
        return DynamicTest.dynamicTest(code, () -> assertThatThrownBy(() -> grey(written, new byte[1]))
                .isInstanceOfSatisfying(
                        DicomException.class, e -> assertThat(e.code()).isEqualTo(code)));
    }

    private static int[] grey(Jpeg2000Written written, byte[] packets) {
        PixelLayout layout = new PixelLayout(8, 8, 1, 32, 32, 31, false, "MONOCHROME2", false, 1);
        return Jpeg2000Frame.read(layout, written.toBytes(packets)).values();
    }

    @Test
    void thirtyOneBitsAreTheMost() {
        assertThat(grey(new Jpeg2000Written(8, 8).depth(30), new byte[1])).containsOnly(1 << 30);
        assertThat(grey(new Jpeg2000Written(8, 8), new byte[1])).containsOnly(128);
    }

    /** COD says how many layers there are, and may come later than POC. */
    @Test
    void aChangeOfProgressionBeforeTheLayersAreKnownLosesNone() throws IOException {
        Coded coded = named("progression change");
        byte[] code = coded.code;
        int style = indexOf(code, 0x52);
        int part = indexOf(code, 0x90);
        int change = indexOf(code, 0x5F);
        int length = 2 + ByteBuffer.wrap(code).getShort(change + 2);
        assertThat(change).as("in the header of the tile").isGreaterThan(part);
        ByteBuffer changed = ByteBuffer.allocate(code.length)
                .put(code, 0, style)
                .put(code, change, length)
                .put(code, style, change - style)
                .put(code, change + length, code.length - change - length);
        int size = part + length + 6;
        changed.putInt(size, changed.getInt(size) - length);
        assertThat(digest(coded.decoded(changed.array()))).isEqualTo(coded.digest);
    }

    /** A decoder that throws the symbols away shows damage as a picture. */
    @Test
    void damageThatSegmentationSymbolsTellIsNoPicture() throws IOException {
        Coded coded = named("style segmentation symbols");
        byte[] damaged = coded.code.clone();
        damaged[damaged.length - 20] ^= 0x10;
        assertThatThrownBy(() -> coded.decoded(damaged))
                .isInstanceOfSatisfying(
                        DicomException.class, e -> assertThat(e.code()).isEqualTo("MALFORMED"));
    }

    private static Coded named(String name) throws IOException {
        return coded().stream()
                .filter(coded -> coded.name.startsWith(name + ":"))
                .findFirst()
                .orElseThrow();
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
