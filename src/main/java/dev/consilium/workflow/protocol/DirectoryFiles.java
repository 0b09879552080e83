package dev.consilium.workflow.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an author edits: a {@code processes} directory, with {@code forms} beside it. A shared file or form that is not there is
 * the one that ships; a folder stands for itself. Whatever a file is, reading it costs no more than the largest one allowed.
 */
final class DirectoryFiles implements ProtocolFiles {

    private static final int MOST_ENTRIES = 60;

    private final Path processes;
    private final ProtocolFiles shipped;

    DirectoryFiles(Path processes, ProtocolFiles shipped) {
        this.processes = processes;
        this.shipped = shipped;
    }

    @Override
    public List<String> folders() {
        return entries(processes).stream()
                .filter(folder -> Files.isDirectory(folder)
                        && entries(folder).stream()
                                .anyMatch(file -> nameOf(file).endsWith(".bpmn")))
                .map(DirectoryFiles::nameOf)
                .toList();
    }

    @Override
    public Map<String, ProtocolFile> folder(String key) {
        Map<String, ProtocolFile> files = new TreeMap<>();
        for (Path file : entries(processes.resolve(key))) {
            files.put(nameOf(file), read(file));
        }
        return files;
    }

    @Override
    public Optional<ProtocolFile> shared(String name) {
        return file(processes.resolve(SHARED).resolve(name)).or(() -> shipped.shared(name));
    }

    @Override
    public Optional<ProtocolFile> form(String name) {
        return file(processes.resolveSibling("forms").resolve(name)).or(() -> shipped.form(name));
    }

    private static Optional<ProtocolFile> file(Path file) {
        return Files.exists(file, java.nio.file.LinkOption.NOFOLLOW_LINKS) ? Optional.of(read(file)) : Optional.empty();
    }

    /** One file, however strange: what cannot be read says so. */
    static ProtocolFile read(Path file) {
        if (!Files.isRegularFile(file)) {
            return ProtocolFile.unreadable(nameOf(file), "It is not a file, or a link that leads to none.");
        }
        try (InputStream content = Files.newInputStream(file)) {
            return new ProtocolFile(nameOf(file), content.readNBytes(ProtocolFile.LARGEST + 1));
        } catch (IOException e) {
            return ProtocolFile.unreadable(nameOf(file), "The file cannot be read.");
        }
    }

    /** What a directory holds, in order; hidden entries are left out, and whatever comes after more than a protocol may hold. */
    static List<Path> entries(Path directory) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
            for (Path entry : all) {
                if (!nameOf(entry).startsWith(".") && entries.size() <= MOST_ENTRIES) {
                    entries.add(entry);
                }
            }
        } catch (IOException e) {
            return List.of();
        }
        return entries.stream().sorted().toList();
    }

    private static String nameOf(Path path) {
        return String.valueOf(path.getFileName());
    }
}
