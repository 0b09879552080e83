package dev.consilium.dicom;

import static dev.consilium.dicom.HandWritten.number;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Files made to break readers, each of them wrong in one way, by a name that says in which. */
public final class HostileCorpus {

    private static final String EXPLICIT = TransferSyntax.EXPLICIT;
    private static final List<String> CODED = List.of(
            TransferSyntax.RLE,
            TransferSyntax.JPEG_BASELINE,
            TransferSyntax.JPEG_EXTENDED,
            TransferSyntax.JPEG_LOSSLESS,
            TransferSyntax.JPEG_LOSSLESS_FIRST_ORDER,
            TransferSyntax.JPEG_LS_LOSSLESS,
            TransferSyntax.JPEG_LS,
            TransferSyntax.JPEG_2000_LOSSLESS,
            TransferSyntax.JPEG_2000);

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    private HostileCorpus() {
        lengths();
        nesting();
        compression();
        geometry();
        coding();
        identity();
        directories();
        structure();
    }

    public static Map<String, byte[]> files() {
        return new HostileCorpus().files;
    }

    private void add(String kind, Object what, byte[] file) {
        String name = kind + "-" + what.toString().replaceAll("[^A-Za-z0-9.-]+", "_");
        if (files.put(name, file) != null) {
            throw new IllegalStateException(name + " twice");
        }
    }

    private void lengths() {
        for (String vr : List.of("OB", "OW", "UN", "UT", "OF", "UC")) {
            for (long claimed : new long[] {5_000, 1L << 30, 0x7FFFFFFFL, 0xFFFFFFF0L}) {
                add("length", vr + claimed, claim(vr, claimed));
            }
        }
        for (String vr : List.of("LO", "PN", "DS", "IS", "UI", "US", "FD", "AT")) {
            add("length", vr + " to the end of what a short form can say", claim(vr, 0xFFFE));
        }
        add("length", "text of undefined length", claim("UT", 0xFFFFFFFFL));
        add("length", "item longer than its sequence", sequence(8, 64));
        add(
                "length",
                "element longer than its item",
                HandWritten.file(EXPLICIT)
                        .header(0x00091001, "SQ", 16)
                        .item(new HandWritten().header(0x00091002, "LO", 200).toBytes())
                        .toBytes());
        add("length", "sequence longer than the file", sequence(4_000, 16));
        for (int depth = 1; depth <= 5; depth++) {
            HandWritten open = HandWritten.file(EXPLICIT);
            for (int i = 0; i < depth; i++) {
                open.openSequence(0x00091001).openItem();
            }
            add("length", depth + " sequences without their end", open.toBytes());
        }
        byte[] whole = HandWritten.image(EXPLICIT, 16, 16, 16)
                .explicit(Tag.PixelData, "OW", new byte[512])
                .toBytes();
        for (int cut = 1; cut <= 20; cut++) {
            add("length", "cut off after " + cut + " of 21 parts", Arrays.copyOf(whole, whole.length * cut / 21));
        }
    }

    private void nesting() {
        for (int depth : new int[] {65, 66, 100, 1_000, 20_000, 200_000}) {
            add("nesting", depth, HandWritten.file(EXPLICIT).nested(depth).toBytes());
            add(
                    "nesting",
                    depth + " as UN",
                    HandWritten.file(EXPLICIT).nestedUnknown(depth).toBytes());
        }
    }

    private void compression() {
        for (int mebibytes : new int[] {70, 100, 200}) {
            add("deflate", "bomb of " + mebibytes + " MiB", deflated(mebibytes));
        }
        byte[] bomb = deflated(1);
        for (int part = 1; part <= 4; part++) {
            add("deflate", "cut off " + part, Arrays.copyOf(bomb, bomb.length - part * (bomb.length - 400) / 5));
        }
        byte[] meta = meta(TransferSyntax.DEFLATED);
        add("deflate", "text", join(meta, "no deflated data at all".getBytes(StandardCharsets.US_ASCII)));
        add("deflate", "noise", join(meta, noise(500, 3)));
        add("deflate", "nothing", meta);
    }

