package dev.consilium.platform;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of sessions; how long one may rest is {@code server.servlet.session.timeout}.
 *
 * @param longestSession a session ends then, however busy
 * @param parallelSessions sessions one account may have; one more ends the oldest
 */
@ConfigurationProperties("consilium.platform")
public record PlatformSettings(
        @DefaultValue("12h") Duration longestSession,
        @DefaultValue("2") int parallelSessions) {}
