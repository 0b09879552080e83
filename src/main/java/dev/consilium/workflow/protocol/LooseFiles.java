package dev.consilium.workflow.protocol;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A diagram outside every {@code processes} directory: what it refers to lies beside it, in {@code forms}, or ships. */
final class LooseFiles implements ProtocolFiles {

    private final Path folder;
    private final ProtocolFiles shipped;

    LooseFiles(Path folder, ProtocolFiles shipped) {
        this.folder = folder;
        this.shipped = shipped;
    }

    @Override
    public List<String> folders() {
        return List.of();
    }

    @Override
    public Map<String, ProtocolFile> folder(String key) {
        return Map.of();
    }

    @Override
    public Optional<ProtocolFile> shared(String name) {
        return first(folder.resolve(name)).or(() -> shipped.shared(name));
    }

    @Override
    public Optional<ProtocolFile> form(String name) {
        return first(
                        folder.resolve(name),
                        folder.resolve("forms").resolve(name),
                        folder.resolveSibling("forms").resolve(name))
                .or(() -> shipped.form(name));
    }

    private static Optional<ProtocolFile> first(Path... files) {
        return Stream.of(files)
                .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
                .findFirst()
                .map(DirectoryFiles::read);
    }
}
