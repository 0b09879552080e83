package dev.consilium.cli.mask;

import dev.consilium.imaging.maskfile.MaskReading;
import dev.consilium.quality.fusion.FusionOptions;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code fuse} is asked for.
 *
 * @param segment which one of each file, null where each has but one
 * @param extend whether masks may reach differently far
 */
public record FuseRequest(
        List<Path> masks,
        FusionOptions options,
        MaskReading reading,
        @Nullable Integer segment,
        boolean extend,
        FuseFiles files) {}
