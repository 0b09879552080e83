package dev.consilium.dicom;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * An element whose bytes can be what the dictionary says they are.
 *
 * @param vr by the dictionary, of a choice the one the element has; the element's own where the dictionary does not know the tag
 */
record TypedElement(Element element, Vr vr) {

    private static final int HEADER = 8;

    /**
     * Empty where text stands for numbers, or a value for a sequence, or the reverse, so that no rule could read it. UN becomes what the
     * dictionary knows (PS3.5 6.2.2).
     *
     * @param in where the element stands
     * @throws DicomException where UN ought to be a sequence and is none
     */
    static Optional<TypedElement> of(Element element, DataElements in) {
        Optional<Vr> known = Dictionary.find(element.tag()).map(entry -> vr(entry, element));
        if (known.isEmpty()) {
            return Optional.of(new TypedElement(element, element.vr()));
        }
        Element read = element.vr() == Vr.UN ? fromUnknown(element, known.get(), in) : element;
        return agree(read, known.get()) ? Optional.of(new TypedElement(read, known.get())) : Optional.empty();
    }

    private static Vr vr(Dictionary.Entry entry, Element element) {
        boolean chosen = (" " + entry.vr() + " ").contains(" " + element.vr() + " ");
        return chosen ? element.vr() : entry.readAs();
    }

    private static Element fromUnknown(Element element, Vr vr, DataElements in) {
        return vr == Vr.SQ ? sequence(element, in) : Element.of(element.tag(), vr, element.value());
    }

    /** Implicit VR Little Endian whatever is around it. */
    private static Element sequence(Element element, DataElements in) {
        byte[] value = element.value();
        ByteBuffer stream = ByteBuffer.allocate(HEADER + value.length).order(ByteOrder.LITTLE_ENDIAN);
        stream.putShort((short) (element.tag() >>> 16)).putShort((short) element.tag());
        stream.putInt(value.length).put(value);
        DataElements around = new DataElements(TransferSyntax.IMPLICIT);
        around.put(Element.text(
                Tag.SpecificCharacterSet, Vr.CS, in.charset().terms().toArray(String[]::new)));
        ByteSource source = new ByteSource(new ByteArrayInputStream(stream.array()), value.length);
        try {
            return new DataSetReader(source, ReadLimits.DEFAULT, around)
                    .read(Encoding.IMPLICIT, null)
                    .element(element.tag())
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean agree(Element element, Vr vr) {
        boolean sequences = element.isSequence() == (vr == Vr.SQ);
        boolean pixels = !element.isEncapsulated() || element.tag() == Tag.PixelData;
        return sequences && pixels && element.vr().isText() == vr.isText();
    }
}
