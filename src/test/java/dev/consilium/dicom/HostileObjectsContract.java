package dev.consilium.dicom;

import static dev.consilium.dicom.HandWritten.number;
import static dev.consilium.dicom.HostileCorpus.claim;
import static dev.consilium.dicom.HostileCorpus.coded;
import static dev.consilium.dicom.HostileCorpus.join;
import static dev.consilium.dicom.HostileCorpus.noise;
import static dev.consilium.dicom.HostileCorpus.pixels;
import static dev.consilium.dicom.HostileCorpus.segments;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Objects made to do harm end in a code, quickly and without memory, and the next good one works. */
abstract class HostileObjectsContract {

    private static final String EXPLICIT = TransferSyntax.EXPLICIT;
    private static final String RLE = TransferSyntax.RLE;

    abstract DicomToolkit toolkit();

    /** Whether another code, or to read on, is right too: libraries differ in what they forgive. */
    boolean forgives() {
        return false;
    }

    @TestFactory
    Stream<DynamicTest> lengthsThatLie() {
        Map<String, byte[]> objects = new LinkedHashMap<>();
        objects.put("LIMIT_EXCEEDED: 4 GiB claimed", claim("OB", 0xFFFFFFF0L));
        objects.put("TRUNCATED: 1 GiB claimed", claim("OB", 1L << 30));
        objects.put("MALFORMED: a text of undefined length", claim("UT", 0xFFFFFFFFL));
        objects.put(
                "TRUNCATED: a sequence without its end",
                HandWritten.file(EXPLICIT).openSequence(0x00091001).openItem().toBytes());
        objects.put(
                "MALFORMED: an item longer than its sequence",
                HandWritten.file(EXPLICIT)
                        .header(0x00091001, "SQ", 8)
                        .item(new byte[64])
                        .toBytes());
        objects.put(
                "MALFORMED: an element longer than its item",
                HandWritten.file(EXPLICIT)
                        .header(0x00091001, "SQ", 16)
                        .item(new HandWritten().header(0x00091002, "LO", 200).toBytes())
                        .toBytes());
        objects.put(
                "MALFORMED: a sequence of no items",
                HandWritten.file(EXPLICIT)
                        .openSequence(0x00091001)
                        .unsigned(0x00091002, 1)
                        .toBytes());
        objects.put(
                "MALFORMED: no value representation",
                HandWritten.file(EXPLICIT).header(0x00091002, "\0\0", 0).toBytes());
        objects.put(
                "TRUNCATED: nothing after the preamble",
                Arrays.copyOf(HandWritten.file(EXPLICIT).toBytes(), 132));
        objects.put("TRUNCATED: nothing after the meta information", metaOf(HandWritten.file(EXPLICIT)));
        return refused(objects);
    }

    @TestFactory
    Stream<DynamicTest> structuresThatAreNone() {
        Map<String, byte[]> objects = new LinkedHashMap<>();
        objects.put("NOT_DICOM: empty", new byte[0]);
        objects.put(
                "NOT_DICOM: text",
                "<html><body>no image</body></html>".repeat(9).getBytes(StandardCharsets.UTF_8));
        objects.put("NOT_DICOM: zeros", new byte[1000]);
        objects.put("NOT_DICOM: an archive", "PK\3\4".repeat(99).getBytes(StandardCharsets.ISO_8859_1));
        objects.put("UNSUPPORTED_SYNTAX: unknown", HandWritten.file("1.2.3.4").toBytes());
        objects.put(
                "UNSUPPORTED_SYNTAX: of 10 KB",
                HandWritten.file("1." + "2.".repeat(5000) + "3").toBytes());
        objects.put(
                "MALFORMED: meta information in the data set",
                HandWritten.file(EXPLICIT)
                        .text(0x00020010, "UI", "1.2.840.10008.1.2\0")
                        .toBytes());
        objects.put(
                "MALFORMED: pixels twice",
                HandWritten.image(EXPLICIT, 1, 2, 8)
                        .explicit(Tag.PixelData, "OB", new byte[2])
                        .explicit(Tag.PixelData, "OB", new byte[4])
                        .toBytes());
        objects.put(
                "MALFORMED: two thousand million frames",
                HandWritten.file(EXPLICIT)
                        .text(0x00280008, "IS", "2147483647")
                        .explicit(Tag.PixelData, "OB", new byte[2])
                        .toBytes());
        return refused(objects);
    }

