package dev.consilium.study;

import dev.consilium.dicom.DicomToolkit;
import dev.consilium.dicom.DicomToolkits;
import dev.consilium.dicom.ReadLimits;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Binds the DICOM port to the adapter that is there. */
@Configuration(proxyBeanMethods = false)
class StudyConfiguration {

    @Bean
    @ConditionalOnMissingBean
    DicomToolkit dicomToolkit() {
        return DicomToolkits.present();
    }

    @Bean
    KeySource keySource(StudySettings settings, KeySettings keys, Environment environment) {
        return switch (keys.keySource()) {
            case DIRECTORY -> new KeyDirectory(settings.keys());
            case ENVIRONMENT -> new KeyEnvironment(environment);
        };
    }

    @Bean
    ReadLimits readLimits(StudySettings settings, DicomLimits limits) {
        return new ReadLimits(
                limits.maxDepth(),
                settings.maxObjectBytes(),
                limits.maxInflatedBytes(),
                limits.maxInflateRatio(),
                limits.maxElements(),
                limits.maxReadTime());
    }
}
