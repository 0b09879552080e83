package dev.consilium.workflow.protocol;

import java.nio.charset.StandardCharsets;

/** One file of a protocol: its name without folders, and its bytes. */
@SuppressWarnings("ArrayRecordComponent") // compared by name only; bytes are read, never changed
public record ProtocolFile(String name, byte[] content) {

    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    public boolean is(String suffix) {
        return name.endsWith(suffix);
    }
}
