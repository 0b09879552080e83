package dev.consilium.dicom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.VR;
import org.dcm4che3.util.TagUtils;

/** What dcm4che read, as the elements the rest of the product knows: values in little endian, as they stand in the file. */
final class ElementsOfAttributes {

    private ElementsOfAttributes() {}

    static DataElements of(Attributes attributes, String transferSyntax) {
        DataElements elements = new DataElements(transferSyntax);
        fill(elements, attributes);
        return elements;
    }

    private static void fill(DataElements elements, Attributes attributes) {
        for (int tag : attributes.tags()) {
            if (!TagUtils.isGroupLength(tag)) {
                elements.put(element(attributes, tag));
            }
        }
    }

    private static Element element(Attributes attributes, int tag) {
        VR.Holder vr = new VR.Holder();
        Object value = attributes.getValue(tag, vr);
        if (value instanceof Sequence sequence) {
            return Element.sequence(tag, items(sequence));
        }
        if (value instanceof Fragments fragments) {
            return Element.encapsulated(tag, bytes(fragments));
        }
        Vr own = Vr.of(vr.vr.name()).orElse(Vr.UN);
        if (own == Vr.SQ) {
            return Element.sequence(tag, List.of());
        }
        return Element.of(tag, own, littleEndian(attributes, tag, vr.vr));
    }

    private static List<DataElements> items(Sequence sequence) {
        List<DataElements> items = new ArrayList<>();
        for (Attributes item : sequence) {
            DataElements elements = DataElements.item();
            fill(elements, item);
            items.add(elements);
        }
        return items;
    }

    private static List<byte[]> bytes(Fragments fragments) {
        List<byte[]> bytes = new ArrayList<>();
        for (Object fragment : fragments) {
            bytes.add(fragment instanceof byte[] known ? known : new byte[0]);
        }
        return bytes;
    }

    private static byte[] littleEndian(Attributes attributes, int tag, VR vr) {
        try {
            byte[] value = attributes.getBytes(tag);
            if (value == null) {
                return new byte[0];
            }
            return attributes.bigEndian() ? vr.toggleEndian(value, true) : value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