    private void geometry() {
        for (int bits : new int[] {0, 2, 3, 7, 9, 15, 24, 33, 63, 64, 128, 65_535}) {
            add("geometry", bits + " bits allocated", pixels(HandWritten.image(EXPLICIT, 2, 2, bits)));
        }
        add("geometry", "no rows", pixels(HandWritten.image(EXPLICIT, 0, 2, 8)));
        add("geometry", "no columns", pixels(HandWritten.image(EXPLICIT, 2, 0, 8)));
        add("geometry", "65535 by 65535", pixels(HandWritten.image(EXPLICIT, 65_535, 65_535, 16)));
        for (int bits : new int[] {1, 8, 16, 32}) {
            add("geometry", "too few pixels of " + bits, pixels(HandWritten.image(EXPLICIT, 1_000, 65, bits)));
        }
        for (long rows : new long[] {0x7FFFFFFFL, 0xFFFFFFFFL, 0x80000000L, 0x10001L}) {
            add(
                    "geometry",
                    "rows as UL " + rows,
                    pixels(HandWritten.file(EXPLICIT)
                            .explicit(0x00280010, "UL", number(4, rows))
                            .unsigned(0x00280011, 2)
                            .unsigned(0x00280100, 8)));
        }
        for (String frames : List.of("2147483647", "2147483648", "-1", "1A", "99999999999999999999", "1e9", "1.5 ")) {
            add(
                    "geometry",
                    frames + " frames",
                    HandWritten.image(EXPLICIT, 2, 2, 8)
                            .text(0x00280008, "IS", frames.length() % 2 == 0 ? frames : frames + " ")
                            .explicit(Tag.PixelData, "OB", new byte[4])
                            .toBytes());
        }
        for (int samples : new int[] {0, 2, 4, 5, 65_535}) {
            add("geometry", samples + " samples", pixels(samples(samples, "MONOCHROME2 ")));
        }
        add("geometry", "three samples of grey", pixels(samples(3, "MONOCHROME2 ")));
        add("geometry", "one sample of RGB", pixels(samples(1, "RGB ")));
        add(
                "geometry",
                "pixels twice",
                HandWritten.image(EXPLICIT, 1, 2, 8)
                        .explicit(Tag.PixelData, "OB", new byte[2])
                        .explicit(Tag.PixelData, "OB", new byte[4])
                        .toBytes());
        for (String slope : List.of("0", "-0.0", "NaN", "1e-30", "1e999", "-Infinity", "slope")) {
            add(
                    "rescale",
                    slope,
                    HandWritten.image(EXPLICIT, 1, 2, 8)
                            .text(0x00281053, "DS", slope.length() % 2 == 0 ? slope : slope + " ")
                            .explicit(Tag.PixelData, "OB", new byte[2])
                            .toBytes());
        }
    }

