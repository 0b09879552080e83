package dev.consilium.annotation;

import dev.consilium.annotation.LabelSchema.Attribute;
import dev.consilium.annotation.LabelSchema.LabelClass;
import dev.consilium.annotation.LabelSchema.Laterality;
import dev.consilium.annotation.LabelValidation.LabelFinding;
import java.util.ArrayList;
import java.util.List;

/** Everything one label can be found wanting of, against its class. */
final class LabelCheck {

    private static final int LONGEST_TEXT = 500;

    private final String place;
    private final Label label;
    private final List<LabelFinding> findings = new ArrayList<>();

    LabelCheck(String place, Label label) {
        this.place = place;
        this.label = label;
    }

    List<LabelFinding> findings() {
        return findings;
    }

    void block(String code, String below, String sentence) {
        findings.add(new LabelFinding(code, true, place + below, sentence));
    }

    /** Cannot come from a submission, which refuses it; can after a case was moved to a changed schema. */
    void unknown() {
        block("UNKNOWN_CLASS", "/class", "The schema has no such class of this kind: choose another.");
    }

    void contradiction(LabelClass labelClass) {
        block(
                "LATERALITY_CONTRADICTION",
                "/attributes/" + labelClass.sideAttribute(),
                labelClass.name() + " is given for both sides and once more for one of them: remove one.");
    }

    void against(LabelClass labelClass) {
        scale(labelClass);
        for (Attribute attribute : labelClass.attributes()) {
            if (labelClass.lateral() && attribute.code().equals(labelClass.sideAttribute())) {
                side(labelClass, attribute);
            } else {
                attribute(attribute);
            }
        }
        geometry(labelClass);
    }

    private void scale(LabelClass labelClass) {
        String value = label.attributes().get(LabelSchema.SCALE);
        if (labelClass.ordinal() && (value == null || !labelClass.scale().contains(value))) {
            block(
                    "SCALE_VALUE",
                    "/attributes/scale",
                    labelClass.name() + " is graded: choose one of " + String.join(", ", labelClass.scale()) + ".");
        }
    }

    private void side(LabelClass labelClass, Attribute attribute) {
        String value = label.attributes().get(attribute.code());
        boolean needed = labelClass.laterality() == Laterality.REQUIRED;
        String oneOf = "one of " + String.join(", ", attribute.values()) + ".";
        if (needed && (value == null || value.isBlank())) {
            block(
                    "LATERALITY_MISSING",
                    "/attributes/" + attribute.code(),
                    labelClass.name() + " has a side: " + attribute.name() + " is " + oneOf);
        } else if (value != null && !value.isBlank() && !attribute.values().contains(value)) {
            block(
                    "LATERALITY_VALUE",
                    "/attributes/" + attribute.code(),
                    attribute.name() + " names no side: choose " + oneOf);
        } else {
            attribute(attribute);
        }
    }

    private void attribute(Attribute attribute) {
        String value = label.attributes().get(attribute.code());
        String below = "/attributes/" + attribute.code();
        if (value == null || value.isBlank()) {
            if (attribute.required()) {
                block("ATTRIBUTE_MISSING", below, attribute.name() + " must be given.");
            }
        } else if (!attribute.values().isEmpty() && !attribute.values().contains(value)) {
            block(
                    "ATTRIBUTE_VALUE",
                    below,
                    attribute.name() + " must be one of " + String.join(", ", attribute.values()) + ".");
        } else if (value.length() > LONGEST_TEXT) {
            block("ATTRIBUTE_VALUE", below, attribute.name() + " is longer than " + LONGEST_TEXT + " characters.");
        }
    }

    private void geometry(LabelClass labelClass) {
        GeometryCheck.fault(label)
                .ifPresent(fault -> findings.add(
                        new LabelFinding(fault.code(), true, place + "/geometry", fault.sentence(), fault.voxel())));
        Double minimum = labelClass.minimumSizeMm();
        if (minimum != null) {
            GeometryCheck.extentMm(label)
                    .filter(extent -> extent < minimum)
                    .ifPresent(extent -> findings.add(tooSmall(place, labelClass.name(), minimum)));
        }
    }

    static LabelFinding tooSmall(String place, String name, double minimum) {
        return new LabelFinding(
                "TOO_SMALL",
                true,
                place + "/geometry",
                name + " must measure at least " + minimum + " mm to be labelled.");
    }
}
