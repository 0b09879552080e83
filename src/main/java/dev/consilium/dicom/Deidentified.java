package dev.consilium.dicom;

import java.util.List;

/**
 * What de-identification made of a data set.
 *
 * @param dataset a new data set; the input is untouched
 * @param methodCodes codes of CID 7050 that were applied and stand in (0012,0064)
 * @param tableEdition edition of PS3.15 Table E.1-1 that was applied
 */
public record Deidentified(Dataset dataset, List<String> methodCodes, String tableEdition) {}
