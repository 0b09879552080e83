package dev.consilium.dicom;

import java.util.Map;

/**
 * One row of Table E.1-1.
 *
 * @param action as printed: X, D, Z, U, or a choice such as {@code X/Z/D}
 * @param options code of CID 7050 -> K or C, only where the cell is filled
 */
record ProfileRow(TagPattern tag, String action, Map<String, String> options) {

    boolean keepsUnder(String option) {
        return "K".equals(options.get(option));
    }

    boolean cleansUnder(String option) {
        return "C".equals(options.get(option));
    }
}
