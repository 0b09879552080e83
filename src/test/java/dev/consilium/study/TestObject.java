package dev.consilium.study;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A small CT image as a Part 10 file in Explicit VR Little Endian, written by hand so that tests need no toolkit to make it. */
public final class TestObject {

    private static final int SIDE = 64;
    private static final int OFFSET = 1024;

    private final Map<Long, byte[]> elements = new TreeMap<>();
    private int seed = 1;

    public static TestObject slice(String series, int number) {
        return empty(series, number, SIDE).pixels(number);
    }

    /** A square image of these Hounsfield units, which none is below -1024. */
    public static TestObject image(String series, int number, int side, int[] hounsfield) {
        ByteBuffer values = little(side * side * 2);
        for (int unit : hounsfield) {
            values.putShort((short) (unit + OFFSET));
        }
        return empty(series, number, side)
                .text(0x0028, 0x1050, "DS", "60")
                .text(0x0028, 0x1051, "DS", "400")
                .text(0x0028, 0x1052, "DS", Integer.toString(-OFFSET))
                .text(0x0028, 0x1053, "DS", "1")
                .put(0x7FE0, 0x0010, "OW", values.array());
    }

    private static TestObject empty(String series, int number, int side) {
        return new TestObject()
                .text(0x0008, 0x0008, "CS", "ORIGINAL\\PRIMARY\\AXIAL")
                .text(0x0008, 0x0016, "UI", "1.2.840.10008.5.1.4.1.1.2")
                .text(0x0008, 0x0018, "UI", series + "." + number)
                .text(0x0008, 0x0060, "CS", "CT")
                .text(0x0010, 0x0010, "PN", "Secret^Patient")
                .text(0x0010, 0x0020, "LO", "SECRET-4711")
                .text(0x0020, 0x000D, "UI", "1.2.3")
                .text(0x0020, 0x000E, "UI", series)
                .text(0x0020, 0x0013, "IS", Integer.toString(number))
                .text(0x0020, 0x0032, "DS", "0\\0\\" + 2 * number)
                .text(0x0020, 0x0037, "DS", "1\\0\\0\\0\\1\\0")
                .number(0x0028, 0x0002, 1)
                .text(0x0028, 0x0004, "CS", "MONOCHROME2")
                .number(0x0028, 0x0010, side)
                .number(0x0028, 0x0011, side)
                .text(0x0028, 0x0030, "DS", "0.5\\0.5")
                .number(0x0028, 0x0100, 16)
                .number(0x0028, 0x0101, 16)
                .number(0x0028, 0x0102, 15)
                .number(0x0028, 0x0103, 0);
    }

    public TestObject text(int group, int element, String vr, String value) {
        String padded = value.length() % 2 == 0 ? value : value + (vr.equals("UI") ? "\0" : " ");
        return put(group, element, vr, padded.getBytes(StandardCharsets.ISO_8859_1));
    }

    public TestObject number(int group, int element, int value) {
        return put(group, element, "US", little(2).putShort((short) value).array());
    }

    TestObject without(int group, int element) {
        elements.remove(key(group, element));
        return this;
    }

    public TestObject pixels(int newSeed) {
        seed = newSeed;
        ByteBuffer values = little(SIDE * SIDE * 2);
        for (int i = 0; i < SIDE * SIDE; i++) {
            values.putShort((short) ((i * 7 + i / SIDE * 13 + seed * 101) % 1000));
        }
        return put(0x7FE0, 0x0010, "OW", values.array());
    }

    /** Stored values of an unsigned image without a rescale. */
    TestObject stored(int[] stored) {
        ByteBuffer values = little(stored.length * 2);
        for (int value : stored) {
            values.putShort((short) value);
        }
        int side = (int) Math.round(Math.sqrt(stored.length));
        return number(0x0028, 0x0010, side)
                .number(0x0028, 0x0011, side)
                .without(0x0028, 0x1052)
                .without(0x0028, 0x1053)
                .put(0x7FE0, 0x0010, "OW", values.array());
    }

    /** An image of one grey, as large as asked. */
    public TestObject large(int rows, int columns) {
        return number(0x0028, 0x0010, rows)
                .number(0x0028, 0x0011, columns)
                .put(0x7FE0, 0x0010, "OW", new byte[rows * columns * 2]);
    }

    TestObject flat() {
        return put(0x7FE0, 0x0010, "OW", new byte[SIDE * SIDE * 2]);
    }

    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[128]);
        out.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
        byte[] syntax = element(0x0002, 0x0010, "UI", "1.2.840.10008.1.2.1\0".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(
                element(0x0002, 0x0000, "UL", little(4).putInt(syntax.length).array()));
        out.writeBytes(syntax);
        elements.values().forEach(out::writeBytes);
        return out.toByteArray();
    }

    Upload in(Path directory) throws IOException {
        return upload(directory, "object-" + System.identityHashCode(this) + ".dcm", bytes());
    }

    static Upload upload(Path directory, String name, byte[] content) throws IOException {
        Path file = Files.createTempFile(directory, "upload", ".bin");
        Files.write(file, content);
        return new Upload(name, file);
    }

    private TestObject put(int group, int element, String vr, byte[] value) {
        elements.put(key(group, element), element(group, element, vr, value));
        return this;
    }

    private static long key(int group, int element) {
        return (long) group << 16 | element;
    }

    private static byte[] element(int group, int element, String vr, byte[] value) {
        boolean isLong = vr.equals("OW");
        ByteBuffer buffer = little(8 + (isLong ? 4 : 0) + value.length);
        buffer.putShort((short) group).putShort((short) element).put(vr.getBytes(StandardCharsets.US_ASCII));
        if (isLong) {
            buffer.putShort((short) 0).putInt(value.length);
        } else {
            buffer.putShort((short) value.length);
        }
        return buffer.put(value).array();
    }

    private static ByteBuffer little(int capacity) {
        return ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN);
    }
}
