package dev.consilium.dicom;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Private data elements whose meaning is published and that measure (safe-private.tsv): by creator and element, never by block. */
final class SafePrivate {

    private record Key(String creator, int group, int element) {}

    private static final Map<Key, Vr> VRS = new HashMap<>();

    static {
        ResourceTable.rows("safe-private.tsv", 5)
                .forEach(row -> VRS.put(
                        new Key(row.get(0), Integer.parseInt(row.get(1), 16), Integer.parseInt(row.get(2), 16)),
                        Vr.valueOf(row.get(3))));
    }

    private SafePrivate() {}

    /** The element with its published VR, which Implicit VR does not tell; empty where it is not listed, or is of another VR. */
    static Optional<Element> find(Element found, DataElements in) {
        boolean value = !found.isSequence() && !found.isEncapsulated();
        if (!value || !found.isPrivate() || Dictionary.isPrivateCreator(found.tag())) {
            return Optional.empty();
        }
        return creator(found, in)
                .flatMap(creator ->
                        Optional.ofNullable(VRS.get(new Key(creator, found.tag() >>> 16, found.tag() & 0xFF))))
                .filter(vr -> found.vr() == vr || found.vr() == Vr.UN)
                .filter(vr -> vr.isText() || found.value().length % vr.width() == 0)
                .map(vr -> Element.of(found.tag(), vr, found.value()));
    }

    /** Who reserved the block the element is in (PS3.5 7.8.1). */
    private static Optional<String> creator(Element element, DataElements in) {
        return in.text(creatorTag(element.tag()));
    }

    static int creatorTag(int tag) {
        return tag & 0xFFFF0000 | tag >>> 8 & 0xFF;
    }
}