    @TestFactory
    Stream<DynamicTest> nesting() {
        return Stream.of(64, 65, 1000, 20_000, 200_000)
                .map(depth -> DynamicTest.dynamicTest("depth " + depth, () -> {
                    byte[] object = HandWritten.file(EXPLICIT).nested(depth).toBytes();
                    if (depth <= ReadLimits.DEFAULT.maxDepth()) {
                        assertThat(read(object).items(0x00091001)).hasSize(1);
                    } else {
                        refuse("LIMIT_EXCEEDED", object);
                    }
                }));
    }

    @Test
    void aDeflateBomb() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        bomb.writeBytes(metaOf(HandWritten.file(TransferSyntax.DEFLATED)));
        try (DeflaterOutputStream deflating =
                new DeflaterOutputStream(bomb, new Deflater(Deflater.BEST_COMPRESSION, true))) {
            deflating.write(new HandWritten()
                    .unsigned(0x00080001, 1)
                    .header(Tag.PixelData, "OB", 200L << 20)
                    .toBytes());
            for (int i = 0; i < 200; i++) {
                deflating.write(new byte[1 << 20]);
            }
        }
        assertThat(bomb.size()).isLessThan(1 << 19);
        refuse("LIMIT_EXCEEDED", bomb.toByteArray());
    }

    @Test
    void aDamagedDeflatedDataset() {
        ByteArrayOutputStream damaged = new ByteArrayOutputStream();
        damaged.writeBytes(metaOf(HandWritten.file(TransferSyntax.DEFLATED)));
        damaged.writeBytes("no deflated data at all".getBytes(StandardCharsets.US_ASCII));
        refuse("MALFORMED", damaged.toByteArray());
    }

    @Test
    void aMillionPrivateElements() {
        HandWritten object = HandWritten.file(EXPLICIT);
        for (int i = 0; i < 1_000_000; i++) {
            object.unsigned((0x0009 + i / 60_000 * 2) << 16 | 0x1000 + i % 60_000, 1);
        }
        refuse("LIMIT_EXCEEDED", object.toBytes());
    }

    @TestFactory
    Stream<DynamicTest> pixelsThatCannotBe() {
        Map<String, byte[]> objects = new LinkedHashMap<>();
        objects.put("MALFORMED: no rows", pixels(HandWritten.image(EXPLICIT, 0, 2, 8)));
        for (int bits : new int[] {0, 7, 64}) {
            objects.put("MALFORMED: bits allocated " + bits, pixels(HandWritten.image(EXPLICIT, 2, 2, bits)));
        }
        objects.put("TRUNCATED: too few", pixels(HandWritten.image(EXPLICIT, 65, 65, 16)));
        objects.put("TRUNCATED: too few bits", pixels(HandWritten.image(EXPLICIT, 1000, 65, 1)));
        objects.put("LIMIT_EXCEEDED: 65535 by 65535", pixels(HandWritten.image(EXPLICIT, 65535, 65535, 16)));
        objects.put(
                "MALFORMED: rows as UL",
                pixels(HandWritten.file(EXPLICIT)
                        .explicit(0x00280010, "UL", number(4, 0x7FFFFFFF))
                        .unsigned(0x00280011, 2)
                        .unsigned(0x00280100, 8)));
        objects.put(
                "MALFORMED: rows beyond an int",
                pixels(HandWritten.file(EXPLICIT)
                        .explicit(0x00280010, "UL", number(4, 0xFFFFFFFFL))
                        .unsigned(0x00280011, 2)
                        .unsigned(0x00280100, 8)));
        objects.put(
                "MALFORMED: three samples of grey",
                pixels(HandWritten.file(EXPLICIT)
                        .unsigned(0x00280002, 3)
                        .text(0x00280004, "CS", "MONOCHROME2 ")
                        .unsigned(0x00280010, 2)
                        .unsigned(0x00280011, 2)
                        .unsigned(0x00280100, 8)));
        objects.put(
                "MALFORMED: a palette without tables",
                pixels(HandWritten.file(EXPLICIT)
                        .unsigned(0x00280002, 1)
                        .text(0x00280004, "CS", "PALETTE COLOR ")
                        .unsigned(0x00280010, 2)
                        .unsigned(0x00280011, 2)
                        .unsigned(0x00280100, 8)));
        return undecodable(objects);
    }

    @TestFactory
    Stream<DynamicTest> codesThatAreDamaged() {
        Map<String, byte[]> objects = new LinkedHashMap<>();
        objects.put("TRUNCATED: no fragments", coded(RLE, 8, 8));
        objects.put("TRUNCATED: run lengths without header", coded(RLE, 8, 8, new byte[63]));
        objects.put("MALFORMED: no segments", coded(RLE, 8, 8, new byte[64]));
        objects.put("MALFORMED: a segment in the header", coded(RLE, 8, 8, segments(1, 4)));
        objects.put("MALFORMED: a segment beyond the end", coded(RLE, 8, 8, segments(1, 5000)));
        objects.put("MALFORMED: a negative segment", coded(RLE, 8, 8, segments(1, -64)));
        objects.put("TRUNCATED: an empty segment", coded(RLE, 8, 8, segments(1, 64)));
        objects.put("TRUNCATED: a run cut off", coded(RLE, 8, 8, join(segments(1, 64), new byte[] {-127})));
        objects.put("TRUNCATED: a literal cut off", coded(RLE, 8, 8, join(segments(1, 64), new byte[] {100, 1, 2})));
        objects.put(
                "TRUNCATED: a large frame of few runs",
                coded(RLE, 11_000, 11_000, join(segments(1, 64), new byte[] {-127, 0})));
        for (String syntax : new String[] {
            TransferSyntax.JPEG_BASELINE,
            TransferSyntax.JPEG_LOSSLESS_FIRST_ORDER,
            TransferSyntax.JPEG_LS_LOSSLESS,
            TransferSyntax.JPEG_LS,
            TransferSyntax.JPEG_2000
        }) {
            objects.put("MALFORMED: noise as " + syntax, coded(syntax, 8, 8, noise(5000, 1)));
        }
        objects.put("UNSUPPORTED_SYNTAX: a later syntax", coded("1.2.840.10008.1.2.4.201", 8, 8, new byte[64]));
        return undecodable(objects);
    }

    @TestFactory
    Stream<DynamicTest> realCodesCutOffOrChanged() {
        return Stream.of(
                        "syntax/MR4_RLE.dcm",
                        "syntax/MR4_JPLL.dcm",
                        "syntax/MR4_J2KR.dcm",
                        "syntax/MR4_JLSL.dcm",
                        "syntax/MR4_JLSN.dcm",
                        "syntax/MR4_JPLY.dcm",
                        "objects/sm_image_jpegls.dcm",
                        "syntax/SC_rgb_jpeg_gdcm.dcm",
                        "syntax/image_dfl.dcm",
                        "syntax/examples_palette.dcm")
                .map(path -> DynamicTest.dynamicTest(path, () -> damage(SampleObjects.bytes("dicom/" + path))));
    }

    /** Whatever bytes change, there is a frame or a code; nothing else escapes. */
    private void damage(byte[] whole) throws IOException {
        Random random = new Random(whole.length);
        for (int round = 0; round < 25; round++) {
            byte[] object = Arrays.copyOf(whole, round % 5 == 0 ? random.nextInt(whole.length) : whole.length);
            for (int change = 0; change < round && object.length > 0; change++) {
                int within = random.nextBoolean() ? Math.min(object.length, 4000) : object.length;
                object[random.nextInt(within)] = (byte) random.nextInt();
            }
            try {
                Dataset dataset = read(object);
                toolkit().decode(dataset, 0);
            } catch (DicomException e) {
                assertThat(e.code()).isNotEmpty();
            }
        }
        read(whole);
    }

    private Stream<DynamicTest> refused(Map<String, byte[]> objects) {
        return objects.entrySet().stream()
                .map(entry ->
                        DynamicTest.dynamicTest(entry.getKey(), () -> refuse(code(entry.getKey()), entry.getValue())));
    }

    private Stream<DynamicTest> undecodable(Map<String, byte[]> objects) {
        return objects.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    Dataset dataset = read(entry.getValue());
                    DicomToolkitContract.assertRefused(
                            code(entry.getKey()), () -> toolkit().decode(dataset, 0));
                    readsAGoodOne();
                }));
    }

    private void refuse(String code, byte[] object) {
        if (forgives()) {
            readOrRefuse(object);
        } else {
            DicomToolkitContract.assertRefused(code, () -> read(object));
        }
        readsAGoodOne();
    }

    private void readOrRefuse(byte[] object) {
        try {
            read(object);
        } catch (DicomException e) {
            assertThat(e.code()).isNotBlank();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void readsAGoodOne() {
        try {
            Dataset good = read(HandWritten.image(EXPLICIT, 1, 2, 8)
                    .explicit(Tag.PixelData, "OB", new byte[] {7, -1})
                    .toBytes());
            assertThat(toolkit().decode(good, 0).values()).containsExactly(7, 255);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Dataset read(byte[] bytes) throws IOException {
        return toolkit().read(new ByteArrayInputStream(bytes), ReadLimits.DEFAULT);
    }

    private static String code(String name) {
        return name.substring(0, name.indexOf(':'));
    }

    /** Without the one element that {@link HandWritten#file} puts into the data set. */
    private static byte[] metaOf(HandWritten file) {
        byte[] bytes = file.toBytes();
        return Arrays.copyOf(bytes, bytes.length - 34);
    }
}
