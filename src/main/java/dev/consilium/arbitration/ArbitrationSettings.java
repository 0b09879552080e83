package dev.consilium.arbitration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Settings of decisions and audits. @param audits false where no auditor is there to be asked: a replay of recorded labels */
@ConfigurationProperties("consilium.arbitration")
public record ArbitrationSettings(@DefaultValue("true") boolean audits) {}
