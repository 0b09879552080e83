package dev.consilium.workflow.protocol;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A file of a protocol: its name without folders, and its bytes.
 *
 * @param fault why its bytes could not be read, null where they could
 */
@SuppressWarnings("ArrayRecordComponent") // compared by name only; bytes are read, never changed
public record ProtocolFile(
        String name, byte[] content, @Nullable String fault) {

    /** The largest file that is part of a protocol, in bytes. */
    public static final int LARGEST = 1 << 20;

    public ProtocolFile(String name, byte[] content) {
        this(name, content, null);
    }

    static ProtocolFile unreadable(String name, String fault) {
        return new ProtocolFile(name, new byte[0], fault);
    }

    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    public boolean is(String suffix) {
        return name.endsWith(suffix);
    }
}
