package dev.consilium.workflow.engine;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the engine.
 *
 * @param history what the engine keeps: {@code audit} in the product; {@code none} for replay and benchmarks
 * @param cleanupFrom start of the nightly clean-up of history, {@code HH:mm}; @param cleanupUntil its end
 * @param retries attempts of a technical fault before it becomes an incident
 * @param jobThreads threads that execute jobs on this node
 */
@ConfigurationProperties("consilium.workflow")
public record WorkflowSettings(
        @DefaultValue("AUDIT") History history,
        @DefaultValue("01:00") String cleanupFrom,
        @DefaultValue("05:00") String cleanupUntil,
        @DefaultValue("5") int retries,
        @DefaultValue("2") int jobThreads) {

    /** How much history the engine writes. */
    public enum History {
        AUDIT,
        NONE
    }
}
