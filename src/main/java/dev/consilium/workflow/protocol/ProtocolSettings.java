package dev.consilium.workflow.protocol;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which protocols the product runs.
 *
 * @param directory a {@code processes} directory, with {@code forms} beside it, in place of what ships; null where what ships runs
 */
@ConfigurationProperties("consilium.workflow.protocols")
record ProtocolSettings(@Nullable Path directory) {}
