package dev.consilium.worklist;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long people work in one go. Advice, never a limit.
 *
 * @param advised active time after which a break is advised
 * @param rest time without any activity that counts as a break
 */
@ConfigurationProperties("consilium.sitting")
public record SittingSettings(
        @DefaultValue("50m") Duration advised,
        @DefaultValue("5m") Duration rest) {}
