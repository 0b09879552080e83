package dev.consilium.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of accounts.
 *
 * @param bcryptStrength log2 of the rounds; 12 or more in production
 * @param failuresBeforeDelay failed sign-ins of one account before answers are delayed
 * @param longestDelay upper bound of the delay, which doubles with each further failure
 * @param setupValid how long the one-time link of the first start holds
 * @param passwordLinkValid how long a link to set a password holds
 */
@ConfigurationProperties("consilium.identity")
public record IdentitySettings(
        @DefaultValue("12") int bcryptStrength,
        @DefaultValue("5") int failuresBeforeDelay,
        @DefaultValue("15m") Duration longestDelay,
        @DefaultValue("15m") Duration setupValid,
        @DefaultValue("3d") Duration passwordLinkValid) {}
