package dev.consilium.dicom;

import dev.consilium.dicom.DeidentificationPolicy.Option;
import java.util.List;
import java.util.Set;

/**
 * The treatment of one attribute, and the one to fall back to where the first cannot be done. Rows of Table E.1-1 go first (with Clean
 * Structured Content, Clean Descriptors and Modified Dates); what the table does not list goes by its VR (the sweep). Where a row offers a choice by the type in the
 * IOD, the strongest that is valid for every type is made: D before U before Z before X.
 */
record Decision(Treatment treatment, Treatment otherwise) {

    static final String CLEAN_STRUCTURED_CONTENT = "113104";
    static final String CLEAN_DESCRIPTORS = "113105";
    static final String MODIFIED_DATES = "113107";

    /** What the rows of Retain Device Identity (113109) say of a maker and a model; the rest of them is of one device. */
    private static final Set<Integer> MODELS = Set.of(Tag.LensMake, Tag.LensModel, Tag.SourceManufacturer);

    static Decision always(Treatment treatment) {
        return new Decision(treatment, Treatment.REMOVE);
    }

    /** @param vr by the dictionary, where it knows the tag */
    static Decision of(int tag, Vr vr, DeidentificationPolicy policy) {
        return ConfidentialityProfile.find(tag)
                .map(row -> byTable(row, tag, vr, policy))
                .orElseGet(() -> Dictionary.find(tag).isEmpty() ? always(Treatment.REMOVE) : byVr(tag, vr));
    }

    private static Decision byTable(ProfileRow row, int tag, Vr vr, DeidentificationPolicy policy) {
        if (tag == Tag.PatientID || tag == Tag.PatientName) {
            return new Decision(Treatment.PSEUDONYM, Treatment.EMPTY);
        }
        if (row.cleansUnder(CLEAN_STRUCTURED_CONTENT)) {
            return always(Treatment.CONTENT);
        }
        if (row.cleansUnder(MODIFIED_DATES) && vr.isText()) {
            return new Decision(Treatment.DATE, Treatment.EMPTY);
        }
        Treatment basic = basic(row.action(), vr);
        if (policy.retains(Option.DEVICE_MODEL) && MODELS.contains(tag)) {
            return new Decision(Treatment.TEXT, basic);
        }
        if (policy.retains(Option.PATIENT_CHARACTERISTICS) && row.keepsUnder(Option.PATIENT_CHARACTERISTICS.code())) {
            return new Decision(kept(tag, vr), basic);
        }
        return row.cleansUnder(CLEAN_DESCRIPTORS) && vr.isText()
                ? new Decision(Treatment.WORDS, basic)
                : new Decision(basic, basic);
    }

    /** What the patient is like stays where no text of it names anybody. */
    private static Treatment kept(int tag, Vr vr) {
        Treatment swept = byVr(tag, vr).treatment();
        return swept == Treatment.REMOVE ? Treatment.TEXT : swept;
    }

    private static Treatment basic(String action, Vr vr) {
        List<String> choices = List.of(action.split("/", -1));
        if (choices.contains("D")) {
            return Treatment.DUMMY;
        }
        if (choices.contains("U") || choices.contains("U*")) {
            return vr == Vr.SQ ? Treatment.ITEMS : Treatment.UID;
        }
        if (choices.contains("Z")) {
            return Treatment.EMPTY;
        }
        if (choices.contains("X")) {
            return Treatment.REMOVE;
        }
        throw new IllegalStateException("no such action: " + action);
    }

    /** Of a private value that is known to measure. */
    static Treatment measured(Vr vr) {
        return byVr(0, vr).treatment();
    }

    /** What is not in the table. */
    static Decision byVr(int tag, Vr vr) {
        return switch (vr) {
            case SQ -> always(Treatment.ITEMS);
            case DA, DT, TM -> new Decision(Treatment.DATE, Treatment.EMPTY);
            case PN -> always(Treatment.DUMMY);
            case UI -> always(Treatment.UID_UNLESS_STANDARD);
            case LO, SH, ST, LT, UT, UC, UR, AE, UN -> RetainedText.decision(tag);
            case CS -> new Decision(Treatment.CODE_STRING, Treatment.EMPTY);
            case DS, IS -> new Decision(Treatment.DECIMAL, Treatment.EMPTY);
            case AS -> new Decision(Treatment.AGE, Treatment.EMPTY);
            case AT, FD, FL, OB, OD, OF, OL, OV, OW, SL, SS, SV, UL, US, UV -> always(Treatment.BYTES);
        };
    }
}
