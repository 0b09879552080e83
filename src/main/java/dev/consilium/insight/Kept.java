package dev.consilium.insight;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What was computed from closed cases, kept in memory until they are others. Each node keeps its own; the least recently asked goes first.
 */
final class Kept<V> {

    private static final int MOST = 64;

    private record Entry<V>(String mark, V value) {}

    private final Map<String, Entry<V>> entries = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Entry<V>> eldest) {
            return size() > MOST;
        }
    };

    /** @param mark of what it is computed from: the value is computed anew where it differs from that of the kept one */
    V of(String key, String mark, Supplier<V> computed) {
        synchronized (entries) {
            Entry<V> kept = entries.get(key);
            if (kept != null && kept.mark().equals(mark)) {
                return kept.value();
            }
        }
        V value = computed.get();
        synchronized (entries) {
            entries.put(key, new Entry<>(mark, value));
        }
        return value;
    }
}
