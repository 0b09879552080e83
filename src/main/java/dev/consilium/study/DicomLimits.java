package dev.consilium.study;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** What one DICOM object may ask of its reader; see {@link dev.consilium.dicom.ReadLimits}. */
@ConfigurationProperties("consilium.dicom")
record DicomLimits(
        @DefaultValue("64") int maxDepth,
        @DefaultValue("200000") int maxElements,
        @DefaultValue("2147483648") long maxInflatedBytes,
        @DefaultValue("100") int maxInflateRatio,
        @DefaultValue("30s") Duration maxReadTime) {}
