package dev.consilium.dicom;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Writes JPEG 2000 codestreams of eight bits marker by marker, wrong ones too; each tile has the same packets. */
final class Jpeg2000Written {

    private final int columns;
    private final int rows;
    private int capabilities;
    private int depth = 7;
    private int tileRows;
    private int tileLeft;
    private int layers = 1;
    private int transform;
    private int blockExponent = 6;
    private int style;
    private int[] precincts = {0xFF};
    private byte[] extra = {};

    Jpeg2000Written(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        tileRows = rows;
    }

    /** Rsiz. */
    Jpeg2000Written capabilities(int bits) {
        capabilities = bits;
        return this;
    }

    /** Ssiz: one less than the bits, 0x80 above for the sign. */
    Jpeg2000Written depth(int bits) {
        depth = bits;
        return this;
    }

    Jpeg2000Written tileRows(int count) {
        tileRows = count;
        return this;
    }

    Jpeg2000Written tileLeft(int column) {
        tileLeft = column;
        return this;
    }

    Jpeg2000Written layers(int count) {
        layers = count;
        return this;
    }

    Jpeg2000Written transform(int kind) {
        transform = kind;
        return this;
    }

    /** Both sides of code-blocks. */
    Jpeg2000Written blocks(int exponent) {
        blockExponent = exponent;
        return this;
    }

    Jpeg2000Written style(int bits) {
        style = bits;
        return this;
    }

    /** One for each resolution. */
    Jpeg2000Written precincts(int... exponents) {
        precincts = exponents;
        return this;
    }

    /** A marker segment behind those that every main header has. */
    Jpeg2000Written segment(int marker, byte[] parameters) {
        extra = HostileCorpus.join(new byte[] {(byte) 0xFF, (byte) marker}, joined(parameters));
        return this;
    }

    private static byte[] joined(byte[] parameters) {
        int length = parameters.length + 2;
        return HostileCorpus.join(new byte[] {(byte) (length >> 8), (byte) length}, parameters);
    }

    byte[] toBytes(byte[] packets) {
        ByteArrayOutputStream code = new ByteArrayOutputStream();
        words(code, 0xFF4F, 0xFF51, 41, capabilities);
        numbers(code, columns, rows, 0, 0, columns, tileRows, tileLeft, 0);
        words(code, 1);
        octets(code, depth, 1, 1);
        words(code, 0xFF52, 12 + precincts.length);
        octets(code, 1, 0);
        words(code, layers);
        octets(code, transform, precincts.length - 1, blockExponent - 2, blockExponent - 2, style, 1);
        octets(code, precincts);
        int bands = 3 * precincts.length - 2;
        words(code, 0xFF5C, 3 + bands);
        octets(code, 0x40);
        for (int i = 0; i < bands; i++) {
            octets(code, 8 << 3);
        }
        code.writeBytes(extra);
        for (int tile = 0; tile <= (rows - 1) / tileRows; tile++) {
            words(code, 0xFF90, 10, tile);
            numbers(code, 14 + packets.length);
            words(code, 1, 0xFF93);
            code.writeBytes(packets);
        }
        words(code, 0xFFD9);
        return code.toByteArray();
    }

    private static void octets(ByteArrayOutputStream out, int... values) {
        Arrays.stream(values).forEach(out::write);
    }

    private static void words(ByteArrayOutputStream out, int... values) {
        Arrays.stream(values).forEach(value -> octets(out, value >> 8, value));
    }

    private static void numbers(ByteArrayOutputStream out, int... values) {
        Arrays.stream(values).forEach(value -> words(out, value >> 16, value));
    }
}
