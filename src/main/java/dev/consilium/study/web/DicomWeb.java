package dev.consilium.study.web;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Addresses and types of the DICOMweb subset (PS3.18). A UID that is none leads nowhere. */
final class DicomWeb {

    static final String JSON = "application/dicom+json";
    static final String STUDIES = "/dicomweb/studies";
    static final String STUDY = STUDIES + "/{study:[0-9.]+}";
    static final String SERIES = STUDY + "/series/{series:[0-9.]+}";
    static final String INSTANCE = SERIES + "/instances/{instance:[0-9.]+}";

    /** As pictures of slices. */
    static final CacheControl KEEP = CacheControl.maxAge(Duration.ofMinutes(5)).cachePrivate();

    private DicomWeb() {}

    static String address(String... path) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .path(STUDIES + "/" + String.join("/", path))
                .toUriString();
    }
}
