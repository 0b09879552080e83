package dev.consilium.dicom;

import java.util.List;

/**
 * The dummy of a sequence: its first item, already cleaned, with every value that could still say something replaced. Codes, replaced UIDs and
 * moved dates stay, since they carry the structure.
 */
final class DummyItem {

    private DummyItem() {}

    /** Empty where the sequence was. */
    static Element sequence(int tag, List<DataElements> cleaned) {
        return Element.sequence(
                tag, cleaned.stream().limit(1).map(DummyItem::of).toList());
    }

    private static DataElements of(DataElements cleaned) {
        DataElements dummy = DataElements.item();
        for (Element element : cleaned.elements()) {
            dummy.put(of(element));
        }
        return dummy;
    }

    private static Element of(Element element) {
        return switch (element.vr()) {
            case SQ -> sequence(element.tag(), element.items());
            case CS, UI, DA, DT, TM -> element;
            default -> DummyValue.of(element.tag(), element.vr());
        };
    }
}
