package dev.consilium.dicom;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import javax.crypto.Mac;

/**
 * A keyed digest of a whole data set but its pixels and (0012,0063), where it stands. It tells our own untouched output from an object that only
 * claims to be de-identified. It does not depend on padding, VR or transfer syntax, which a writer may change.
 */
final class Seal {

    private final Mac mac;

    private Seal(Mac mac) {
        this.mac = mac;
    }

    static String of(DataElements dataset, ProjectSecret secret) {
        Seal seal = new Seal(secret.mac("seal"));
        for (Element element : dataset.elements()) {
            if (element.tag() != Tag.DeidentificationMethod) {
                seal.add(element);
            }
        }
        return HexFormat.of().formatHex(seal.mac.doFinal(), 0, 16);
    }

    private void add(Element element) {
        if (element.tag() == Tag.PixelData) {
            return;
        }
        number(element.tag());
        if (element.isSequence()) {
            number(element.items().size());
            element.items().forEach(this::add);
        } else {
            value(element.value());
        }
    }

    private void add(DataElements item) {
        number(item.elements().size());
        item.elements().forEach(this::add);
    }

    private void value(byte[] value) {
        int length = value.length;
        while (length > 0 && (value[length - 1] == 0 || value[length - 1] == ' ')) {
            length--;
        }
        number(length);
        mac.update(value, 0, length);
    }

    private void number(int number) {
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    }
}
