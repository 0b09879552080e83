package dev.consilium.study.web;

import dev.consilium.dicom.Dataset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Attributes of an answer that is no object of the store, in the DICOM JSON Model (PS3.18 F). */
final class Attributes {

    private final SortedMap<String, Map<String, Object>> elements = new TreeMap<>();

    /** Without values it is there and empty. */
    Attributes with(int tag, String vr, Object... values) {
        Map<String, Object> element = new LinkedHashMap<>();
        element.put("vr", vr);
        if (values.length > 0) {
            element.put("Value", Arrays.asList(values));
        }
        elements.put("%08X".formatted(tag), element);
        return this;
    }

    Attributes items(int tag, List<Attributes> items) {
        return with(tag, "SQ", items.stream().map(Attributes::json).toArray());
    }

    /** Its first value there. */
    Attributes text(int tag, String vr, Dataset from) {
        return with(tag, vr, from.text(tag).stream().toArray());
    }

    /** In letters; ideographs and sounds are in the metadata. */
    Attributes name(int tag, Dataset from) {
        Optional<String> letters = from.text(tag).map(name -> name.split("=", -1)[0]);
        return with(
                tag,
                "PN",
                letters.map(name -> Map.of("Alphabetic", name)).stream().toArray());
    }

    Attributes number(int tag, String vr, Dataset from) {
        return with(tag, vr, from.integer(tag).stream().toArray());
    }

    SortedMap<String, Map<String, Object>> json() {
        return elements;
    }
}
