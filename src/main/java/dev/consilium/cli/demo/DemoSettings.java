package dev.consilium.cli.demo;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the demo.
 *
 * @param images directory of DICOM files to take in, null for none
 * @param credentials file the passwords of the demo team are written to, readable by its owner only
 */
@ConfigurationProperties("consilium.demo")
record DemoSettings(
        @Nullable Path images,
        @DefaultValue("data/demo-credentials.txt") Path credentials) {}
