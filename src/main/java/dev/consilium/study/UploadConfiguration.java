package dev.consilium.study;

import dev.consilium.common.PrivateFiles;
import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.web.servlet.MultipartProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Uploads never lie among the system's temporary files: what a crash leaves there nobody sweeps, and others may read it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class UploadConfiguration {

    @Bean
    MultipartConfigElement multipartConfigElement(MultipartProperties limits, StudySettings settings)
            throws IOException {
        limits.setLocation(PrivateFiles.directory(settings.received()).toString());
        return limits.createMultipartConfig();
    }
}
