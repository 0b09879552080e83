package dev.consilium.annotation;

import dev.consilium.annotation.LabelSchema.LabelClass;
import dev.consilium.common.Refusal;
import java.util.List;

/** The structural wall: a label names a class, a kind and attributes of the schema, or it is not stored. */
final class KnownLabels {

    private KnownLabels() {}

    static void require(LabelSchema schema, List<Label> labels) {
        if (labels == null) {
            throw Refusal.invalid("LABELS_MISSING", "The list of labels is missing: send an empty one for none.");
        }
        for (int index = 0; index < labels.size(); index++) {
            requireKnown(schema, labels.get(index), "/" + index);
        }
    }

    private static void requireKnown(LabelSchema schema, Label label, String place) {
        LabelClass known = schema.find(label == null ? null : label.labelClass())
                .orElseThrow(() -> refused(
                        place,
                        "UNKNOWN_CLASS",
                        "The label at " + place + " names no class of this protocol. Its classes are " + codes(schema)
                                + "."));
        if (label.kind() != known.kind()) {
            throw refused(
                    place,
                    "WRONG_KIND",
                    "The label at " + place + " has the wrong kind: this class is given as "
                            + known.kind().code() + ".");
        }
        requireAsked(known, label, place);
        for (String attribute : label.attributes().keySet()) {
            if (!knows(known, attribute)) {
                throw refused(
                        place,
                        "UNKNOWN_ATTRIBUTE",
                        "The label at " + place + " has an attribute its class does not have. Leave it out.");
            }
        }
    }

    private static void requireAsked(LabelClass known, Label label, String place) {
        Double confidence = label.confidence();
        if (confidence == null) {
            return;
        }
        if (!known.confidence()) {
            throw refused(
                    place,
                    "CONFIDENCE_UNASKED",
                    "The label at " + place
                            + " says how sure its reader is, and its class does not ask for that. Leave it out.");
        }
        if (!(confidence >= 0 && confidence <= 1)) {
            throw refused(
                    place, "CONFIDENCE_RANGE", "Confidence of the label at " + place + " is a number from 0 to 1.");
        }
    }

    private static Refusal refused(String place, String code, String sentence) {
        return Refusal.unprocessable(code, sentence).with(LabelRegions.LOCATION, LabelRegions.LABELS + place);
    }

    private static boolean knows(LabelClass known, String attribute) {
        return known.attribute(attribute).isPresent() || (known.ordinal() && attribute.equals(LabelSchema.SCALE));
    }

    private static String codes(LabelSchema schema) {
        return String.join(", ", schema.classes().stream().map(LabelClass::code).toList());
    }
}
