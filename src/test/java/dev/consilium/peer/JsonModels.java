package dev.consilium.peer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Two writings of one object in the DICOM JSON Model. What they may differ in: bulk data is left out by us and an address with Orthanc;
 * Orthanc keeps the name of the character set that the text no longer is in, the padding of inner values and component groups of a name
 * that are empty, splits texts of one value at a backslash, writes single precision in all the digits of double precision, gives numbers
 * for OF and OD where the model has bytes, and knows the types of private elements that came without one.
 */
final class JsonModels {

    private static final String CHARACTER_SET = "00080005";
    private static final Set<String> BYTES = Set.of("OF", "OD");

    private JsonModels() {}

    /** Tags, with those of the sequences around. */
    static List<String> differences(JsonNode ours, JsonNode orthancs) {
        List<String> found = new ArrayList<>();
        compare("", ours, orthancs, found);
        return found;
    }

    private static void compare(String at, JsonNode ours, JsonNode orthancs, List<String> found) {
        TreeSet<String> names = new TreeSet<>();
        ours.fieldNames().forEachRemaining(names::add);
        orthancs.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            attribute(at + name, ours.path(name), orthancs.path(name), found);
        }
    }

    private static void attribute(String name, JsonNode ours, JsonNode orthancs, List<String> found) {
        if (orthancs.has("BulkDataURI") && (ours.isMissingNode() || ours.has("InlineBinary"))) {
            return;
        }
        if (ours.isMissingNode() || orthancs.isMissingNode()) {
            found.add(name + (ours.isMissingNode() ? " is missing" : " is ours alone"));
            return;
        }
        String vr = ours.path("vr").asText();
        if (BYTES.contains(vr) || isUntypedPrivate(name, vr)) {
            return;
        }
        if (!vr.equals(orthancs.path("vr").asText())) {
            found.add(
                    name + " is " + vr + ", with Orthanc " + orthancs.path("vr").asText());
        } else if (vr.equals("SQ")) {
            items(name, ours.path("Value"), orthancs.path("Value"), found);
        } else if (!name.endsWith(CHARACTER_SET) && !values(vr, ours).equals(values(vr, orthancs))) {
            found.add(name + " has other values");
        }
    }

    private static boolean isUntypedPrivate(String name, String vr) {
        int group = Integer.parseInt(name.substring(name.length() - 8, name.length() - 4), 16);
        return vr.equals("UN") && group % 2 == 1;
    }

    private static void items(String name, JsonNode ours, JsonNode orthancs, List<String> found) {
        if (ours.size() != orthancs.size()) {
            found.add(name + " has other items");
            return;
        }
        for (int i = 0; i < ours.size(); i++) {
            compare(name + "[" + i + "].", ours.path(i), orthancs.path(i), found);
        }
    }

    private static List<String> values(String vr, JsonNode attribute) {
        List<String> values = new ArrayList<>();
        attribute.path("Value").forEach(value -> values.add(value(vr, value)));
        if (attribute.has("InlineBinary")) {
            values.add(attribute.path("InlineBinary").asText());
        }
        return List.of("LT", "ST", "UT").contains(vr) && !values.isEmpty()
                ? List.of(String.join("\\", values).stripTrailing())
                : values;
    }

    private static String value(String vr, JsonNode value) {
        if (value.isNumber()) {
            return vr.equals("FL") ? Float.toString(value.floatValue() + 0f) : Double.toString(value.doubleValue());
        }
        if (vr.equals("PN")) {
            return List.of("Alphabetic", "Ideographic", "Phonetic").stream()
                    .map(group -> value.path(group).asText(""))
                    .toList()
                    .toString();
        }
        return value.isNull() ? "" : value.asText().stripTrailing();
    }
}