    private void coding() {
        for (String syntax : CODED) {
            String name = syntax.substring(syntax.lastIndexOf('.', syntax.length() - 3) + 1);
            add("coding", name + " without fragments", coded(syntax, 8, 8));
            add("coding", name + " empty", coded(syntax, 8, 8, new byte[0]));
            for (int seed = 1; seed <= 3; seed++) {
                add("coding", name + " noise " + seed, coded(syntax, 8, 8, noise(5_000, seed)));
            }
            add("coding", name + " not encapsulated", pixels(HandWritten.image(syntax, 8, 8, 8)));
        }
        add("coding", "RLE header cut off", coded(TransferSyntax.RLE, 8, 8, new byte[63]));
        for (int first : new int[] {4, 5_000, -64, 64, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            add("coding", "RLE segment at " + first, coded(TransferSyntax.RLE, 8, 8, segments(1, first)));
        }
        for (int count : new int[] {0, 2, 15, 16, -1, Integer.MAX_VALUE}) {
            add("coding", "RLE of " + count + " segments", coded(TransferSyntax.RLE, 8, 8, segments(count, 64)));
        }
        add("coding", "RLE run cut off", coded(TransferSyntax.RLE, 8, 8, join(segments(1, 64), new byte[] {-127})));
        add(
                "coding",
                "RLE of a large frame",
                coded(TransferSyntax.RLE, 11_000, 11_000, join(segments(1, 64), new byte[] {-127, 0})));
        add(
                "coding",
                "deflated frame of two bytes",
                HandWritten.image(TransferSyntax.DEFLATED_FRAMES, 8_192, 16_384, 32)
                        .fragments(new byte[] {3, 0})
                        .toBytes());
        jpeg2000();
        offsetTables();
        palettes();
        for (String later : List.of("102", "201", "202", "203", "110", "111", "112")) {
            add("coding", "later syntax " + later, coded("1.2.840.10008.1.2.4." + later, 8, 8, new byte[64]));
        }
    }

    /** What the headers of a few bytes ask for, and what another part of the standard would read otherwise. */
    private void jpeg2000() {
        jpeg2000(
                "precincts",
                4_096,
                4_096,
                new Jpeg2000Written(4_096, 4_096)
                        .blocks(4)
                        .precincts(0x00, 0x11, 0x11, 0x21, 0x32, 0x43)
                        .toBytes(new byte[10]));
        jpeg2000(
                "more packets than bytes",
                8,
                8,
                new Jpeg2000Written(8, 8).layers(11).toBytes(new byte[10]));
        for (int layers : new int[] {400, 65_535}) {
            byte[] packets = new byte[layers];
            Arrays.fill(packets, (byte) 0x80);
            Jpeg2000Written many = new Jpeg2000Written(4_096, 4_096).blocks(2).layers(layers);
            jpeg2000("code-blocks in " + layers + " layers", 4_096, 4_096, many.toBytes(packets));
        }
        jpeg2000(
                "code-blocks beside one",
                1_024,
                2_048,
                new Jpeg2000Written(2_048, 1_024).blocks(2).layers(2_000).toBytes(besideOne(2_000)));
        byte[] changes = new byte[256 * 7];
        for (int i = 0; i < changes.length; i += 7) {
            System.arraycopy(new byte[] {0, 0, 0, 1, 33, 1, 3}, 0, changes, i, 7);
        }
        jpeg2000(
                "changes of progression",
                4_096,
                512,
                new Jpeg2000Written(512, 4_096)
                        .tileRows(512)
                        .blocks(4)
                        .precincts(0x11, 0x11)
                        .segment(0x5F, changes)
                        .toBytes(new byte[81_920]));
        byte[] slices = slices(65_535, 40);
        jpeg2000(
                "code-block in 65535 slices",
                64,
                64,
                new Jpeg2000Written(64, 64).layers(65_535).toBytes(Arrays.copyOf(slices, slices.length - 1)));
        Map<String, Jpeg2000Written> others = new LinkedHashMap<>();
        others.put("no layers", new Jpeg2000Written(8, 8).layers(0));
        others.put("component transform 2", new Jpeg2000Written(8, 8).transform(2));
        others.put("high throughput", new Jpeg2000Written(8, 8).style(0x40));
        others.put("mixed high throughput", new Jpeg2000Written(8, 8).style(0x80));
        others.put("part 15", new Jpeg2000Written(8, 8).capabilities(0x4000));
        others.put("part 2", new Jpeg2000Written(8, 8).capabilities(0x8000));
        others.put("capabilities", new Jpeg2000Written(8, 8).segment(0x50, new byte[4]));
        others.put("tiles right of the image", new Jpeg2000Written(8, 8).tileLeft(4));
        others.put("tiles left of everything", new Jpeg2000Written(8, 8).tileLeft(-8));
        others.put("tiles of no rows", new Jpeg2000Written(8, 8).tileRows(Integer.MIN_VALUE));
        others.forEach((name, written) -> jpeg2000(name, 8, 8, written.toBytes(new byte[1])));
    }

    private void jpeg2000(String what, int rows, int columns, byte[] code) {
        add("coding", "JPEG 2000 " + what, coded(TransferSyntax.JPEG_2000, rows, columns, code));
    }

    /** The first of 512 by 256 code-blocks in the first packet; the others might come in each that follows. */
    private static byte[] besideOne(int layers) {
        byte[] packets = new byte[3 + 4 * layers];
        System.arraycopy(new byte[] {(byte) 0xFF, 0x7F, (byte) 0xFC}, 0, packets, 0, 3);
        for (int at = 7; at < packets.length; at += 4) {
            packets[at] = (byte) 0x80;
        }
        return packets;
    }

    /** A code-block whose lengths have fifteen bits, the same of them in each layer. */
    private static byte[] slices(int layers, int length) {
        ByteArrayOutputStream packets = new ByteArrayOutputStream();
        packets.writeBytes(
                new byte[] {(byte) 0xEF, (byte) 0xFF, (byte) (length >> 9), (byte) (length >> 1), (byte) (length << 7)
                });
        packets.writeBytes(new byte[length]);
        for (int layer = 1; layer < layers; layer++) {
            int header = 0b1100 << 15 | length;
            packets.writeBytes(new byte[] {(byte) (header >> 11), (byte) (header >> 3), (byte) (header << 5)});
            packets.writeBytes(new byte[length]);
        }
        return packets.toByteArray();
    }

    /** Three frames in four fragments, so that only the table tells which are whose. */
    private void offsetTables() {
        Map<String, int[]> tables = new LinkedHashMap<>();
        tables.put("a cycle", new int[] {0, 16, 0});
        tables.put("backwards", new int[] {32, 16, 0});
        tables.put("beyond the end", new int[] {0, 16, 0x7FFFFFFF});
        tables.put("within an item", new int[] {0, 5, 9});
        tables.put("the same thrice", new int[] {0, 0, 0});
        tables.put("not from the first", new int[] {16, 32, 48});
        tables.forEach((name, offsets) -> {
            ByteArrayOutputStream table = new ByteArrayOutputStream();
            for (int offset : offsets) {
                table.writeBytes(number(4, offset));
            }
            HandWritten image = HandWritten.image(TransferSyntax.RLE, 2, 2, 8)
                    .text(0x00280008, "IS", "3 ")
                    .header(Tag.PixelData, "OB", 0xFFFFFFFFL)
                    .item(table.toByteArray());
            for (int fragment = 0; fragment < 4; fragment++) {
                image.item(noise(8, fragment));
            }
            add("coding", "offset table of " + name, image.closeSequence().toBytes());
        });
    }

    private void palettes() {
        byte[] described = join(join(number(2, 256), number(2, 0)), number(2, 16));
        for (int tables = 0; tables < 4; tables++) {
            HandWritten image = samples(1, "PALETTE COLOR ");
            for (int colour = 0; colour < tables; colour++) {
                image.explicit(0x00281101 + colour, "US", described);
            }
            for (int colour = 0; colour < 3; colour++) {
                image.explicit(0x00281201 + colour, "OW", new byte[10]);
            }
            add("coding", "palette of " + tables + " short tables", pixels(image));
        }
    }

    private void identity() {
        List<String> identifiers = List.of(
                "../../etc/passwd", "1.2\0.3 ", "1..2", "abc ", "1.2.", "C:/x", "1.2;rm", "1." + "2".repeat(10_240));
        Map<String, Integer> tags = new TreeMap<>(
                Map.of("instance", Tag.SOPInstanceUID, "study", Tag.StudyInstanceUID, "series", Tag.SeriesInstanceUID));
        tags.forEach((name, tag) -> identifiers.forEach(uid -> add(
                "identity",
                name + " " + identifiers.indexOf(uid),
                HandWritten.file(EXPLICIT).text(tag, "UI", uid).toBytes())));
        for (String magic : List.of(
                "MZ", "\u007fELF", "PK\3\4", "<html><script>", "#!/bin/sh\n", "%PDF-1.7", "\u00cf\u00fa\u00ed\u00fe")) {
            byte[] file = HandWritten.file(EXPLICIT).toBytes();
            byte[] begin = magic.getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(begin, 0, file, 0, begin.length);
            add("preamble", magic.replaceAll("[^A-Za-z]", "") + begin.length, file);
        }
    }

    private void directories() {
        for (String file : List.of("..\\..\\ETC\\PASSWD", "/ETC/PASSWD ", "C:\\WINDOWS", "IMAGES/../../X", "A\0B ")) {
            HandWritten record = new HandWritten().text(0x00041500, "CS", file.length() % 2 == 0 ? file : file + " ");
            add(
                    "directory",
                    file,
                    HandWritten.file(EXPLICIT)
                            .openSequence(0x00041220)
                            .item(record.toBytes())
                            .closeSequence()
                            .toBytes());
        }
    }

    private void structure() {
        add("structure", "empty", new byte[0]);
        add("structure", "text", "no image ".repeat(40).getBytes(StandardCharsets.US_ASCII));
        add("structure", "zeros", new byte[1_000]);
        add("structure", "noise", noise(5_000, 5));
        add("structure", "archive", "PK\3\4".repeat(99).getBytes(StandardCharsets.ISO_8859_1));
        add(
                "structure",
                "nothing after the preamble",
                Arrays.copyOf(HandWritten.file(EXPLICIT).toBytes(), 132));
        add("structure", "nothing after the meta information", meta(EXPLICIT));
        for (String syntax : List.of("1.2.3.4", "1.2.840.10008.1.2.99", "1." + "2.".repeat(5_000) + "3", "../../x")) {
            add(
                    "structure",
                    "syntax " + syntax.length() + syntax.substring(0, 3),
                    HandWritten.file(syntax).toBytes());
        }
        add(
                "structure",
                "no value representation",
                HandWritten.file(EXPLICIT).header(0x00091002, "\0\0", 0).toBytes());
        add(
                "structure",
                "value representation in small letters",
                HandWritten.file(EXPLICIT).header(0x00091002, "lo", 0).toBytes());
        add(
                "structure",
                "meta information in the data set",
                HandWritten.file(EXPLICIT)
                        .text(0x00020010, "UI", "1.2.840.10008.1.2\0")
                        .toBytes());
        add(
                "structure",
                "a command in the data set",
                HandWritten.file(EXPLICIT)
                        .text(0x00000002, "UI", "1.2.840.10008.1.1\0")
                        .toBytes());
        add(
                "structure",
                "a delimiter at the top",
                HandWritten.file(EXPLICIT).closeSequence().toBytes());
        add(
                "structure",
                "a sequence of no items",
                HandWritten.file(EXPLICIT)
                        .openSequence(0x00091001)
                        .unsigned(0x00091002, 1)
                        .toBytes());
        HandWritten many = HandWritten.file(EXPLICIT);
        for (int i = 0; i < 1_000_000; i++) {
            many.unsigned((0x0009 + i / 60_000 * 2) << 16 | 0x1000 + i % 60_000, 1);
        }
        add("structure", "a million private elements", many.toBytes());
        for (String charset : List.of("ISO_IR 999 ", "KLINGON ", "ISO 2022 IR 87\\NONE", "../..  ")) {
            add(
                    "charset",
                    charset.length() + charset.substring(0, 3),
                    new HandWritten()
                            .bytes(meta(EXPLICIT))
                            .text(0x00080005, "CS", charset.length() % 2 == 0 ? charset : charset + " ")
                            .text(0x00100010, "PN", "\33$B;3ED\33(B^\33$B")
                            .toBytes());
        }
    }

    /** An object in Implicit VR, where a name may be as long as any value. */
    public static byte[] nameOf(String text) {
        return new HandWritten()
                .bytes(new byte[128])
                .bytes("DICM".getBytes(StandardCharsets.US_ASCII))
                .text(0x00020010, "UI", "1.2.840.10008.1.2\0")
                .implicit(Tag.PatientName, text.getBytes(StandardCharsets.US_ASCII))
                .toBytes();
    }

    static byte[] claim(String vr, long length) {
        return HandWritten.file(EXPLICIT)
                .header(0x00091002, vr, length)
                .bytes(new byte[100])
                .toBytes();
    }

    private static byte[] sequence(int length, int item) {
        return HandWritten.file(EXPLICIT)
                .header(0x00091001, "SQ", length)
                .item(new byte[item])
                .toBytes();
    }

    private static HandWritten samples(int samples, String photometric) {
        return HandWritten.file(EXPLICIT)
                .unsigned(0x00280002, samples)
                .text(0x00280004, "CS", photometric)
                .unsigned(0x00280010, 2)
                .unsigned(0x00280011, 2)
                .unsigned(0x00280100, 8);
    }

    static byte[] pixels(HandWritten image) {
        return image.explicit(Tag.PixelData, "OB", new byte[4096]).toBytes();
    }

    static byte[] coded(String syntax, int rows, int columns, byte[]... fragments) {
        return HandWritten.image(syntax, rows, columns, 8).fragments(fragments).toBytes();
    }

    static byte[] segments(int count, int first) {
        byte[] header = new byte[64];
        System.arraycopy(number(4, count), 0, header, 0, 4);
        System.arraycopy(number(4, first), 0, header, 4, 4);
        return header;
    }

    private static byte[] deflated(int mebibytes) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(meta(TransferSyntax.DEFLATED));
        try (DeflaterOutputStream deflating =
                new DeflaterOutputStream(file, new Deflater(Deflater.BEST_COMPRESSION, true))) {
            deflating.write(HandWritten.imageOnly(1 << 10, mebibytes << 10, 8)
                    .header(Tag.PixelData, "OB", (long) mebibytes << 20)
                    .toBytes());
            for (int i = 0; i < mebibytes; i++) {
                deflating.write(new byte[1 << 20]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    /** Preamble and group 0002 alone: without the one element that {@link HandWritten#file} puts into the data set. */
    private static byte[] meta(String syntax) {
        byte[] bytes = HandWritten.file(syntax).toBytes();
        return Arrays.copyOf(bytes, bytes.length - 34);
    }

    static byte[] join(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    static byte[] noise(int length, int seed) {
        byte[] noise = new byte[length];
        new Random(seed).nextBytes(noise);
        return noise;
    }
}
