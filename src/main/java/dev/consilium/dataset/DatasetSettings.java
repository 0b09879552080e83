package dev.consilium.dataset;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where exports lie and for how long. All nodes of one installation share the directory.
 *
 * @param exports by default beside the store of images
 * @param keep how long a file can be saved; what is known of the export stays
 * @param silence after which an export whose process says nothing any more counts as interrupted
 */
@ConfigurationProperties("consilium.dataset")
public record DatasetSettings(
        @Nullable Path exports,
        @DefaultValue("7d") Duration keep,
        @DefaultValue("60s") Duration silence) {}
