package dev.consilium.dicom;

import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.VR;

/** The elements of a data set as dcm4che writes them. */
final class AttributesOfElements {

    private AttributesOfElements() {}

    static Attributes of(DataElements elements) {
        Attributes attributes = new Attributes();
        for (Element element : elements.elements()) {
            put(attributes, element);
        }
        return attributes;
    }

    private static void put(Attributes attributes, Element element) {
        VR vr = VR.valueOf(element.vr().name());
        if (element.isSequence()) {
            Sequence sequence =
                    attributes.newSequence(element.tag(), element.items().size());
            element.items().forEach(item -> sequence.add(of(item)));
        } else if (element.isEncapsulated()) {
            Fragments fragments = attributes.newFragments(
                    element.tag(), vr, element.fragments().size());
            fragments.addAll(element.fragments());
        } else {
            attributes.setBytes(element.tag(), vr, element.value());
        }
    }
}
