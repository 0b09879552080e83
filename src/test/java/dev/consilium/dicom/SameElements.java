package dev.consilium.dicom;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether two data sets say the same. What differs is named by tag, never by value. */
public final class SameElements {

    private SameElements() {}

    /** Tags, with those of the sequences around, whose elements are not the same in VR and bytes. */
    public static List<String> differences(Dataset one, Dataset other) {
        List<String> found = new ArrayList<>();
        compare("", (DataElements) one, (DataElements) other, found);
        return found;
    }

    private static void compare(String at, DataElements one, DataElements other, List<String> found) {
        Set<Integer> tags = new TreeSet<>(Integer::compareUnsigned);
        one.elements().forEach(element -> tags.add(element.tag()));
        other.elements().forEach(element -> tags.add(element.tag()));
        for (int tag : tags) {
            String name = at + "%08X".formatted(tag);
            if (!one.contains(tag) || !other.contains(tag)) {
                found.add(name + (one.contains(tag) ? " is gone" : " is new"));
                continue;
            }
            Element first = one.element(tag).orElseThrow();
            Element second = other.element(tag).orElseThrow();
            if (!first.isSequence() || !second.isSequence()) {
                if (!first.equals(second)) {
                    found.add(name + " differs");
                }
            } else if (first.items().size() != second.items().size()) {
                found.add(name + " has other items");
            } else {
                for (int i = 0; i < first.items().size(); i++) {
                    compare(
                            name + "[" + i + "].",
                            first.items().get(i),
                            second.items().get(i),
                            found);
                }
            }
        }
    }
}
