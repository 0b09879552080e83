package dev.consilium.worklist;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.health.CompositeHealth;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthComponent;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/** The components of the application's health, of which the open endpoint tells only whether all are well. */
@Component
class Vitals {

    /** @param free bytes of a disk, {@code total} of it, {@code threshold} below which it is full; null of what is no disk */
    record Vital(
            boolean up,
            @Nullable Long free,
            @Nullable Long total,
            @Nullable Long threshold) {}

    private final ObjectProvider<HealthEndpoint> health;

    Vitals(ObjectProvider<HealthEndpoint> health) {
        this.health = health;
    }

    /** By the name of the component; empty where nothing is served. */
    Map<String, Vital> read() {
        Map<String, Vital> vitals = new TreeMap<>();
        HealthEndpoint endpoint = health.getIfAvailable();
        if (endpoint != null && endpoint.health() instanceof CompositeHealth all) {
            all.getComponents().forEach((name, component) -> vitals.put(name, vital(component)));
        }
        return vitals;
    }

    private static Vital vital(HealthComponent component) {
        Map<String, Object> details = component instanceof Health one ? one.getDetails() : Map.of();
        return new Vital(
                Status.UP.equals(component.getStatus()),
                bytes(details, "free"),
                bytes(details, "total"),
                bytes(details, "threshold"));
    }

    private static @Nullable Long bytes(Map<String, Object> details, String name) {
        return details.get(name) instanceof Number number ? number.longValue() : null;
    }
}
