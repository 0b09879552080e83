package dev.consilium.dicom;

import org.jspecify.annotations.Nullable;

/**
 * What could be read of a file.
 *
 * @param dataset the elements up to the fault, empty where there was none to read
 * @param transferSyntax as group 0002 names it, or as the elements look; empty where neither says
 * @param mediaStorageSopClass (0002,0002), empty where it is not said
 * @param executablePreamble whether a program, an archive or a page of the web begins in the preamble (PS3.10 7.1, CVE-2019-11687)
 * @param fault why the rest could not be read; null where all was
 */
public record PartialRead(
        Dataset dataset,
        String transferSyntax,
        String mediaStorageSopClass,
        boolean executablePreamble,
        @Nullable DicomException fault) {}
