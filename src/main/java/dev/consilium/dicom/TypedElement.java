package dev.consilium.dicom;

import java.util.Optional;

/**
 * An element whose bytes can be what the dictionary says they are.
 *
 * @param vr by the dictionary, of a choice the one the element has; the element's own where the dictionary does not know the tag
 */
record TypedElement(Element element, Vr vr) {

    /**
     * Empty where text stands for numbers, or a value for a sequence, or the reverse, so that no rule could read it. UN becomes what the
     * dictionary knows (PS3.5 6.2.2).
     */
    static Optional<TypedElement> of(Element element) {
        Optional<Vr> known = Dictionary.find(element.tag()).flatMap(entry -> vr(entry, element));
        if (known.isEmpty()) {
            return Optional.of(new TypedElement(element, element.vr()));
        }
        Vr vr = known.get();
        Element read = element.vr() == Vr.UN && !element.isSequence()
                ? Element.of(element.tag(), vr, element.value())
                : element;
        return agree(read, vr) ? Optional.of(new TypedElement(read, vr)) : Optional.empty();
    }

    private static Optional<Vr> vr(Dictionary.Entry entry, Element element) {
        boolean chosen = (" " + entry.vr() + " ").contains(" " + element.vr() + " ");
        return chosen ? Optional.of(element.vr()) : Vr.of(Dictionary.vr(element.tag()));
    }

    private static boolean agree(Element element, Vr vr) {
        boolean sequences = element.isSequence() == (vr == Vr.SQ);
        boolean pixels = !element.isEncapsulated() || element.tag() == Tag.PixelData;
        return sequences && pixels && element.vr().isText() == vr.isText();
    }
}
