package dev.consilium.workflow.protocol;

import dev.consilium.common.Digests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Everything one protocol runs with: its own folder and the shared diagrams, tables and forms it refers to. The digest is
 * SHA-256 over names and contents in order of their names, so equal bundles are the same version wherever they were built.
 *
 * @param key folder name, for example {@code finding-consensus}
 */
public record ProtocolBundle(String key, List<ProtocolFile> files) {

    public ProtocolBundle {
        files = files.stream().sorted(Comparator.comparing(ProtocolFile::name)).toList();
    }

    public String digest() {
        MessageDigest sha256 = Digests.sha256();
        for (ProtocolFile file : files) {
            sha256.update(file.name().getBytes(StandardCharsets.UTF_8));
            sha256.update((byte) 0);
            sha256.update(Digests.sha256().digest(file.content()));
        }
        return Digests.hex(sha256.digest());
    }

    public Optional<ProtocolFile> find(String name) {
        return files.stream().filter(file -> file.name().equals(name)).findFirst();
    }

    /** @throws IllegalStateException where the bundle lacks it */
    public ProtocolFile get(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("protocol " + key + " has no " + name));
    }

    /** The same bundle with one file put in place of another of that name. */
    public ProtocolBundle with(ProtocolFile replacement) {
        return new ProtocolBundle(
                key,
                java.util.stream.Stream.concat(
                                files.stream().filter(file -> !file.name().equals(replacement.name())),
                                java.util.stream.Stream.of(replacement))
                        .toList());
    }

    /** The diagram that carries the protocol. */
    public ProtocolFile diagram() {
        return get(key + ".bpmn");
    }
}
